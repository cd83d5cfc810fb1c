"""A touchpoint put onto an arrow: it leaves its place in the flow, which is closed behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blueprint.edit.bridging import bridge
from blueprint.edit.data import Data, changes_of, put_after, touchpoint, touchpoints
from blueprint.edit.refused import refused
from blueprint.edit.verb import Kinds, Verb, text
from blueprint.edit.ways import ways_of, write_ways


@dataclass(frozen=True)
class Reroute(Verb):
    """Share, condition and hand-off of the arrow stay on its first half; in the file it stands behind `from_`."""

    name: ClassVar[str] = "reroute"
    kinds: ClassVar[Kinds] = {"id": text, "from_": text, "to": text}

    id: str
    from_: str
    to: str

    def changed(self, data: Data) -> Data:
        """The data with the touchpoint between the two."""
        known, step, source = touchpoints(data), touchpoint(data, self.id), touchpoint(data, self.from_)
        if self.id in (self.from_, self.to) or not ways_of(source).to(self.to):
            raise refused(
                "{one!r} does not lead to {other!r}",
                "{one!r} 并不通向 {other!r}",
                one=self.from_,
                other=self.to,
            )
        if len(ways_of(step)) > 1:
            raise refused(
                "{id!r} leads to several, so nobody can tell which way it should take; connect it by hand",
                "{id!r} 有多条去向，无法判断走哪一条；请手动连接",
                id=self.id,
            )
        if any(ways_of(other).together and ways_of(other).to(self.id) for other in known.values()):
            raise refused(
                "{id!r} runs beside others; take it out of there first",
                "{id!r} 与其他步骤并行；请先将其移出",
                id=self.id,
            )
        bridge(data, self.id)
        for place in (source, *changes_of(data, self.from_)):
            ways = ways_of(place)
            connection = ways.to(self.to)
            if connection and not ways.to(self.id):
                connection["to"] = self.id
                write_ways(place, ways)
        out = ways_of(step)
        if out.connections:
            out.connections[0]["to"] = self.to
            write_ways(step, out)
        else:
            step.pop("end", None)
            step["next"] = self.to
        put_after(known, self.id, known.pop(self.id), self.from_)
        return data
