"""A connection more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blueprint.edit.data import Data, touchpoint
from blueprint.edit.refused import refused
from blueprint.edit.verb import Kinds, Verb, text
from blueprint.edit.ways import add_way, ways_of, write_ways


@dataclass(frozen=True)
class Connect(Verb):
    """A first way out is plain; a further one gets an equal part, and the others make room for it."""

    name: ClassVar[str] = "connect"
    kinds: ClassVar[Kinds] = {"from_": text, "to": text}

    from_: str
    to: str

    def changed(self, data: Data) -> Data:
        """The data with the connection."""
        step = touchpoint(data, self.from_)
        touchpoint(data, self.to)
        ways = ways_of(step)
        if ways.to(self.to):
            raise refused(
                "{one!r} already leads to {other!r}",
                "{one!r} 已经通向 {other!r}",
                one=self.from_,
                other=self.to,
            )
        add_way(ways, self.to)
        write_ways(step, ways)
        return data
