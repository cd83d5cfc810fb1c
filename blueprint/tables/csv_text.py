"""Sheets as CSV text, and CSV files as sheets."""

from __future__ import annotations

import csv
import io

from blueprint.source.table import read_table
from blueprint.tables.cells import read, safe
from blueprint.tables.flat import ROWS, Row
from blueprint.tables.sheets import Sheet

_BOM = "\ufeff"
"""Without it, spreadsheets on Windows read Chinese as something else."""


def csv_text(sheet: Sheet) -> str:
    """A sheet as CSV with a heading line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    for row in sheet.rows:
        writer.writerow(
            [safe(value) if (value := row.get(column)) is not None else "" for column in sheet.columns]
        )
    return _BOM + out.getvalue()


def csv_rows(text: str, name: str = "<text>") -> list[Row]:
    """The rows of a CSV text; `name` is for messages. Raises `BadTable` as `read_table` does."""
    table = read_table(text, name, ROWS + 1)  # one more tells whoever puts a map together that it is too long
    return [{column: read(value) for column, value in row.items()} for _, row in table.rows]
