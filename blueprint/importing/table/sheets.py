"""Sheets of cells to a map: ours by their names and headings, others by their form."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from blueprint.importing.lanes import Lanes
from blueprint.importing.table import notes
from blueprint.importing.table.forms import Lines, other_form
from blueprint.importing.table.headings import column_of, plain, sheet_of, unit_of
from blueprint.importing.table.spelling import value_of
from blueprint.model.names import Lane
from blueprint.source.table import Table, check_width, table_of
from blueprint.tables.assemble import Assembled, TooManyRows, assemble
from blueprint.tables.csv_text import rows_below
from blueprint.tables.flat import ROWS, Row
from blueprint.tables.sheets import CHANGES, CONNECTIONS, GRID, TOUCHPOINTS, VISIO
from blueprint.tables.words import column_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_READ = (GRID, VISIO)
"""Written for people and other programs, beside sheets that say more."""
_EVERYWHERE = ("id", "title", "from", "to", "share", "when", "key", "value")
"""Columns that mean the same in every sheet."""
_CHANGED = ("segment", "touchpoint")
"""Headings that mean something else in a sheet of changes."""


def map_of(sheets: Mapping[str, Lines], lanes: Lanes, title: str, place: Callable[[str], str]) -> Assembled:
    """The map of sheets of cells.

    Args:
        sheets: name to rows of cells with their numbers.
        lanes: what a person said of lanes.
        title: of the map, where no sheet says one.
        place: a sheet's name as messages call it.

    Raises:
        BadTable: a sheet cannot be read, or the only one has no headings that say what it is.
        TooManyRows, TooManyTouchpoints, TooManyCells, TooDeep: a sheet that no map has.
    """
    for name, lines in sheets.items():
        for number, cells in lines:
            check_width(place(name), number, cells)
    known: dict[str, str] = {}
    for name in sheets:
        if own := sheet_of(name):
            known.setdefault(own, name)
    steps = known.get(TOUCHPOINTS, "")
    if TOUCHPOINTS in known and CONNECTIONS not in known and _is_list(sheets[steps]):
        del known[TOUCHPOINTS]  # only its name is one of ours
    if TOUCHPOINTS not in known:
        written = [n for n, lines in sheets.items() if lines and (n not in known.values() or _has_ids(lines))]
        written = written or [known[own] for own in _NOT_READ if own in known]
        written.sort(key=lambda name: name != steps)
        if not written:
            return assemble(
                {known_name(name): _rows(lines, name, place, lanes) for name, lines in sheets.items()}
            )
        return _single(sheets, written, known, lanes, title, place)
    made = assemble({known_name(name): _rows(lines, name, place, lanes) for name, lines in sheets.items()})
    _entitle(made, title)
    _follow(made)
    return made


def _entitle(made: Assembled, title: str) -> None:
    """The title stands behind the version of the format."""
    if "title" not in made.data:
        made.data = {"blueprint": made.data.pop("blueprint"), "title": title, **made.data}


def known_name(name: str) -> str:
    """A sheet as maps call it."""
    return sheet_of(name) or name


def _single(
    sheets: Mapping[str, Lines],
    written: list[str],
    known: Mapping[str, str],
    lanes: Lanes,
    title: str,
    place: Callable[[str], str],
) -> Assembled:
    """The first sheet that is a table of steps, whatever it is called."""
    chosen = next((name for name in written if _has_ids(sheets[name])), written[0])
    if _has_ids(sheets[chosen]):
        rest = {
            known_name(n): _rows(sheets[n], n, place, lanes)
            for own, n in known.items()
            if own not in _NOT_READ and n != chosen
        }
        made = assemble({TOUCHPOINTS: _rows(sheets[chosen], chosen, place, lanes, TOUCHPOINTS), **rest})
        _entitle(made, title)
        _follow(made)
    else:
        if len(sheets[chosen]) > ROWS:
            raise TooManyRows(TOUCHPOINTS)
        made = other_form(sheets[chosen], place(chosen), lanes, title)
    if others := [name for name in written if name != chosen]:
        made.notes.append(notes.OTHER_SHEETS.filled(names=", ".join(map(repr, others))))
    return made


def _has_ids(lines: Lines) -> bool:
    """A sheet of touchpoints as maps write it has ids and lanes, and no arrows beside them but in words of ours."""
    for _, cells in lines[:5]:
        columns = {column_of(cell) for cell in cells if cell}
        if {"id", "title"} <= columns and "lane" in columns and "next" not in columns:
            return True
    return False


def _is_list(lines: Lines) -> bool:
    """A list of steps: it has titles, and no ids, or arrows beside them."""
    for _, cells in lines[:5]:
        columns = {column_of(cell) for cell in cells if cell}
        if "title" in columns:
            return "id" not in columns or "next" in columns
    return False


def _rows(lines: Lines, name: str, place: Callable[[str], str], lanes: Lanes, sheet: str = "") -> list[Row]:
    """The rows of a sheet of a map, headings and cells as maps write them; `sheet` is which one it is, if its name does not say."""
    sheet = sheet or known_name(name)
    table = table_of(iter(lines), place(name), ROWS + 1)
    rows = rows_below(_translated(table, sheet))
    if sheet == TOUCHPOINTS:
        for row in rows:
            if row.get("lane") and str(row["lane"]).partition("/")[0] not in list(Lane):
                row["lane"] = lanes.of(str(row["lane"])) or row["lane"]
    return rows


def _translated(table: Table, sheet: str) -> Table:
    """A table with the columns and values of a map; a heading that is one already stays, and so does one of its own sheet."""
    names: dict[str, str] = {}
    for column in table.columns:
        own = column_in_words(column, sheet)
        if own is None:
            own = column if sheet == CHANGES and plain(column) in _CHANGED else column_of(column)
            if sheet != TOUCHPOINTS and own not in _EVERYWHERE:
                own = column
        names[column] = own if own and own not in names.values() else column
    rows = tuple(
        (line, {names[c]: value_of(names[c], v, unit_of(c)) for c, v in row.items()})
        for line, row in table.rows
    )
    return Table(tuple(names[c] for c in table.columns), rows, table.heading)


def _follow(made: Assembled) -> None:
    """In a table without arrows a touchpoint without an exit leads to the one below."""
    points: dict[str, dict[str, Any]] = made.data.get(TOUCHPOINTS) or {}
    used = {u for part in points.values() for u in _texts(part.get("uses"))}
    walked = [id_ for id_, part in points.items() if part.get("lane") != Lane.EVIDENCE and id_ not in used]
    if any("next" in part for part in points.values()):
        return
    led = [(here, there) for here, there in itertools.pairwise(walked) if "end" not in points[here]]
    for here, there in led:
        points[here]["next"] = there
    if led:
        made.notes.append(notes.ONE_NEXT.filled(ids=", ".join(here for here, _ in led)))


def _texts(value: Any) -> Iterable[str]:
    return (
        [v for v in value if isinstance(v, str)]
        if isinstance(value, list)
        else [value]
        if isinstance(value, str)
        else []
    )
