"""A blank blueprint on A3: five lanes, three lines, boxes to write in, and the grid of the curve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.export.course import words as w
from blueprint.export.course.sheets import A3, to_write
from blueprint.export.training.blocks import Fixed, Passage, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import Look
from blueprint.export.training.page import Rule, Shape
from blueprint.export.training.rows_and_cards import Row
from blueprint.model.names import LANE_NAMES, LINE_NAMES, Lane

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.export.training.blocks import Block
    from blueprint.export.training.voice import Voice

_COLUMNS = 8
_NAMES = 0.1
_TALL, _CURVE = 112.0, 140.0
_DASHES = {Lane.CUSTOMER: "", Lane.FRONTSTAGE: "long", Lane.BACKSTAGE: "dots"}
_NAME = Look(17, True)


def blank(plan: Plan) -> Iterator[Section]:
    """One sheet."""
    yield Section(plan.voice.line(w.BLANK), tuple(_blocks(plan.voice)), 0, A3)


def _blocks(voice: Voice) -> Iterator[Block]:
    wide = A3.room.w * (1 - _NAMES) - 16 * (1 - _NAMES)
    yield to_write(voice, w.SERVICE, w.GROUP_NAME, w.DATE, shares=(0.6, 0.25, 0.15))
    yield _lane(voice.line(w.PHASES), voice.theme.paper, Fixed(34, tuple(_boxes(voice, wide, 4, 6, 22))))
    for lane in Lane:
        paint = voice.theme.lanes[lane]
        boxes = Fixed(_TALL, tuple(_boxes(voice, wide, _COLUMNS, 24, _TALL - 20)))
        yield _lane(voice.line(LANE_NAMES[lane]), paint.ground, boxes, paint.edge)
        if lane in LINE_NAMES:
            line = Rule(Point(0, 9), Point(wide, 9), voice.theme.arrow, 1.8, _DASHES[lane])
            yield Row(
                (Passage((Words(voice.line(LINE_NAMES[lane]), Look(10.5, ink="line")),)), Fixed(16, (line,))),
                (_NAMES, 1 - _NAMES),
                0,
                0,
            )
    yield _lane(voice.line(w.CURVE), voice.theme.paper, Fixed(_CURVE, tuple(_grid(voice, wide))))


def _lane(name: str, ground: str, inside: Fixed, ink: str = "") -> Row:
    return Row((Passage((Words(name, _NAME, ink),)), inside), (_NAMES, 1 - _NAMES), 0, 8, fill=ground)


def _boxes(voice: Voice, wide: float, count: int, gap: float, tall: float) -> Iterator[Shape]:
    step = wide / count
    for i in range(count):
        yield Shape(
            Rect(i * step + gap / 2, 10 if tall > 40 else 4, step - gap, tall),
            voice.theme.box,
            voice.theme.pill_edge,
            1.2,
            7,
        )


def _grid(voice: Voice, wide: float) -> Iterator[Rule]:
    """Five heights from very bad to very good, and a line below each column."""
    for i in range(5):
        y = 12 + i * (_CURVE - 24) / 4
        yield Rule(
            Point(0, y),
            Point(wide, y),
            voice.theme.pill_edge,
            1.6 if i == 2 else 0.7,
            "" if i == 2 else "dots",
        )
    for i in range(_COLUMNS):
        x = (i + 0.5) * wide / _COLUMNS
        yield Rule(Point(x, 12), Point(x, _CURVE - 12), voice.theme.rule, 0.7)
