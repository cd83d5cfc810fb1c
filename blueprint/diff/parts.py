"""A map as comparable parts: plain data with the shorthands written out and the share left out filled in."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from blueprint.model.fields import InLane
from blueprint.model.part import Part, name_is_hidden
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.writing import written, written_rate, written_share

Path = tuple[str, ...]
Leaves = dict[Path, Any]
"""Path to the value at its end, as the map format writes it."""

WALKED = ("next", "end")
"""Keys of a touchpoint that are compared as connections and exits."""


def leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value at the end of a path; a list of plain values is one value."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, str(key)))
    elif isinstance(data, list) and any(isinstance(item, dict) for item in data):
        for place, item in enumerate(data):
            yield from leaves(item, (*path, str(place)))
    else:
        yield path, data


def own_leaves(touchpoint: Touchpoint) -> Leaves:
    """What a touchpoint says of itself, without its ways out."""
    data = {key: value for key, value in _spelled_out(touchpoint).items() if key not in WALKED}
    return dict(leaves(data))


def ways_out(touchpoint: Touchpoint) -> tuple[dict[tuple[str, int], Leaves], dict[str, Any]]:
    """Connections by target (and count, where two lead to one target), and exits with their shares.

    A share that is the rest of the others is written out: `next: {a: 90%, b: }` says 10 % of b.
    """
    shares = [c.share for c in touchpoint.next] + list(touchpoint.end.values())
    rest = 1 - sum((s for s in shares if s is not None), Fraction(0))
    together = any(c.together for c in touchpoint.next)
    filled = written_share(rest) if shares.count(None) == 1 and rest >= 0 and not together else None
    connections: dict[tuple[str, int], Leaves] = {}
    for connection in touchpoint.next:
        said = _spelled_out(connection)
        said.setdefault("share", filled)
        to = said.pop("to")
        place = sum(known == to for known, _ in connections)
        connections[to, place] = {k: v for k, v in leaves(said) if v is not None}
    exits = {
        name: filled if share is None else written_share(share) for name, share in touchpoint.end.items()
    }
    return connections, exits


def parts_by_id(parts: Any) -> dict[str, Leaves]:
    """Promises, segments, needs, zones: id to what each says."""
    values = parts.values() if isinstance(parts, dict) else parts
    return {part.id: dict(leaves(_spelled_out(part))) for part in values}


def map_leaves(service_map: ServiceMap, without: frozenset[str]) -> Leaves:
    """What the map says of itself at its top, but for some keys."""
    return dict(leaves({k: v for k, v in _spelled_out(service_map, without).items() if k not in without}))


def _spelled_out(part: Part, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A part as plain data, keys as in a file; what is not said is left out."""
    data = {}
    for name, field in type(part).model_fields.items():
        key = field.alias or name
        value = getattr(part, name)
        if name_is_hidden(key) or key == "id" or key in without or value in (None, (), {}):
            continue
        data[key] = written_rate(value) if key == "arrivals" else _data(value)
    return data | part.carried


def _data(value: Any) -> Any:
    if isinstance(value, Part):
        return _spelled_out(value)
    if isinstance(value, dict):
        return {key: _data(item) for key, item in value.items()}
    if isinstance(value, tuple | list) and not isinstance(value, InLane):
        return [_data(item) for item in value]
    return written(value)
