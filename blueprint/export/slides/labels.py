"""What is written on arrows: the share in a pill, the hand-off's limit where no line runs through it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.text.metrics import measure
from blueprint.export.slides.boxes import pill_width
from blueprint.export.slides.text import one

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.draw.shapes import Layout, Route
    from blueprint.export.slides.canvas import Canvas
    from blueprint.export.slides.window import Window

_HEIGHT = 1.3
"""Of a pill, to its text."""
_ASIDE = tuple(
    (dx, dy) for dx in (0.0, 5.0, -5.0, 10.0, -10.0) for dy in (0.0, -4.0, 4.0, -8.0, 8.0, -12.0, 12.0)
)
"""Where a limit is tried around its place in the picture, px."""


def paint_labels(canvas: Canvas, layout: Layout, window: Window, boxes: Iterable[Rect]) -> None:
    """Shares, then limits beside them."""
    taken = [Rect(r.x + 1, r.y + 1, r.w - 2, r.h - 2) for r in boxes]
    shared = [r for r in layout.routes if r.label and window.holds(r.label.rect.centre.x)]
    pills: list[Rect] = []
    for route in shared:
        pills.append(_share(canvas, route, window, pills))
    taken += pills
    taken += _lines(layout.routes, window)
    taken += [Rect(0, window.y(border.y) - 2, 9999, 4) for border in layout.borders]
    for route in layout.routes:
        if route.limit and window.holds(route.limit.rect.centre.x):
            taken += _limit(canvas, route, window, taken)


def _share(canvas: Canvas, route: Route, window: Window, others: list[Rect]) -> Rect:
    """A pill; one that would lie on another steps aside by as little as it can."""
    assert route.label is not None
    at, text = window.point(route.label.rect.centre), route.label.line.text
    wide, high = pill_width(text, canvas.least), canvas.least * _HEIGHT
    rect = Rect(at.x - wide / 2, at.y - high / 2, wide, high)
    for other in others:
        if rect.meets(other):
            across = min(rect.right, other.right) - max(rect.x, other.x) + 1
            down = min(rect.bottom, other.bottom) - max(rect.y, other.y) + 0.5
            if down <= across:
                rect = rect._replace(y=rect.y + (down if rect.y >= other.y else -down))
            else:
                rect = rect._replace(x=rect.x + (across if rect.x >= other.x else -across))
    canvas.shape(
        f"share:{route.source}:{route.target}",
        rect,
        one(text, canvas.least, canvas.theme.pill.text),
        fill=canvas.theme.pill.ground,
        edge=canvas.theme.back if route.back else canvas.theme.pill_edge,
        width=0.8,
        corner=99,
        insets=(0, 0, 0, 0),
    )
    return rect


def _limit(canvas: Canvas, route: Route, window: Window, taken: list[Rect]) -> list[Rect]:
    """Left out where there is no room: the slide of the touchpoint and the notes have it."""
    assert route.limit is not None
    at = window.point(Point(*route.limit.rect.centre))
    wide = measure(route.limit.text, canvas.least)
    for dx, dy in _ASIDE:
        rect = Rect(at.x - wide / 2 + dx, at.y - canvas.least * 0.6 + dy, wide, canvas.least * 1.2)
        if not any(rect.meets(other) for other in taken):
            name = f"limit:{route.source}:{route.target}"
            canvas.text(name, rect, route.limit.text, canvas.least, canvas.theme.inks["soft"], align="ctr")
            return [rect]
    return []


def _lines(routes: Iterable[Route], window: Window) -> list[Rect]:
    """Every straight piece on the slide, as a slim rectangle."""
    found = []
    for route in routes:
        for a, b in pairwise(window.point(p) for p in route.points):
            low = Point(min(a.x, b.x), min(a.y, b.y))
            found.append(Rect(low.x - 1, low.y - 1, abs(a.x - b.x) + 2, abs(a.y - b.y) + 2))
    return found
