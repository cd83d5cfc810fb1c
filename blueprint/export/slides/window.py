"""Which part of the picture a slide shows, and where on the slide each of its points is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.export.slides.axis import Span, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.shapes import Box, Layout
    from blueprint.export.slides.axis import Axis

MOST_COLUMNS = 3
"""Columns on one slide: more leave no room for type that is read from the back of a room."""
_DASHED, _PHASE, _SLIDE = 0.3, 0.5, 2.0
"""What a dashed line, a phase and one slide more cost beside an arrow that is cut."""


@dataclass(frozen=True)
class Window:
    """A part of the picture, px, and its two axes on the slide."""

    low: float
    high: float
    x: Axis
    y: Axis

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


def window_of(layout: Layout, across: Span, down: Span, squeeze: float = 0.8) -> Window:
    """All of a picture's boxes, arrows and letters between two edges each way; gaps give way more than boxes."""
    xs = [p.x for route in layout.routes for p in route.points]
    xs += [x for box in layout.boxes for x in (box.rect.x, box.rect.right)]
    xs += [x for pill in layout.connectors for x in (pill.rect.x, pill.rect.right)]
    low, high = min(xs) - 8, max(xs) + 8
    columns = _spans(layout.boxes, "column", [(b.rect.x, b.rect.right) for b in layout.boxes])
    rows = _spans(layout.boxes, "row", [(b.rect.y, b.rect.bottom) for b in layout.boxes])
    lanes = [band.rect for band in layout.bands]
    y = fitted(rows, lanes[0].y, lanes[-1].bottom, *down, 0.5)
    return Window(low, high, fitted(columns, low, high, *across, squeeze), y)


def _spans(boxes: Sequence[Box], by: str, edges: Sequence[Span]) -> list[Span]:
    found: dict[int, Span] = {}
    for box, (low, high) in zip(boxes, edges, strict=True):
        place = getattr(box, by)
        a, b = found.get(place, (low, high))
        found[place] = (min(a, low), max(b, high))
    return [found[i] for i in sorted(found)]


def first_columns(layout: Layout, most: int = MOST_COLUMNS) -> list[int]:
    """With which columns slides begin: few slides, cut where the fewest arrows pass."""
    home = {box.id: box.column for box in layout.boxes}
    count = len(set(home.values()))
    cost = [_SLIDE] * (count + 1)
    for route in layout.routes:
        if route.source:
            low, high = sorted((home[route.source], home[route.target]))
            for column in range(low + 1, high + 1):
                cost[column] += _DASHED if route.dashed else 1.0
    for phase in layout.phases:
        held = [b.column for b in layout.boxes if phase.rect.x <= b.rect.centre.x <= phase.rect.right]
        for column in range(min(held, default=0) + 1, max(held, default=0) + 1):
            cost[column] += _PHASE
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for end in range(1, count + 1):
        best.append(
            min(
                (round(best[first][0] + cost[first], 6), [*best[first][1], first])
                for first in range(max(0, end - most), end)
            )
        )
    return best[count][1]
