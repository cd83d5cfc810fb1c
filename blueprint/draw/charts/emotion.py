"""The emotion curve alone: band, course, segments as thin lines, peak and end, touchpoints below."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.page import HEIGHT, MARGIN, WIDTH, Page
from blueprint.draw.charts.words import CURVE_ABOUT, CURVE_TITLE, EXPECTED, NO_EMOTION, RANGE, STAFF_LINE
from blueprint.draw.curve.course import expected_points, leaving, ordered, peak_and_end, signed
from blueprint.draw.curve.curve import place_notes
from blueprint.draw.curve.staff import staff_points
from blueprint.draw.geometry import Point, Rect
from blueprint.draw.shapes import CurveDot
from blueprint.draw.svg_painter.frame import STAFF_DASH, paint_diamond, paint_dot, smooth
from blueprint.draw.svg_painter.writing import line
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import language_of, say, say_text
from blueprint.draw.text.words import HOLLOW
from blueprint.draw.theme.theme import Edge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.overlay import CurveNote, CurvePoint, Overlay
    from blueprint.draw.shapes import Layout, PictureLanguage
    from blueprint.draw.theme.theme import Theme
    from blueprint.model.service_map import ServiceMap

_STEP = 92.0
_LEFT, _RIGHT = 92.0, 70.0
_ENOUGH = 6
"""Most segments drawn as lines of their own."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the chart shows: the points of all (or one segment), each segment's scores by touchpoint, and the staff's there."""

    points: tuple[CurvePoint, ...]
    notes: tuple[CurveNote, ...]
    segments: Mapping[str, Mapping[str, float]]
    staff: Mapping[str, CurvePoint]


def emotion_chart(
    service_map: ServiceMap, layout: Layout, overlay: Overlay, segments: Mapping[str, Overlay], theme: Theme
) -> str:
    """The chart as SVG text; touchpoints stand in the order of the picture `layout`."""
    speech: PictureLanguage = layout.language
    course = _course(service_map, layout, overlay, segments)
    width = max(WIDTH, _LEFT + _RIGHT + _STEP * max(0, len(course.points) - 1))
    page = Page(theme, speech, width)
    title = say(CURVE_TITLE.filled(title=say_text(service_map.title, speech).joined), speech).main
    if not course.points:
        page.heading(title, say(NO_EMOTION, speech).joined)
        return page.finished(title, say(NO_EMOTION, speech).joined, HEIGHT)
    values = [abs(v) for p in course.points for v in (p.value, p.low, p.high) if v is not None]
    values += [abs(p.value) for p in course.staff.values()]
    values += [abs(v) for scores in course.segments.values() for v in scores.values()]
    most = max(ceil(max(values)), 1)
    about = say(CURVE_ABOUT, speech).joined
    if not all(p.measured for p in (*course.points, *course.staff.values())):
        about = f"{about} · {say(HOLLOW, speech).joined}"
    y = page.heading(title, about)
    y = _key(page, service_map, course, y)
    plot = Rect(_LEFT, y + 34, width - _LEFT - _RIGHT, HEIGHT - y - 34 - 112)
    _paint(page, service_map, course, plot, most)
    return page.finished(title, about, HEIGHT)


def _course(
    service_map: ServiceMap, layout: Layout, overlay: Overlay, segments: Mapping[str, Overlay]
) -> Course:
    boxes = {box.id: box for box in layout.boxes}
    points, notes = ordered(overlay, boxes)
    points = points or expected_points(service_map)
    if notes is None:
        notes = peak_and_end(points, leaving(service_map)) if points else ()
    drawn = {p.touchpoint for p in points}
    lines = {
        name: {p.touchpoint: p.value for p in one.curve if p.touchpoint and p.touchpoint in drawn}
        for name, one in list(segments.items())[:_ENOUGH]
    }
    staff = {p.touchpoint: p for p in staff_points(service_map, overlay, boxes) if p.touchpoint in drawn}
    return Course(
        points,
        notes,
        {name: scores for name, scores in lines.items() if len(scores) > 1},
        {id_: p for id_, p in staff.items() if id_ is not None},
    )


def _key(page: Page, service_map: ServiceMap, course: Course, y: float) -> float:
    """Line samples with their names, in as many lines as they need."""
    theme, speech = page.theme, page.speech
    entries = [(Edge(theme.curve, width=3), say(EXPECTED, speech).joined)]
    if any(p.low is not None and p.low != p.high for p in course.points):
        entries.append((Edge(theme.curve_range, width=12), say(RANGE, speech).joined))
    if course.staff:
        entries.append((Edge(theme.staff, STAFF_DASH, 2.4), say(STAFF_LINE, speech).joined))
    for i, name in enumerate(course.segments):
        segment = service_map.segments[name]
        share = f" {quantity.share(segment.share, language_of(speech))}" if segment.share is not None else ""
        entries.append(
            (theme.segments[i % len(theme.segments)], say_text(segment.title, speech).joined[:60] + share)
        )
    x = MARGIN
    y += 14
    for edge, text in entries:
        wide = measure(text, 12) + 40 + 26
        if x > MARGIN and x + wide > page.width - MARGIN:
            x, y = MARGIN, y + 20
        page.text(text, x + 40, y, 12, ink="line")
        page.rule(x, y - 4, x + 32, y - 4, edge.colour, max(edge.width, 1.6), edge.dash)
        x += wide
    return y + 6


def _paint(page: Page, service_map: ServiceMap, course: Course, plot: Rect, most: int) -> None:
    theme, points = page.theme, course.points
    step = plot.w / max(1, len(points) - 1)
    xs = [plot.centre.x] if len(points) == 1 else [plot.x + i * step for i in range(len(points))]

    def height(value: float) -> float:
        return plot.centre.y - value / most * plot.h / 2

    for value in range(-most, most + 1):
        strong = value == 0
        page.rule(
            plot.x - 24,
            height(value),
            plot.right + 24,
            height(value),
            theme.arrow if strong else theme.rule,
            1.2,
        )
        page.text(signed(value), plot.x - 34, height(value) + 4, 12, ink="soft", anchor="end")
    ranged = [(x, p) for x, p in zip(xs, points, strict=True) if p.low is not None and p.high is not None]
    if len(ranged) == len(points) > 1:
        high = smooth([Point(x, height(p.high or 0.0)) for x, p in ranged])
        low = smooth([Point(x, height(p.low or 0.0)) for x, p in ranged][::-1])[1:]
        page.parts.append(f'<path d="{high}L{low}z" fill="{theme.curve_range}"/>')
    for i, scores in enumerate(course.segments.values()):
        course_of = [
            Point(x, height(scores[p.touchpoint]))
            for x, p in zip(xs, points, strict=True)
            if p.touchpoint is not None and p.touchpoint in scores
        ]
        page.path(smooth(course_of), theme.segments[i % len(theme.segments)])
    staff = [
        CurveDot(Point(x, height(p.value)), p.value, p.touchpoint, None, "plain", p.measured)
        for x, each in zip(xs, points, strict=True)
        if (p := course.staff.get(each.touchpoint or ""))
    ]
    if len(staff) > 1:
        page.path(smooth([dot.at for dot in staff]), Edge(theme.staff, STAFF_DASH, 2.4))
    page.parts += [paint_diamond(dot, theme) for dot in staff]
    kinds = {note.at: note.kind for note in course.notes}
    dots = [
        CurveDot(Point(x, height(p.value)), p.value, p.touchpoint, p.share, kinds.get(i, "plain"), p.measured)
        for i, (x, p) in enumerate(zip(xs, points, strict=True))
    ]
    page.path(smooth([dot.at for dot in dots]), Edge(theme.curve, width=3.2))
    page.parts += [paint_dot(dot, theme) for dot in dots]
    notes = place_notes(course.notes, dots, MARGIN, page.width - MARGIN, page.speech, 13.0)
    page.parts += [line(note, theme, halo=theme.paper) for note in notes]
    _names(page, service_map, points, xs, plot.bottom + 20, min(step, 150.0) if len(points) > 1 else 300.0)


def _names(
    page: Page,
    service_map: ServiceMap,
    points: Sequence[CurvePoint],
    xs: Sequence[float],
    y: float,
    step: float,
) -> None:
    """Touchpoint titles under their dots."""
    gaps = [b - a for a, b in pairwise(xs)]
    room = min([step, *gaps], default=step) - 8
    for x, point in zip(xs, points, strict=True):
        if point.touchpoint not in service_map.touchpoints:
            continue
        page.rule(x, y - 14, x, y - 6, page.theme.pill_edge)
        said = say_text(service_map.touchpoints[point.touchpoint].title, page.speech)
        below = page.lines(said.main, x, y - 2, room, (12.5, 11.5), most=3, bold=True, anchor="middle")
        page.lines(said.small, x, below, room, (10.0, 9.5), most=4, ink="soft", anchor="middle")
