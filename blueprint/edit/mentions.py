"""Where a map mentions a touchpoint, a need or a zone besides where it is declared."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from blueprint.edit.data import Data, all_steps, mappings, renamed
from blueprint.edit.plans import rename_in_plans
from blueprint.edit.refused import EditRefused
from blueprint.edit.ways import Ways, drop_way, ways_of, write_ways

_QUEUE = ("gives_up", "waits_for")
"""Keys of a touchpoint that name another one, as far as its queue goes."""


def rename_touchpoint(data: Data, old: str, new: str) -> None:
    """Change an id and every mention of it.

    Raises:
        EditRefused: two mentions would become one.
    """

    def name(text: Any) -> Any:
        return new if text == old and isinstance(text, str) else text

    rename_in_plans(data, old, new)
    renamed(data["touchpoints"], name)
    for _, segment in mappings(data.get("segments")):
        if isinstance(segment.get("changes"), dict):
            renamed(segment["changes"], name)
    for step in all_steps(data):
        step.update({key: _next(value, name) for key, value in step.items() if key == "next"})
        if isinstance(step.get("uses"), list):
            step["uses"] = [name(u) for u in step["uses"]]
        if isinstance(step.get("fails"), dict) and "then" in step["fails"]:
            step["fails"]["then"] = name(step["fails"]["then"])
        step.update({key: name(step[key]) for key in _QUEUE if key in step})
        limit = _limit(step)
        limit.update({key: name(limit[key]) for key in ("from", "to") if key in limit})
    for promise in _promises(data):
        promise.update({key: name(value) for key, value in promise.items() if key in ("from", "to")})
    for pair in _pairs(data):
        pair["between"] = [name(id_) for id_ in pair["between"]]


def _limit(step: Data) -> Data:
    """The legal limit of a step; an empty one where it has none."""
    times = step.get("time")
    limit = times.get("limit") if isinstance(times, dict) else None
    return limit if isinstance(limit, dict) else {}


def _next(written: Any, name: Any) -> Any:
    if isinstance(written, list):
        return [_way(i, name) if isinstance(i, dict) else name(i) for i in written]
    if isinstance(written, dict):
        if isinstance(written.get("all"), list):
            return {**written, "all": _next(written["all"], name)}
        renamed(written, name)
        return written
    return name(written)


def _way(way: Data, name: Any) -> Data:
    """A way in its long form, with where it leads and whose pressure it follows."""
    said = {key: name(way[key]) for key in ("to", "load") if key in way}
    if isinstance(load := way.get("load"), dict) and "of" in load:
        said["load"] = {**load, "of": name(load["of"])}
    return way | said


def forget_touchpoints(data: Data, ids: Collection[str]) -> None:
    """Take away every mention of touchpoints that are deleted: connections, promises, uses, recoveries, changes."""
    for step in all_steps(data):
        _forget_ways(step, ids)
        _forget_loads(step, ids)
        _without(step, "uses", lambda used: _is_in(used, ids))
        if isinstance(step.get("fails"), dict) and _is_in(step["fails"].get("then"), ids):
            del step["fails"]["then"]
            _prune(step, "fails")
        limit = _limit(step)
        for key in ("from", "to"):
            if _is_in(limit.get(key), ids):
                del limit[key]
        for key in _QUEUE:
            if _is_in(step.get(key), ids):
                del step[key]
    for _, segment in mappings(data.get("segments")):
        if isinstance(segment.get("changes"), dict):
            _forget_changes(segment, ids)
    _without(
        data,
        "promises",
        lambda p: isinstance(p, dict) and (_is_in(p.get("from"), ids) or _is_in(p.get("to"), ids)),
    )
    gone = [pair for pair in _pairs(data) if any(_is_in(id_, ids) for id_ in pair["between"])]
    _without(data, "roof", lambda pair: pair in gone)


def _without(data: Data, key: str, is_gone: Callable[[Any], bool]) -> None:
    """Take items out of a list, and the list with its last one."""
    found = data.get(key)
    if isinstance(found, list) and any(map(is_gone, found)):
        data[key] = [item for item in found if not is_gone(item)]
        _prune(data, key)


def _forget_changes(segment: Data, ids: Collection[str]) -> None:
    """What a segment changes of deleted touchpoints goes, and what was about them alone."""
    before = segment["changes"]
    kept = {id_: changed for id_, changed in before.items() if id_ not in ids and changed != {}}
    if len(kept) < len(before):
        segment["changes"] = kept
        _prune(segment, "changes")


def _forget_ways(step: Data, ids: Collection[str]) -> None:
    try:
        ways: Ways = ways_of(step)
    except EditRefused:
        return  # nothing there can be read as a mention
    gone = [c["to"] for c in ways.connections if _is_in(c.get("to"), ids)]
    for id_ in gone:
        drop_way(ways, id_, leaves=False, rescale=False)
    if gone:
        write_ways(step, ways)


def _forget_loads(step: Data, ids: Collection[str]) -> None:
    """A way that followed the pressure at a deleted touchpoint follows none."""
    listed = step.get("next")
    for way in listed if isinstance(listed, list) else ():
        load = way.get("load") if isinstance(way, dict) else None
        if _is_in(load.get("of") if isinstance(load, dict) else load, ids):
            del way["load"]


def forget_need(data: Data, id_: str) -> None:
    """Take a need out of what touchpoints meet."""
    for step in all_steps(data):
        if isinstance(step.get("meets"), dict) and id_ in step["meets"]:
            del step["meets"][id_]
            _prune(step, "meets")


def forget(data: Data, key: str, id_: str) -> None:
    """Take a zone, phase or channel from the touchpoints that name it under `key`."""
    for step in all_steps(data):
        if step.get(key) == id_:
            del step[key]


def _promises(data: Data) -> list[Data]:
    found = data.get("promises")
    return [p for p in found if isinstance(p, dict)] if isinstance(found, list) else []


def _pairs(data: Data) -> list[Data]:
    """The pairs of the roof."""
    found = data.get("roof")
    pairs = found if isinstance(found, list) else []
    return [p for p in pairs if isinstance(p, dict) and isinstance(p.get("between"), list)]


def _is_in(value: Any, ids: Collection[str]) -> bool:
    return isinstance(value, str) and value in ids


def _prune(data: Data, key: str) -> None:
    if not data[key]:
        del data[key]
