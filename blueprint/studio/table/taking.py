"""Takes over what was typed into the table: every cell that can be read, and what cannot stays in its cell.

A block that is pasted is one edit: all its cells are taken at once, and taken back at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from blueprint.studio.state import session
from blueprint.studio.table.connections import read_connection, without_connections
from blueprint.studio.table.needs import TITLE, read_needs, without_needs
from blueprint.studio.table.reading import NEW, Reading
from blueprint.studio.table.relations import read_relations
from blueprint.studio.table.touchpoints import ID, read_touchpoints, without_touchpoints

if TYPE_CHECKING:
    from blueprint.studio.state.open_map import OpenMap
    from blueprint.wording import Language

TOUCHPOINTS, CONNECTIONS, NEEDS, RELATIONS = "touchpoints", "connections", "needs", "relations"
WORDS = ("cells", "drop-rows")
"""Verbs of the table that are none of a map."""
_READ = {TOUCHPOINTS: read_touchpoints, NEEDS: read_needs, RELATIONS: read_relations}
"""What cells mean; those of connections are read one row after the other."""
_WITHOUT = {TOUCHPOINTS: without_touchpoints, CONNECTIONS: without_connections, NEEDS: without_needs}
_BLAMED = {TOUCHPOINTS: ID, NEEDS: TITLE, RELATIONS: TITLE}
"""The column in which stands why a row was refused."""


def take(one: OpenMap, language: Language, data: Mapping[str, Any]) -> None:
    """Make what the table sent the map's.

    Args:
        one: the open map.
        language: of the texts in the table.
        data: `verb` (one of WORDS), `table` (touchpoints, connections, needs or relations), and `rows`: each with its name and its cells by column; or the names of
            rows that go.
    """
    table = str(data.get("table"))
    if table not in (*_READ, CONNECTIONS):
        return
    if data.get("verb") == "drop-rows":
        _drop(one, table, [_known(one, table, str(row)) for row in data.get("rows") or ()])
        return
    rows = [
        (
            _known(one, table, str(each.get("row"))),
            {str(k): str(v) for k, v in dict(each.get("cells") or {}).items()},
        )
        for each in data.get("rows") or ()
    ]
    for row, cells in rows:
        for column in cells:
            one.rejected.pop(place(table, row, column), None)
    if table in _READ:
        _rows(one, table, language, rows)
    else:
        before = one.document.done
        for row, cells in rows:
            _connection(one, language, row, cells, tied=one.document.done > before)


def place(table: str, row: str, column: str) -> str:
    """The name of a cell among what cannot be taken."""
    return "|".join(("cell", table, row, column))


def _known(one: OpenMap, table: str, row: str) -> str:
    """What the map calls a row that the browser made, or that got another id since."""
    service_map = session.facts(one).map
    seen: set[str] = set()
    if service_map is not None:
        seen |= set(service_map.needs if table == NEEDS else service_map.touchpoints)
    while row in one.row_names and row not in seen:
        seen.add(row)
        row = one.row_names[row]
    return row


def _rows(one: OpenMap, table: str, language: Language, rows: list[tuple[str, dict[str, str]]]) -> None:
    service_map = session.facts(one).map
    if service_map is None:
        return
    found = _READ[table](service_map, rows, language)
    if one.commit(*(verb for verbs in found.verbs.values() for verb in verbs)) is None:
        _keep(one, table, found)
        return
    one.told.pop()
    before = one.document.done
    for id_, verbs in found.verbs.items():  # one row is to blame: the others are taken
        refused = one.commit(*verbs, tied=one.document.done > before)
        if refused is not None:
            one.told.pop()
            found.new = {row: new for row, new in found.new.items() if id_ not in (row, new)}
            found.wrong[id_, _BLAMED[table]] = (id_, refused)
    _keep(one, table, found)


def _connection(one: OpenMap, language: Language, row: str, cells: dict[str, str], *, tied: bool) -> None:
    service_map = session.facts(one).map
    if service_map is None:
        return
    cells = one.half_rows.pop(row, {}) | cells
    found = read_connection(service_map, row, cells, language, one.typed_shares)
    verbs = [verb for made in found.verbs.values() for verb in made]
    refused = one.commit(*verbs, tied=tied)
    if refused is not None:
        one.told.pop()
        found.new.clear()
        if row.startswith(NEW):
            found.half[row] = cells
        found.wrong[row, next(iter(cells))] = (next(iter(cells.values())), refused)
    _keep(one, CONNECTIONS, found)
    rest = {name: cells[name] for name in ("share", "when") if cells.get(name)}
    if row in found.new and rest:
        _connection(one, language, found.new[row], rest, tied=True)


def _keep(one: OpenMap, table: str, found: Reading) -> None:
    one.row_names |= found.new
    one.half_rows |= found.half
    for note in found.notes:
        one.tell("plain", note)
    for (row, column), wrong in found.wrong.items():
        one.rejected[place(table, found.new.get(row, row), column)] = wrong


def _drop(one: OpenMap, table: str, rows: list[str]) -> None:
    service_map = session.facts(one).map
    for row in rows:
        one.half_rows.pop(row, None)
    if service_map is not None and table in _WITHOUT:
        one.commit(*_WITHOUT[table](service_map, rows))
