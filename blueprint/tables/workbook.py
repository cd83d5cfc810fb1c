"""Sheets as an Excel workbook, and workbooks as sheets (openpyxl, extra `export`)."""

from __future__ import annotations

import contextlib
import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from blueprint.source.limits import COLUMNS
from blueprint.tables.cells import read
from blueprint.tables.flat import ROWS
from blueprint.tables.sheets import Sheet
from blueprint.wording import Wording

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOMENT = datetime.datetime(2020, 1, 1)  # a fixed one, so that the same map gives the same bytes
_WIDEST, _NARROWEST = 48, 8
_SHOWN = 80
_HEAD = "1F3A5F"
_FORMULAS = re.compile(rb"<f[ >/]")
_FORMULA = 255
"""Characters of a list of choices that Excel takes."""
_LINE = 16
"""Height of a line of a heading, pt."""
_MORE = 500
"""Rows below those filled in that have choices too."""


_UNPACKED = 100 * 1024 * 1024
_NOT_ONE = Wording("this is not an Excel workbook (.xlsx)", "这不是 Excel 工作簿（.xlsx）")
_BROKEN = Wording(
    "this Excel workbook is damaged: {why}; open it in a spreadsheet program and save it anew",
    "这份 Excel 工作簿已损坏：{why}；请用表格程序打开后重新保存",
)
_TOO_LARGE = Wording("this workbook is larger than {n} MB unpacked", "这份工作簿解压后超过 {n} MB")
_TOO_WIDE = Wording(
    "sheet {name!r} has more than {most} columns; remove those that are not needed",
    "工作表 {name!r} 超过 {most} 列；请删去不需要的列",
)
_NO_VALUE = Wording(
    "sheet {name!r}, cell {cell}: {formula} was never computed; open the workbook in a spreadsheet program and save it",
    "工作表 {name!r} 单元格 {cell}：{formula} 没有计算结果；请用表格程序打开并保存一次",
)


class NotAWorkbook(Exception):
    """A file that cannot be read as an Excel workbook."""

    def __init__(self, wording: Wording = _NOT_ONE) -> None:
        self.wording = wording
        super().__init__(wording.en)


def workbook_bytes(made: Iterable[Sheet]) -> bytes:
    """A workbook: bold headings that stay in sight, columns as wide as their text, choices in lists; printed a page wide, its
    headings on every page; nothing that runs."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook()
    del book[book.sheetnames[0]]
    for sheet in made:
        page = book.create_sheet(sheet.name)
        page.append(list(sheet.headings or sheet.columns))
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
        _choose(page, sheet)
        _set_up(page)
    book.properties.creator = "blueprint"
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue())


def _fit(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    from blueprint.width import width

    for number, column in enumerate(sheet.columns, 1):
        head = sheet.headings[number - 1] if sheet.headings else column
        texts = [head, *(str(row.get(column) or "") for row in sheet.rows)]
        widest = max(width(line) for text in texts for line in text.split("\n"))
        page.column_dimensions[get_column_letter(number)].width = max(_NARROWEST, min(_WIDEST, widest + 2))


def _choose(page: Worksheet, sheet: Sheet) -> None:
    """A list of answers in a column, also below what is filled in; another answer is allowed, as a map may."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for column, choices in sheet.choices.items():
        formula = choices if isinstance(choices, str) else '"' + ",".join(choices) + '"'
        if column not in sheet.columns or len(formula) > _FORMULA:
            continue
        letter = get_column_letter(sheet.columns.index(column) + 1)
        rule = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=False)
        rule.add(f"{letter}2:{letter}{len(sheet.rows) + _MORE}")
        page.add_data_validation(rule)


def _set_up(page: Worksheet) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
    page.oddFooter = HeaderFooterItem(left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N"))
    lines = max((str(cell.value or "").count("\n") + 1 for cell in page[1]), default=1)
    page.row_dimensions[1].height = _LINE * lines


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
    now = MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + now, core)


Cells = list[tuple[int, list[str]]]
"""Rows of a sheet with their numbers; every cell as text, `""` where there is none."""


def sheet_name(name: str) -> str:
    """A sheet in a message."""
    return f"sheet {name!r}"


def workbook_cells(raw: bytes) -> dict[str, Cells]:
    """The cells of every sheet, as far as a map may go.

    Raises:
        NotAWorkbook: the bytes are something else, or a formula has no value.
    """
    formulas = _with_formulas(raw)
    with opened(raw, read_only=True) as book:
        found = {page.title.strip(): _cells(page) for page in book.worksheets}
    if formulas:
        with opened(raw, read_only=True, values=False) as book:
            for page in book.worksheets:
                _refuse_blank_formulas(page, dict(found[page.title.strip()]))
    return found


def _with_formulas(raw: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _UNPACKED:
                return False  # refused in a moment
            pages = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            return any(_FORMULAS.search(archive.read(page)) for page in pages)
    except (
        zipfile.BadZipFile,
        OSError,
        zlib.error,
        EOFError,
        KeyError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        return False  # refused in a moment


def _refuse_blank_formulas(page: Any, values: dict[int, list[str]]) -> None:
    """A formula that nobody computed is no value; a spreadsheet program computes it when it saves."""
    from openpyxl.utils import get_column_letter

    for number, line in _lines(page):
        for place, value in enumerate(line):
            known = values.get(number, [])
            if isinstance(value, str) and value.startswith("=") and not (place < len(known) and known[place]):
                cell = f"{get_column_letter(place + 1)}{number}"
                raise NotAWorkbook(_NO_VALUE.filled(name=page.title, cell=cell, formula=value[:_SHOWN]))


def _cells(page: Any) -> Cells:
    found: Cells = []
    for number, line in _lines(page):
        cells = [read(value) or "" for value in line]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append((number, cells))
        if len(found) > ROWS + 1:  # more than a map takes; whoever puts it together says so
            break
    return found


def _lines(page: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Rows with their numbers, without the blank ones."""
    page.reset_dimensions()  # what a file says of its own size may be absurd
    blank: object = None
    for number, line in enumerate(page.iter_rows(max_col=COLUMNS + 1, values_only=True), 1):
        if line is blank:  # a gap is given as the same empty row again and again
            continue
        if any(value is not None for value in line):
            if len(line) > COLUMNS and line[COLUMNS] is not None:
                raise NotAWorkbook(_TOO_WIDE.filled(name=page.title, most=COLUMNS))
            yield number, line
        else:
            blank = line


@contextlib.contextmanager
def opened(raw: bytes, *, read_only: bool = False, values: bool = True) -> Iterator[Workbook]:
    """A workbook with what its formulas came to, or (`values=False`) with the formulas; damage may show only once it is read.

    Raises:
        NotAWorkbook: the bytes are something else, too large, or damaged.
    """
    from xml.etree.ElementTree import ParseError

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    damaged = (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OverflowError,
        EOFError,
        NotImplementedError,  # packed in a way of tomorrow, or encrypted
        RuntimeError,
        zlib.error,
    )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            if sum(item.file_size for item in archive.infolist()) > _UNPACKED:
                raise NotAWorkbook(_TOO_LARGE.filled(n=_UNPACKED // 1024 // 1024))
        if "xl/workbook.xml" not in names:
            raise NotAWorkbook
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", UserWarning
            )  # what openpyxl leaves out beside cells: names, filters, styles
            book = load_workbook(io.BytesIO(raw), read_only=read_only, data_only=values)
        yield book
    except (InvalidFileException, zipfile.BadZipFile, OSError) as error:
        raise NotAWorkbook from error
    except (ParseError, SyntaxError, *damaged) as error:  # lxml's errors are syntax errors
        raise NotAWorkbook(_BROKEN.filled(why=" ".join(str(error).split())[:_SHOWN])) from error
