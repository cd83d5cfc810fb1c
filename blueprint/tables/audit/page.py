"""A sheet to fill in: hidden keys, a title, headings, rows that are high enough, and how it is printed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blueprint.tables.audit import words
from blueprint.width import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

_DARK, _GREY, _LINE = "1F3A5F", "EEF1F5", "9AA5B4"
_POINTS = 15.0
"""Height of a line."""
_KEYS, HEADS = 3, 4
"""The hidden row of keys, and the row of headings."""
FIRST = HEADS + 1
"""The first row to fill in."""


@dataclass(frozen=True)
class Head:
    """A column: its key (blank: not read back), its heading, its width in characters, what to write there."""

    key: str
    text: str
    width: float
    prompt: str = ""


class Page:
    """One sheet, written from the top down."""

    def __init__(self, book: Workbook, name: str, mark: str, texts: str) -> None:
        self.sheet = book.create_sheet(name[:31])
        self.sheet["A1"] = mark
        self.texts = texts
        self.font = "Calibri" if texts == "en" else "Microsoft YaHei"
        self.heads: Sequence[Head] = ()
        self.next = HEADS + 1

    def title(self, title: str, about: str, heads: Sequence[Head]) -> None:
        """Title, one line of help, hidden keys, headings."""
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter

        self.heads = heads
        last = len(heads) + 1
        for row, text, font, height in (
            (1, title, Font(name=self.font, bold=True, size=16, color=_DARK), 28.0),
            (2, about, Font(name=self.font, size=10, color="555555"), _POINTS * (1 + about.count("\n")) + 6),
        ):
            self.sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=last)
            cell = self.sheet.cell(row, 2, text)
            cell.font, cell.alignment = font, Alignment(vertical="center", wrap_text=True)
            self.sheet.row_dimensions[row].height = height
        tallest = max(_lines(head.text, head.width - 1) for head in heads)
        for column, head in enumerate(heads, 2):
            self.sheet.cell(_KEYS, column, head.key or None)
            cell = self.sheet.cell(HEADS, column, head.text)
            cell.font, cell.fill = (
                Font(name=self.font, bold=True, color="FFFFFF"),
                PatternFill("solid", fgColor=_DARK),
            )
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
            self.sheet.column_dimensions[get_column_letter(column)].width = head.width
        self.sheet.row_dimensions[HEADS].height = _POINTS * tallest + 8
        self.sheet.row_dimensions[_KEYS].hidden = True
        self.sheet.column_dimensions["A"].hidden = True

    def row(self, key: str, values: Sequence[Any]) -> None:
        """A row under its hidden key; grey where nothing is to be written, as high as its longest cell."""
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        side = Side(style="thin", color=_LINE)
        self.sheet.cell(self.next, 1, key)
        lines = 1
        for column, (head, value) in enumerate(zip(self.heads, values, strict=True), 2):
            cell = self.sheet.cell(self.next, column, value)
            cell.data_type = "s" if isinstance(value, str) else cell.data_type  # never a formula
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            middle = not isinstance(value, str) and (head.width < 30)
            cell.alignment = Alignment(
                wrap_text=True,
                vertical="center" if middle or column == 2 else "top",
                horizontal="center" if middle else None,
            )
            cell.font = Font(name=self.font, size=10, bold=column == 2)
            if not head.key:
                cell.fill = PatternFill("solid", fgColor=_GREY)
            if isinstance(value, str) and column >= 2:
                lines = max(lines, _lines(value, head.width))
        self.sheet.row_dimensions[self.next].height = max(1.6, lines) * _POINTS + 4
        self.next += 1

    def check_texts(self, first: int, last: int, message: str) -> None:
        """Answers of at most 500 characters, with what to write as a prompt."""
        from openpyxl.worksheet.datavalidation import DataValidation

        for index in range(first, last + 1):
            rule = DataValidation("textLength", operator="lessThanOrEqual", formula1="500", allow_blank=True)
            self._attach(rule, index, message)

    def check_numbers(self, first: int, last: int, top: int, message: str, *, whole: bool) -> None:
        """Numbers from 1 to `top`; whole ones are chosen from a list."""
        from openpyxl.worksheet.datavalidation import DataValidation

        for index in range(first, last + 1):
            if whole:
                choices = ",".join(str(n) for n in range(1, top + 1))
                rule = DataValidation("list", formula1=f'"{choices}"', allow_blank=True)
            else:
                rule = DataValidation(
                    "decimal", operator="between", formula1="1", formula2=str(top), allow_blank=True
                )
            self._attach(rule, index, message)

    def _attach(self, rule: Any, index: int, message: str) -> None:
        from openpyxl.utils import get_column_letter

        head, letter = self.heads[index], get_column_letter(index + 2)
        rule.error, rule.errorTitle, rule.showErrorMessage = message, head.text.split("\n")[0], True
        if head.prompt:
            rule.prompt, rule.promptTitle, rule.showInputMessage = head.prompt, head.text.split("\n")[0], True
        self.sheet.add_data_validation(rule)
        rule.add(f"{letter}{HEADS + 1}:{letter}{self.next - 1}")

    def finish(self, *, one_page: bool = False) -> None:
        """Headings stay in sight; printed on A4 across, as wide as the paper, headings on each page."""
        from openpyxl.utils import get_column_letter

        sheet = self.sheet
        sheet.freeze_panes = sheet.cell(HEADS + 1, 4)
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(one_page)
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{HEADS}:{HEADS}"
        sheet.print_area = f"B1:{get_column_letter(len(self.heads) + 1)}{self.next - 1}"
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.footer = 0.5, 0.75, 0.35
        form = words.PAGE["en" if self.texts == "en" else "zh"]
        sheet.oddFooter.center.text = form.format(page="&P", pages="&N")


def _lines(text: str, room: float) -> int:
    """How many lines a text takes in a column of `room` characters."""
    return sum(max(1, math.ceil(width(part) * 1.08 / (room - 1))) for part in text.split("\n"))
