"""A difference between two maps, cut into what can be taken over alone.

A piece is one value of a touchpoint, its ways out, or one part of the map, such as a role. What cannot stand without
another, because it leads there or names it, is one piece with it: a new touchpoint and the connection to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.edit.data import Data, copied
from blueprint.source.tree import Path

Piece = tuple[Path, ...]
"""Where in the data it stands, short forms written out."""

_WAYS = ("next", "end")
_OF_PARTS = ("segments", "needs", "zones", "exits", "roles", "phases", "channels")


def pieces(old: Data, new: Data, apart: frozenset[str] = frozenset()) -> tuple[Piece, ...]:
    """The difference in pieces, in the order of the new map; keys of `apart` at the top are left out."""
    found = [piece for piece in _each(old, new) if piece[0][0] not in apart]
    group = list(range(len(found)))
    makers = {name: n for n, piece in enumerate(found) for name in _makes(piece, old, new)}
    for n, piece in enumerate(found):
        said = {text for path in piece for side in (old, new) for text in _texts(_at(side, path))}
        for name in said & makers.keys():
            one, other = group[n], group[makers[name]]
            group = [one if each == other else each for each in group]
    joined: dict[int, list[Path]] = {}
    for n, piece in enumerate(found):
        joined.setdefault(group[n], []).extend(piece)
    return tuple(map(tuple, joined.values()))


def with_piece(data: Data, piece: Piece, other: Data) -> Data:
    """The data with what `other` says at a piece."""
    made: Data = copied(data)
    for path in piece:
        here = made
        for step in path[:-1]:
            here = here.setdefault(str(step), {})
        value = _at(other, path)
        if value is None:
            here.pop(str(path[-1]), None)
        else:
            here[str(path[-1])] = copied(value)
        if len(path) == 2 and not here:
            made.pop(str(path[0]))
    return made


def _each(old: Data, new: Data) -> Iterator[Piece]:
    for key in (*new, *(key for key in old if key not in new)):
        was, now = old.get(key), new.get(key)
        if key == "touchpoints":
            for id_ in _both(was, now):
                yield from _of_touchpoint(id_, (was or {}).get(id_), (now or {}).get(id_))
        elif key in _OF_PARTS and all(isinstance(side, dict | None) for side in (was, now)):
            yield from (
                ((key, id_),) for id_ in _both(was, now) if (was or {}).get(id_) != (now or {}).get(id_)
            )
        elif was != now:
            yield ((key,),)


def _of_touchpoint(id_: str, was: Any, now: Any) -> Iterator[Piece]:
    if was == now:
        return
    if not isinstance(was, dict) or not isinstance(now, dict):
        yield (("touchpoints", id_),)
        return
    differ = [key for key in _both(was, now) if was.get(key) != now.get(key)]
    yield from ((("touchpoints", id_, key),) for key in differ if key not in _WAYS)
    if ways := tuple(("touchpoints", id_, key) for key in differ if key in _WAYS):
        yield ways


def _both(was: Any, now: Any) -> list[str]:
    return list(dict.fromkeys((*(now or ()), *(was or ()))))


def _makes(piece: Piece, old: Data, new: Data) -> Iterator[str]:
    """Ids that only one side has."""
    for path in piece:
        if len(path) == 2 and (_at(old, path) is None) is not (_at(new, path) is None):
            yield str(path[1])


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
