"""Tables that are no sheets of a map: lists of steps, grids with lanes as rows or columns, Visio's step table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.importing.lanes import Lanes, is_lane_name
from blueprint.importing.table import notes
from blueprint.importing.table.draft import Draft
from blueprint.importing.table.headings import STEP, column_of, unit_of
from blueprint.importing.table.matrix import matrix_of
from blueprint.importing.table.spelling import value_of
from blueprint.model.names import Lane
from blueprint.model.note import NOTE_NAMES
from blueprint.source.table import BadTable, Table, table_of

if TYPE_CHECKING:
    from blueprint.tables.assemble import Assembled

Lines = Sequence[tuple[int, list[str]]]
_ABOUT = {"time", "emotion", "phase", "channel", "script", *(f"notes.{kind}" for kind in NOTE_NAMES)}
"""What a row of a grid may say of the step above it."""
_SHOWN = 12
_TOTAL = re.compile(r"(?:grand |sub)?total|sum|合计|总计|小计|合計|總計", re.IGNORECASE)
"""A row that adds up those above is no step."""


def list_of(table: Table, lanes: Lanes, title: str) -> Assembled | None:
    """A step in a row, with a title and a lane or who does it; None: it is no such list."""
    named: dict[str, str] = {}
    for column in filter(None, table.columns):
        named.setdefault(column_of(column) or "", column)
    if "title" not in named or not {"lane", "role", "phase", "next"} & named.keys():
        return None
    unread = [c for c in table.columns if (c and c not in named.values()) or named.get("") == c]
    unread = [c for c in unread if any(row.get(c) for _, row in table.rows)]
    columns = {own: column for own, column in named.items() if own and own.split(".")[0] in STEP}
    unread += [column for own, column in named.items() if own and own not in columns]
    draft = Draft(lanes, title)
    unit = unit_of(columns["time"]) if "time" in columns else ""
    lane = phase = ""
    no_steps: list[str] = []
    rows = [{own: row.get(column, "") for own, column in columns.items()} for _, row in table.rows]
    footer = _footer(table, columns["title"])
    for place, cells in enumerate(rows):
        alone = not cells.get("lane") and not cells.get("role")
        if cells["title"] and (place >= footer or (alone and _TOTAL.fullmatch(cells["title"]))):
            no_steps.append(cells["title"])
            continue
        if not cells["title"]:
            unread += [f"{c}: {v}" for c, v in cells.items() if v and c in ("lane", "phase")]
            continue
        if cells.get("time"):
            cells["time"] = value_of("time", cells["time"], unit)
        lane = cells.get("lane") or lane  # merged cells stand in the first row of several
        phase = cells["phase"] = cells.get("phase") or phase
        draft.add(cells["title"], draft.lane_of(lane, cells.get("role", "")), cells, cells.get("id", ""))
    if no_steps:
        draft.notes.append(notes.NO_STEPS.filled(names=", ".join(map(repr, no_steps))))
    return draft.assembled(list(dict.fromkeys(unread)))


def _footer(table: Table, title: str) -> int:
    """The place of the first row below a blank one from which on rows only have words in the title's column: a source, a legend."""
    place = len(table.rows)
    while place and all(not cell or column == title for column, cell in table.rows[place - 1][1].items()):
        place -= 1
    ends = range(place, len(table.rows)) if place else ()
    return next((n for n in ends if _is_apart(table, n)), len(table.rows))


def _is_apart(table: Table, place: int) -> bool:
    """Whether a row is blank, or stands below a blank one that was not kept."""
    (before, _), (line, row) = table.rows[place - 1], table.rows[place]
    return not any(row.values()) or (line > before + 1 and not any("\n" in cell for cell in row.values()))


def grid_of(lines: Lines, lanes: Lanes, title: str) -> Assembled | None:
    """Lanes as rows and steps as columns, or the other way round; None: it is no grid."""
    cells = [row for _, row in lines if any(row)]
    width = max(map(len, cells), default=0)
    square = [[*row, *[""] * (width - len(row))] for row in cells]
    for table in (square, [list(column) for column in zip(*square, strict=True)]):
        for top in range(min(3, len(table))):
            rows = table[top:]
            if sum(_lane(lanes, row[0]) is not None for row in rows if row) >= 2 and len(rows[0]) > 1:
                return _grid(rows, lanes, title)
    return None


def _lane(lanes: Lanes, name: str) -> str | None:
    return lanes.of(name) if name and column_of(name) not in _ABOUT else None


def _grid(rows: list[list[str]], lanes: Lanes, title: str) -> Assembled:
    draft = Draft(lanes, title)
    steps = (
        rows[0][1:]
        if _lane(lanes, rows[0][0]) is None and column_of(rows[0][0]) not in {"time", "emotion"}
        else []
    )
    body = rows[1:] if steps else rows
    order = [Lane.CUSTOMER, Lane.FRONTSTAGE, Lane.BACKSTAGE]
    kinds = [(row[0], _lane(lanes, row[0]), column_of(row[0]) if row[0] else None, row[1:]) for row in body]
    unread = [name for name, lane, column, row in kinds if lane is None and column not in _ABOUT and any(row)]
    systems: dict[str, str] = {}
    named = next(
        (row for _, lane, column, row in kinds if (lane, column) == (None, "phase") and any(row)), None
    )
    phases = _phases(steps, named)
    if named and any(map(_says, steps)):
        draft.notes.append(notes.HEADINGS.filled(names=", ".join(map(repr, filter(_says, steps)))))
    for step in range(len(rows[0]) - 1):
        placed: list[str] = []
        for wanted in order:
            for name, lane, _, row in kinds:
                if lane is not None and lane.partition("/")[0] == wanted and step < len(row):
                    role = {"role": _role(name, lane)}
                    placed += [draft.add(text, lane, role) for text in _parts(row[step])]
        _support(draft, kinds, step, placed, systems)
        seen = (id_ for id_ in placed if draft.rows[id_]["lane"].partition("/")[0] in order[:2])
        first = next(seen, next(iter(placed), None))
        if first is None:
            continue
        phase = phases[step] if step < len(phases) else ""
        for id_ in placed:
            draft.rows[id_] |= draft.cell("phase", phase) if phase else {}
        for _, lane, column, row in kinds:
            text = row[step] if step < len(row) else ""
            if lane == Lane.EVIDENCE and text:
                draft.rows[first] |= draft.cell("evidence", text)
            elif lane is None and column in _ABOUT and column != "phase" and text:
                draft.rows[first] |= draft.cell(column, text, draft.rows[first])
    if unread:
        draft.notes.append(notes.ROWS.filled(names=", ".join(map(repr, unread))))
    draft.notes.append(notes.STEPS)
    return draft.assembled()


def _phases(steps: list[str], row: list[str] | None) -> list[str]:
    """The phase of each column: from a row of phases, where merged cells stand in the first of several, else the headings."""
    if row is None:
        return [step if _says(step) else "" for step in steps]
    before = ""
    return [before := here or before for here in row]


def _says(heading: str) -> bool:
    return bool(heading) and not heading.isdigit()


def _parts(cell: str) -> list[str]:
    """The lines of a cell."""
    return [text for text in map(str.strip, cell.split("\n")) if text]


def _role(name: str, lane: str) -> str:
    return "" if lane.startswith(Lane.CUSTOMER) or is_lane_name(name) else name


def _support(
    draft: Draft,
    kinds: list[tuple[str, str | None, str | None, list[str]]],
    step: int,
    placed: list[str],
    systems: dict[str, str],
) -> None:
    """Support processes are used by what stands above them; the same text is the same one."""
    for _, lane, _, row in kinds:
        if lane is None or not lane.startswith(Lane.SUPPORT) or step >= len(row):
            continue
        for text in _parts(row[step]):
            if text.casefold() not in systems:
                systems[text.casefold()] = draft.add(text, lane, {})
            if placed:
                user = draft.rows[placed[-1]]
                user[f"uses.{sum(k.startswith('uses.') for k in user) + 1}"] = systems[text.casefold()]


def _has_titles(lines: Lines) -> bool:
    """Headings that name titles beside lanes or who does it; then lanes in the first column are those of a list."""
    for _, cells in lines[:3]:
        columns = {column_of(cell) for cell in cells if cell}
        if "title" in columns and {"lane", "role"} & columns:
            return True
    return False


def other_form(lines: Lines, name: str, lanes: Lanes, title: str) -> Assembled:
    """The map of a table in one of the forms.

    Raises:
        BadTable: it has none of them; the sentence names the headings found and wanted.
    """
    found = matrix_of(lines, lanes, title)
    if found is None and not _has_titles(lines):
        found = grid_of(lines, lanes, title)
    if found is None:
        table = table_of(iter(lines), name)
        found = list_of(table, lanes, title)
    if found is None:
        headings = [repr(c) for c in table.columns if c][:_SHOWN]
        raise BadTable(name, table.heading, notes.WANTED.filled(found=", ".join(headings) or notes.NOTHING))
    return found
