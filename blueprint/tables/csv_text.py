"""Sheets as CSV text, and CSV files as sheets."""

from __future__ import annotations

import csv
import io

from blueprint.source.table import Table
from blueprint.tables.cells import read, safe
from blueprint.tables.flat import Row
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


def rows_below(table: Table) -> list[Row]:
    """The rows of a table, numbered as in the file: under a heading further down, blank ones stand for what is above."""
    above: list[Row] = [{}] * (table.heading - 1)
    return above + [{column: read(value) for column, value in row.items()} for _, row in table.rows]
