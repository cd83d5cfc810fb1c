"""What pages are made of. A block knows its height, stands at a place, and parts where a page ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import fsum
from typing import Protocol

from blueprint.draw.folding.moving import moved
from blueprint.draw.geometry import Point, Rect
from blueprint.draw.shapes import Layout
from blueprint.draw.text.metrics import clean
from blueprint.draw.text.wrap import break_lines
from blueprint.export.training.looks import LEADING, Look
from blueprint.export.training.page import ROOM, Drawing, Item, Rule, Set, Shape, Sign, Text

_lines = lru_cache(maxsize=16384)(break_lines)
_SPARE = 0.985
"""Texts are broken a little narrower than their room, for viewers with other fonts."""


class Block(Protocol):
    """Something on pages."""

    @property
    def keep(self) -> bool:
        """It stays with what follows it."""

    @property
    def whole(self) -> bool:
        """It parts only where no page could hold it."""

    def height(self, width: float) -> float:
        """How tall it is at this width, px."""

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:
        """What is to be painted, with its upper left corner at a place."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """What fits into `room`, and the rest; None where nothing would fit."""


@dataclass(frozen=True)
class Words:
    """A paragraph; `colour` is another one than that of its look."""

    text: str
    look: Look
    colour: str = ""

    def lines(self, width: float) -> tuple[str, ...]:
        """Broken to a width."""
        return tuple(_lines(clean(self.text), self.look.size, self.look.bold, width * _SPARE))


@dataclass(frozen=True)
class Passage:
    """Paragraphs, one below the other; a few lines may part from the others."""

    words: tuple[Words, ...]
    keep: bool = False
    whole: bool = False

    def height(self, width: float) -> float:
        """See `Block`."""
        lines = fsum(len(w.lines(width)) * w.look.size * LEADING for w in self.words)
        return lines + fsum(w.look.before for w in self.words[1:])

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:
        """See `Block`."""
        if self.words:
            rect = Rect(x, y, width, self.height(width))
            yield Text(
                rect,
                tuple(
                    Set(clean(w.text), w.lines(width), w.look, w.look.before if i else 0.0, w.colour)
                    for i, w in enumerate(self.words)
                ),
            )

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """See `Block`."""
        y = 0.0
        for i, words in enumerate(self.words):
            lines = words.lines(width)
            y += words.look.before if i else 0.0
            fit = int((room - y) / (words.look.size * LEADING) + 1e-6)
            if fit >= len(lines):
                y += len(lines) * words.look.size * LEADING
                continue
            if fit <= 0 and i == 0:
                return None
            if fit <= 0:
                return replace(self, words=self.words[:i]), replace(self, words=self.words[i:])
            one, two = _parted(words, lines[:fit])
            return (
                replace(self, words=(*self.words[:i], one)),
                replace(self, words=(two, *self.words[i + 1 :])),
            )
        return None


def _parted(words: Words, first: tuple[str, ...]) -> tuple[Words, Words]:
    """A paragraph after some of its lines."""
    text, at = clean(words.text), 0
    for line in first:
        at = text.index(line, at) + len(line)
    return replace(words, text=text[:at]), replace(words, text=text[at:].strip())


@dataclass(frozen=True)
class Stack:
    """Blocks one below the other."""

    blocks: tuple[Block, ...]
    gap: float = 8.0
    keep: bool = False
    whole: bool = False

    def height(self, width: float) -> float:
        """See `Block`."""
        return fsum(b.height(width) for b in self.blocks) + self.gap * max(0, len(self.blocks) - 1)

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:
        """See `Block`."""
        for block in self.blocks:
            yield from block.place(x, y, width)
            y += block.height(width) + self.gap

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """See `Block`."""
        y = 0.0
        for i, block in enumerate(self.blocks):
            tall = block.height(width)
            if y + tall <= room + 0.01:
                y += tall + self.gap
                continue
            parts = None if block.whole and tall <= ROOM.h and i else block.split(width, room - y)
            before, after = list(self.blocks[:i]), list(self.blocks[i + 1 :])
            if parts:
                before, after = [*before, parts[0]], [parts[1], *after]
            else:
                after = [block, *after]
                while before and before[-1].keep:
                    after.insert(0, before.pop())
            if not before:
                return None
            return replace(self, blocks=tuple(before)), replace(self, blocks=tuple(after))
        return None


@dataclass(frozen=True)
class Blank:
    """Lines to write on."""

    count: int
    colour: str
    pitch: float = 27.0
    keep: bool = False
    whole: bool = True

    def height(self, width: float) -> float:  # noqa: ARG002 - the same at every width
        """See `Block`."""
        return self.count * self.pitch

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:
        """See `Block`."""
        for i in range(1, self.count + 1):
            at = y + i * self.pitch - 2
            yield Rule(Point(x, at), Point(x + width, at), self.colour, 0.8)

    def split(self, width: float, room: float) -> None:
        """It never parts."""


@dataclass(frozen=True)
class Picture:
    """A blueprint, as large as the width allows, but no larger than `most`."""

    layout: Layout
    most: float = 1.0
    keep: bool = False
    whole: bool = True

    def scale(self, width: float) -> float:
        """The scale it is drawn at."""
        return min(self.most, width / self.layout.width, ROOM.h / self.layout.height)

    def height(self, width: float) -> float:
        """See `Block`."""
        return self.layout.height * self.scale(width)

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:
        """See `Block`."""
        scale = self.scale(width)
        rect = Rect(x, y, self.layout.width * scale, self.layout.height * scale)
        yield Drawing(rect, self.layout, scale)

    def split(self, width: float, room: float) -> None:
        """It never parts."""


@dataclass(frozen=True)
class Fixed:
    """Shapes, lines, signs and texts whose places are relative to their own corner."""

    tall: float
    items: tuple[Shape | Rule | Sign | Text, ...]
    keep: bool = False
    whole: bool = True

    def height(self, width: float) -> float:  # noqa: ARG002 - the same at every width
        """See `Block`."""
        return self.tall

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:  # noqa: ARG002 - the same at every width
        """See `Block`."""
        for item in self.items:
            yield moved(item, x, y)

    def split(self, width: float, room: float) -> None:
        """It never parts."""
