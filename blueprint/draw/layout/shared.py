"""Which part of a route no earlier route has drawn."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTO = 8.0
"""How far a piece runs on into what is drawn, so that its corner is round, px."""


class Drawn:
    """The straight pieces drawn so far."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._spans: dict[tuple[bool, float], list[tuple[float, float]]] = defaultdict(list)

    def rest(self, corners: Sequence[Point]) -> list[list[Point]]:
        """The parts of a route still to draw, each with its corners; they count as drawn from now on."""
        pieces: list[list[Point]] = []
        fresh = []
        for a, b in pairwise(corners):
            level = a.y == b.y
            here, there, line = (a.x, b.x, (level, a.y)) if level else (a.y, b.y, (level, a.x))
            for start, stop in self._uncovered(line, here, there):
                one, two = (
                    (Point(start, a.y), Point(stop, a.y)) if level else (Point(a.x, start), Point(a.x, stop))
                )
                if pieces and pieces[-1][-1] == one:
                    pieces[-1].append(two)
                else:
                    pieces.append([one, two])
            fresh.append((line, min(here, there), max(here, there)))
        for line, low, high in fresh:
            self._spans[line].append((low, high))
        return pieces

    def _uncovered(self, line: tuple[bool, float], here: float, there: float) -> list[tuple[float, float]]:
        """From `here` to `there` on a line, without what is drawn but for a little at either end."""
        low, high = min(here, there), max(here, there)
        free, at = [], low
        for start, stop in sorted(self._spans.get(line, ())):
            if stop <= at or start >= high:
                continue
            if start > at:
                free.append((at, start))
            at = max(at, stop)
        if at < high:
            free.append((at, high))
        if free != [(low, high)]:
            free = [
                (max(low, a - (_INTO if a > low else 0)), min(high, b + (_INTO if b < high else 0)))
                for a, b in free
            ]
            free = self._stubs(line, low, high, free)
        return free if here <= there else [(b, a) for a, b in reversed(free)]

    def _stubs(
        self, line: tuple[bool, float], low: float, high: float, free: list[tuple[float, float]]
    ) -> list[tuple[float, float]]:
        """A way that joins a drawn one at once keeps a short piece of it, for the corner."""
        inside = [span for span in self._spans[line] if span[0] < low < span[1] or span[0] < high < span[1]]
        if free or not inside:
            return free
        stubs = []
        if any(a < low < b for a, b in inside):
            stubs.append((low, min(high, low + _INTO)))
        if any(a < high < b for a, b in inside):
            stubs.append((max(low, high - _INTO), high))
        return stubs
