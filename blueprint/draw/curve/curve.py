"""The emotion curve under the lanes: aligned with the columns, its peak and end named."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from blueprint.draw.curve.course import expected_points, leaving, ordered, peak_and_end, signed
from blueprint.draw.curve.staff import high_and_low, staff_points
from blueprint.draw.geometry import Point, Rect
from blueprint.draw.parts.contents import BOX_WIDTH
from blueprint.draw.shapes import Curve, CurveDot, TextLine
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import say
from blueprint.draw.text.words import BAND, EMOTION, HOLLOW, MOST_LIKELY, NO_COURSE, STAFF
from blueprint.ranking import ceiling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from blueprint.draw.overlay import CurveNote, CurvePoint, Overlay
    from blueprint.draw.shapes import Box, PictureLanguage
    from blueprint.model.service_map import ServiceMap

HEIGHT = 208.0
"""Height of the customers' curve's lane, px."""
STAFF_HEIGHT = 168.0
"""Height of the staff's, px."""
_ABOVE, _BELOW = 36.0, 34.0
_STEP = 22.0
_NOTE = 11.0


def draw_curve(
    service_map: ServiceMap,
    overlay: Overlay,
    boxes: Mapping[str, Box],
    top: float,
    left: float,
    right: float,
    speech: PictureLanguage,
) -> Curve | None:
    """Place the curves below `top`, between `left` and `right`, px; None when no emotion is known.

    The staff's curve stands under the customers', or alone where customers have none; both have one scale.
    """
    courses = [
        c
        for c in (
            _customers(service_map, overlay, boxes, speech),
            _staff(service_map, overlay, boxes, speech),
        )
        if c
    ]
    values = [abs(v) for c in courses for p in c.points for v in (p.value, p.low, p.high) if v is not None]
    most = float(max(ceiling(max(values, default=0.0)), min(3, service_map.emotion_scale)))
    below: Curve | None = None
    for course in reversed(courses):
        high = STAFF_HEIGHT if course.whose == "staff" else HEIGHT
        y = top + HEIGHT if course.whose == "staff" and len(courses) > 1 else top
        placed = _placed(course, most, boxes, Rect(left, y, right - left, high), speech)
        below = replace(placed, below=below)
    return below


def height_of(curve: Curve | None) -> float:
    """The room of the curves, px."""
    return sum(STAFF_HEIGHT if each.whose == "staff" else HEIGHT for each in curve.both) if curve else 0.0


class Course(NamedTuple):
    """What a curve shows: its points from left to right, remarks at them, its name, and what is said under the name."""

    whose: Literal["customers", "staff"]
    points: Sequence[CurvePoint]
    notes: Sequence[CurveNote]
    names: tuple[str, str]
    remarks: list[str]


def _customers(
    service_map: ServiceMap, overlay: Overlay, boxes: Mapping[str, Box], speech: PictureLanguage
) -> Course | None:
    points, notes = ordered(overlay, boxes)
    walked = not points
    if walked:
        points = expected_points(service_map)
    if not points:
        return None
    remarks = [
        *(say(MOST_LIKELY, speech) if walked else ()),
        *(say(NO_COURSE, speech) if notes == () else ()),
    ]
    notes = peak_and_end(points, leaving(service_map)) if notes is None else notes
    return Course("customers", points, notes, say(EMOTION, speech), remarks)


def _staff(
    service_map: ServiceMap, overlay: Overlay, boxes: Mapping[str, Box], speech: PictureLanguage
) -> Course | None:
    points = staff_points(service_map, overlay, boxes)
    return Course("staff", points, high_and_low(points), say(STAFF, speech), []) if points else None


def _placed(
    course: Course, most: float, boxes: Mapping[str, Box], room: Rect, speech: PictureLanguage
) -> Curve:
    """A course in its room, on an axis from `-most` to `most`."""
    points, notes, left, right = course.points, course.notes, room.x, room.right
    rect = Rect(left, room.y + _ABOVE, right - left, room.h - _ABOVE - _BELOW)
    zero = rect.centre.y

    def height(value: float) -> float:
        return zero - value / most * rect.h / 2

    xs = _xs(points, boxes, left + 16, right - 16)
    kinds = {n.at: n.kind for n in notes}
    dots = tuple(
        CurveDot(Point(x, height(p.value)), p.value, p.touchpoint, p.share, kinds.get(i, "plain"), p.measured)
        for i, (x, p) in enumerate(zip(xs, points, strict=True))
    )
    names = [*_names(course.names, zero)]
    ranged = any(p.low is not None and p.low != p.high for p in points)
    remarks = [
        *course.remarks,
        *(() if all(p.measured for p in points) else say(HOLLOW, speech)),
        *(say(BAND, speech) if ranged else ()),
    ]
    names += [_small(text, zero + 30 + 14 * i) for i, text in enumerate(filter(None, remarks))]
    return Curve(
        rect=rect,
        names=tuple(names),
        axis=tuple(_axis(v, left - 10, height(v)) for v in (most, 0.0, -most)),
        zero=zero,
        dots=dots,
        low=tuple(Point(x, height(p.low)) for x, p in zip(xs, points, strict=True) if p.low is not None),
        high=tuple(Point(x, height(p.high)) for x, p in zip(xs, points, strict=True) if p.high is not None),
        notes=tuple(place_notes(notes, dots, left, right, speech)),
        whose=course.whose,
    )


def _names(said: tuple[str, str], middle: float) -> list[TextLine]:
    main, small = said
    lines = [TextLine(main, 18, middle - 4, 14, measure(main, 14, True), True)]
    return [*lines, _small(small, middle + 13)] if small else lines


def _small(text: str, y: float) -> TextLine:
    return TextLine(text, 18, y, 10.5, measure(text, 10.5), ink="soft")


def _axis(value: float, x: float, y: float) -> TextLine:
    return TextLine(signed(value), x, y + 3.5, 10, measure(signed(value), 10), ink="soft", anchor="end")


def _xs(points: Sequence[CurvePoint], boxes: Mapping[str, Box], left: float, right: float) -> list[float]:
    """Columns' middles; those that share a column stand apart, and the course never runs backwards."""
    wishes = []
    for i, point in enumerate(points):
        if point.place is not None or point.touchpoint is None:
            wishes.append(
                left
                + (right - left) * (point.place if point.place is not None else i / max(1, len(points) - 1))
            )
            continue
        mine = boxes[point.touchpoint].column
        group = [k for k, p in enumerate(points) if p.touchpoint and boxes[p.touchpoint].column == mine]
        aside = min(52.0, BOX_WIDTH / len(group))
        wishes.append(boxes[point.touchpoint].rect.centre.x + (group.index(i) - (len(group) - 1) / 2) * aside)
    step = min(_STEP, (right - left) / max(1, len(points)))
    for i in range(1, len(wishes)):
        wishes[i] = max(wishes[i], wishes[i - 1] + step)
    for i in range(len(wishes) - 1, -1, -1):
        wishes[i] = min(wishes[i], right - (len(wishes) - 1 - i) * step)
    return wishes


def place_notes(
    notes: Sequence[CurveNote],
    dots: Sequence[CurveDot],
    left: float,
    right: float,
    speech: PictureLanguage,
    size: float = _NOTE,
) -> list[TextLine]:
    """Notes above or below their dots, inside the picture, clear of each other and of the other dots."""
    placed: list[TextLine] = []
    course = list(_course(dots))
    for note in notes:
        if not 0 <= note.at < len(dots):
            continue
        at = dots[note.at].at
        said = say(note.name, speech)
        text = " ".join(part for part in (*said, say(note.detail, speech).main) if part)
        width = measure(text, size, True)
        x = max(left + width / 2, min(at.x, right - width / 2))
        below = note.kind == "low"
        tries = [
            TextLine(
                text=text,
                x=max(left + width / 2, min(x + dx, right - width / 2)),
                y=at.y + dy * size / _NOTE,
                size=size,
                width=width,
                bold=True,
                ink="main",
                anchor="middle",
            )
            for dx in (0, width / 2 + 12, -width / 2 - 12)
            for dy in ((20, -13, 34, -27) if below else (-13, 20, -27, 34))
        ]
        apart = [t for t in tries if not any(t.rect.meets(p.rect, 2) for p in placed)] or tries
        placed.append(next((t for t in apart if _is_off(t.rect, course)), apart[0]))
    return placed


def _is_off(rect: Rect, course: Sequence[Rect]) -> bool:
    """Whether text keeps off the curve."""
    return not any(rect.meets(spot) for spot in course)


def _course(dots: Sequence[CurveDot]) -> Iterator[Rect]:
    """Spots along the curve, the dots among them."""
    for dot in dots:
        yield Rect(dot.at.x - 5, dot.at.y - 5, 10, 10)
    for a, b in pairwise(dots):
        for part in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            rise = part * part * (3 - 2 * part)
            yield Rect(a.at.x + (b.at.x - a.at.x) * part - 2, a.at.y + (b.at.y - a.at.y) * rise - 2, 4, 4)
