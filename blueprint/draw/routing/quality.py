"""How good routes look, in numbers: crossings, bends, length."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blueprint.draw.geometry import Point
    from blueprint.draw.shapes import Route


class Quality(NamedTuple):
    """Crossings between solid arrows, crossings of anything, bends, and total length in px."""

    crossings: int
    all_crossings: int
    bends: int
    length: float

    @property
    def cost(self) -> float:
        """All of it as px of way."""
        return self.crossings * _CROSSING + self.all_crossings * _ANY + self.bends * _BEND + self.length


_CROSSING, _ANY, _BEND = 300.0, 50.0, 40.0
"""What a crossing of customers' ways, of anything, and a bend are worth, px."""


def judge(routes: Iterable[Route]) -> Quality:
    """Count over a picture's routes."""
    drawn = list(routes)
    solid = [r.points for r in drawn if not r.dashed]
    every = [r.points for r in drawn]
    length = 0.0
    for points in every:
        for a, b in pairwise(points):
            length += abs(a.x - b.x) + abs(a.y - b.y)
    return Quality(_crossings(solid), _crossings(every), sum(len(p) - 2 for p in every), length)


def _crossings(routes: Sequence[Sequence[Point]]) -> int:
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for points in routes:
        for a, b in pairwise(points):
            if a.y == b.y:
                level.append((a.y, min(a.x, b.x), max(a.x, b.x)))
            else:
                upright.append((a.x, min(a.y, b.y), max(a.y, b.y)))
    level.sort()
    ys = [y for y, *_ in level]
    count = 0
    for x, top, bottom in upright:
        for _, left, right in level[bisect_right(ys, top + 0.1) : bisect_left(ys, bottom - 0.1)]:
            count += left + 0.1 < x < right - 0.1
    return count
