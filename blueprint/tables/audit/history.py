"""The self-audit month by month: a column of ratings each month, the trend of each row, a chart of the dimensions."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from blueprint.model.names import ASPECT_NAMES, DIMENSION_NAMES, Aspect, Dimension
from blueprint.tables.audit import words
from blueprint.tables.audit.page import FIRST, HEADS, Head, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl import Workbook

    from blueprint.wording import Wording

HISTORY = "blueprint history 1"
"""What stands in A1 of the sheet."""
MONTHS = tuple(f"month{i}" for i in range(1, 13))
"""The hidden keys of its columns; which months they are stands above them."""
_WRITTEN = re.compile(r"^(\d{4})[-/.年]\s*(\d{1,2})(?:[-/.月].*)?$")


def month_of(value: object) -> str | None:
    """A month as people write it (2026-11, 2026/11, 2026年11月, a date); None where it is none."""
    if isinstance(value, datetime):
        return f"{value.year:04d}-{value.month:02d}"
    found = _WRITTEN.match(str(value).strip())
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    return f"{found[1]}-{int(found[2]):02d}"


def write_history(
    book: Workbook,
    rows: Mapping[tuple[Dimension, Aspect], Mapping[str, float]],
    title: str,
    said: Callable[[Wording, str], str],
    texts: str,
) -> None:
    """The sheet; `rows` are the ratings that the map has, by dimension, aspect and month."""
    known = sorted({month for ratings in rows.values() for month in ratings})[-len(MONTHS) :]
    above = [*known, *[""] * (len(MONTHS) - len(known))]
    heads = [
        Head("", said(words.DIMENSION, "\n"), 17),
        Head("", said(words.ASPECT, "\n"), 13),
        *(Head(key, month, 9.5) for key, month in zip(MONTHS, above, strict=True)),
        Head("", said(words.TREND, "\n"), 10),
    ]
    page = Page(book, said(words.HISTORY, " "), HISTORY, texts)
    page.title(f"{title} · {said(words.HISTORY, ' ')}", said(words.HISTORY_HOW, "\n"), heads)
    for (dimension, aspect), ratings in rows.items():
        values = [ratings.get(month) if month else None for month in above]
        names = [said(DIMENSION_NAMES[dimension], "\n"), said(ASPECT_NAMES[aspect], "\n")]
        page.row(f"{dimension.value}.{aspect.value}", [*names, *values, None])
    page.check_numbers(2, 13, 5, said(words.ONE_TO_FIVE, " "), whole=True)
    last = page.next - 1
    for row in range(FIRST, last + 1):
        _trend(page.sheet, row)
    _means(page, said)
    page.finish(one_page=True)
    page.sheet.print_area = f"B1:P{page.next + 18}"  # the chart too


def _trend(sheet: Any, row: int) -> None:
    """What the last month is above the first one."""
    cells = f"D{row}:O{row}"
    cell = sheet.cell(row, 16)
    cell.value = (
        f'=IF(COUNT({cells})<2,"",LOOKUP(9,{cells})-INDEX({cells},MATCH(TRUE,INDEX({cells}<>"",0),0)))'
    )
    cell.number_format = '[>0]"↑ "0.#;[<0]"↓ "0.#;"→"'


def _means(page: Page, said: Callable[[Wording, str], str]) -> None:
    """A row a dimension, and their lines."""
    from openpyxl.chart import LineChart, Reference
    from openpyxl.utils import get_column_letter

    sheet, start = page.sheet, page.next
    for number, dimension in enumerate(Dimension):
        first = FIRST + number * len(Aspect)
        page.row("", [said(DIMENSION_NAMES[dimension], " "), said(words.MEANS_OF, "\n"), *[None] * 13])
        for column in range(4, 16):
            letter = get_column_letter(column)
            cells = f"{letter}{first}:{letter}{first + len(Aspect) - 1}"
            cell = sheet.cell(start + number, column)
            cell.value, cell.number_format = f'=IF(COUNT({cells})=0,"",AVERAGE({cells}))', "0.0"
        _trend(sheet, start + number)
    chart = LineChart()
    lines = Reference(sheet, min_col=2, max_col=15, min_row=start, max_row=page.next - 1)
    chart.add_data(lines, from_rows=True, titles_from_data=True)
    chart.series = [_without_names(sheet, s, start + i) for i, s in enumerate(chart.series)]
    chart.set_categories(Reference(sheet, min_col=4, max_col=15, min_row=HEADS, max_row=HEADS))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 1, 5
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.height, chart.width = 8, 26
    sheet.add_chart(chart, f"B{page.next + 1}")


def _without_names(sheet: Any, series: Any, row: int) -> Any:
    """A line begins with the first month, and not with the column of names."""
    from openpyxl.chart import Reference

    series.val.numRef.f = str(Reference(sheet, min_col=4, max_col=15, min_row=row, max_row=row))
    return series
