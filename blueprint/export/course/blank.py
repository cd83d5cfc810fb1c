"""Blueprints on A3 to write in: a blank one, and ones that the map has filled in half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.text.metrics import is_wide, measure
from blueprint.export.course import words as w
from blueprint.export.course.facts import all_touchpoints, named
from blueprint.export.course.main_way import main_way
from blueprint.export.course.sheets import A3, to_write
from blueprint.export.training.blocks import Fixed, Passage, Stack, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import LEAD, Look
from blueprint.export.training.page import Rule, Shape, Text
from blueprint.export.training.rows_and_cards import Row
from blueprint.model.names import LANE_NAMES, LINE_NAMES, Lane

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.export.training.blocks import Block
    from blueprint.export.training.voice import Voice
    from blueprint.model.touchpoint import Touchpoint

_COLUMNS = 8
_NAMES = 0.1
_TALL, _CURVE = 112.0, 140.0
_DASHES = {Lane.CUSTOMER: "", Lane.FRONTSTAGE: "long", Lane.BACKSTAGE: "dots"}
_NAME = Look(17, True)


def blank(plan: Plan) -> Iterator[Section]:
    """One sheet with a box in every place."""
    voice = plan.voice
    every: dict[Lane, list[str | None]] = {lane: [""] * _COLUMNS for lane in Lane}
    yield Section(voice.line(w.BLANK), tuple(_blocks(voice, every, "")), 0, A3)


def half_filled(plan: Plan) -> Iterator[Section]:
    """For each map its main way: first with the boxes of staff empty, then with those of customers alone."""
    for voice in plan.processes:
        way = main_way(voice.subject)
        if not way:
            continue
        title = named(voice.subject.map.title)
        for task, shown, boxes in (
            (w.HALF_STAFF, (Lane.EVIDENCE, Lane.CUSTOMER), tuple(Lane)),
            (w.HALF_CUSTOMER, (Lane.FRONTSTAGE, Lane.BACKSTAGE, Lane.SUPPORT), tuple(Lane)),
        ):
            filled = {lane: _texts(voice, way, lane, lane in shown) for lane in boxes}
            blocks = _blocks(voice, filled, voice.line(title))
            told = Passage((Words(voice.line(task), LEAD._replace(size=16)),))
            yield Section(
                voice.line(w.HALF_OF.filled(name=title)),
                (Stack((told, Passage((Words("", Look(6)),)), *blocks), 0, whole=True),),
                0,
                A3,
            )


def _texts(voice: Voice, way: Sequence[Touchpoint], lane: Lane, shown: bool) -> list[str | None]:
    """What stands in the boxes of a lane: a text, nothing yet, or no box."""
    known, found = all_touchpoints(voice.subject), list[str | None]()
    for t in way:
        text: str | None = None
        if lane is Lane.EVIDENCE and t.evidence:
            text = voice.line(t.evidence[0])
        elif t.lane is lane:
            text = voice.line(t.title)
        elif lane is Lane.SUPPORT or (lane is Lane.BACKSTAGE and not t.lane.experienced):
            used = next((known[u] for u in t.uses if u in known and known[u].lane is lane), None)
            text = voice.line(used.title) if used else None
        found.append(text if text is None or shown else "")
    return found


def _blocks(voice: Voice, lanes: dict[Lane, list[str | None]], service: str) -> Iterator[Block]:
    columns = max(len(texts) for texts in lanes.values())
    wide = A3.room.w * (1 - _NAMES) - 16 * (1 - _NAMES)
    name = f"{voice.line(w.SERVICE)}  {service}" if service else w.SERVICE
    yield to_write(voice, name, w.GROUP_NAME, w.DATE, shares=(0.6, 0.25, 0.15))
    yield _lane(
        voice.line(w.PHASES), voice.theme.paper, Fixed(34, tuple(_boxes(voice, wide, [""] * 4, 6, 22)))
    )
    for lane in Lane:
        paint = voice.theme.lanes[lane]
        boxes = Fixed(_TALL, tuple(_boxes(voice, wide, lanes[lane], 192 / columns, _TALL - 20)))
        yield _lane(voice.line(LANE_NAMES[lane]), paint.ground, boxes, paint.edge)
        if lane in LINE_NAMES:
            line = Rule(Point(0, 9), Point(wide, 9), voice.theme.arrow, 1.8, _DASHES[lane])
            yield Row(
                (Passage((Words(voice.line(LINE_NAMES[lane]), Look(10.5, ink="line")),)), Fixed(16, (line,))),
                (_NAMES, 1 - _NAMES),
                0,
                0,
            )
    yield _lane(voice.line(w.CURVE), voice.theme.paper, Fixed(_CURVE, tuple(_grid(voice, wide, columns))))


def _lane(name: str, ground: str, inside: Fixed, ink: str = "") -> Row:
    return Row((Passage((Words(name, _NAME, ink),)), inside), (_NAMES, 1 - _NAMES), 0, 8, fill=ground)


def _boxes(
    voice: Voice, wide: float, texts: Sequence[str | None], gap: float, tall: float
) -> Iterator[Shape | Text]:
    """A box for each text, side by side; none where there is no text to come."""
    step, top = wide / len(texts), 10 if tall > 40 else 4
    for i, text in enumerate(texts):
        if text is None:
            continue
        box = Rect(i * step + gap / 2, top, step - gap, tall)
        yield Shape(box, voice.theme.box, voice.theme.pill_edge, 1.2, 7)
        if text:
            yield from _written(text, box)


def _written(text: str, box: Rect) -> Iterator[Text]:
    """A text inside its box, as large as fits."""
    if not text.strip():
        return
    for size in (15.0, 13.5, 12.0, 10.5, 9.0):
        inside = Passage((Words(text, Look(size)),))
        words = (word for word in text.split() if not any(map(is_wide, word)))  # these break anywhere
        widest = max((measure(word, size, False) for word in words), default=0.0)
        if (inside.height(box.w - 14) <= box.h - 10 and widest <= (box.w - 14) * 0.97) or size == 9.0:
            placed = inside.place(box.x + 7, box.y + 5, box.w - 14)
            yield from (item for item in placed if isinstance(item, Text))
            return


def _grid(voice: Voice, wide: float, columns: int) -> Iterator[Rule]:
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
    for i in range(columns):
        x = (i + 0.5) * wide / columns
        yield Rule(Point(x, 12), Point(x, _CURVE - 12), voice.theme.rule, 0.7)
