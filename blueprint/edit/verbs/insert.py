"""A new touchpoint on an arrow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from blueprint.edit.data import Data, changes_of, ids_of, put_after, touchpoint, touchpoints
from blueprint.edit.ids import id_from, new_id
from blueprint.edit.refused import refused
from blueprint.edit.verb import Kinds, Verb, maybe_id_to_be, text, title
from blueprint.edit.ways import ways_of, write_ways


@dataclass(frozen=True)
class Insert(Verb):
    """Share, condition and hand-off stay on the first half; segments that go that way go through it too."""

    name: ClassVar[str] = "insert"
    kinds: ClassVar[Kinds] = {"from_": text, "to": text, "lane": text, "title": title, "id": maybe_id_to_be}

    from_: str
    to: str
    lane: str
    title: Any
    id: str | None = None

    def pinned(self, data: Data) -> Verb:
        """With the id that the title gives."""
        return self if self.id else replace(self, id=id_from(self.title, ids_of(data)))

    def makes(self) -> tuple[str, ...]:
        """The new id."""
        return (self.id,) if self.id else ()

    def changed(self, data: Data) -> Data:
        """The data with the touchpoint between the two."""
        known = touchpoints(data)
        id_ = new_id(self.id or id_from(self.title, known), known)
        step = touchpoint(data, self.from_)
        if not ways_of(step).to(self.to):
            raise refused(
                "{one!r} does not lead to {other!r}",
                "{one!r} 并不通向 {other!r}",
                one=self.from_,
                other=self.to,
            )
        for place in (step, *changes_of(data, self.from_)):
            ways = ways_of(place)
            if connection := ways.to(self.to):
                connection["to"] = id_
                write_ways(place, ways)
        put_after(known, id_, {"lane": self.lane, "title": self.title, "next": self.to}, self.from_)
        return data
