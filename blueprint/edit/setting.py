"""A value at a path of the map with its shorthands written out, set in the map as it is written."""

from __future__ import annotations

import re
from typing import Any

from blueprint.edit.data import Data, put
from blueprint.edit.items import TITLED, entries
from blueprint.edit.refused import no_touchpoint, refused
from blueprint.edit.ways import connections_of, short_end, short_next
from blueprint.model.connection import Connection
from blueprint.model.expand import shape
from blueprint.model.part import Part
from blueprint.model.service_map import Need, Promise, Segment, ServiceMap, Zone
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.variant import BASE, Variant
from blueprint.source.tree import Path, Step

What = tuple[str, Any]
_LEAF: What = ("leaf", None)
_STAND_EMPTY = (ServiceMap, Touchpoint, Segment, Need, Promise, Zone)
_SHORT = {"time": "standard", "emotion": "score", "staff_emotion": "score", "load": "of"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})?")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
DECLARED = ("touchpoints", "segments", "needs", "zones")


def set_at(data: Data, path: Path, value: Any) -> Data:
    """The data with the value at the path; None takes it away, and what that leaves empty.

    Raises:
        EditRefused: something on the way is of another shape, or is not there.
    """
    match path:
        case ("touchpoints", str(id_), _, *_) if BASE in data and id_ not in (data.get("touchpoints") or {}):
            path = ("changes", *path[1:])  # it comes from the base, and differs here
        case ("touchpoints", str(id_), _, *_) if id_ not in (data.get("touchpoints") or {}):
            raise no_touchpoint(id_)
        case (str(kind), str(id_), _, *_) if kind in DECLARED and id_ not in (data.get(kind) or {}):
            raise refused("there is no {id!r} in {kind}", "{kind} 中没有 {id!r}", id=id_, kind=kind)
    made: Data = _at(data, ("part", Variant), path, value)
    if not made.get("touchpoints", True):
        made["touchpoints"] = {}
    return made


def _at(old: Any, what: What, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    kind, inner = what
    if kind == "list" or (kind == "leaf" and isinstance(step, int)):
        return _in_list(old, shape(inner) if kind == "list" else _LEAF, step, rest, value)
    name = str(step)
    if kind == "leaf":
        return _in_leaf(old, name, rest, value)
    found = _mapping(old, name)
    if kind == "dict":
        put(found, name, _at(found.get(name), shape(inner), rest, value), ())
        return found or None
    new = _in_part(inner, found.get(name), name, rest, value)
    put(found, name, new, tuple(inner.keys()))
    return found if found or inner in _STAND_EMPTY else None


def _in_part(part: type[Part], old: Any, name: str, rest: Path, value: Any) -> Any:
    """The new value of one key of a part; a short form stays one where it can."""
    keys = part.keys()
    what = shape(keys[name].annotation) if name in keys else _LEAF
    if name not in part.shorthands:
        return _at(old, what, rest, value)
    if name == "next":
        return _next(old, rest, value)
    if name == "end":
        exits = {old: None} if isinstance(old, str) and rest else old
        new = _at(exits, what, rest, value)
        return short_end(old, new) if isinstance(new, dict) else new
    if name in TITLED:
        return _titled(old, what, rest, value)
    inner = _SHORT[name]
    new = _at({inner: old} if isinstance(old, str) and rest else old, what, rest, value)
    is_short = not isinstance(old, dict) and isinstance(new, dict) and set(new) == {inner}
    return new[inner] if is_short and isinstance(new[inner], str) else new


def _titled(old: Any, what: What, rest: Path, value: Any) -> Any:
    """The same of parts that may be written as their titles alone, or all as a list of ids."""
    if not rest:
        return value
    found = _mapping(entries(old), str(rest[0]))
    id_, inner = str(rest[0]), shape(what[1])
    before = found.get(id_)
    is_short = not isinstance(before, dict) or (bool(before) and all(map(_LANGUAGE.fullmatch, before)))
    whole = {"title": id_ if before is None else before} if is_short and len(rest) > 1 else before
    new = _at(whole, inner, rest[1:], value)
    is_title = is_short and isinstance(new, dict) and set(new) == {"title"}
    put(found, id_, new["title"] if is_title else new, ())
    return found or None


def _next(old: Any, rest: Path, value: Any) -> Any:
    if rest:
        connections, together = connections_of(old)
        new = _at(connections, ("list", Connection), rest, value) or []
    elif value is None:
        return None
    else:
        new, together = connections_of(value)
    for connection in new:
        if not isinstance(connection, dict):
            raise _shape("next")
        connection.pop("together", None)
        if not isinstance(connection.get("to"), str):
            return new  # a connection to nowhere has no short form
    return short_next(old if rest or not isinstance(value, str) else None, new, together)


def _in_list(old: Any, item: What, step: Step, rest: Path, value: Any) -> Any:
    if old is not None and not isinstance(old, list):
        raise _shape(step)
    found = list(old or [])
    index = step if isinstance(step, int) else _index(found, step)
    if index > len(found):
        raise refused("the list has no item {n}", "列表没有第 {n} 项", n=index + 1)
    new = _at(found[index] if index < len(found) else None, item, rest, value)
    if new is not None or (rest and index < len(found) and item[1] in _STAND_EMPTY):
        found[index : index + 1] = [new]
    else:
        del found[index : index + 1]
    return found or None


def _index(found: list[Any], name: str) -> int:
    """Items of a list that have names may be named instead of counted."""
    for index, item in enumerate(found):
        if isinstance(item, dict) and name in (item.get("id"), item.get("to")):
            return index
    raise refused("the list has no item {name!r}", "列表中没有 {name!r}", name=name)


def _in_leaf(old: Any, name: str, rest: Path, value: Any) -> Any:
    """A text in one language, or whatever else stands below a key that the format does not know."""
    if isinstance(old, str) and not rest and _LANGUAGE.fullmatch(name):
        if value is None:
            return old
        language = "zh" if _CHINESE.search(old) else "en"
        if name == language:
            return value
        return {"zh": old, name: value} if language == "zh" else {name: value, "en": old}
    found = _mapping(old, name)
    put(found, name, _at(found.get(name), _LEAF, rest, value), ("zh", "en"))
    return found or None


def _mapping(old: Any, name: str) -> Data:
    if old is None:
        return {}
    if not isinstance(old, dict):
        raise _shape(name)
    return dict(old)


def _shape(step: Step) -> Exception:
    return refused(
        "what stands above {step!r} is of another shape; mend it in the text view first",
        "{step!r} 上一级的形状不对；请先在文本视图中改正",
        step=step,
    )
