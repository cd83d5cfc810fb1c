"""Where arrows go on: at the edges of a slide stands to, or from, which touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.text.metrics import measure
from blueprint.export.slides.text import SMALLEST, lines_of
from blueprint.export.slides.window import clipped

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout
    from blueprint.export.slides.canvas import Canvas
    from blueprint.export.slides.window import Window

_STEP = 12.0
_MOST = 58.0


def paint_onward(
    canvas: Canvas, layout: Layout, window: Window, titles: dict[str, str], right: float
) -> None:
    """Small names beside the arrows that the slide's right edge cuts, one a place."""
    cuts: dict[float, str] = {}
    for route in layout.routes:
        if route.dashed:
            continue
        for piece in clipped(route.points, window.low, window.high):
            for point, own, other, sign in (
                (piece.points[-1], piece.ends, route.target, "→"),
                (piece.points[0], piece.starts, route.source, "←"),
            ):
                if not own and point.x == window.high and window.number < window.of:
                    cuts.setdefault(round(window.y(point.y), 1), f"{sign} {titles.get(other, other)}")
    last = 0.0
    for y, text in sorted(cuts.items()):
        line = lines_of(text, SMALLEST, False, _MOST, 1)[0][0]
        at = max(y, last + _STEP)
        rect = Rect(right - _MOST, at - 6, measure(line, SMALLEST), 12)
        canvas.text("onward", rect, line, SMALLEST, canvas.theme.inks["soft"])
        last = at
