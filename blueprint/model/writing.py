"""A map as people write it: plain data in the shortest form of the map format, keys in the format's order."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from blueprint.model.arrivals import Arrivals
from blueprint.model.connecting import short_connections
from blueprint.model.connection import Connection
from blueprint.model.duration import Duration
from blueprint.model.fields import InLane
from blueprint.model.goal import Goal
from blueprint.model.opens import Opening
from blueprint.model.part import Part, name_is_hidden
from blueprint.model.roles import HourlyCost
from blueprint.model.service_map import ServiceMap
from blueprint.model.text import Text
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.wait_scores import WaitScores


def as_written(service_map: ServiceMap) -> dict[str, Any]:
    """The map as data for a YAML writer; reading it again gives an equal map."""
    data = _part(service_map)
    if data.get("emotion_scale") == 5:
        del data["emotion_scale"]
    if len(data.get("holidays", ())) == 1:
        data["holidays"] = data["holidays"][0]
    return data


def written_share(share: Fraction) -> str:
    """A share exactly: `55%` where that says it, else a fraction `1/3`."""
    percent = share * 100
    tenths = percent.denominator
    while tenths % 2 == 0:
        tenths //= 2
    while tenths % 5 == 0:
        tenths //= 5
    if tenths != 1:
        return f"{share.numerator}/{share.denominator}"
    whole, digits = percent, 0
    while whole.denominator != 1:
        whole, digits = whole * 10, digits + 1
    text = str(whole.numerator)
    return (
        f"{text}%"
        if not digits
        else f"{text.zfill(digits + 1)[:-digits]}.{text.zfill(digits + 1)[-digits:]}%"
    )


def written(value: Any) -> Any:
    """One value of a map as data."""
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, Text):
        known = dict(value.by_language)
        return known[""] if set(known) == {""} else known
    if isinstance(value, Duration | HourlyCost):
        return value.text
    if isinstance(value, WaitScores | Opening):
        return written(value.written)
    if isinstance(value, Fraction):
        return written_share(value)
    if isinstance(value, InLane | Goal | date):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, tuple | list):
        return [written(item) for item in value]
    if isinstance(value, dict):
        return {key: written(item) for key, item in value.items()}
    return value


def _part(part: Part) -> dict[str, Any]:
    data = {}
    for key, field in type(part).keys().items():
        name = next(n for n, f in type(part).model_fields.items() if f is field)
        value = getattr(part, name)
        if name_is_hidden(key) or value is None or value in ((), {}):
            continue
        data[key] = (
            written_rate(value) if key == "arrivals" and isinstance(part, ServiceMap) else written(value)
        )
    return _shortened(part, data) | part.carried


def written_rate(per_hour: float) -> Any:
    """Arrivals per hour as a map writes them; by time of day where it says so."""
    if isinstance(per_hour, Arrivals):
        return per_hour.written
    return f"{per_hour:.15g}/h"


def _shortened(part: Part, data: dict[str, Any]) -> dict[str, Any]:
    """The short forms, where they say the same."""
    for key, inner in (
        ("time", "standard"),
        ("emotion", "score"),
        ("staff_emotion", "score"),
        ("load", "of"),
    ):
        if isinstance(data.get(key), dict) and set(data[key]) == {inner}:
            data[key] = data[key][inner]
    for key in ("phases", "channels"):
        if isinstance(data.get(key), dict):
            data[key] = _titles(data[key])
    if "next" in data and hasattr(part, "next"):
        data["next"] = _connections(part.next)
    if data.get("end") and isinstance(part, Touchpoint) and list(part.end.values()) == [None]:
        data["end"] = next(iter(part.end))
    return data


def _titles(declared: dict[str, Any]) -> Any:
    """`[search, buy]` where ids are titles enough, else `{search: 搜索}` where a part says no more."""
    if all(part == {"title": id_} for id_, part in declared.items()):
        return list(declared)
    return {
        id_: part["title"] if set(part) == {"title"} and isinstance(part["title"], str) else part
        for id_, part in declared.items()
    }


def _connections(connections: tuple[Connection, ...]) -> Any:
    return short_connections([{**_part(c), "together": c.together} for c in connections])
