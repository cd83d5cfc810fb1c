"""All ways out of a touchpoint at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from blueprint.edit.data import Data, data_of, put, touchpoint, touchpoints
from blueprint.edit.refused import no_touchpoint, refused
from blueprint.edit.verb import Kinds, Verb, mapping, maybe_mapping, text
from blueprint.edit.ways import Ways, ways_of, write_ways

_KEYS = ("to", "share", "when", "load", "handoff")


def _connections(value: Any) -> tuple[Data, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError
    found = tuple(mapping({"to": item} if isinstance(item, str) else item) for item in value)
    if any(text(item.get("to")) is None or not set(item) <= set(_KEYS) for item in found):
        raise ValueError
    return found


@dataclass(frozen=True)
class SetConnections(Verb):
    """Ways that are not named go; of those that are, `when`, `load` and `handoff` stay unless given (null takes them away).

    Exits stay as they are unless `end` is given.
    """

    name: ClassVar[str] = "set-connections"
    kinds: ClassVar[Kinds] = {"id": text, "next": _connections, "end": maybe_mapping}

    id: str
    next: tuple[Data, ...]
    end: Data | None = None

    def changed(self, data: Data) -> Data:
        """The data with these ways and no others; those there were keep their order."""
        step = touchpoint(data, self.id)
        before = ways_of(step)
        wanted = {item["to"]: item for item in self.next}
        if len(wanted) < len(self.next):
            raise refused("two ways lead to the same touchpoint", "有两条路通向同一个触点")
        for to in wanted:
            if to not in touchpoints(data) and not before.to(to):
                raise no_touchpoint(to)
        old = {c["to"]: c for c in before.connections}
        order = [*(to for to in old if to in wanted), *(to for to in wanted if to not in old)]
        exits = before.exits if self.end is None else data_of(self.end, "end")
        exits = {x: exits[x] for x in (*(x for x in before.exits if x in exits), *exits)}
        connections = [_laid_over(old.get(to, {}), wanted[to]) for to in order]
        write_ways(step, Ways(connections, before.together and len(connections) > 1, exits))
        return data


def _laid_over(old: Data, new: Data) -> Data:
    made = {k: v for k, v in old.items() if k != "share" or new.get("share") is not None}
    for name in _KEYS:
        if name in new:
            put(made, name, data_of(new[name], name), _KEYS)
    return made
