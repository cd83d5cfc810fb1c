"""Names in logs to ids of a map: an id, or a title in either language; and what a misspelt one may have meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from blueprint.suggestion import closest

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.text import Text


class Titled(Protocol):
    """A touchpoint or a segment."""

    @property
    def title(self) -> Text:
        """What it is called."""


def plain(name: str) -> str:
    """A name without what does not matter: width, case, blanks, `_` or `-` for a blank.

    >>> plain("Analyze_Defect"), plain("柜面　办理")
    ('analyze defect', '柜面 办理')
    """
    text = unicodedata.normalize("NFKC", name).replace("_", " ").replace("-", " ")
    return " ".join(text.split()).casefold()


class Names:
    """The ids of one kind of thing in a map, by all their names.

    Args:
        things: id to what has a title.
    """

    def __init__(self, things: Mapping[str, Titled]) -> None:
        self.ids = tuple(things)
        self._named: dict[str, list[str]] = {}
        for id_, thing in things.items():
            for name in {plain(text) for text in (id_, *(t for _, t in thing.title.by_language))}:
                self._named.setdefault(name, []).append(id_)

    def of(self, name: str) -> tuple[str, ...]:
        """The ids that a name means: one, several where a title is not the only one, or none."""
        return (name,) if name in self.ids else tuple(self._named.get(plain(name), ()))

    def like(self, name: str, least: float = 0.6) -> str | None:
        """The id whose name is most like this one, or the longest that is part of it; None: none is.

        Args:
            name: as a log has it.
            least: how like, 0..1.
        """
        said = plain(name)
        close = closest(said, self._named, least) or max(
            (known for known in self._named if len(known) > 1 and _part(known, said)), key=len, default=None
        )
        return self._named[close][0] if close else None


def _part(known: str, said: str) -> bool:
    """Whether a name is part of another: word for word, or where words are not parted, letter for letter."""
    return known in said and (not known.isascii() or set(known.split()) <= set(said.split()))


def touchpoint_names(service_map: ServiceMap, among: Iterable[str] | None = None) -> Names:
    """The names of a map's touchpoints, or of some of them."""
    known = service_map.touchpoints
    return Names({id_: known[id_] for id_ in (known if among is None else among)})
