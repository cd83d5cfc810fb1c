"""Blocks side by side: rows, tables of rows, and cards around a block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from math import fsum

from blueprint.draw.geometry import Point, Rect
from blueprint.export.training.blocks import Block, Passage
from blueprint.export.training.page import ROOM, Item, Rule, Shape, Sign

NOTHING = Passage(())


@dataclass(frozen=True)
class Row:
    """Blocks side by side; `shares` of the width are theirs. `rule` is the colour of a line below, `fill` of the ground."""

    cells: tuple[Block, ...]
    shares: tuple[float, ...]
    gap: float = 14.0
    pad: float = 6.0
    rule: str = ""
    fill: str = ""
    keep: bool = False
    whole: bool = True

    def _columns(self, width: float) -> list[tuple[float, float]]:
        """Left edge and width of each cell."""
        free = width - self.gap * (len(self.cells) - 1) - (2 * self.pad if self.fill else 0)
        wide = [share / fsum(self.shares) * free for share in self.shares]
        starts = accumulate((w + self.gap for w in wide[:-1]), initial=self.pad if self.fill else 0.0)
        return list(zip(starts, wide, strict=True))

    def height(self, width: float) -> float:
        """See `Block`."""
        tall = [c.height(w) for c, (_, w) in zip(self.cells, self._columns(width), strict=True)]
        return max(tall, default=0.0) + 2 * self.pad

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:
        """See `Block`."""
        tall = self.height(width)
        if self.fill:
            yield Shape(Rect(x, y, width, tall), self.fill)
        for cell, (left, wide) in zip(self.cells, self._columns(width), strict=True):
            yield from cell.place(x + left, y + self.pad, wide)
        if self.rule:
            yield Rule(Point(x, y + tall), Point(x + width, y + tall), self.rule, 0.7)

    def split(self, width: float, room: float) -> tuple[Row, Row] | None:
        """See `Block`."""
        here: list[Block] = []
        there: list[Block] = []
        for cell, (_, wide) in zip(self.cells, self._columns(width), strict=True):
            inside = room - 2 * self.pad
            if cell.height(wide) <= inside:
                parts: tuple[Block, Block] = (cell, NOTHING)
            else:
                parts = cell.split(wide, inside) or (NOTHING, cell)
            here.append(parts[0])
            there.append(parts[1])
        if all(cell == NOTHING for cell in here):
            return None
        return replace(self, cells=tuple(here), rule=""), replace(self, cells=tuple(there))


@dataclass(frozen=True)
class Table:
    """Rows below a head, which stands on every page the table is on."""

    head: Row | None
    rows: tuple[Row, ...]
    keep: bool = False
    whole: bool = False

    def _all(self) -> tuple[Row, ...]:
        return (self.head, *self.rows) if self.head else self.rows

    def height(self, width: float) -> float:
        """See `Block`."""
        return fsum(row.height(width) for row in self._all())

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:
        """See `Block`."""
        for row in self._all():
            yield from row.place(x, y, width)
            y += row.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """See `Block`."""
        y = top = self.head.height(width) if self.head else 0.0
        for i, row in enumerate(self.rows):
            tall = row.height(width)
            if y + tall <= room + 0.01:
                y += tall
                continue
            parts = row.split(width, room - y) if tall > ROOM.h - top else None
            if parts:
                one, two = parts
                return (
                    replace(self, rows=(*self.rows[:i], one)),
                    replace(self, rows=(two, *self.rows[i + 1 :])),
                )
            if i == 0:
                return None
            return replace(self, rows=self.rows[:i]), replace(self, rows=self.rows[i:])
        return None


@dataclass(frozen=True)
class Card:
    """A head and a body in a frame, with a coloured edge; `marks` stand at the head's right."""

    head: Passage
    body: Block
    edge: str
    ground: str
    frame: str
    marks: tuple[tuple[str, str], ...] = ()
    more: Passage | None = None
    """The head where the card goes on on another page."""
    keep: bool = False
    whole: bool = True

    _EDGE = 5.0
    _PAD = 10.0

    def _inner(self, width: float) -> float:
        return width - self._EDGE - 2 * self._PAD - 4

    def _head(self, width: float) -> float:
        return self.head.height(self._inner(width) - 26 * len(self.marks)) + 12

    def height(self, width: float) -> float:
        """See `Block`."""
        return self._head(width) + self.body.height(self._inner(width)) + 2 * self._PAD - 2

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:
        """See `Block`."""
        tall, head = self.height(width), self._head(width)
        left = x + self._EDGE + self._PAD
        yield Shape(Rect(x, y, width, tall), edge=self.frame, width=0.8)
        yield Shape(Rect(x, y, width, head), self.ground)
        yield Shape(Rect(x, y, self._EDGE, tall), self.edge)
        yield from self.head.place(left, y + 6, self._inner(width) - 26 * len(self.marks))
        for i, (kind, text) in enumerate(self.marks):
            yield Sign(kind, Point(x + width - 20 - 26 * i, y + min(head / 2, 24)), text)
        yield from self.body.place(left, y + head + self._PAD - 2, self._inner(width))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """See `Block`."""
        parts = self.body.split(self._inner(width), room - self._head(width) - 2 * self._PAD)
        if parts:
            return replace(self, body=parts[0]), replace(self, body=parts[1], head=self.more or self.head)
        # A head that alone is taller than a page parts like any text.
        if self._head(width) + 80 > ROOM.h and self.head.words:
            head = self.head.split(self._inner(width) - 26 * len(self.marks), room - 40)
            if head and isinstance(head[0], Passage) and isinstance(head[1], Passage):
                return replace(self, head=head[0], body=NOTHING), replace(self, head=head[1], more=None)
        return None
