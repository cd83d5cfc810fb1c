"""Entries on lines of their own: whole lines come and go, with the comments that belong to them."""

from __future__ import annotations

from typing import Any

from blueprint.edit.fragment import Like, entry_lines, item_lines
from blueprint.edit.patch.edits import Edits
from blueprint.edit.patch.sheet import children
from blueprint.edit.patch.slot import Slot
from blueprint.source.tree import Mapping, Sequence


class Block:
    """A mapping or a list in block style."""

    def __init__(self, edits: Edits, node: Mapping | Sequence, slot: Slot) -> None:
        self.edits = edits
        self.sheet = sheet = edits.sheet
        self.node = node
        self.keys = slot.keys
        if isinstance(node, Mapping):
            self.starts = [e.key.span.start for e in node.entries.values()]
            self.ends = [sheet.entry_end(e) for e in node.entries.values()]
        else:
            self.starts = [sheet.dash(node, i) for i in range(len(node.items))]
            self.ends = [max(s + 1, sheet.end(i)) for s, i in zip(self.starts, node.items, strict=True)]
        self.column = sheet.column(self.starts[0])
        self.floor = sheet.line_start(self.starts[0])
        if slot.keys and self.floor > sheet.line_start(slot.at):
            self.floor = sheet.next_line(slot.at)

    def begin(self, index: int) -> int:
        """Where the lines of an entry begin, its comments with it; those above the first key are the file's."""
        floor = self.floor if index == 0 else self.finish(index - 1)
        return self.sheet.above(self.starts[index], self.column, floor)

    def finish(self, index: int) -> int:
        """Where the lines of an entry end."""
        return self.sheet.below(self.ends[index], self.column)

    def drop(self, indices: list[int]) -> None:
        """Take entries away."""
        for index in indices:
            if not self.sheet.starts_line(self.starts[index]):
                following = next(i for i in range(len(self.starts)) if i not in indices)
                self._drop_behind_dash(following)
                indices = [i for i in indices if i > following]
                break
        for index in indices:
            start, end = self.begin(index), self.finish(index)
            before = self.sheet.line_start(start - 1) if start else start
            if start and self.sheet.is_blank_line(before) and self.sheet.is_blank_line(end):
                end = self.sheet.next_line(end)
            self.edits.delete(start, end)

    def _drop_behind_dash(self, following: int) -> None:
        """The entries before `following`, of which the first stands in the line of a dash."""
        start, end = self.starts[0], self.starts[following]
        last = self.sheet.line_end(self.ends[following - 1])
        if self.sheet.comments_in(last, end):
            start = len(self.sheet.text[:start].rstrip(" \t"))
            end = last
        self.edits.delete(start, end)

    def add(self, new: list[Any], after: int | None) -> None:
        """Add entries behind one, or before the first."""
        if not new:
            return
        lines = [line for item in new for line in self._lines(item)]
        first = self.starts[0]
        if after is not None:
            if self._is_spaced(after):
                lines.insert(0, "")
            self.edits.insert_lines(self.finish(after), lines)
        elif self.sheet.starts_line(first):
            self.edits.insert_lines(self.begin(0), lines)
        else:
            newline = self.sheet.newline
            self.edits.insert(first, newline.join(lines)[self.column :] + newline + " " * self.column)

    def _lines(self, new: Any) -> list[str]:
        like = self._like()
        if isinstance(self.node, Mapping):
            return entry_lines(new[0], new[1], self.column, self.keys, like)
        return item_lines(new, self.column, self.keys, like)

    def _like(self) -> Like:
        """How the mappings beside a new one are written, where they agree."""
        styles = {self.sheet.is_flow(c) for c in children(self.node) if isinstance(c, Mapping)}
        return None if len(styles) != 1 else "flow" if True in styles else "block"

    def _is_spaced(self, after: int) -> bool:
        """A blank line stands between this entry and the next, or the one before it."""
        if after + 1 < len(self.starts):
            return self.sheet.is_blank_line(self.finish(after))
        return after > 0 and self.sheet.is_blank_line(self.finish(after - 1))
