"""The emotion curve on a slide: its range, its course as one freeform, its dots and remarks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.export.slides.canvas import MARGIN, around
from blueprint.export.slides.lines import commands

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from blueprint.draw.shapes import Curve
    from blueprint.export.slides.canvas import Canvas
    from blueprint.export.slides.window import Window

_STEPS = 14
_NAME = 132
"""Room for a curve's name, px."""
_APART = 34
"""Between the two curves, px."""
_SHAPES = {"low": "flowChartMerge", "high": "triangle", "end": "rect"}
"""In a theme with shapes: down, up, and level."""


def paint_curve(canvas: Canvas, curve: Curve, window: Window, room: Rect) -> None:
    """The part of the curves that is in the window, the staff's below; `room` starts where the boxes do."""
    if curve.below:
        high = room.h * curve.rect.h / (curve.rect.h + curve.below.rect.h) - _APART / 2
        under = Rect(room.x, room.y + high + _APART, room.w, room.h - high - _APART)
        paint_curve(canvas, curve.below, window, under)
        room = Rect(room.x, room.y, room.w, high)

    def at(p: Point) -> Point:
        return Point(window.x(p.x), room.y + (p.y - curve.rect.y) / curve.rect.h * room.h)

    inks = canvas.theme.inks
    for i, name in enumerate(curve.names[:2]):
        rect = Rect(MARGIN + 10, room.centre.y - 24 + 24 * i, _NAME, 22)
        size = canvas.least
        canvas.text("emotion:name", rect, name.text, size, inks[name.ink], bold=name.bold)
    for label in curve.axis:
        y = at(Point(0, label.y - 3.5)).y
        canvas.text(
            "emotion:axis",
            Rect(room.x - 40, y - 10, 34, 20),
            label.text,
            canvas.least,
            inks["soft"],
            align="r",
        )
        canvas.shape("emotion:axis", Rect(room.x, y - 0.4, room.w, 0.8), fill=canvas.theme.rule)
    paint_course(canvas, curve, window, at)
    for note in curve.notes:
        if window.holds(note.x):
            wide, spot = note.width / note.size * canvas.least, at(Point(note.x, note.y))
            x = min(max(spot.x - wide / 2, room.x), room.right - wide - 12)
            rect = Rect(x, spot.y - 17, wide, 20)
            canvas.text("emotion:note", rect, note.text, canvas.least, inks["main"], bold=True, align="ctr")


def paint_course(canvas: Canvas, curve: Curve, window: Window, at: Callable[[Point], Point]) -> None:
    """The range, the course and its dots; `at` is where a point of the picture stands on the slide."""
    staff = curve.whose == "staff"
    ink = canvas.theme.staff if staff else canvas.theme.curve
    if len(curve.low) > 1 and len(curve.low) == len(curve.high):
        band = [at(p) for p in _inside(curve.high, window)]
        band += [at(p) for p in reversed(_inside(curve.low, window))]
        if len(band) > 3:
            rect = around(band)
            fill, part = (canvas.theme.staff, 0.14) if staff else (canvas.theme.curve_range, 1.0)
            canvas.path("emotion:range", rect, commands(band, rect, close=True), fill=fill, opacity=part)
    course = [at(p) for p in _inside([dot.at for dot in curve.dots], window)]
    if len(course) > 1 and not staff:
        zero = at(Point(0, curve.zero)).y
        area = [*course, Point(course[-1].x, zero), Point(course[0].x, zero)]
        rect = around(area)
        canvas.path(
            "emotion:area", rect, commands(area, rect, close=True), fill=canvas.theme.curve, opacity=0.08
        )
    if len(course) > 1:
        rect, dash = around(course), "dash" if staff else ""
        canvas.path("emotion:curve", rect, commands(course, rect), ink=ink, width=2.2, dash=dash)
    colours = {
        "plain": ink,
        "low": ink if staff else canvas.theme.low,
        "high": ink if staff else canvas.theme.high,
        "end": canvas.theme.high,
    }
    for dot in curve.dots:
        if window.holds(dot.at.x):
            spot, r = at(dot.at), 3.4 if dot.kind == "plain" else 5.5
            rect = Rect(spot.x - r, spot.y - r, 2 * r, 2 * r)
            called = f"emotion:{dot.touchpoint}" if dot.touchpoint else "emotion:dot"
            about = f"{dot.value:+.2g}"
            named = canvas.theme.shaped and dot.kind != "plain" and not staff
            canvas.shape(
                called,
                rect,
                preset="diamond" if staff else _SHAPES[dot.kind] if named else "ellipse",
                fill=colours[dot.kind] if dot.measured else canvas.theme.paper,
                edge=((canvas.theme.dot_edge if named else "") or canvas.theme.paper)
                if dot.measured
                else colours[dot.kind],
                about=about,
            )


def _inside(dots: Sequence[Point], window: Window) -> list[Point]:
    """The course through dots, level at each, as short pieces; only what is in the window."""
    found: list[Point] = list(dots[:1])
    for a, b in pairwise(dots):
        for k in range(1, _STEPS + 1):
            t = k / _STEPS
            x = 3 * t * (1 - t) ** 2 * 0.4 + 3 * t * t * (1 - t) * 0.6 + t**3
            y = t * t * (3 - 2 * t)
            found.append(Point(a.x + (b.x - a.x) * x, a.y + (b.y - a.y) * y))
    return [p for p in found if window.holds(p.x)]
