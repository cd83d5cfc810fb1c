"""A text with its tree: where an entry begins and ends, its comments with it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from blueprint.edit.reading import Read
from blueprint.source.comments import scalars
from blueprint.source.tree import Entry, Mapping, Node, Scalar, Sequence

_LINE_END = re.compile(r"\r\n|\r|\n")
_BANNER = re.compile(r"#\s*$|.*([-=*#~_+])\1\1")
"""An empty comment, or one with a rule drawn in it, is about a section, not about the entry below it."""


class Sheet:
    """A text and its tree. Offsets are code points."""

    def __init__(self, read: Read) -> None:
        self.text = text = read.text
        self.tree = read.tree
        self.comments = read.comments
        self._ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in self._ends)]

    @cached_property
    def newline(self) -> str:
        """How lines end here."""
        return self.text[slice(*self._ends[0])] if self._ends else "\n"

    def comments_in(self, start: int, end: int) -> list[str]:
        """The comments that begin in a stretch."""
        first = bisect_left(self.comments, (start,))
        last = bisect_left(self.comments, (end,))
        return [self.text[slice(*c)] for c in self.comments[first:last]]

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its line end."""
        line = bisect_right(self._starts, offset) - 1
        return self._ends[line][0] if line < len(self._ends) else len(self.text)

    def next_line(self, offset: int) -> int:
        """Where the line after that of an offset begins."""
        line = bisect_right(self._starts, offset)
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def column(self, offset: int) -> int:
        """How far an offset is into its line."""
        return offset - self.line_start(offset)

    def starts_line(self, offset: int) -> bool:
        """Nothing but blanks stands before it in its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    def is_flow(self, node: Node) -> bool:
        """A collection in brackets."""
        return not isinstance(node, Scalar) and self.text[node.span.start : node.span.start + 1] in ("{", "[")

    def is_block_text(self, node: Node) -> bool:
        """A text behind `|` or `>`."""
        return isinstance(node, Scalar) and not node.plain and self.text[node.span.start] in "|>"

    def end(self, node: Node) -> int:
        """Where what is written of a node ends; a block collection's own span reaches to the next token."""
        if isinstance(node, Scalar):
            return self._block_text_end(node) if self.is_block_text(node) else node.span.end
        if self.is_flow(node):
            return node.span.end
        if isinstance(node, Sequence):
            return self.end(node.items[-1])
        return max((self.entry_end(e) for e in node.entries.values()), default=node.span.end)

    def entry_end(self, entry: Entry) -> int:
        """Where `key: value` ends."""
        return max(entry.key.span.end, self.end(entry.value))

    def _block_text_end(self, node: Scalar) -> int:
        """Blank lines after a block text are layout, unless it says `+`."""
        start, end = node.span
        header = self.text[start : self.line_end(start)]
        if "+" in header.partition("#")[0]:
            return end
        return start + len(self.text[start:end].rstrip())

    def open_block_text(self) -> int | None:
        """Where a block text at the very end needs a `-`, lest lines below it give it a line end it had not."""
        last = max(scalars(self.tree), key=lambda scalar: scalar.span.start)
        if not self.is_block_text(last) or last.span.end < len(self.text):
            return None
        header = self.text[last.span.start : self.line_end(last.span.start)].partition("#")[0]
        return None if "-" in header or "+" in header else last.span.start + 1

    def below(self, end: int, column: int) -> int:
        """Where the lines of an entry end: after its last line and comments below that are deeper than `column`."""
        starts_line = end == self.line_start(end) and end > 0  # after a block text that keeps its blank lines
        found = offset = end if starts_line else self.next_line(end)
        while offset < len(self.text):
            start = offset
            line = self.text[start : self.line_end(start)]
            offset = self.next_line(start)
            if line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) > column:
                found = offset
            elif line.strip() or offset == start:
                break
        return found

    def above(self, start: int, column: int, floor: int) -> int:
        """Where the lines of an entry begin: with the comments right above it that stand at its column."""
        found = self.line_start(start)
        while found > floor:
            before = self.line_start(found - 1)
            line = self.text[before : self.line_end(before)]
            if before < floor or line[:column].strip() or not line[column:].startswith("#"):
                break
            if _BANNER.match(line[column:]):
                break
            found = before
        return found

    def is_blank_line(self, offset: int) -> bool:
        """The line that begins here is empty; what is beyond the text is not."""
        return offset < len(self.text) and not self.text[offset : self.line_end(offset)].strip()

    def after_colon(self, entry: Entry) -> int | None:
        """The place right behind the colon; None where a key in brackets has none."""
        start = entry.key.span.end
        between = self.text[start : max(start, entry.value.span.start)]
        colon = between.find(":")
        return None if colon < 0 else start + colon + 1

    def dash(self, sequence: Sequence, index: int) -> int:
        """Where the dash of an item stands."""
        first = sequence.span.start
        if index == 0:
            return first
        column = self.column(first)
        start = self.line_start(sequence.items[index].span.start)
        while start > first:
            if (
                self.text[start + column : start + column + 1] == "-"
                and not self.text[start : start + column].strip()
            ):
                return start + column
            start = self.line_start(start - 1)
        return first


def children(node: Mapping | Sequence) -> list[Node]:
    """The values of a collection."""
    return list(node.items) if isinstance(node, Sequence) else [e.value for e in node.entries.values()]
