"""The facilitator's guide (教案): aims, what to prepare, timetable, topics, cases, summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.text.speech import language_of
from blueprint.export.course import guide_words as w
from blueprint.export.course import words
from blueprint.export.course.activities import BLANK
from blueprint.export.course.facts import facts, turning_point
from blueprint.export.course.materials import materials, named_sheet
from blueprint.export.course.sheets import bullets, head, numbered, table
from blueprint.export.course.slides import slide_numbers
from blueprint.export.training.blocks import Block, Passage, Stack, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import HEADING, STRONG
from blueprint.export.training.rows_and_cards import Row
from blueprint.wording import listed

if TYPE_CHECKING:
    from blueprint.export.course.activity import Activity
    from blueprint.export.course.plan import Plan
    from blueprint.export.course.timetable import Slot
    from blueprint.export.course.topics import Topic
    from blueprint.export.training.voice import Voice
    from blueprint.wording import Wording


def guide(plan: Plan) -> Iterator[Section]:
    """At a glance, what to prepare, the timetable, and a part for each topic and each case."""

    def section(title: Wording, blocks: tuple[Block, ...], gap: float = 12.0) -> Section:
        return Section(f"{voice.line(w.GUIDE)} · {voice.line(title)}", blocks, gap)

    voice = plan.voice
    yield section(w.ABOUT, tuple(_glance(plan)))
    yield section(w.MATERIAL, tuple(_material(plan)))
    yield section(w.TIMETABLE, tuple(_timetable(plan)))
    topics = tuple(Stack(tuple(_topic(plan, topic)), 7, whole=True) for topic in plan.topics)
    yield section(w.TOPICS, topics, gap=26)
    if plan.cases:
        cases = tuple(Stack(tuple(_case(case)), 7, whole=True) for case in plan.cases)
        yield section(w.CASES, cases, gap=26)
    yield section(w.SUMMARY, tuple(_summary(plan)))


def _glance(plan: Plan) -> Iterator[Block]:
    voice, topics = plan.voice, plan.topics
    yield Passage((Words(voice.line(plan.title), HEADING._replace(size=19)),))
    days = plan.timetable[-1].day
    long = (w.IN_DAYS if days > 1 else w.IN_A_DAY).filled(time=_lasting(plan.minutes), days=days)
    rows: list[tuple[Wording, list[str]]] = [
        (w.FOR, [plan.audience or "–"]),
        (w.LASTS, [voice.line(long)]),
        (w.NUMBER_OF_PEOPLE, [voice.line(w.PEOPLE)]),
        (w.MAPS, [voice.line(v.subject.map.title) for v in plan.voices]),
        (w.CONTENT, [voice.line(t.title) for t in topics]),
        (w.KNOWS, [voice.line(t.knows) for t in topics]),
        (w.DOES, [voice.line(t.does) for t in topics]),
        (w.CARES, [voice.line(text) for text in w.CARES_ARE]),
        (w.POINTS, [voice.line(t.points[0]) for t in topics]),
        (w.HARD, [voice.line(t.hard) for t in topics]),
        (w.METHODS, [voice.line(w.METHODS_ARE)]),
    ]
    for name, texts in rows:
        told = numbered(voice, texts) if len(texts) > 1 else voice.passage(texts[0])
        yield Row(
            (Passage((Words(voice.line(name), STRONG),)), told), (0.2, 0.8), rule=voice.theme.rule, pad=5
        )


def _material(plan: Plan) -> Iterator[Block]:
    voice = plan.voice
    yield voice.passage(w.MATERIAL_HOW)
    rows = [("□", name, about, copies) for name, about, copies in materials(plan)]
    yield table(voice, ("", w.SHEET, w.WHAT_FOR, w.COPIES), rows, (0.04, 0.26, 0.45, 0.25))
    yield head(voice, w.ROOM)
    yield bullets(voice, w.ROOM_NEEDS, signs=["□"] * len(w.ROOM_NEEDS))


def _timetable(plan: Plan) -> Iterator[Block]:
    voice, slots = plan.voice, plan.timetable
    numbers = slide_numbers(plan)
    alone = {s.activity.slides for s in slots if s.activity}
    shown = {  # what a practice would show is shown with the talk where there is no time to practise
        name: [number, *([numbers[f"{name}:talk"]] if f"{name}:talk" in numbers.keys() - alone else [])]
        for name, number in numbers.items()
    }
    days = sorted({slot.day for slot in slots})
    for day in days:
        mine = [slot for slot in slots if slot.day == day]
        if len(days) > 1:
            yield Passage((Words(voice.line(w.DAY.filled(day=day)), HEADING),), keep=True)
        rows = [_slot(voice, slot, shown) for slot in mine]
        if day == days[-1]:
            rows.append(("", str(sum(slot.minutes for slot in slots)), voice.line(w.SUM), "", ""))
        yield table(voice, (w.WHEN, w.LONG, w.WHAT, w.HOW, w.USES), rows, (0.12, 0.1, 0.17, 0.42, 0.19))
    if plan.left_out:
        names = [_named(voice, activity, numbers) for activity in plan.left_out]
        yield head(voice, w.LEFT_OUT)
        yield voice.passage(w.LEFT_OUT_HOW.filled(names=listed(names, language_of(voice.texts))))


def _named(voice: Voice, activity: Activity, numbers: dict[str, str]) -> str:
    """An activity with its slides, where these are shown by no other."""
    title = voice.line(activity.title)
    if not activity.slides.startswith("case:"):
        return title
    return voice.line(w.LEFT_OUT_SLIDES.filled(title=title, numbers=numbers[activity.slides]))


def _slot(voice: Voice, slot: Slot, shown: dict[str, list[str]]) -> tuple[str, ...]:
    activity = slot.activity
    title = w.GOES_ON.filled(title=slot.title) if slot.goes_on else slot.title
    how = "\n".join(
        voice.line(w.STEP_LASTS.filled(time=_lasting(step.minutes), how=step.how)) for step in slot.steps
    )
    used = []
    if activity and activity.slides in shown:
        used += [voice.line(w.SLIDES_FROM.filled(numbers=numbers)) for numbers in shown[activity.slides]]
    if activity:
        used += [voice.line(named_sheet(name)) for name in activity.uses]
    return (
        f"{_clock(slot.start)} – {_clock(slot.stop)}",
        str(slot.minutes),
        voice.line(title),
        how,
        "\n".join(used),
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _topic(plan: Plan, topic: Topic) -> Iterator[Block]:
    voice = plan.voice
    yield Passage((Words(voice.line(topic.title), HEADING),), keep=True)
    yield head(voice, w.POINTS)
    yield bullets(voice, topic.points)
    yield head(voice, w.HARD)
    yield voice.passage(topic.hard)
    for mine in plan.processes:
        name = voice.line(mine.subject.map.title)
        yield head(voice, w.IN_MAP.filled(name=name))
        yield bullets(voice, facts(topic.id, mine.subject) or [w.NOT_KNOWN])
    yield head(voice, w.DEBRIEF)
    yield bullets(voice, topic.questions)


def _case(case: Voice) -> Iterator[Block]:
    """How to lead the discussion of a case, and what to listen for."""
    subject = case.subject
    yield Passage((Words(case.line(subject.map.title), HEADING),), keep=True)
    yield head(case, w.DEBRIEF)
    yield bullets(case, w.CASE_QUESTIONS)
    yield head(case, w.LISTEN_FOR)
    found = [*turning_point(subject)]
    forbidden = [line for t in subject.map.touchpoints.values() for line in subject.script(t) if line.instead]
    found += [w.INSTEAD_OF.filled(said=case.line(f.text), offer=f.offer) for f in forbidden if f.offer]
    better = subject.map.better_map
    if better:
        found.append(w.BETTER_IS.filled(name=case.line(better.title)))
    yield bullets(case, found or [words.CASE_NO_BETTER])


def _summary(plan: Plan) -> Iterator[Block]:
    """What the trainer says at the end, and what participants do afterwards."""
    voice = plan.voice
    yield head(voice, w.SAY_AT_THE_END)
    yield bullets(voice, [w.BOTH.filled(one=t.title, two=t.points[0]) for t in plan.topics])
    yield head(voice, w.AFTERWARDS)
    begun = [w.FINISH_BLUEPRINT] if BLANK in plan.used else []
    yield numbered(voice, [w.NOTE_DAILY, *begun, w.FILL_IN_AUDIT])
    yield head(voice, w.NEXT_TIME)
    yield bullets(voice, w.NEXT_QUESTIONS)


def _lasting(minutes: int) -> Wording:
    return quantity.both(quantity.time, 60.0 * minutes)
