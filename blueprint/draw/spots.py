"""Rectangles found quickly by where they are."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CELL = 160


class Spots:
    """Rectangles with owners (a number; -1 for nobody)."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._cells: dict[tuple[int, int], list[tuple[Rect, int]]] = defaultdict(list)

    def add(self, rect: Rect, owner: int = -1) -> None:
        """Take a rectangle."""
        for cell in _cells(rect):
            self._cells[cell].append((rect, owner))

    def near(self, rect: Rect) -> Iterator[tuple[Rect, int]]:
        """What overlaps a rectangle, with its owner; something large may come twice."""
        for cell in _cells(rect):
            for other, owner in self._cells.get(cell, ()):
                if rect.meets(other):
                    yield other, owner

    def is_free(self, rect: Rect, owner: int = -2) -> bool:
        """Whether nothing of another owner is there."""
        return all(who == owner for _, who in self.near(rect))


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    for i in range(int(rect.x // _CELL), int(rect.right // _CELL) + 1):
        for j in range(int(rect.y // _CELL), int(rect.bottom // _CELL) + 1):
            yield i, j


def strips(points: Sequence[Point], half: float) -> Iterator[Rect]:
    """A rectangle along each straight piece, `half` px to either side and beyond its ends."""
    for a, b in pairwise(points):
        yield Rect(
            min(a.x, b.x) - half, min(a.y, b.y) - half, abs(a.x - b.x) + 2 * half, abs(a.y - b.y) + 2 * half
        )
