"""CSV tables that people keep in spreadsheets: what is wrong with one is a sentence with file, line and remedy."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from blueprint.source.limits import COLUMNS
from blueprint.source.reader import Unreadable
from blueprint.wording import Wording

BYTES = 64 * 1024 * 1024
"""A larger table is refused."""
_SHOWN = 60
_MARK = "\ufeff"
_CANNOT = Wording("cannot read {name}: {reason}", "无法读取 {name}：{reason}")
_NOT_UTF8 = Wording(
    "this is not UTF-8 text; save the table as `CSV UTF-8`", "这不是 UTF-8 文本；请把表格另存为“CSV UTF-8”"
)
_LARGE = Wording("the table is larger than {n} MB; split it", "表格超过 {n} MB；请拆分")
_QUOTES = Wording(
    'a quotation mark is missing or too many: write a cell with quotation marks as "so ""said"""',
    '缺少引号或多了引号：含引号的单元格请写成 "如 ""这样"""',
)
_LONG = Wording(
    "a cell is longer than {n} characters; look for a quotation mark that is not closed",
    "有单元格超过 {n} 个字符；请检查是否有未闭合的引号",
)
_MORE = Wording(
    "the row has {n} cells, the heading {columns}; quote a cell with a separator in it",
    "这一行有 {n} 个单元格，表头只有 {columns} 个；含分隔符的单元格请加引号",
)
_WIDE = Wording(
    "the table has {n} columns; remove all but {most}", "表格有 {n} 列，过多；请只保留 {most} 列以内"
)
_TWICE = Wording("two columns are called {column!r}; remove one", "有两列都叫 {column!r}；请删去一列")


class BadTable(Exception):
    """A table that cannot be used; `wording` says where, why and what to do.

    Args:
        name: of the file, for messages.
        line: in it, from 1; 0 for the file as a whole.
        wording: what is wrong.
    """

    def __init__(self, name: str, line: int, wording: Wording) -> None:
        place = f"{name}:{line}" if line else name
        self.wording = Wording(f"{place}: {wording.en}", f"{place}：{wording.zh}")
        super().__init__(self.wording.en)


@dataclass(frozen=True)
class Table:
    """A table: the headings, and the rows below, blank ones too, each with its line; cells are stripped."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def clipped(text: str) -> str:
    """A cell short enough to be told."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def table_text(path: str | Path) -> str:
    """The text of a table's file.

    Raises:
        Unreadable: the file cannot be opened.
        BadTable: it is not UTF-8, or too large.
    """
    try:
        with Path(path).open("rb") as file:
            raw = file.read(BYTES + 1)
    except OSError as error:
        raise Unreadable(_CANNOT.filled(name=path, reason=error.strerror or error)) from error
    if len(raw) > BYTES:
        raise BadTable(str(path), 0, _LARGE.filled(n=BYTES // 1024 // 1024))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadTable(str(path), line, _NOT_UTF8) from None


def read_table(text: str, name: str, most: int | None = None) -> Table:
    """A table of CSV text; commas, semicolons or tabs separate cells, whichever the heading has most of.

    Args:
        text: of the table.
        name: of the file, for messages.
        most: rows to read; None for all.

    Raises:
        BadTable: its quotation marks are wrong, a row is too long, it has too many columns, or two of one name.
    """
    text = text.removeprefix(_MARK)
    heading = io.StringIO(text, newline=None).readline()
    # Closed quotation marks are insisted on: one too few swallows every row below it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count), strict=True)
    try:
        columns = tuple(clipped(cell.strip()) for cell in next(reader, []))
        if len(columns) > COLUMNS:
            raise BadTable(name, 1, _WIDE.filled(n=len(columns), most=COLUMNS))
        named = Counter(filter(None, columns))
        for column, times in named.items():
            if times > 1:
                raise BadTable(name, 1, _TWICE.filled(column=column))
        return Table(columns, tuple(islice(_rows(reader, columns, name), most)))
    except csv.Error as error:
        limit = csv.field_size_limit()
        wrong = _LONG.filled(n=limit) if "limit" in str(error) else _QUOTES
        raise BadTable(name, reader.line_num, wrong) from None


def _rows(reader: Any, columns: tuple[str, ...], name: str) -> Iterator[tuple[int, dict[str, str]]]:
    blank = dict.fromkeys(filter(None, columns), "")
    for cells in reader:
        if any(cell.strip() for cell in cells[len(columns) :]):
            raise BadTable(name, reader.line_num, _MORE.filled(n=len(cells), columns=len(columns)))
        row = {c: cell.strip() for c, cell in zip(columns, cells, strict=False) if c}
        yield reader.line_num, blank | row
