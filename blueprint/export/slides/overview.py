"""The picture on a slide: lanes, arrows, touchpoints, shares, emotion curve and legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.theme import SCREEN
from blueprint.export.slides.boxes import paint_box
from blueprint.export.slides.canvas import MARGIN, SLIDE, Canvas
from blueprint.export.slides.feeling import paint_curve
from blueprint.export.slides.frame import CARD_HEIGHT, NAMES, paint_figures, paint_lanes, paint_phases
from blueprint.export.slides.labels import paint_labels
from blueprint.export.slides.legend import ROW, paint_legend, rows_of
from blueprint.export.slides.lines import Ends, Stroke, arrow, polyline
from blueprint.export.slides.onward import paint_onward
from blueprint.export.slides.window import Window, clipped, windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.shapes import Box, Layout, Route

_HEAD = 50.0
_EMOTION = 84.0
_SIDE = 62.0
"""Room at the right for what goes on on the next slide, px."""


def overviews(layout: Layout) -> Iterator[tuple[Window, str]]:
    """The slides of a picture: what each shows, and its shapes."""
    foot = SLIDE[1] - 6 - ROW * len(rows_of(layout.legend))
    emotion = foot - (_EMOTION + 26 if layout.curve else 0)
    cards = CARD_HEIGHT + 10 if layout.figures else 0.0
    right = SLIDE[0] - MARGIN
    across = (MARGIN + NAMES + 26, right - _SIDE)
    for i, window in enumerate(windows(layout, *across, (_HEAD + cards, _HEAD), emotion)):
        canvas = Canvas()
        if i == 0:
            paint_figures(canvas, layout.figures, _HEAD)
        paint_lanes(canvas, layout.bands, layout.borders, window, right)
        paint_phases(canvas, layout.phases, window)
        _flow(canvas, layout, window)
        if layout.curve:
            left = MARGIN + NAMES + 10
            paint_curve(canvas, layout.curve, window, Rect(left, emotion + 18, right - left, _EMOTION - 10))
        paint_legend(canvas, layout.legend, foot)
        yield window, canvas.xml


def _flow(canvas: Canvas, layout: Layout, window: Window) -> None:
    """Arrows below the boxes, shares above them."""
    inside = {box.id: box for box in layout.boxes if window.holds(box.rect.centre.x)}
    placed = {id_: (canvas.number(), window.rect(box.rect)) for id_, box in inside.items()}
    titles = {box.id: box.title for box in layout.boxes}
    for route in sorted(layout.routes, key=lambda r: not r.dashed):
        _route(canvas, route, window, placed, titles)
    for id_, box in inside.items():
        number, rect = placed[id_]
        paint_box(canvas, box, rect, number, brief=window.brief, scale=min(window.x.solid, window.y.solid))
    for bar in layout.bars:
        if window.holds(bar.rect.centre.x):
            at = window.rect(bar.rect)
            canvas.shape(
                f"{bar.kind}:{bar.touchpoint}", Rect(at.centre.x - 2, at.y, 4, at.h), fill=SCREEN.arrow
            )
    paint_labels(canvas, layout, window, [rect for _, rect in placed.values()])
    if window.of > 1 and not window.brief:
        short = {box.id: _short(box) for box in layout.boxes}
        paint_onward(canvas, layout, window, short, SLIDE[0] - MARGIN - 4)


def _short(box: Box) -> str:
    return next((line.text for line in box.lines), box.title)


def _route(
    canvas: Canvas,
    route: Route,
    window: Window,
    placed: dict[str, tuple[int, Rect]],
    titles: dict[str, str],
) -> None:
    ink = SCREEN.dashed if route.dashed else SCREEN.back if route.back else SCREEN.arrow
    name = f"{'arrow' if route.kind in ('flow', 'entry') else route.kind}:{route.source}:{route.target}"
    about = f"{titles.get(route.source, '')} > {titles.get(route.target, '')}"
    if route.label:
        about += f" {route.label.line.text}"
    for piece in clipped(route.points, window.low, window.high):
        points = [window.point(p) for p in piece.points]
        head = route.arrow and piece.ends and not route.dashed
        stroke = Stroke(ink, 1.0 if route.dashed else 1.3, dash="dash" if route.dashed else "", head=head)
        source = placed.get(route.source) if piece.starts else None
        target = placed.get(route.target) if piece.ends else None
        arrow(canvas, name, points, Ends(source, target), stroke, about)
        if route.kind == "entry" and piece.starts:
            dot = Rect(points[0].x - 3, points[0].y - 3, 6, 6)
            canvas.shape(f"entry:{route.target}", dot, preset="ellipse", fill=ink)
        if route.back and not piece.ends:
            polyline(canvas, name, [points[-2], points[-1]], Stroke(ink, 1.3))
