"""What of a map's shares nobody knows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnknownShares:
    """Where two or more shares are left out, so that nobody knows them.

    Attributes:
        ways: touchpoints whose ways lack shares; what is inside another one as `outer/inner`.
        starts: touchpoints where customers enter, nobody knows how many.
        segments: without a share.
    """

    ways: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ways or self.starts or self.segments)

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """All touchpoints that lack a share."""
        return tuple(dict.fromkeys((*self.starts, *self.ways)))
