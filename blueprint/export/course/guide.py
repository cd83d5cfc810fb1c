"""The facilitator's guide (教案): aims, timetable, key points, steps, debrief questions, material."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.export.course import words as w
from blueprint.export.course.facts import facts
from blueprint.export.course.sheets import bullets, table
from blueprint.export.training.blocks import Block, Passage, Stack, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import BODY, HEADING, LABEL, STRONG
from blueprint.export.training.rows_and_cards import Row

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan, Slot
    from blueprint.export.course.topics import Topic
    from blueprint.wording import Wording


def guide(plan: Plan) -> Iterator[Section]:
    """At a glance, the timetable, and a part for each topic."""
    voice = plan.voice
    yield Section(f"{voice.line(w.GUIDE)} · {voice.line(w.ABOUT)}", tuple(_glance(plan)))
    yield Section(f"{voice.line(w.GUIDE)} · {voice.line(w.TIMETABLE)}", tuple(_timetable(plan)))
    topics = tuple(Stack(tuple(_topic(plan, topic)), 7, whole=True) for topic in plan.topics)
    yield Section(f"{voice.line(w.GUIDE)} · {voice.line(w.TOPICS)}", topics, gap=26)


def _glance(plan: Plan) -> Iterator[Block]:
    voice, topics = plan.voice, plan.topics
    yield Passage((Words(voice.line(plan.title), HEADING._replace(size=19)),))
    days = plan.timetable[-1].day
    long = (w.IN_DAYS if days > 1 else w.IN_A_DAY).filled(time=_lasting(plan.minutes), days=days)
    rows: list[tuple[Wording, list[str]]] = [
        (w.FOR, [plan.audience or "–"]),
        (w.LASTS, [voice.line(long)]),
        (w.MAPS, [voice.line(v.subject.map.title) for v in plan.voices]),
        (w.CONTENT, [voice.line(t.title) for t in topics]),
        (w.KNOWS, [voice.line(t.knows) for t in topics]),
        (w.DOES, [voice.line(t.does) for t in topics]),
        (w.POINTS, [voice.line(t.points[0]) for t in topics]),
        (w.HARD, [voice.line(t.hard) for t in topics]),
        (w.METHODS, [voice.line(w.METHODS_ARE)]),
        (w.MATERIAL, [voice.line(m) for m in w.MATERIALS]),
    ]
    for name, texts in rows:
        signs = [f"{i}." for i in range(1, len(texts) + 1)]
        told = bullets(voice, texts, signs=signs) if len(texts) > 1 else voice.passage(texts[0])
        yield Row(
            (Passage((Words(voice.line(name), STRONG),)), told), (0.2, 0.8), rule=voice.theme.rule, pad=5
        )


def _timetable(plan: Plan) -> Iterator[Block]:
    voice, slots = plan.voice, plan.timetable
    days = sorted({slot.day for slot in slots})
    for day in days:
        mine = [slot for slot in slots if slot.day == day]
        if len(days) > 1:
            yield Passage((Words(voice.line(w.DAY.filled(day=day)), HEADING),), keep=True)
        rows = [_slot(plan, slot) for slot in mine]
        if day == days[-1]:
            rows.append(("", str(sum(slot.minutes for slot in slots)), voice.line(w.SUM), ""))
        yield table(voice, (w.WHEN, w.LONG, w.WHAT, w.HOW), rows, (0.17, 0.09, 0.3, 0.44))


def _slot(plan: Plan, slot: Slot) -> tuple[str, ...]:
    voice = plan.voice
    title = w.GOES_ON.filled(title=slot.title) if slot.goes_on else slot.title
    how = "" if slot.how is None or slot.goes_on else voice.line(slot.how)
    return f"{_clock(slot.start)} – {_clock(slot.stop)}", str(slot.minutes), voice.line(title), how


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _topic(plan: Plan, topic: Topic) -> Iterator[Block]:
    voice = plan.voice

    def head(text: Wording) -> Passage:
        return Passage((Words(voice.line(text), LABEL._replace(size=12)),), keep=True)

    yield Passage((Words(voice.line(topic.title), HEADING),), keep=True)
    yield head(w.POINTS)
    yield bullets(voice, topic.points)
    yield head(w.HARD)
    yield voice.passage(topic.hard)
    yield head(w.STEPS)
    lengths = [
        sum(s.minutes for s in plan.timetable if s.title == name.filled(topic=topic.title))
        for name in (w.CONCEPT, w.PRACTICE)
    ]
    steps = [(topic.shown, lengths[0]), (topic.practice, lengths[1])]
    told = [
        voice.line(w.LASTING.filled(what=text, time=_lasting(minutes))) for text, minutes in steps if minutes
    ]
    yield bullets(voice, told, signs=[f"{i}." for i in range(1, len(told) + 1)])
    for mine in plan.processes:
        title = mine.subject.map.title
        name = voice.line(title)
        yield head(w.IN_MAP.filled(name=name))
        yield bullets(voice, facts(topic.id, mine.subject) or [w.NOT_KNOWN])
    yield head(w.DEBRIEF)
    yield Stack(
        (
            bullets(voice, topic.questions),
            Passage((Words(voice.line(w.ASK_LAST), BODY._replace(ink="soft")),)),
        ),
        gap=4,
    )


def _lasting(minutes: int) -> Wording:
    return quantity.both(quantity.time, 60.0 * minutes)
