"""What the form sends, as verbs of `blueprint.edit`. Pure.

The browser says which field, and what was typed into it, as it was typed: times, shares and texts are read here, by
the same grammar as everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.model.connection import Connection
from blueprint.model.service_map import ServiceMap
from blueprint.model.share import Share
from blueprint.model.touchpoint import Touchpoint
from blueprint.studio.form.catalogue import OF_HANDOFF, OF_MAP, OF_TOUCHPOINT
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.fields import Field, value_at
from blueprint.studio.inspector.typed import share_typed
from blueprint.studio.inspector.values import typed
from blueprint.studio.inspector.ways import completed, connections_data, emptied, with_exit
from blueprint.studio.table.relations import strength_typed, strengths
from blueprint.wording import Language, Wording

WORDS = ("field", "share", "when", "handoff", "exit")
"""Verbs of the form that are none of a map."""
_GONE = Wording("this is no longer in the map", "地图中已没有这一项")


def key_of(data: Mapping[str, Any]) -> str:
    """The name of the field that an edit is about, as the form calls it."""
    ids = data.get("ids") or [""]
    return "|".join(str(each) for each in (data.get("verb"), ids[0], data.get("to", ""), data.get("key", "")))


def verbs_of(
    service_map: ServiceMap, data: Mapping[str, Any], language: Language, pins: dict[str, list[str]]
) -> list[dict[str, Any]]:
    """The verbs that an edit of the form means; none where nothing changes.

    Args:
        service_map: as it is now.
        data: `verb` (one of WORDS), `ids` of touchpoints (none for the map itself), and by verb `key` and `value` of a
            field, `to` and `leaves` of a way.
        language: in which texts are written.
        pins: by touchpoint, whose shares were typed before, oldest first; one typed here is added.

    Raises:
        BadChange: it cannot be read, or what it is about is gone.
    """
    ids, word, value = list(data.get("ids") or ()), data["verb"], data.get("value")
    if any(id_ not in service_map.touchpoints for id_ in ids):
        raise BadChange(_GONE)
    if word == "field" and not ids:
        return _map_field(service_map, str(data["key"]), value, language)
    found: list[dict[str, Any]] = []
    for id_ in ids:
        touchpoint = service_map.touchpoints[id_]
        if word == "field":
            found += _field(service_map, touchpoint, str(data["key"]), value, language)
        elif word == "exit":
            found.append(with_exit(touchpoint, str(data["to"])))
        elif word == "share":
            found.append(_share(touchpoint, data, str(value or ""), pins))
        else:
            found += _of_connection(touchpoint, data, language)
    return found


def _known(fields: Mapping[tuple[str, ...], Field], key: str) -> Field:
    field = fields.get(tuple(key.split(".")))
    if field is None:
        raise BadChange(_GONE)
    return field


def _map_field(service_map: ServiceMap, key: str, raw: Any, language: Language) -> list[dict[str, Any]]:
    field = _known(OF_MAP, key)
    value = typed(field, ServiceMap, value_at(service_map, field.path), raw, language)
    return [] if field.path == ("title",) and value is None else [_set(field.path, value)]


def _field(
    service_map: ServiceMap, touchpoint: Touchpoint, key: str, raw: Any, language: Language
) -> list[dict[str, Any]]:
    base = ("touchpoints", touchpoint.id)
    head, _, need = key.partition(".")
    if head == "meets" and need:
        if need not in service_map.needs:
            raise BadChange(_GONE)
        strength = strength_typed(str(raw or ""), strengths(service_map))
        return [_set((*base, "meets", need), strength)]
    if key == "part":
        part = " ".join(str(raw or "").split())
        return [_set((*base, "lane"), f"{touchpoint.lane.value}/{part}" if part else touchpoint.lane.value)]
    field = _known(OF_TOUCHPOINT, key)
    value = typed(field, Touchpoint, value_at(touchpoint, field.path), raw, language)
    if field.path == ("title",) and value is None:
        return []  # a title there must be: the field goes back to the old one
    return [_set((*base, *field.path), value)]


def _share(
    touchpoint: Touchpoint, data: Mapping[str, Any], said: str, pins: dict[str, list[str]]
) -> dict[str, Any]:
    target, leaves = str(data["to"]), bool(data.get("leaves"))
    if (target, leaves) not in {(to, out) for to, out, _ in touchpoint.ways}:
        raise BadChange(_GONE)
    if not said.strip():
        return connections_data(emptied(touchpoint, target, leaves))
    mine = pins.setdefault(touchpoint.id, [])
    return connections_data(completed(touchpoint, target, leaves, read(Share, share_typed(said)), mine))


def _of_connection(
    touchpoint: Touchpoint, data: Mapping[str, Any], language: Language
) -> list[dict[str, Any]]:
    index = next((i for i, c in enumerate(touchpoint.next) if c.to == data.get("to")), None)
    if index is None:
        raise BadChange(_GONE)
    connection, base = touchpoint.next[index], ("touchpoints", touchpoint.id, "next", index)
    if data["verb"] == "when":
        said = texts.written(connection.when, language, str(data.get("value") or ""))
        return [_set((*base, "when"), said)]
    field = _known(OF_HANDOFF, str(data["key"]))
    value = typed(field, Connection, value_at(connection, field.path), data.get("value"), language)
    return [_set((*base, *field.path), value)]


def _set(path: Sequence[str | int], value: Any) -> dict[str, Any]:
    return {"verb": "set", "path": list(path), "value": value}
