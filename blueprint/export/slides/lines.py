"""Arrows: glued connectors where a connector's own path is the route, else one freeform with round corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.export.slides.canvas import around
from blueprint.export.slides.ooxml import emu, identity, outline, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.export.slides.canvas import Canvas

_TOP, _LEFT, _BOTTOM, _RIGHT = 0, 1, 2, 3
"""Connection sites of a rectangle."""
_BEND = 6.0
_NEAR = 1.2
"""An end this close to a site is at it, px."""


class Stroke:
    """How an arrow is drawn."""

    def __init__(self, ink: str, width: float, *, dash: str = "", head: bool = True) -> None:
        """`width` is in px; `head` is at its end."""
        self.ink, self.width, self.dash, self.head = ink, width, dash, head

    def outline(self) -> str:
        """As DrawingML."""
        return outline(self.ink, self.width, dash=self.dash, head=self.head)


class Ends:
    """The boxes at both ends of a route, by number and place; None where it ends at nothing."""

    def __init__(self, source: tuple[int, Rect] | None, target: tuple[int, Rect] | None) -> None:
        self.source, self.target = source, target


def arrow(
    canvas: Canvas, name: str, points: Sequence[Point], ends: Ends, stroke: Stroke, about: str = ""
) -> None:
    """A route on the slide."""
    points = _straightened(points)
    if len(points) < 2:
        return
    preset = _preset(points)
    leaving = _site(points[0], ends.source)
    arriving = _site(points[-1], ends.target)
    if preset and ends.source and ends.target and leaving is not None and arriving is not None:
        glue = f'<a:stCxn id="{ends.source[0]}" idx="{leaving}"/><a:endCxn id="{ends.target[0]}" idx="{arriving}"/>'
        start, stop = points[0], points[-1]
        flips = (' flipH="1"' if stop.x < start.x else "") + (' flipV="1"' if stop.y < start.y else "")
        canvas.add(
            f"<p:cxnSp><p:nvCxnSpPr>{identity(canvas.number(), name, about)}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/>"
            f"</p:nvCxnSpPr><p:spPr>{place(around((start, stop)), flips)}{preset}{stroke.outline()}</p:spPr></p:cxnSp>"
        )
        return
    polyline(canvas, name, points, stroke, about)


def polyline(
    canvas: Canvas, name: str, points: Sequence[Point], stroke: Stroke, about: str = "", bend: float = _BEND
) -> None:
    """A freeform through points."""
    rect = around(points)
    canvas.path(
        name,
        rect,
        commands(points, rect, bend),
        ink=stroke.ink,
        width=stroke.width,
        dash=stroke.dash,
        head=stroke.head,
        about=about,
    )


def commands(points: Sequence[Point], rect: Rect, bend: float = 0.0, *, close: bool = False) -> str:
    """Path commands, with corners rounded by up to `bend` px."""

    def at(p: Point) -> str:
        return f'<a:pt x="{emu(p.x - rect.x)}" y="{emu(p.y - rect.y)}"/>'

    parts = [f"<a:moveTo>{at(points[0])}</a:moveTo>"]
    for a, b, c in zip(points, points[1:], points[2:], strict=False):
        r = min(bend, _far(a, b) / 2, _far(b, c) / 2)
        if r < 0.5:
            parts.append(f"<a:lnTo>{at(b)}</a:lnTo>")
        else:
            bent = f"<a:quadBezTo>{at(b)}{at(_towards(b, c, r))}</a:quadBezTo>"
            parts.append(f"<a:lnTo>{at(_towards(b, a, r))}</a:lnTo>{bent}")
    parts.append(f"<a:lnTo>{at(points[-1])}</a:lnTo>")
    return "".join(parts) + ("<a:close/>" if close else "")


def _preset(points: Sequence[Point]) -> str:
    """A straight line, or an elbow that leaves and arrives level; nothing for any other route."""
    if len(points) == 2:
        return '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
    if len(points) == 4 and points[0].y == points[1].y and points[2].y == points[3].y:
        part = (points[1].x - points[0].x) / (points[3].x - points[0].x or 1.0)
        if 0 < part < 1:
            guide = f'<a:gd name="adj1" fmla="val {round(part * 100_000)}"/>'
            return f'<a:prstGeom prst="bentConnector3"><a:avLst>{guide}</a:avLst></a:prstGeom>'
    return ""


def _site(point: Point, end: tuple[int, Rect] | None) -> int | None:
    """The connection site a point lies on."""
    if end is None:
        return None
    rect = end[1]
    sites = {
        _TOP: Point(rect.centre.x, rect.y),
        _LEFT: Point(rect.x, rect.centre.y),
        _BOTTOM: Point(rect.centre.x, rect.bottom),
        _RIGHT: Point(rect.right, rect.centre.y),
    }
    return next((k for k, p in sites.items() if _far(p, point) <= _NEAR), None)


def _straightened(points: Sequence[Point]) -> list[Point]:
    """Without points that lie on a straight piece."""
    kept: list[Point] = []
    for p in points:
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == p.x or kept[-2].y == kept[-1].y == p.y):
            kept[-1] = p
        elif not kept or p != kept[-1]:
            kept.append(p)
    return kept


def _far(a: Point, b: Point) -> float:
    return abs(a.x - b.x) + abs(a.y - b.y)


def _towards(start: Point, end: Point, far: float) -> Point:
    length = _far(start, end) or 1.0
    return Point(start.x + (end.x - start.x) * far / length, start.y + (end.y - start.y) * far / length)
