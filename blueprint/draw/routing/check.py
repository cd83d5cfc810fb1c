"""What can be wrong with a route: not at its boxes, over a box, off the picture, on another arrow."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.spots import Spots, strips

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.shapes import Route

_TOUCH = 6.0
"""How far from its box an arrow may stop (there may be a bar between), px."""
_STRETCH = 14.0
"""Two arrows may lie on one another no longer than this, px."""


class Checker:
    """Judges routes against boxes on a canvas."""

    def __init__(self, boxes: Mapping[str, Rect], canvas: Rect) -> None:
        """Know the boxes."""
        self._boxes, self._canvas = boxes, canvas
        self._spots = Spots()
        for number, rect in enumerate(boxes.values()):
            self._spots.add(Rect(rect.x + 0.6, rect.y + 0.6, rect.w - 1.2, rect.h - 1.2), number)

    def fault(self, route: Route) -> str:
        """The first thing wrong with a route, or nothing."""
        if any(a.x != b.x and a.y != b.y for a, b in zip(route.points, route.points[1:], strict=False)):
            return "slanted"
        if route.source and not _touches(self._boxes[route.source], route.points[0]):
            return "starts away from its box"
        if not _touches(self._boxes[route.target], route.points[-1]):
            return "ends away from its box"
        for strip in strips(route.points, 0):
            if not self._canvas.holds(strip):
                return "leaves the picture"
            if not self._spots.is_free(strip):
                return "passes over a box"
        return ""


def _touches(rect: Rect, point: Point) -> bool:
    """On the rectangle's edge, or just outside it."""
    outside = max(rect.x - point.x, point.x - rect.right, rect.y - point.y, point.y - rect.bottom)
    return -0.6 <= outside <= _TOUCH


def overlays(routes: Sequence[Route]) -> set[int]:
    """Routes (by number) that lie on an earlier one over a stretch, and neither start nor end with it."""
    lines: dict[tuple[bool, int], list[tuple[float, float, int]]] = defaultdict(list)
    for number, route in enumerate(routes):
        for a, b in zip(route.points, route.points[1:], strict=False):
            level = a.y == b.y
            across, low, high = (a.y, *sorted((a.x, b.x))) if level else (a.x, *sorted((a.y, b.y)))
            lines[level, round(across)].append((low, high, number))
    found: set[int] = set()
    for pieces in lines.values():
        pieces.sort()
        active: list[tuple[float, float, int]] = []
        for low, high, number in pieces:
            active = [p for p in active if p[1] > low + _STRETCH]
            for _, stop, other in active:
                if min(stop, high) - low > _STRETCH and not _together(routes[number], routes[other]):
                    found.add(max(number, other))
            active.append((low, high, number))
    return found


def _together(one: Route, two: Route) -> bool:
    return one is two or one.target == two.target or (one.dashed and two.dashed and one.source == two.source)
