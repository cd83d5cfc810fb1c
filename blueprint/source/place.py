"""Where something stands: offsets into the text, turned into lines and columns only when asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A stretch of text, `start` up to but not including `end`, in code points from the start of the file."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


class Position(NamedTuple):
    """Line and column, both from 1; columns count code points."""

    line: int
    column: int
    offset: int


class Lines:
    """Offset to line and column. Only `\\n`, `\\r\\n` and `\\r` end a line, as in editors."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        offset = max(0, min(offset, len(self._text)))
        line = bisect_right(self._starts, offset) - 1
        return Position(line + 1, offset - self._starts[line] + 1, offset)

    def start(self, line: int) -> int:
        """The offset at which a line, numbered from 1, begins; the end of the text beyond the last."""
        return self._starts[line - 1] if 1 <= line <= len(self._starts) else len(self._text)

    def line_text(self, line: int) -> str:
        """The text of a line, numbered from 1, without its line end; empty beyond the file."""
        if not 1 <= line <= len(self._starts):
            return ""
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._text[self._starts[line - 1] : end].rstrip("\r\n")
