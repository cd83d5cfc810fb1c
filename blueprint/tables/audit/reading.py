"""A filled-in self-audit as what a map says under `dimensions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.model.names import Aspect, Dimension
from blueprint.packs.servqual import servqual
from blueprint.tables.assemble import Assembled
from blueprint.tables.audit import words
from blueprint.tables.audit.form import ANSWERS, AUDIT, ITEMS, RATING, SCORES
from blueprint.tables.audit.history import HISTORY, MONTHS, month_of
from blueprint.tables.audit.page import HEADS
from blueprint.tables.cells import read
from blueprint.tables.workbook import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from blueprint.wording import Wording

PART = "dimensions"
_FARTHEST = 400
"""Rows and columns beyond are not looked at: one stray cell would make a sheet of a thousand million."""
_SCALE = 100.0
"""Scores may lie on any scale; which one, the map says."""
_ROWS_OF = tuple(d.value for d in Dimension)
_ROWS = {f"{d.value}.{a.value}" for d in Dimension for a in Aspect}


def read_audit(raw: bytes) -> Assembled | None:
    """The answers of a workbook; None when it is no self-audit.

    Raises:
        NotAWorkbook: the bytes are something else.
    """
    with opened(raw, read_only=True) as book:  # a large one that is no self-audit costs a look
        marks = {sheet.title: _mark(sheet) for sheet in book.worksheets}
    if AUDIT not in marks.values():
        return None
    made = Assembled(part=PART)
    found: dict[str, Any] = {}
    with opened(raw) as book:
        for sheet in book.worksheets:
            if marks[sheet.title] == AUDIT:
                _read_form(sheet, found, made)
            elif marks[sheet.title] == ITEMS:
                _read_items(sheet, found, made)
            elif marks[sheet.title] == HISTORY:
                _read_history(sheet, found, made)
            elif sheet.title not in _help_names():
                made.notes.append(words.UNREAD_SHEET.filled(name=sheet.title))
    made.data = {PART: found} if found else {}
    return made


def _mark(sheet: Any) -> str:
    """What stands in A1."""
    first = next(sheet.iter_rows(max_row=1, max_col=1, values_only=True), (None,))
    return str((first[0] if first else None) or "").strip()


def _help_names() -> set[str]:
    return {words.HELP.en, words.HELP.zh, f"{words.HELP.zh} {words.HELP.en}"}


def _read_form(sheet: Worksheet, found: dict[str, Any], made: Assembled) -> None:
    for key, column, cell, text in _answers(sheet, _ROWS, (*ANSWERS, RATING), made):
        if column == RATING and not _in(text, 5.0):
            made.notes.append(_bad(sheet, cell, text, 5.0))
            continue
        dimension, aspect = key.split(".")
        entry = found.setdefault(dimension, {}).setdefault("audit", {}).setdefault(aspect, {})
        entry[column] = text


def _read_items(sheet: Worksheet, found: dict[str, Any], made: Assembled) -> None:
    ids = {item.id for item in servqual().items}
    for key, column, cell, text in _answers(sheet, ids, SCORES, made):
        if not _in(text, _SCALE):
            made.notes.append(_bad(sheet, cell, text, _SCALE))
            continue
        found.setdefault("items", {}).setdefault(key, {})[column] = text


def _read_history(sheet: Worksheet, found: dict[str, Any], made: Assembled) -> None:
    """Ratings under their months; the last one is that of today where the form has none."""
    above = {cell.column: cell for cell in sheet[HEADS]}
    told: set[int] = set()
    for key, _, cell, text in _answers(sheet, _ROWS, MONTHS, made, means=True):
        heading = above[cell.column or 0]
        month = month_of(heading.value)
        if month is None:
            if cell.column not in told:
                what = str(heading.value or "")[:40]
                made.notes.append(words.NO_MONTH.filled(name=sheet.title, cell=heading.coordinate, text=what))
            told.add(cell.column or 0)
        elif not _in(text, 5.0):
            made.notes.append(_bad(sheet, cell, text, 5.0))
        else:
            dimension, aspect = key.split(".")
            entry = found.setdefault(dimension, {}).setdefault("audit", {}).setdefault(aspect, {})
            entry.setdefault("history", {})[month] = text
    for dimension in _ROWS_OF:
        for entry in found.get(dimension, {}).get("audit", {}).values():
            if "history" in entry:
                entry["history"] = dict(sorted(entry["history"].items()))
                entry.setdefault(RATING, list(entry["history"].values())[-1])


def _answers(
    sheet: Worksheet, keys: set[str], columns: tuple[str, ...], made: Assembled, *, means: bool = False
) -> Iterator[tuple[str, str, Cell | MergedCell, str]]:
    """Key, column, cell and text of every answer; what was written beside the form is told.

    With `means` the sheet has rows and a column that count by themselves, and these are passed over.
    """
    ends = (
        min(sheet.max_row, _FARTHEST),
        min(sheet.max_column, _FARTHEST),
    )  # openpyxl makes the cells it is asked for
    rows = list(sheet.iter_rows(max_row=ends[0], max_col=ends[1]))
    head = next((row for row in rows if {str(c.value) for c in row} >= set(columns)), None)
    if head is None:
        made.notes.append(words.UNREAD_SHEET.filled(name=sheet.title))
        return
    named = {place: str(cell.value) for place, cell in enumerate(head) if cell.value in columns}
    last = max(named)
    for row in rows[rows.index(head) + 2 :]:
        key = str(row[0].value or "").strip()
        for place, cell in enumerate(row[1:], 1):
            text = read(cell.value)
            if text is None:
                continue
            if key in keys and place in named:
                yield key, named[place], cell, " / ".join(text.split("\n"))
            elif not means and (key not in keys or place > last):
                made.notes.append(
                    words.UNREAD_CELL.filled(name=sheet.title, cell=cell.coordinate, text=text[:40])
                )


def _in(text: str, top: float) -> bool:
    try:
        return 1 <= float(text) <= top
    except ValueError:
        return False


def _bad(sheet: Worksheet, cell: Cell | MergedCell, text: str, top: float) -> Wording:
    return words.NO_RATING.filled(
        name=sheet.title, cell=cell.coordinate, text=text[:40], low=1, high=f"{top:g}"
    )
