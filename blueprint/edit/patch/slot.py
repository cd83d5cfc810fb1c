"""The place that a value stands in: behind a colon, behind a dash, or between brackets."""

from __future__ import annotations

from dataclasses import dataclass

from blueprint.edit.fragment import Keys
from blueprint.edit.patch.edits import Edits
from blueprint.source.tree import Node, Scalar


@dataclass(frozen=True)
class Slot:
    """`at` is right behind the colon or dash; `column` is that of the key or the dash."""

    at: int
    column: int
    keys: Keys = ()
    flow: bool = False
    is_item: bool = False
    has_colon: bool = True

    def say(self, edits: Edits, node: Node, head: str, tail: list[str] | None = None) -> None:
        """Put a new value in the place of the whole old one: `head` in the line, `tail` below it.

        Comments inside the old value stay, on lines of their own below.
        """
        sheet = edits.sheet
        start, end = node.span.start, sheet.end(node)
        if self.flow:
            self._say_in_brackets(edits, node, head, end)
            return
        if isinstance(node, Scalar) and start == end:
            start = end = self.at
        comments = sheet.comments_in(start, end)
        below = sheet.next_line(end)
        if sheet.is_block_text(node):
            below = self._over_block_text(edits, start, end, head)
            comments = []
        elif sheet.line_start(start) > sheet.line_start(self.at):
            comments = sheet.comments_in(start, sheet.line_end(end))
            edits.insert(self.at, head and " " + head)
            edits.replace(sheet.line_start(start), below, "")
            below = sheet.line_start(start)
        elif start == self.at:
            edits.insert(self.at, head and " " + head)
        else:
            edits.replace(start if head else self.at, end, head)
        edits.insert_lines(below, [" " * (self.column + 2) + comment for comment in comments] + (tail or []))

    def _over_block_text(self, edits: Edits, start: int, end: int, head: str) -> int:
        """The mark, `|` or `>`, goes and a comment behind it stays; gives the line where a tail belongs."""
        sheet = edits.sheet
        header = sheet.line_end(start)
        comment = sheet.text.find("#", start, header)
        mark_end = comment if comment >= 0 else min(end, header)
        edits.replace(self.at, mark_end, (head and " " + head) + (" " if comment >= 0 else ""))
        first = sheet.next_line(start)
        last = end if end == sheet.line_start(end) else sheet.next_line(end)
        edits.replace(first, max(first, last), "")
        return first

    def _say_in_brackets(self, edits: Edits, node: Node, head: str, end: int) -> None:
        sheet = edits.sheet
        start = node.span.start
        comments = sheet.comments_in(start, end)
        if not self.has_colon:
            edits.insert(self.at, head and ": " + head)
        elif isinstance(node, Scalar) and node.is_blank and start == end:
            edits.replace(
                self.at, end, (head if self.is_item else " " + head) if head else sheet.text[self.at : end]
            )
        else:
            edits.replace(start, end, head)
        lines = [" " * (self.column + 2) + comment for comment in comments]
        edits.insert_lines(sheet.next_line(end), lines)
