"""The picture on a slide: lanes, arrows, touchpoints, shares, emotion curve and legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.layout.shared import Drawn
from blueprint.export.slides.boxes import paint_box
from blueprint.export.slides.canvas import MARGIN, SLIDE, Canvas
from blueprint.export.slides.feeling import paint_curve
from blueprint.export.slides.frame import CARD_HEIGHT, NAMES, paint_figures, paint_lanes, paint_phases
from blueprint.export.slides.labels import paint_labels
from blueprint.export.slides.legend import ROW, paint_legend, rows_of
from blueprint.export.slides.lines import Ends, Stroke, arrow, polyline
from blueprint.export.slides.onward import paint_onward
from blueprint.export.slides.window import MOST_AT_A_GLANCE, Window, clipped, windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.draw import Fold
    from blueprint.draw.geometry import Point
    from blueprint.draw.shapes import Box, Layout, Route
    from blueprint.draw.theme.theme import Theme

_HEAD = 50.0
_EMOTION = 84.0
_SIDE = 62.0
"""Room at the right for what goes on on the next slide, px."""


def overviews(layout: Layout, theme: Theme, fold: Fold = None) -> Iterator[tuple[Window, str]]:
    """The slides of a picture, as many columns on each as a `fold` says (`auto` leaves it to us): what each shows, and its shapes."""
    foot = SLIDE[1] - 6 - ROW * len(rows_of(layout.legend))
    emotion = foot - (_EMOTION + 26 if layout.curve else 0)
    cards = CARD_HEIGHT + 10 if layout.figures else 0.0
    right = SLIDE[0] - MARGIN
    across = (MARGIN + NAMES + 26, right - _SIDE)
    columns = min(fold, MOST_AT_A_GLANCE) if isinstance(fold, int) else None
    for i, window in enumerate(windows(layout, *across, (_HEAD + cards, _HEAD), emotion, columns)):
        canvas = Canvas(theme)
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
    drawn = Drawn()
    for route in layout.routes:
        if route.dashed:
            for part in drawn.rest(route.points):
                _dashed(canvas, route, part, window, titles)
    for route in layout.routes:
        if not route.dashed:
            _route(canvas, route, window, placed, titles)
    for id_, box in inside.items():
        number, rect = placed[id_]
        paint_box(canvas, box, rect, number, brief=window.brief, scale=min(window.x.solid, window.y.solid))
    for bar in layout.bars:
        if window.holds(bar.rect.centre.x):
            at = window.rect(bar.rect)
            canvas.shape(
                f"{bar.kind}:{bar.touchpoint}", Rect(at.centre.x - 2, at.y, 4, at.h), fill=canvas.theme.arrow
            )
    paint_labels(canvas, layout, window, [rect for _, rect in placed.values()])
    if window.of > 1 and not window.brief:
        short = {box.id: _short(box) for box in layout.boxes}
        paint_onward(canvas, layout, window, short, SLIDE[0] - MARGIN - 4)


def _short(box: Box) -> str:
    return next((line.text for line in box.lines), box.title)


def _dashed(
    canvas: Canvas, route: Route, points: Sequence[Point], window: Window, titles: dict[str, str]
) -> None:
    """What several share is drawn once, or their dashes would fill each other's gaps."""
    for piece in clipped(points, window.low, window.high):
        at = [window.point(p) for p in piece.points]
        stroke = Stroke(canvas.theme.dashed, 1.0, dash="dash", head=False)
        polyline(canvas, f"{route.kind}:{route.source}:{route.target}", at, stroke, _about(route, titles))


def _about(route: Route, titles: dict[str, str]) -> str:
    """The alternative text of an arrow."""
    share = f" {route.label.line.text}" if route.label else ""
    return f"{titles.get(route.source, '')} > {titles.get(route.target, '')}{share}"


def _route(
    canvas: Canvas,
    route: Route,
    window: Window,
    placed: dict[str, tuple[int, Rect]],
    titles: dict[str, str],
) -> None:
    ink = canvas.theme.back if route.back else canvas.theme.arrow
    name = f"arrow:{route.source}:{route.target}"
    for piece in clipped(route.points, window.low, window.high):
        points = [window.point(p) for p in piece.points]
        dash = "lgDash" if route.back and canvas.theme.back_dash else ""
        stroke = Stroke(ink, 1.3, dash=dash, head=route.arrow and piece.ends)
        source = placed.get(route.source) if piece.starts else None
        target = placed.get(route.target) if piece.ends else None
        arrow(canvas, name, points, Ends(source, target), stroke, _about(route, titles))
        if route.kind == "entry" and piece.starts:
            dot = Rect(points[0].x - 3, points[0].y - 3, 6, 6)
            canvas.shape(f"entry:{route.target}", dot, preset="ellipse", fill=ink)
        if route.back and not piece.ends:
            polyline(canvas, name, [points[-2], points[-1]], Stroke(ink, 1.3))
