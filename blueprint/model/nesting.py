"""Maps in maps: which touchpoint stands for which other map, and the ids of what is inside.

A touchpoint that says `map: other` stands for every touchpoint of that map. What is inside it is called
`outer/inner`, and leaving it again `outer/`; no file can write either, because an id has no `/`.
"""

from __future__ import annotations

from collections.abc import Mapping

from blueprint.model.service_map import ServiceMap
from blueprint.source.limits import TOUCHPOINTS

SEPARATOR = "/"
MOST = TOUCHPOINTS
"""Touchpoints of a map and of all maps inside it together."""


def within(outer: str, inner: str) -> str:
    """The id of a touchpoint inside another one."""
    return f"{outer}{SEPARATOR}{inner}"


def leaving(id_: str) -> str:
    """The id of the state in which customers have passed all that is inside a touchpoint."""
    return f"{id_}{SEPARATOR}"


def is_leaving(id_: str) -> bool:
    """Whether an id is of such a state."""
    return id_.endswith(SEPARATOR)


def outermost(id_: str) -> str:
    """The touchpoint of the outer map that an id lies in: itself where it is not inside another one."""
    return id_.partition(SEPARATOR)[0]


def nested(service_map: ServiceMap, maps: Mapping[str, ServiceMap]) -> ServiceMap:
    """The map, each of its touchpoints with the map it stands for.

    What is there already stays: it may be changed (`--set repair/wait.emotion=2`). A map that is not among
    `maps`, or that would hold itself, is left out; a rule of lint names it.
    """
    return _Nesting(maps).nested(service_map, ())


class _Nesting:
    def __init__(self, maps: Mapping[str, ServiceMap]) -> None:
        self._maps = maps
        self._done: dict[str, ServiceMap] = {}

    def nested(self, service_map: ServiceMap, around: tuple[str, ...]) -> ServiceMap:
        wanted = {t.id: t.map for t in service_map.touchpoints.values() if t.map}
        if not wanted:
            return service_map.with_inside({}) if service_map.inside else service_map
        around = (*around, service_map.name)
        inside = {}
        for id_, name in wanted.items():
            known = service_map.inside.get(id_)
            if known is not None and known.name == name:
                inside[id_] = known
            elif name in self._maps and name not in around:
                if name not in self._done:
                    self._done[name] = self.nested(self._maps[name], around)
                inside[id_] = self._done[name]
        return service_map.with_inside(inside)


def used_maps(service_map: ServiceMap) -> tuple[str, ...]:
    """The ids of the maps that a map's touchpoints stand for."""
    return tuple(dict.fromkeys(t.map for t in service_map.touchpoints.values() if t.map))


def circle(name: str, first: str, maps: Mapping[str, ServiceMap]) -> tuple[str, ...]:
    """The way from the map `name` by the map `first` on which a map comes again; empty when none does."""
    way: list[str] = [name]
    left: list[list[str]] = [[first]]
    done: set[str] = set()
    while left:
        if not left[-1]:
            left.pop()
            done.add(way.pop())
            continue
        other = left[-1].pop(0)
        if other in way:
            return (*way, other)
        if other not in done and other in maps:
            way.append(other)
            left.append(list(used_maps(maps[other])))
    return ()


def size(service_map: ServiceMap) -> int:
    """How many touchpoints a map has with all that is inside it."""
    known: dict[int, int] = {}

    def count(of: ServiceMap) -> int:
        if id(of) not in known:
            known[id(of)] = len(of.touchpoints) + sum(count(inner) for inner in of.inside.values())
        return known[id(of)]

    return count(service_map)


__all__ = [
    "MOST",
    "circle",
    "is_leaving",
    "leaving",
    "nested",
    "outermost",
    "size",
    "used_maps",
    "within",
]
