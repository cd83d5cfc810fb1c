"""Sheets as an Excel workbook, and workbooks as sheets (openpyxl, extra `export`)."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from blueprint.tables.cells import read
from blueprint.tables.flat import Row
from blueprint.tables.sheets import Sheet
from blueprint.wording import Wording

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOMENT = datetime.datetime(2020, 1, 1)  # a fixed one, so that the same map gives the same bytes
_WIDEST, _NARROWEST = 48, 8
_HEAD = "1F3A5F"


class NotAWorkbook(Exception):
    """A file that is no Excel workbook."""

    wording = Wording("this is not an Excel workbook (.xlsx)", "这不是 Excel 工作簿（.xlsx）")


def workbook_bytes(made: Iterable[Sheet]) -> bytes:
    """A workbook: bold headings that stay in sight, columns as wide as their text, nothing that runs."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook()
    del book[book.sheetnames[0]]
    for sheet in made:
        page = book.create_sheet(sheet.name)
        page.append(list(sheet.columns))
        for row in sheet.rows:
            page.append([row.get(column) for column in sheet.columns])
        for line in page.iter_rows():
            for cell in line:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type  # never a formula
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        for cell in page[1]:
            cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_HEAD)
        page.freeze_panes = "B2"
        _fit(page, sheet)
    book.properties.creator = "blueprint"
    book.properties.created = book.properties.modified = MOMENT
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue())


def _fit(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    from blueprint.width import width

    for number, column in enumerate(sheet.columns, 1):
        texts = [column, *(str(row.get(column) or "") for row in sheet.rows)]
        widest = max(width(line) for text in texts for line in text.split("\n"))
        page.column_dimensions[get_column_letter(number)].width = max(_NARROWEST, min(_WIDEST, widest + 2))


def steady(raw: bytes) -> bytes:
    """An Office file as the same archive with fixed times, so that its bytes depend on its content alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            fixed = zipfile.ZipInfo(item.filename, MOMENT.timetuple()[:6])
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = item.external_attr
            data = old.read(item)
            if item.filename == "docProps/core.xml":
                data = _without_now(data)
            new.writestr(fixed, data)
    return out.getvalue()


def _without_now(core: bytes) -> bytes:
    import re

    return re.sub(
        rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), core
    )


def workbook_rows(raw: bytes) -> dict[str, list[Row]]:
    """The rows of every sheet, by the headings in their first lines.

    Raises:
        NotAWorkbook: the bytes are something else.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise NotAWorkbook from error
    return {
        page.title.strip().lower(): _rows(list(page.iter_rows(values_only=True))) for page in book.worksheets
    }


def _rows(lines: Sequence[Sequence[Any]]) -> list[Row]:
    if not lines:
        return []
    heads = [str(head).strip() if head is not None else "" for head in lines[0]]
    return [
        {h: read(v) for h, v in zip(heads, line, strict=False) if h}
        for line in lines[1:]
        if any(v is not None for v in line)
    ]
