"""CSV: one row an event. Any separator and encoding that spreadsheets write; large files are never held in memory."""

from __future__ import annotations

import csv
import shutil
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.observe.engine.duck import quoted
from blueprint.observe.log.columns import Asked, guess
from blueprint.observe.log.joined import join
from blueprint.observe.log.raw import Raw
from blueprint.observe.log.refused import WORKBOOK, BadLog
from blueprint.source.table import check_width, encodings_of
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.observe.engine.duck import Duck

SUFFIXES = (".csv", ".tsv", ".txt")
_SAMPLE = 1 << 20
_BUFFER = 1 << 22
"""Bytes that each thread reads at a time; twice the longest line."""
_ABOVE = 4
"""Lines in which the headings have to be."""
_ZIP = b"PK\x03\x04"
_NOT_TEXT = Wording(
    "{name}: this is not text in UTF-8, UTF-16, GB18030 or Big5; save the table as `CSV UTF-8`",
    "{name}：不是 UTF-8、UTF-16、GB18030 或 Big5 编码的文本；请另存为 `CSV UTF-8`",
)
_EMPTY = Wording("{name} is empty", "{name} 是空的")
_TWICE = Wording(
    "{name}: two columns are called {column!r}; rename one", "{name}：有两列都叫 {column!r}；请改名"
)
_files = count()


def read(path: Path, name: str, duck: Duck, asked: Asked) -> Raw:
    """A file of rows below a heading.

    Raises:
        BadLog: it is empty, in no known encoding, or its headings say too little.
        BadTable: it has more columns than anybody means.
    """
    path = _in_utf8(path, name, duck)
    skipped, separator, headings = _headings(path, name)
    check_width(name, 1 + skipped, headings)
    headings = [cell or f"column {place}" for place, cell in enumerate(headings, 1)]
    for place, cell in enumerate(headings):
        if cell in headings[:place]:
            raise BadLog(_TWICE.filled(name=name, column=cell))
    rejects = f"rejects_{next(_files)}"
    listed = ", ".join(f"{quoted(cell)}: 'VARCHAR'" for cell in headings)
    relation = (
        f"read_csv({quoted(str(path))}, auto_detect = false, header = true, skip = {skipped}, delim = {quoted(separator)}, "
        f"buffer_size = {_BUFFER}, quote = '\"', escape = '\"', columns = {{{listed}}}, store_rejects = true, "
        f"rejects_table = '{rejects}', rejects_scan = '{rejects}_scan')"
    )
    quiet = Raw(name, relation, {}, rejects=rejects).again
    with duck.reading(name):
        cells, columns, asked = join(headings, quiet, asked, duck)
    relation = cells.replace(quiet, relation)
    return Raw(name, relation, guess(columns, asked.columns, name), rejects=rejects, first=2 + skipped)


def _headings(path: Path, name: str) -> tuple[int, str, list[str]]:
    """How many lines stand above the headings, what separates cells, and the headings.

    Above them may stand a blank line, a title, or the line by which Excel is told what separates cells.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = [file.readline(_SAMPLE) for _ in range(_ABOVE)]
    if not any(line.strip() for line in lines):
        raise BadLog(_EMPTY.filled(name=name))
    for skipped, line in enumerate(lines):
        separator = max(",;\t|", key=line.count)
        headings = [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
        if sum(map(bool, headings)) > 1:
            return skipped, separator, headings
    return 0, ",", [lines[0].strip()]


def _in_utf8(path: Path, name: str, duck: Duck) -> Path:
    """The file, or a copy in UTF-8 of one in another encoding."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    if sample.startswith(_ZIP):
        raise BadLog(WORKBOOK.filled(name=name))
    try:
        sample.decode()
    except UnicodeDecodeError as error:
        if len(sample) < _SAMPLE or error.start < len(sample) - 4:
            return _copied(path, name, encodings_of(sample), duck)
    return path


def _copied(path: Path, name: str, encodings: list[str], duck: Duck) -> Path:
    """A copy in UTF-8, some of it at a time.

    Raises:
        BadLog: it is in none of the encodings.
    """
    copy = duck.folder / f"text-{next(_files)}.csv"
    for encoding in encodings:
        try:
            with (
                path.open(encoding=encoding, newline="") as file,
                copy.open("w", encoding="utf-8", newline="") as out,
            ):
                shutil.copyfileobj(file, out, _SAMPLE)
            return copy
        except UnicodeDecodeError:
            continue
    raise BadLog(_NOT_TEXT.filled(name=name))
