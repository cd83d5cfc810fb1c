"""A layout on a slide as it is, at one scale: strips of a folded picture, and small examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.layout.shared import Drawn
from blueprint.export.slides.axis import Axis
from blueprint.export.slides.boxes import paint_box
from blueprint.export.slides.feeling import paint_course
from blueprint.export.slides.lines import Ends, Stroke, arrow, polyline
from blueprint.export.slides.text import one
from blueprint.export.slides.window import Window

if TYPE_CHECKING:
    from blueprint.draw.shapes import Curve, Layout, Route, TextLine
    from blueprint.export.slides.canvas import Canvas

_DASHES = {"customer": "", "frontstage": "lgDash", "backstage": "sysDot"}


def paint_whole(canvas: Canvas, layout: Layout, at: Point, scale: float) -> None:
    """Lanes, arrows, touchpoints, shares, connectors and curve, with the corner at a place."""
    _Whole(canvas, layout, at, scale).paint()


class _Whole:
    """One layout on its way to a slide."""

    def __init__(self, canvas: Canvas, layout: Layout, at: Point, scale: float) -> None:
        self.canvas, self.layout, self.scale = canvas, layout, scale
        width, height = layout.width, layout.height
        x = Axis((0.0, width), (at.x, at.x + width * scale), scale)
        y = Axis((0.0, height), (at.y, at.y + height * scale), scale)
        self.window = Window(-1e6, 1e6, x, y)

    def paint(self) -> None:
        """From back to front."""
        self._lanes()
        self._arrows()
        self._boxes()
        self._labels()
        for curve in self.layout.curve.both if self.layout.curve else ():
            self._curve(curve)

    def _text(self, name: str, line: TextLine, ink: str = "") -> None:
        """A line of the layout."""
        rect, theme = self.window.rect(line.rect), self.canvas.theme
        align = {"start": "l", "middle": "ctr", "end": "r"}[line.anchor]
        self.canvas.text(
            name,
            rect,
            line.text,
            line.size * self.scale,
            ink or theme.inks[line.ink],
            bold=line.bold,
            align=align,  # type: ignore[arg-type]
        )

    def _lanes(self) -> None:
        canvas, theme = self.canvas, self.canvas.theme
        for band in self.layout.bands:
            rect, paint = self.window.rect(band.rect), theme.lanes[band.lane]
            canvas.shape(f"lane:{band.lane.value}", rect, fill=paint.ground)
            canvas.shape(
                f"lane:{band.lane.value}", Rect(rect.x, rect.y, 5 * self.scale, rect.h), fill=paint.edge
            )
            for line in band.lines:
                self._text(f"lane-name:{band.lane.value}", line)
            for i, part in enumerate(band.parts):
                y = part.rect.y
                if i:
                    across = [self.window.point(Point(x, y)) for x in (0.0, self.layout.width)]
                    name = f"sublane:{band.lane.value}/{part.name}"
                    polyline(canvas, name, across, Stroke(theme.rule, 1.0, dash="sysDot", head=False))
                for line in part.lines:
                    self._text(f"lane-name:{band.lane.value}/{part.name}", line)
        for border in self.layout.borders:
            ends = [self.window.point(Point(x, border.y)) for x in (0.0, self.layout.width)]
            stroke = Stroke(theme.arrow, 1.2, dash=_DASHES[border.below.value], head=False)
            polyline(canvas, f"line:{border.below.value}", ends, stroke)
            for line in border.lines:
                self._text(f"line:{border.below.value}", line)
        for phase in self.layout.phases:
            canvas.shape("phase", self.window.rect(phase.rect), fill=theme.phase.ground, corner=4)
            self._text("phase", phase.line, theme.phase.text)

    def _arrows(self) -> None:
        canvas, theme, drawn = self.canvas, self.canvas.theme, Drawn()
        for route in self.layout.routes:
            if route.dashed:
                for part in drawn.rest(route.points):
                    stroke = Stroke(theme.dashed, 0.9, dash="dash", head=False)
                    points = [self.window.point(p) for p in part]
                    polyline(canvas, f"{route.kind}:{route.source}:{route.target}", points, stroke)
        for route in self.layout.routes:
            if not route.dashed:
                self._arrow(route)

    def _arrow(self, route: Route) -> None:
        canvas, theme = self.canvas, self.canvas.theme
        ink = theme.back if route.back else theme.arrow
        dash = "lgDash" if route.back and theme.back_dash else ""
        points = [self.window.point(p) for p in route.points]
        stroke = Stroke(ink, 1.3 * self.scale, dash=dash, head=route.arrow)
        arrow(canvas, f"arrow:{route.source}:{route.target}", points, Ends(None, None), stroke)
        if route.kind == "entry":
            dot = Rect(points[0].x - 3, points[0].y - 3, 6, 6)
            canvas.shape(f"entry:{route.target}", dot, preset="ellipse", fill=ink)

    def _boxes(self) -> None:
        for box in self.layout.boxes:
            rect = self.window.rect(box.rect)
            paint_box(self.canvas, box, rect, self.canvas.number(), brief=False, scale=self.scale)
        for bar in self.layout.bars:
            name = f"{bar.kind}:{bar.touchpoint}"
            self.canvas.shape(name, self.window.rect(bar.rect), fill=self.canvas.theme.arrow)

    def _labels(self) -> None:
        theme = self.canvas.theme
        for route in self.layout.routes:
            if route.label:
                edge = theme.back if route.back else theme.pill_edge
                name = f"share:{route.source}:{route.target}"
                self._pill(name, self.window.rect(route.label.rect), route.label.line, edge, 99)
            if route.limit:
                self._text(f"limit:{route.source}:{route.target}", route.limit)
        for each in self.layout.connectors:
            edge = theme.dashed if each.dashed else theme.back if each.back else theme.arrow
            self._pill("connector", self.window.rect(each.rect), each.line, edge, 3)

    def _pill(self, name: str, rect: Rect, line: TextLine, edge: str, corner: float) -> None:
        pill, size = self.canvas.theme.pill, line.size * self.scale
        self.canvas.shape(
            name,
            rect,
            one(line.text, size, pill.text, bold=line.bold),
            fill=pill.ground,
            edge=edge,
            width=0.8,
            corner=corner,
            insets=(0, 0, 0, 0),
        )

    def _curve(self, curve: Curve) -> None:
        canvas = self.canvas
        for name in curve.names:
            self._text("emotion:name", name)
        for label in curve.axis:
            self._text("emotion:axis", label)
            left, right = (
                self.window.point(Point(x, label.y - 3.5)) for x in (curve.rect.x, curve.rect.right)
            )
            canvas.shape(
                "emotion:axis", Rect(left.x, left.y - 0.4, right.x - left.x, 0.8), fill=canvas.theme.rule
            )
        paint_course(canvas, curve, self.window, self.window.point)
        for note in curve.notes:
            self._text("emotion:note", note)
