"""What differs in meaning between two maps, change by change, in the order of the new map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from blueprint.diff.parts import Leaves, Path, map_leaves, own_leaves, parts_by_id, ways_out
from blueprint.diff.renames import renames
from blueprint.edit.mentions import rename_touchpoint
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from blueprint.model.writing import as_written
from blueprint.source.writer import yaml_text

_NAMED = {"promises": "promise", "segments": "segment"}
"""Parts whose coming and going has kinds of its own; of others (needs, zones) values change."""
_PARTS = ("needs", "zones")
_APART = frozenset({"id", "blueprint", "touchpoints", *_NAMED, *_PARTS})
_PLACE = {("lane",), ("phase",)}


@dataclass(frozen=True, kw_only=True)
class Change:
    """One difference.

    Attributes:
        kind: such as `touchpoint-added` or `value-changed`.
        path: where in the map it is, ids of the new map; of what is gone, of the old one.
        id: the touchpoint, promise, segment or exit it is about; None where the path says it all.
        ends: of a connection, where it leads from and to.
        was, now: the values as a map writes them; None where there is none.
    """

    kind: str
    path: Path
    id: str | None = None
    ends: tuple[str, str] | None = None
    was: Any = None
    now: Any = None


def changes(old: ServiceMap, new: ServiceMap) -> tuple[Change, ...]:
    """Every difference in meaning; spelling, order of keys and comments are none."""
    known = renames(old, new)
    return tuple(_changes(_renamed(old, known), new, {b: a for a, b in known.items()}))


def _changes(old: ServiceMap, new: ServiceMap, was_called: Mapping[str, str]) -> Iterator[Change]:
    for path, was, now in _differences(map_leaves(old, _APART), map_leaves(new, _APART)):
        yield Change(kind="map-changed", path=path, was=was, now=now)
    for key, name in _NAMED.items():
        yield from _named(name, key, parts_by_id(getattr(old, key)), parts_by_id(getattr(new, key)))
    for key in _PARTS:
        yield from _values((key,), _together(getattr(old, key)), _together(getattr(new, key)))
    for id_ in new.touchpoints:
        if id_ in was_called:
            yield Change(
                kind="touchpoint-renamed", path=("touchpoints", id_), id=id_, was=was_called[id_], now=id_
            )
        elif id_ not in old.touchpoints:
            yield Change(kind="touchpoint-added", path=("touchpoints", id_), id=id_)
        yield from _touchpoint(id_, old, new)
    for id_ in old.touchpoints:
        if id_ not in new.touchpoints:
            yield Change(kind="touchpoint-removed", path=("touchpoints", id_), id=id_)
            yield from _ways(id_, old, None)


def _renamed(service_map: ServiceMap, known: Mapping[str, str]) -> ServiceMap:
    """The old map under the new ids, wherever it mentions them."""
    if not known:
        return service_map
    data = as_written(service_map)
    for old, new in known.items():
        rename_touchpoint(data, old, new)
    again = loads(yaml_text(data)).map
    assert again is not None, "a map written and renamed is a map"
    return again


def _touchpoint(id_: str, old: ServiceMap, new: ServiceMap) -> Iterator[Change]:
    if id_ in old.touchpoints:
        before, after = own_leaves(old.touchpoints[id_]), own_leaves(new.touchpoints[id_])
        for path, was, now in _differences(before, after):
            kind = "touchpoint-moved" if path in _PLACE else "value-changed"
            yield Change(kind=kind, path=("touchpoints", id_, *path), id=id_, was=was, now=now)
    yield from _ways(id_, old, new)


def _ways(id_: str, old: ServiceMap, new: ServiceMap | None) -> Iterator[Change]:
    """Connections and exits of one touchpoint on both sides; a side may lack it."""
    nothing: tuple[dict[tuple[str, int], Leaves], dict[str, Any]] = ({}, {})
    before = ways_out(old.touchpoints[id_]) if id_ in old.touchpoints else nothing
    after = ways_out(new.touchpoints[id_]) if new and id_ in new.touchpoints else nothing
    place = ("touchpoints", id_, "next")
    for way in dict.fromkeys((*after[0], *before[0])):
        to = way[0]
        ends, path = (id_, to), (*place, to)
        if way not in before[0]:
            share = after[0][way].get(("share",))
            yield Change(kind="connection-added", path=path, ends=ends, now=share)
        elif way not in after[0]:
            share = before[0][way].get(("share",))
            yield Change(kind="connection-removed", path=path, ends=ends, was=share)
        else:
            for inner, was, now in _differences(before[0][way], after[0][way]):
                yield Change(kind="connection-changed", path=(*path, *inner), ends=ends, was=was, now=now)
    for name, was, now in _differences(before[1], after[1]):
        kind = "added" if name not in before[1] else "removed" if name not in after[1] else "changed"
        yield Change(kind=f"exit-{kind}", path=("touchpoints", id_, "end", name), id=name, was=was, now=now)


def _named(name: str, key: str, old: Mapping[str, Leaves], new: Mapping[str, Leaves]) -> Iterator[Change]:
    for id_ in dict.fromkeys((*new, *old)):
        if id_ not in old:
            yield Change(kind=f"{name}-added", path=(key, id_), id=id_)
        elif id_ not in new:
            yield Change(kind=f"{name}-removed", path=(key, id_), id=id_)
        else:
            for path, was, now in _differences(old[id_], new[id_]):
                yield Change(kind=f"{name}-changed", path=(key, id_, *path), id=id_, was=was, now=now)


def _together(parts: Any) -> Leaves:
    return {(id_, *path): value for id_, said in parts_by_id(parts).items() for path, value in said.items()}


def _values(place: Path, old: Leaves, new: Leaves) -> Iterator[Change]:
    for path, was, now in _differences(old, new):
        yield Change(kind="value-changed", path=(*place, *path), was=was, now=now)


def _differences(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[tuple[Any, Any, Any]]:
    for key in dict.fromkeys((*new, *old)):
        if old.get(key) != new.get(key):
            yield key, old.get(key), new.get(key)
