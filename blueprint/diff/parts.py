"""A map as comparable parts: plain data with shorthands written out and the share that is left out filled in."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from blueprint.model.fields import InLane
from blueprint.model.part import Part, name_is_hidden
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint, TouchpointChanges
from blueprint.model.writing import written, written_rate, written_share

Path = tuple[str, ...]
Said = dict[str, Any]
"""What a part says: keys as in a file, parts inside as mappings, values as the map format writes them."""

WALKED = ("next", "end")
"""Keys of a touchpoint that are compared as connections and exits."""


_UNORDERED = frozenset({"between", "quality", "reversed", "standards", "tags", "uses"})
"""Lists whose order says nothing."""


def own_words(touchpoint: Touchpoint) -> Said:
    """What a touchpoint says of itself, without its ways out."""
    data = {key: value for key, value in _spelled_out(touchpoint).items() if key not in WALKED}
    return data | ({"next": {"all": True}} if touchpoint.together else {})


def ways_out(touchpoint: TouchpointChanges) -> tuple[dict[tuple[str, int], Said], Said]:
    """Connections by target (and count, where two lead to one target), and exits with their shares.

    A share that is the rest of the others is written out: `next: {a: 90%, b: }` says 10 % of b.
    """
    shares = [c.share for c in touchpoint.next] + list(touchpoint.end.values())
    rest = 1 - sum((s for s in shares if s is not None), Fraction(0))
    together = any(c.together for c in touchpoint.next)
    filled = written_share(rest) if shares.count(None) == 1 and rest >= 0 and not together else None
    said = [Said({"share": filled}) | _spelled_out(c) for c in touchpoint.next]
    connections: dict[tuple[str, int], Said] = {}
    for one in sorted(said, key=str) if len({one["to"] for one in said}) < len(said) else said:
        to = one.pop("to")
        place = sum(known == to for known, _ in connections)
        connections[to, place] = {k: v for k, v in one.items() if v is not None}
    exits = {
        name: filled if share is None else written_share(share) for name, share in touchpoint.end.items()
    }
    return connections, exits


def parts_by_id(parts: Any) -> dict[str, Said]:
    """Promises, segments, needs, zones: id to what each says."""
    values = parts.values() if isinstance(parts, dict) else parts
    return {part.id: _spelled_out(part) for part in values}


def words_of(service_map: ServiceMap, without: frozenset[str]) -> Said:
    """What the map says of itself at its top, but for some keys."""
    return {k: v for k, v in _spelled_out(service_map, without).items() if k not in without}


def _spelled_out(part: Part, without: frozenset[str] = frozenset()) -> Said:
    """A part as plain data, keys as in a file; what is not said is left out."""
    data = {}
    for name, field in type(part).model_fields.items():
        key = field.alias or name
        value = getattr(part, name)
        if name_is_hidden(key) or key == "id" or key in without or value in (None, (), {}):
            continue
        data[key] = written_rate(value) if key == "arrivals" else _data(value)
        if key in _UNORDERED:
            data[key] = sorted(data[key], key=str)
    if isinstance(part, TouchpointChanges) and not isinstance(part, Touchpoint):
        data |= _changed_ways(part)
    return data | part.carried


def _changed_ways(changes: TouchpointChanges) -> Said:
    """The ways out that a segment has of its own, by where they lead."""
    connections, exits = ways_out(changes)
    if any(c.together for c in changes.next):
        return {"next": {"all": sorted(c.to for c in changes.next)}}
    ways = {f"{to} {n + 1}" if n else to: said or None for (to, n), said in connections.items()}
    return {key: said for key, said in (("next", ways), ("end", exits)) if said}


def _data(value: Any) -> Any:
    if isinstance(value, Part):
        return _spelled_out(value)
    if isinstance(value, dict):
        return {key: _data(item) for key, item in value.items()}
    if isinstance(value, tuple | list) and not isinstance(value, InLane):
        return [_data(item) for item in value]
    return written(value)
