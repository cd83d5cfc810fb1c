"""Rectangles found quickly by where they are."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CELL = 160
_LONG = 1600
"""What is longer is kept by its row or column of cells alone."""


class Spots:
    """Rectangles with owners (a number; -1 for nobody)."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._cells: dict[tuple[int, int], list[tuple[Rect, int]]] = defaultdict(list)
        self._across: dict[int, list[tuple[Rect, int]]] = defaultdict(list)
        self._down: dict[int, list[tuple[Rect, int]]] = defaultdict(list)

    def add(self, rect: Rect, owner: int = -1) -> None:
        """Take a rectangle."""
        if rect.w > _LONG:
            for j in _span(rect.y, rect.bottom):
                self._across[j].append((rect, owner))
        elif rect.h > _LONG:
            for i in _span(rect.x, rect.right):
                self._down[i].append((rect, owner))
        else:
            for cell in _cells(rect):
                self._cells[cell].append((rect, owner))

    def near(self, rect: Rect) -> Iterator[tuple[Rect, int]]:
        """What overlaps a rectangle, with its owner; something large may come twice."""
        found = [self._cells[cell] for cell in _cells(rect) if cell in self._cells]
        found += [self._across[j] for j in _span(rect.y, rect.bottom) if j in self._across]
        found += [self._down[i] for i in _span(rect.x, rect.right) if i in self._down]
        for spots in found:
            for other, owner in spots:
                if rect.meets(other):
                    yield other, owner

    def is_free(self, rect: Rect, owner: int = -2) -> bool:
        """Whether nothing of another owner is there."""
        return all(who == owner for _, who in self.near(rect))


def _span(low: float, high: float) -> range:
    return range(int(low // _CELL), int(high // _CELL) + 1)


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    for i in _span(rect.x, rect.right):
        for j in _span(rect.y, rect.bottom):
            yield i, j


def strips(points: Sequence[Point], half: float) -> Iterator[Rect]:
    """A rectangle along each straight piece, `half` px to either side and beyond its ends."""
    for a, b in pairwise(points):
        yield Rect(
            min(a.x, b.x) - half, min(a.y, b.y) - half, abs(a.x - b.x) + 2 * half, abs(a.y - b.y) + 2 * half
        )
