"""OCEL 2.0 as JSON: events that belong to objects of several types; the objects of one type are the cases."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

from blueprint.observe.log.columns import Asked
from blueprint.observe.log.raw import Raw
from blueprint.observe.log.refused import BadLog
from blueprint.suggestion import ONE_OF, joined, some, suggested
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from blueprint.observe.engine.duck import Duck

SUFFIXES = (".json", ".jsonocel")
_COLUMNS = ("case", "activity", "time", "resource", "segment")
_WRONG = Wording("{name}:{line}: this is not JSON", "{name}:{line}：不是 JSON")
_OTHER = Wording(
    "{name} is not an OCEL 2.0 log: it has no `events` and `objects`",
    "{name} 不是 OCEL 2.0 日志：没有 `events` 与 `objects`",
)
_WHICH = Wording(
    "{name} has objects of several types; say whose events make a case: --object-type with one of {types}",
    "{name} 有多种对象；请说明以哪种对象为案例：--object-type，可选 {types}",
)
_NO_TYPE = Wording("{name} has no objects of type {type!r}", "{name} 中没有类型为 {type!r} 的对象")
_files = count()


def read(path: Path, name: str, duck: Duck, asked: Asked) -> Raw:
    """One row for every event and object of the type.

    Raises:
        BadLog: it is no OCEL, or it is not said which objects are the cases.
    """
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise BadLog(_WRONG.filled(name=name, line=getattr(error, "lineno", 1))) from None
    if not isinstance(data, dict) or not all(isinstance(data.get(k), list) for k in ("events", "objects")):
        raise BadLog(_OTHER.filled(name=name))
    types = {str(o["id"]): str(o.get("type")) for o in data["objects"] if isinstance(o, dict) and "id" in o}
    wanted = _wanted(sorted(set(types.values())), asked.object_type, name)
    table = f"ocel_{next(_files)}"
    keys = {role: asked.columns.get(role, role) for role in ("resource", "segment")}
    rows = [
        row
        for event in data["events"]
        if isinstance(event, dict)
        for row in _rows(event, types, wanted, keys)
    ]
    duck.put(table, dict.fromkeys(_COLUMNS, "VARCHAR"), rows)
    said = {c for place, c in enumerate(_COLUMNS) if any(row[place] is not None for row in rows)}
    return Raw(name, table, {c: c for c in _COLUMNS if c in said or c in ("case", "activity", "time")})


def _wanted(types: list[str], asked: str | None, name: str) -> str:
    if asked is None and len(types) == 1:
        return types[0]
    if asked is None:
        raise BadLog(_WHICH.filled(name=name, types=some(types)))
    if asked not in types:
        raise BadLog(joined(_NO_TYPE.filled(name=name, type=asked), suggested(asked, types, ONE_OF)))
    return asked


def _rows(
    event: dict[str, Any], types: dict[str, str], wanted: str, keys: dict[str, str]
) -> Iterator[tuple[Any, ...]]:
    said = {a.get("name"): a.get("value") for a in event.get("attributes") or () if isinstance(a, dict)}
    rest = [said.get(keys["resource"]), said.get(keys["segment"])]
    texts = [None if v is None else str(v) for v in (event.get("type"), event.get("time"), *rest)]
    objects = [r.get("objectId") for r in event.get("relationships") or () if isinstance(r, dict)]
    for object_ in dict.fromkeys(o for o in objects if types.get(str(o)) == wanted):
        yield (str(object_), *texts)
