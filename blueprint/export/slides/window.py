"""Which part of the picture a slide shows, and where on the slide each of its points is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.export.slides.axis import Axis, Span, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.shapes import Layout

MOST_COLUMNS = 7
"""Columns on one slide with all their texts."""
MOST_AT_A_GLANCE = 15
"""Columns on one slide with titles only."""


@dataclass(frozen=True)
class Window:
    """Columns of the picture on one slide; `brief` writes titles only, in one language."""

    low: float
    high: float
    x: Axis
    y: Axis
    number: int = 1
    of: int = 1
    brief: bool = False

    def point(self, p: Point) -> Point:
        """A place on the slide."""
        return Point(round(self.x(p.x), 2), round(self.y(p.y), 2))

    def rect(self, r: Rect) -> Rect:
        """A rectangle on the slide."""
        a, b = self.point(Point(r.x, r.y)), self.point(Point(r.right, r.bottom))
        return Rect(a.x, a.y, b.x - a.x, b.y - a.y)

    def holds(self, x: float) -> bool:
        """Whether a place is in the window."""
        return self.low <= x <= self.high


@dataclass(frozen=True)
class Piece:
    """A part of a route inside a window; whether its ends are the route's own."""

    points: tuple[Point, ...]
    starts: bool
    ends: bool


def clipped(points: Sequence[Point], low: float, high: float) -> list[Piece]:
    """The parts of a route with upright and level pieces that lie between two upright lines."""
    pieces: list[list[Point]] = []
    fresh = True
    for a, b in pairwise(points):
        left, right = max(low, min(a.x, b.x)), min(high, max(a.x, b.x))
        if left > right:
            fresh = True
            continue
        one, two = (Point(min(max(p.x, low), high), p.y) for p in (a, b))
        if fresh:
            pieces.append([one])
        pieces[-1].append(two)
        fresh = two != b
    whole = [p for p in pieces if len(set(p)) > 1]
    return [Piece(tuple(p), p[0] == points[0], p[-1] == points[-1]) for p in whole]


def windows(
    layout: Layout,
    left: float,
    right: float,
    tops: tuple[float, float],
    bottom: float,
    most: int | None = None,
) -> list[Window]:
    """The whole at a glance where that is readable, then so many columns a slide.

    The first slide starts at `tops[0]`, the others at `tops[1]`. With `most` columns there is no glance.
    """
    columns = _columns(layout)
    xs = [p.x for route in layout.routes for p in route.points] + [e for span in columns for e in span]
    ends = (min(xs) - 8, max(xs) + 8)
    count = ceil(len(columns) / (most or MOST_COLUMNS))
    each = most or ceil(len(columns) / count)
    parts = [columns[i : i + each] for i in range(0, len(columns), each)]
    cuts = [ends[0], *((a[-1][1] + b[0][0]) / 2 for a, b in pairwise(parts)), ends[1]]
    glance = not most and len(parts) > 1 and len(columns) <= MOST_AT_A_GLANCE
    first, rest = (_rows(layout, top, bottom) for top in tops)
    found = []
    if glance:
        whole = fitted(columns, *ends, left - 24, right + 24, 1.0)
        found.append(Window(*ends, whole, first, 0, len(parts), brief=True))
    for i, (low, high) in enumerate(pairwise(cuts), 1):
        x = fitted(columns, low, high, left, right, 0.8)
        found.append(Window(low, high, x, rest if found else first, i, len(parts)))
    return found


def _rows(layout: Layout, top: float, bottom: float) -> Axis:
    """Heights on the slide."""
    rows = [(box.rect.y, box.rect.bottom) for box in layout.boxes]
    lanes = [band.rect for band in layout.bands]
    upper = layout.phases[0].rect.y - 2 if layout.phases else lanes[0].y
    return fitted(rows, upper, max(r.bottom for r in lanes), top, bottom, 0.68)


def _columns(layout: Layout) -> list[Span]:
    """Left and right of each column that has boxes."""
    found: dict[int, Span] = {}
    for box in layout.boxes:
        a, b = found.get(box.column, (box.rect.x, box.rect.right))
        found[box.column] = (min(a, box.rect.x), max(b, box.rect.right))
    return [found[i] for i in sorted(found)]
