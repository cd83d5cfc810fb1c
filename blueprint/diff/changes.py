"""What differs in meaning between two maps, change by change, in the order of the new map."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from blueprint.diff.parts import Path, Said, own_words, parts_by_id, ways_out, words_of
from blueprint.diff.renames import in_turn, renames
from blueprint.edit.mentions import rename_touchpoint
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from blueprint.model.writing import as_written
from blueprint.source.writer import yaml_text

_NAMED = {"promises": "promise", "segments": "segment", "exits": "exit"}
"""Parts whose coming and going has kinds of its own."""
_PARTS = ("needs", "roles", "zones", "phases", "channels")
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


def under_new_names(old: ServiceMap, new: ServiceMap) -> ServiceMap:
    """The old map with the ids that its touchpoints have in the new one."""
    return _renamed(old, renames(old, new))


def _changes(old: ServiceMap, new: ServiceMap, was_called: Mapping[str, str]) -> Iterator[Change]:
    for path, was, now in _differences(words_of(old, _APART), words_of(new, _APART)):
        yield Change(kind="map-changed", path=path, was=was, now=now)
    yield from _order_of_phases(old, new)
    for key, name in _NAMED.items():
        yield from _named(name, key, parts_by_id(getattr(old, key)), parts_by_id(getattr(new, key)))
    for key in _PARTS:
        yield from _values(key, parts_by_id(getattr(old, key)), parts_by_id(getattr(new, key)))
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
    in_turn(known, lambda old, new: rename_touchpoint(data, old, new))
    again = loads(yaml_text(data)).map
    assert again is not None, "a map written and renamed is a map"
    return again


def _touchpoint(id_: str, old: ServiceMap, new: ServiceMap) -> Iterator[Change]:
    if id_ in old.touchpoints:
        before, after = own_words(old.touchpoints[id_]), own_words(new.touchpoints[id_])
        for path, was, now in _differences(before, after):
            kind = "touchpoint-moved" if path in _PLACE else "value-changed"
            yield Change(kind=kind, path=("touchpoints", id_, *path), id=id_, was=was, now=now)
    yield from _ways(id_, old, new)


def _ways(id_: str, old: ServiceMap, new: ServiceMap | None) -> Iterator[Change]:
    """Connections and exits of one touchpoint on both sides; a side may lack it."""
    nothing: tuple[dict[tuple[str, int], Said], Said] = ({}, {})
    before = ways_out(old.touchpoints[id_]) if id_ in old.touchpoints else nothing
    after = ways_out(new.touchpoints[id_]) if new and id_ in new.touchpoints else nothing
    place = ("touchpoints", id_, "next")
    for way in dict.fromkeys((*after[0], *before[0])):
        to = way[0]
        ends, path = (id_, to), (*place, to)
        if way not in before[0]:
            share = after[0][way].get("share")
            yield Change(kind="connection-added", path=path, ends=ends, now=share)
        elif way not in after[0]:
            share = before[0][way].get("share")
            yield Change(kind="connection-removed", path=path, ends=ends, was=share)
        else:
            for inner, was, now in _differences(before[0][way], after[0][way]):
                yield Change(kind="connection-changed", path=(*path, *inner), ends=ends, was=was, now=now)
    for (name,), was, now in _differences(before[1], after[1]):
        kind = "added" if name not in before[1] else "removed" if name not in after[1] else "changed"
        yield Change(kind=f"exit-{kind}", path=("touchpoints", id_, "end", name), id=name, was=was, now=now)


def _named(name: str, key: str, old: Mapping[str, Said], new: Mapping[str, Said]) -> Iterator[Change]:
    for id_ in dict.fromkeys((*new, *old)):
        if id_ not in old:
            yield Change(kind=f"{name}-added", path=(key, id_), id=id_)
        elif id_ not in new:
            yield Change(kind=f"{name}-removed", path=(key, id_), id=id_)
        else:
            for path, was, now in _differences(old[id_], new[id_]):
                yield Change(kind=f"{name}-changed", path=(key, id_, *path), id=id_, was=was, now=now)


def _order_of_phases(old: ServiceMap, new: ServiceMap) -> Iterator[Change]:
    """Phases are told one after the other: their order is the one order of keys that means something."""
    was, now = ([p for p in side.phases if p in other.phases] for side, other in ((old, new), (new, old)))
    if was != now:
        yield Change(kind="map-changed", path=("phases",), was=was, now=now)


def _values(key: str, old: Mapping[str, Said], new: Mapping[str, Said]) -> Iterator[Change]:
    for id_ in dict.fromkeys((*new, *old)):
        if id_ not in old or id_ not in new:
            yield Change(kind="value-changed", path=(key, id_), was=old.get(id_), now=new.get(id_))
            continue
        for path, was, now in _differences(old[id_], new[id_]):
            yield Change(kind="value-changed", path=(key, id_, *path), was=was, now=now)


def _differences(old: Said, new: Said, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Where both say something else; what only one side says is one difference, however much stands below."""
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if key in old and key in new and was == now:
            continue
        below = (*path, key)
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _differences(was, now, below)
        elif (
            isinstance(was, list) and isinstance(now, list) and any(isinstance(i, dict) for i in (*was, *now))
        ):
            yield from _items(below, was, now)
        else:
            yield _deepest(below, was, now)


def _deepest(path: Path, was: Any, now: Any) -> tuple[Path, Any, Any]:
    """A difference where it stands: below a key that is new there may be one other alone."""
    said, other = (now, was) if was is None else (was, now)
    while other is None and isinstance(said, dict) and len(said) == 1:
        ((key, said),) = said.items()
        path = (*path, key)
    return (path, None, said) if was is None else (path, said, other)


def _items(path: Path, old: list[Any], new: list[Any]) -> Iterator[tuple[Path, Any, Any]]:
    """Notes and other parts without ids: what stays between them tells which is which."""
    one, other = ([json.dumps(item, sort_keys=True) for item in side] for side in (old, new))
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        for n in range(both):
            was, now, below = old[a + n], new[c + n], (*path, str(c + n))
            if isinstance(was, dict) and isinstance(now, dict):
                yield from _differences(was, now, below)
            else:
                yield below, was, now
        yield from (((*path, str(n)), old[n], None) for n in range(a + both, b))
        yield from (((*path, str(n)), None, new[n]) for n in range(c + both, d))
