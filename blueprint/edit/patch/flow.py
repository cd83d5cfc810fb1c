"""Entries between brackets: commas come and go with them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from blueprint.edit.fragment import inline, pair
from blueprint.edit.patch.edits import Edits
from blueprint.edit.patch.slot import Slot
from blueprint.source.tree import Mapping, Sequence

_COMMA = re.compile(r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*,")
_REST_OF_LINE = re.compile(r"[ \t]*(#[^\r\n]*)?(?=[\r\n]|$)")
_BLANKS = re.compile(r"[ \t]*(?!#)")  # a `#` needs a blank before it


class Flow:
    """A mapping or a list in flow style."""

    def __init__(self, edits: Edits, node: Mapping | Sequence, slot: Slot) -> None:
        self.edits = edits
        self.sheet = sheet = edits.sheet
        self.node = node
        self.keys = slot.keys
        if isinstance(node, Mapping):
            self.starts = [e.key.span.start for e in node.entries.values()]
            self.ends = [sheet.entry_end(e) for e in node.entries.values()]
        else:
            self.starts = [i.span.start for i in node.items]
            self.ends = [sheet.end(i) for i in node.items]

    def drop(self, indices: list[int]) -> None:
        """Take entries away, each with its comma."""
        for _, group in groupby(enumerate(indices), lambda pair: pair[1] - pair[0]):
            run = [index for _, index in group]
            if run[-1] == len(self.starts) - 1 and self._drop_last(run[0]):
                continue
            for index in run:
                self._drop(index)

    def _drop_last(self, first: int) -> bool:
        """The entries from `first` on, where they stand in one line with the one before."""
        start, end = self.ends[first - 1], self.ends[-1]
        if first == 0 or "\n" in self.sheet.text[start:end] or "\r" in self.sheet.text[start:end]:
            return False
        self.edits.delete(start, end)
        return True

    def _drop(self, index: int) -> None:
        text, start, end = self.sheet.text, self.starts[index], self.ends[index]
        comma = _COMMA.match(text, end)
        end = comma.end() if comma else end
        rest = _REST_OF_LINE.match(text, end)
        if rest and self.sheet.starts_line(start):
            floor = self.sheet.next_line(self.ends[index - 1] if index else self.node.span.start)
            above = self.sheet.above(
                start, self.sheet.column(start), min(floor, self.sheet.line_start(start))
            )
            self.edits.delete(above, self.sheet.next_line(rest.end()))
        else:
            blanks = _BLANKS.match(text, end) if comma else None
            self.edits.delete(start, blanks.end() if blanks else end)

    def add(self, new: list[Any], after: int | None) -> None:
        """Add entries behind one, or before the first."""
        if not new:
            return
        said = ", ".join(map(self._said, new))
        if after is None:
            self.edits.insert(self.node.span.start + 1, said + ", ")
        else:
            self.edits.insert(self.ends[after], ", " + said)

    def _said(self, new: Any) -> str:
        if isinstance(self.node, Mapping):
            return pair(new[0], new[1], self.keys)
        return inline(new, self.keys, flow=True) or "null"
