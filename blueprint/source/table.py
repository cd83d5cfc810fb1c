"""CSV tables that people keep in spreadsheets: what is wrong with one is a sentence with file, line and remedy."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from blueprint.source.limits import COLUMNS
from blueprint.source.reader import Unreadable
from blueprint.wording import Wording

BYTES = 64 * 1024 * 1024
"""A larger table is refused."""
_SHOWN = 60
_MARK = "\ufeff"
_CANNOT = Wording("cannot read {name}: {reason}", "无法读取 {name}：{reason}")
_NOT_TEXT = Wording(
    "this is not text in UTF-8, UTF-16, GB18030 or Big5; save the table as `CSV UTF-8`",
    "这不是 UTF-8、UTF-16、GB18030 或 Big5 编码的文本；请把表格另存为“CSV UTF-8”",
)
_SEPARATOR = re.compile(r"\A\"?sep=(.)\"?\r?\n", re.IGNORECASE)
"""The line by which Excel is told what separates cells."""
_FREQUENT = (("gb18030", 0xB0, 0xD7), ("big5hkscs", 0xA4, 0xC6))
"""The first bytes of the characters in daily use: GB 2312 level 1, Big5 level 1."""
_WIDE_CODES = (("utf-16-le", 1), ("utf-16-be", 0))
_LIKELY = 0.5
"""The part of them among all that are no ASCII: below, a text is in another encoding."""
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
    """A table: the headings, and the rows below, blank ones too, each with its line; cells are stripped.

    `heading` is the line of the headings.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    heading: int = 1


def clipped(text: str) -> str:
    """A cell short enough to be told."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def table_text(path: str | Path) -> str:
    """The text of a table's file.

    Raises:
        Unreadable: the file cannot be opened.
        BadTable: it is no text in a known encoding, or too large.
    """
    try:
        with Path(path).open("rb") as file:
            raw = file.read(BYTES + 1)
    except OSError as error:
        raise Unreadable(_CANNOT.filled(name=path, reason=error.strerror or error)) from error
    return text_of_bytes(raw, str(path))


def text_of_bytes(raw: bytes, name: str) -> str:
    """The text of a table. Raises BadTable as `table_text` does."""
    if len(raw) > BYTES:
        raise BadTable(name, 0, _LARGE.filled(n=BYTES // 1024 // 1024))
    text = decoded(raw)
    if text is None:
        raise BadTable(name, _first_wrong(raw), _NOT_TEXT)
    return text


def _first_wrong(raw: bytes) -> int:
    """The line of the first byte that is no UTF-8."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return raw[: error.start].count(b"\n") + 1
    return 0


def decoded(raw: bytes) -> str | None:
    """The text of a file as spreadsheets write it: UTF-8, UTF-16, or what Windows uses in China; None: something else."""
    for encoding in encodings_of(raw):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def encodings_of(raw: bytes) -> list[str]:
    """The encodings in which a text can be, the likeliest first.

    Args:
        raw: the begin of it, or all.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    if wide := next((name for name, at in _WIDE_CODES if _zeros(raw, at)), ""):
        return [wide]
    likely = sorted(_chinese(raw), reverse=True)
    return ["utf-8-sig", *(name for much, name in likely if much >= _LIKELY)]


def _zeros(raw: bytes, at: int) -> bool:
    """Whether every other byte is mostly zero, as in UTF-16 of Latin letters."""
    sample = raw[:400][at::2]
    return len(sample) > 1 and sample.count(0) > _LIKELY * len(sample)


def _chinese(raw: bytes) -> Iterator[tuple[float, str]]:
    """How likely a text is in each of the Chinese encodings: the part of its characters that are in daily use."""
    for name, first, last in _FREQUENT:
        daily = others = at = 0
        sample = raw[: 2**20]
        while at < len(sample):
            if sample[at] < 0x80:
                at += 1
                continue
            daily += first <= sample[at] <= last
            others += not first <= sample[at] <= last and sample[at] not in (0xA1, 0xA2, 0xA3)  # signs
            at += 2
        yield (daily / (daily + others) if daily + others else 0.0), name


def read_table(text: str, name: str, most: int | None = None) -> Table:
    """A table of CSV text; commas, semicolons or tabs separate cells, whichever the first line with any has most of.

    Args:
        text: of the table.
        name: of the file, for messages.
        most: rows to read; None for all.

    Raises:
        BadTable: its quotation marks are wrong, a row is too long, it has too many columns, or two of one name.
    """
    return table_of(cells_of(text, name), name, most)


def cells_of(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of CSV text, each with its line; cells are stripped. Raises `BadTable`: its quotation marks are wrong."""
    text = text.removeprefix(_MARK)
    said = _SEPARATOR.match(text)
    before = 0
    if said:
        text, before = text[said.end() :], 1
    lines = iter(io.StringIO(text, newline=None))
    heading = next((line for line in lines if any(c in line for c in ",;\t")), "")
    separator = said[1] if said else max(",;\t", key=heading.count)
    # Closed quotation marks are insisted on: one too few swallows every row below it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for cells in reader:
            yield reader.line_num + before, [cell.strip() for cell in cells]
    except csv.Error as error:
        limit = csv.field_size_limit()
        wrong = _LONG.filled(n=limit) if "limit" in str(error) else _QUOTES
        raise BadTable(name, reader.line_num + before, wrong) from None


def table_of(lines: Iterable[tuple[int, Sequence[str]]], name: str, most: int | None = None) -> Table:
    """The table that rows of cells make: headings, and what stands below. Blank rows and a title above are passed over.

    Args:
        lines: rows with their numbers.
        name: of the file or sheet, for messages.
        most: rows to read; None for all.

    Raises:
        BadTable: a row is longer than the headings, there are too many columns, or two of one name.
    """
    line, heading, rest = _heading(iter(lines))
    columns = tuple(clipped(cell) for cell in heading)
    while columns and not columns[-1]:
        columns = columns[:-1]
    check_width(name, line, columns)
    for column, times in Counter(filter(None, columns)).items():
        if times > 1:
            raise BadTable(name, line, _TWICE.filled(column=column))
    return Table(columns, tuple(islice(_rows(rest, columns, name), most)), line)


def check_width(name: str, line: int, cells: Sequence[str]) -> None:
    """Refuse a row of too many columns, before anybody asks what each of them means.

    Raises:
        BadTable: it has more than `COLUMNS`, blank ones at its end not counted.
    """
    if len(cells) <= COLUMNS:
        return
    width = max((n for n, cell in enumerate(cells, 1) if cell), default=0)
    if width > COLUMNS:
        raise BadTable(name, line, _WIDE.filled(n=width, most=COLUMNS))


def _heading(
    lines: Iterator[tuple[int, Sequence[str]]],
) -> tuple[int, Sequence[str], Iterator[tuple[int, Sequence[str]]]]:
    """The first row that is not blank, with those below; where it is a title, with nothing in its other cells, the next."""
    written = ((line, cells) for line, cells in lines if any(cells))
    line, cells = next(written, (1, ()))
    if sum(map(bool, cells)) != 1:
        return line, cells, lines
    below = next(written, None)
    if below and (len(cells) > 1 or sum(map(bool, below[1])) > 1):
        return *below, lines
    return line, cells, chain([below] if below else [], lines)


def _rows(
    lines: Iterator[tuple[int, Sequence[str]]], columns: tuple[str, ...], name: str
) -> Iterator[tuple[int, dict[str, str]]]:
    blank = dict.fromkeys(filter(None, columns), "")
    for line, cells in lines:
        if any(cells[len(columns) :]):
            raise BadTable(name, line, _MORE.filled(n=len(cells), columns=len(columns)))
        yield line, blank | {c: cell for c, cell in zip(columns, cells, strict=False) if c}
