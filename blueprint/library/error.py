"""What a map says that cannot give what it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.wording import Wording

_NO_SEGMENT = Wording(
    "there is no segment {name!r}; known: {known}", "没有名为 {name!r} 的客群；可用：{known}"
)


class MapError(Exception):
    """A map that cannot give what it was asked for; `str()` is a sentence in English, `wording` in both languages."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording


def no_segment(name: str, known: Sequence[str]) -> MapError:
    """A segment that the map does not have."""
    return MapError(_NO_SEGMENT.filled(name=name, known=", ".join(known)))
