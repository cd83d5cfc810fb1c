"""Boxes, texts and glued arrows on a slide; lengths in CSS px are scaled to the slide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blueprint.draw.theme import SCREEN
from blueprint.export.xml import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.geometry import Point, Rect
    from blueprint.draw.shapes import Box, Route

EMU_TO_PX = 9525
SLIDE = (1280.0, 720.0)
"""Size of a slide in px: 16 to 9."""
MARGIN = 28.0
SMALLEST = 5.0
"""No text is set smaller than this, points."""
FONT = "Microsoft YaHei"
_TOP, _LEFT, _BOTTOM, _RIGHT = 0, 1, 2, 3
"""Connection sites of a rectangle."""


@dataclass
class Canvas:
    """A slide and the scale by which a layout fits it."""

    slide: Any
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def emu(self, length: float) -> int:
        """A length on the slide."""
        return round(length * self.scale * EMU_TO_PX)

    def x(self, value: float) -> int:
        """A horizontal place on the slide."""
        return round((self.left + value * self.scale) * EMU_TO_PX)

    def y(self, value: float) -> int:
        """A vertical place on the slide."""
        return round((self.top + value * self.scale) * EMU_TO_PX)

    def points(self, size: float) -> float:
        """A font size of the layout, px, in points on the slide."""
        return max(SMALLEST, size * self.scale * 0.75)


def rectangle(
    canvas: Canvas, rect: Rect, fill: str, edge: str | None, *, rounded: bool = False, width: float = 1.0
) -> Any:
    """A filled rectangle without the theme's shadow."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Pt

    kind = MSO_SHAPE.ROUNDED_RECTANGLE if rounded else MSO_SHAPE.RECTANGLE
    shape = canvas.slide.shapes.add_shape(
        kind, canvas.x(rect.x), canvas.y(rect.y), canvas.emu(rect.w), canvas.emu(rect.h)
    )
    _unstyle(shape)
    if rounded:
        shape.adjustments[0] = 0.12
    shape.fill.solid()
    shape.fill.fore_color.rgb = color(fill)
    if edge is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb = color(edge)
        shape.line.width = Pt(width)
    return shape


def text_box(
    canvas: Canvas, rect: Rect, lines: Sequence[tuple[str, float, bool, str]], *, middle: bool = False
) -> Any:
    """A text box: lines of (text, size in points, bold, colour); it wraps and never grows."""
    shape = canvas.slide.shapes.add_textbox(
        canvas.x(rect.x), canvas.y(rect.y), canvas.emu(rect.w), canvas.emu(rect.h)
    )
    fill_text(shape, lines, middle=middle)
    return shape


def fill_text(shape: Any, lines: Sequence[tuple[str, float, bool, str]], *, middle: bool = True) -> None:
    """Set a shape's text."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Pt(2)
    frame.margin_top = frame.margin_bottom = Pt(1)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    for number, (text, size, bold, ink) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER if middle else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = clean(text)
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = color(ink)
        _chinese(run)


def touchpoint(canvas: Canvas, box: Box) -> Any:
    """A touchpoint as a rounded box with its lines, its time and its marks."""
    edge = SCREEN.lanes[box.lane].edge
    shape = rectangle(
        canvas, box.rect, SCREEN.box, edge, rounded=box.kind == "touchpoint", width=2 if box.is_truth else 1
    )
    shape.name = f"touchpoint:{box.id}" if box.kind == "touchpoint" else f"evidence:{box.id}"
    inks = SCREEN.inks
    lines = [(line.text, canvas.points(line.size), line.bold, inks[line.ink]) for line in box.lines]
    if box.chip:
        lines.append(
            (box.chip.line.text, canvas.points(box.chip.line.size), True, SCREEN.states[box.chip.state].text)
        )
    lines += [(flag.line.text, canvas.points(flag.line.size), True, SCREEN.exit.text) for flag in box.exits]
    fill_text(shape, lines)
    for mark in box.marks:
        badge = rectangle(
            canvas, mark.rect, SCREEN.marks[mark.kind].ground, SCREEN.marks[mark.kind].text, rounded=True
        )
        fill_text(badge, [(mark.text, canvas.points(10), True, SCREEN.marks[mark.kind].text)])
    return shape


def arrow(canvas: Canvas, route: Route, source: Any, target: Any) -> None:
    """A connector glued to its boxes; straight where it is, else an elbow along the route's own points."""
    ink = SCREEN.dashed if route.dashed else SCREEN.back if route.back else SCREEN.arrow
    if source is not None and len(route.points) == 2:
        _glued(canvas, route, source, target, ink)
    else:
        _polyline(canvas, route, ink)
    if route.label:
        pill = rectangle(
            canvas, route.label.rect, SCREEN.pill.ground, SCREEN.pill_edge, rounded=True, width=0.5
        )
        fill_text(
            pill, [(route.label.line.text, canvas.points(route.label.line.size), False, SCREEN.pill.text)]
        )


def _glued(canvas: Canvas, route: Route, source: Any, target: Any, ink: str) -> None:
    from pptx.enum.shapes import MSO_CONNECTOR

    start, stop = route.points[0], route.points[-1]
    line = canvas.slide.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, canvas.x(start.x), canvas.y(start.y), canvas.x(stop.x), canvas.y(stop.y)
    )
    leaving, arriving = _sites(start, stop)
    for tag, shape, site in (("stCxn", source, leaving), ("endCxn", target, arriving)):
        _glue(line, tag, shape.shape_id, site)
    _stroke(line, ink, route)


def _polyline(canvas: Canvas, route: Route, ink: str) -> None:
    """The route as one editable freeform, so that it goes where the layout says."""
    start, *rest = route.points
    builder = canvas.slide.shapes.build_freeform(canvas.x(start.x), canvas.y(start.y), scale=1.0)
    builder.add_line_segments([(canvas.x(p.x), canvas.y(p.y)) for p in rest], close=False)
    shape = builder.convert_to_shape()
    _unstyle(shape)
    shape.fill.background()
    shape.name = f"arrow:{route.source}:{route.target}"
    _stroke(shape, ink, route)


def _sites(start: Point, stop: Point) -> tuple[int, int]:
    if abs(start.x - stop.x) >= abs(start.y - stop.y):
        return (_RIGHT, _LEFT) if stop.x > start.x else (_LEFT, _RIGHT)
    return (_BOTTOM, _TOP) if stop.y > start.y else (_TOP, _BOTTOM)


def _glue(line: Any, tag: str, shape_id: int, site: int) -> None:
    """Keep the ends where the layout put them: python-pptx would move them to the middle of a side."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    properties = line._element.nvCxnSpPr.cNvCxnSpPr
    properties.append(parse_xml(f'<a:{tag} {nsdecls("a")} id="{shape_id}" idx="{site}"/>'))


def _stroke(shape: Any, ink: str, route: Route) -> None:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls
    from pptx.util import Pt

    shape.line.color.rgb = color(ink)
    shape.line.width = Pt(0.75 if route.dashed else 1)
    stroke = shape.line._get_or_add_ln()
    if route.dashed:
        stroke.append(parse_xml(f'<a:prstDash {nsdecls("a")} val="dash"/>'))
    if route.arrow:
        stroke.append(parse_xml(f'<a:tailEnd {nsdecls("a")} type="triangle" w="med" len="med"/>'))
    _unstyle(shape)


def _unstyle(shape: Any) -> None:
    """Drop the theme's style: it brings a shadow."""
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)


def _chinese(run: Any) -> None:
    """A font for Chinese too: python-pptx sets only the Latin one."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    run.font.name = FONT
    properties = run._r.get_or_add_rPr()
    properties.set("lang", "zh-CN")
    properties.append(parse_xml(f'<a:ea {nsdecls("a")} typeface="{FONT}"/>'))


def color(text: str) -> Any:
    """`#RRGGBB` or `#RGB`."""
    from pptx.dml.color import RGBColor

    digits = text.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * d for d in digits)
    return RGBColor(*bytes.fromhex(digits))
