"""Sheets back to a map's data; what cannot be understood is named, nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from blueprint.model.connecting import short_connections
from blueprint.source import limits
from blueprint.tables.flat import ROWS, Row, nest
from blueprint.tables.sheets import (
    CHANGES,
    CONNECTIONS,
    GRID,
    KEYED,
    MAP,
    PROMISES,
    REST,
    SEGMENTS,
    TOUCHPOINTS,
    VISIO,
)
from blueprint.wording import Wording

_NO_SHEET = Wording("there is no sheet {name!r}, where the touchpoints stand", "没有放触点的工作表 {name!r}")
_UNREAD = Wording(
    "sheet {name!r} is not part of a map and was not read", "工作表 {name!r} 不属于地图，未读取"
)
_NO_COLUMN = Wording(
    "sheet {name!r} has nothing in a column {column!r}", "工作表 {name!r} 没有填写 {column!r} 列"
)
_NO_ID = Wording("sheet {name!r}, row {row}: no id", "工作表 {name!r} 第 {row} 行：没有 id")
_NO_SOURCE = Wording(
    "sheet {name!r}, row {row}: no touchpoint {id!r}", "工作表 {name!r} 第 {row} 行：没有触点 {id!r}"
)
_TWICE = Wording(
    "sheet {name!r}, row {row}: {id!r} is there already", "工作表 {name!r} 第 {row} 行：已有 {id!r}"
)
_TOO_MANY = Wording(
    "sheet {name!r} has more than {n} rows; split the service into several maps",
    "工作表 {name!r} 超过 {n} 行；请把服务拆成几张地图",
)


class TooManyRows(Exception):
    """A sheet with more rows than a map has parts."""

    def __init__(self, name: str) -> None:
        self.wording = _TOO_MANY.filled(name=name, n=ROWS)
        super().__init__(self.wording.en)


_NOWHERE = Wording(
    "sheet {name!r}, row {row}, column {column!r}: blank, so nobody knows where this connection leads",
    "工作表 {name!r} 第 {row} 行 {column!r} 列：空白，不知道这条连接通向哪里",
)


_TOO_LARGE = Wording(
    "these are {n} touchpoints, a map takes {most}; split the service into several maps",
    "共有 {n} 个触点，一张地图最多 {most} 个；请把服务拆成几张地图",
)


class TooManyTouchpoints(Exception):
    """A file with more touchpoints than a map takes."""

    def __init__(self, count: int) -> None:
        self.wording = _TOO_LARGE.filled(n=count, most=limits.TOUCHPOINTS)
        super().__init__(self.wording.en)


def refuse_above(count: int) -> None:
    """Refuse so many touchpoints.

    Raises:
        TooManyTouchpoints: they are more than a map takes.
    """
    if count > limits.TOUCHPOINTS:
        raise TooManyTouchpoints(count)


_CELLS = limits.NODES // 2
"""Each cell becomes a key and a value."""
_TOO_FULL = Wording(
    "these are {n} cells, a map takes {most}; remove columns that are not needed, or split the service into several maps",
    "共有 {n} 个单元格，一张地图最多 {most} 个；请删去不需要的列，或把服务拆成几张地图",
)


class TooManyCells(Exception):
    """Sheets with more cells than a map takes."""

    def __init__(self, count: int) -> None:
        self.wording = _TOO_FULL.filled(n=count, most=_CELLS)
        super().__init__(self.wording.en)


@dataclass
class Assembled:
    """A map's data in writing order, and what was not understood.

    `part`: the key of a map that the data belong under, where they are no whole map. `called`: touchpoints that stand for
    a map of which nobody knows whether it is there.
    """

    data: dict[str, Any] = field(default_factory=dict)
    notes: list[Wording] = field(default_factory=list)
    part: str = ""
    called: dict[str, str] = field(default_factory=dict)


def assemble(tables: Mapping[str, Sequence[Row]]) -> Assembled:
    """Put a map together from its sheets; rows are numbered as in a spreadsheet, under the heading.

    Raises:
        TooManyRows, TooManyTouchpoints, TooManyCells, TooDeep: a sheet that no map has.
    """
    made = Assembled()
    for name, table in tables.items():
        if len(table) > ROWS:
            raise TooManyRows(name)
    refuse_above(sum(any(row.values()) for row in tables.get(TOUCHPOINTS, ())))
    cells = sum(sum(map(bool, row.values())) for table in tables.values() for row in table)
    if cells > _CELLS:
        raise TooManyCells(cells)
    if TOUCHPOINTS not in tables:
        made.notes.append(_NO_SHEET.filled(name=TOUCHPOINTS))
    for name in tables:
        if name not in (MAP, CONNECTIONS, CHANGES, PROMISES, GRID, VISIO, *KEYED):
            made.notes.append(_UNREAD.filled(name=name))
    flat = {str(row.get("key") or ""): row.get("value") for row in tables.get(MAP, ())}
    parts = {name: _keyed(name, tables.get(name, ()), made) for name in KEYED}
    _connect(tables.get(CONNECTIONS, ()), parts[TOUCHPOINTS], made)
    _change(tables.get(CHANGES, ()), parts[SEGMENTS], made)
    made.data = {"blueprint": 1, **nest({k: v for k, v in flat.items() if k})}
    for name in (*KEYED[:-1], PROMISES):
        rows = (
            parts[name] if name in KEYED else [nest(r) for r in tables.get(PROMISES, ()) if any(r.values())]
        )
        if rows:
            made.data[name] = rows
    made.data[TOUCHPOINTS] = parts[TOUCHPOINTS]
    return made


def _keyed(name: str, rows: Sequence[Row], made: Assembled) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    if any(any(row.values()) for row in rows) and not any(row.get("id") for row in rows):
        made.notes.append(_NO_COLUMN.filled(name=name, column="id"))
        return parts
    for number, row in enumerate(rows, 2):
        id_ = str(row.get("id") or "").strip()
        if not id_:
            if any(v not in (None, "") for v in row.values()):
                made.notes.append(_NO_ID.filled(name=name, row=number))
        elif id_ in parts:
            made.notes.append(_TWICE.filled(name=name, row=number, id=id_))
        else:
            parts[id_] = nest({k: v for k, v in row.items() if k != "id"})
            restore_rest(parts[id_])
    return parts


def restore_rest(part: dict[str, Any]) -> None:
    """Give back the blank share of an exit that a flat row calls `rest`."""
    exits = part.get("end")
    if isinstance(exits, dict):
        part["end"] = {name: None if share == REST else share for name, share in exits.items()}


def _connect(rows: Sequence[Row], touchpoints: dict[str, Any], made: Assembled) -> None:
    ways: dict[str, list[dict[str, Any]]] = {}
    for number, row in enumerate(rows, 2):
        if not any(row.values()):
            continue
        source = str(row.get("from") or "").strip()
        if source not in touchpoints:
            made.notes.append(_NO_SOURCE.filled(name=CONNECTIONS, row=number, id=source))
            continue
        way = nest({k: v for k, v in row.items() if k != "from"})
        if "to" in way:
            ways.setdefault(source, []).append(way)
        else:
            made.notes.append(_NOWHERE.filled(name=CONNECTIONS, row=number, column="to"))
    for source, connections in ways.items():
        touchpoints[source]["next"] = _short(connections)


def _change(rows: Sequence[Row], segments: dict[str, Any], made: Assembled) -> None:
    for number, row in enumerate(rows, 2):
        if not any(row.values()):
            continue
        segment, id_ = str(row.get("segment") or ""), str(row.get("touchpoint") or "")
        if segment not in segments or not id_:
            made.notes.append(_NO_SOURCE.filled(name=CHANGES, row=number, id=segment))
            continue
        change = nest({k: v for k, v in row.items() if k not in ("segment", "touchpoint")})
        restore_rest(change)
        if isinstance(change.get("next"), list):
            change["next"] = _short(_with_ends(row, change["next"], number, made))
        changes = segments[segment].setdefault("changes", {})
        if isinstance(changes, dict):
            changes[id_] = change
        else:  # a cell says something else under this name, and the map's own checks say so
            made.notes.append(_TWICE.filled(name=CHANGES, row=number, id=id_))


def _with_ends(row: Row, ways: list[Any], number: int, made: Assembled) -> list[Any]:
    """The connections of a row that lead somewhere."""
    columns = {column.split(".")[1] for column in row if column.startswith("next.") and row[column]}
    found = []
    for place, way in zip(sorted(columns, key=int), ways, strict=True):
        if isinstance(way, dict) and "to" not in way:
            made.notes.append(_NOWHERE.filled(name=CHANGES, row=number, column=f"next.{place}.to"))
        else:
            found.append(way)
    return found


def _short(ways: list[Any]) -> Any:
    """Connections as people would write them; what are none stays, and the map's own checks name it."""
    if all(isinstance(way, dict) and isinstance(way["to"], str) for way in ways):
        return short_connections(ways)
    return ways
