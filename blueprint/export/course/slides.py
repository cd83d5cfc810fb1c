"""The concept slides: a title, the key points of each topic, a picture of it from the map, questions, and cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint.export.course import words as w
from blueprint.export.course.concepts import pictured
from blueprint.export.course.exercises import case_question, spoken, told
from blueprint.export.course.sheets import SLIDE, bullets
from blueprint.export.training.blocks import Block, Passage, Words
from blueprint.export.training.flow import Section, pages
from blueprint.export.training.looks import Look
from blueprint.export.training.rows_and_cards import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.export.course.plan import Plan
    from blueprint.export.training.voice import Sayable, Voice

_NUMBER, _POINT, _QUIET = Look(44, True), Look(32), Look(20, ink="soft")
_MOST_TOLD, _MOST_BETTER = 8, 5


def slides(plan: Plan) -> Iterator[Section]:
    """Two or three slides a topic and a case, none with type under 12 pt."""
    for _, section in _parts(plan):
        yield section


def slide_numbers(plan: Plan) -> dict[str, str]:
    """Which slides belong to a part of the course: `3` or `3–5`, by the part's name."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    number = 0
    for name, section in _parts(plan):
        first.setdefault(name, number + 1)
        number += sum(1 for _ in pages(section))
        last[name] = number
    return {
        name: f"{start}–{last[name]}" if last[name] > start else str(start) for name, start in first.items()
    }


def _parts(plan: Plan) -> Iterator[tuple[str, Section]]:
    """Each slide with the part of the course that it belongs to."""
    voice = plan.voice
    aims = [w.AIM.filled(topic=topic.title, does=topic.does) for topic in plan.topics]
    yield "opening", _slide(voice.line(plan.title), _points(voice, aims))
    for i, case in enumerate(plan.cases[:1]):
        yield from _case(case, i)
    for topic in plan.topics:
        yield topic.id, _slide(voice.line(topic.title), _points(voice, topic.points))
        for section in pictured(plan.processes[0], topic.id):
            yield topic.id, section
        asked = w.TALK_SLIDE.filled(topic=topic.title)
        yield f"{topic.id}:talk", _slide(voice.line(asked), _points(voice, topic.questions))
    for i, case in enumerate(plan.cases[1:], 1):
        yield from _case(case, i)
    done = [topic.does for topic in plan.topics]
    yield "closing", _slide(voice.line(w.FROM_TOMORROW), _points(voice, done))


def _slide(title: str, blocks: Sequence[Block]) -> Section:
    return Section(title, tuple(blocks), 22 if len(blocks) <= 4 else 12, SLIDE)


def _points(voice: Voice, texts: Sequence[Sayable]) -> list[Block]:
    """A few sentences, each on a ground of its own behind its number, as large as fills the slide."""
    pad = 30 if len(texts) <= 3 else 16 if len(texts) <= 5 else 8
    return [
        Row(
            (
                Passage((Words(str(i), _NUMBER, voice.theme.curve),)),
                Passage((Words(voice.line(text), _POINT),)),
            ),
            (0.06, 0.94),
            pad=pad,
            fill=voice.theme.card,
        )
        for i, text in enumerate(texts, 1)
    ]


def _case(voice: Voice, number: int) -> Iterator[tuple[str, Section]]:
    """What happened and what to ask of it; on the next slide what was said, crossed out, and what to say."""
    name, title = f"case:{number}", voice.line(voice.subject.map.title)
    happened = bullets(voice, told(voice.subject.map)[:_MOST_TOLD], Look(24), sheet=SLIDE)
    question = Passage((Words(voice.line(case_question(voice)), Look(32, True), voice.theme.curve),))
    yield name, Section(title, (happened, question), 22, SLIDE)
    better = voice.subject.map.better_map
    rows: list[Block] = [
        Row(
            (
                Passage(tuple(voice.words(t.title, Look(24, True)))),
                Passage(tuple(voice.spoken(t, Look(24)))),
            ),
            (0.26, 0.74),
            pad=8,
            rule=voice.theme.rule,
        )
        for t in voice.subject.map.touchpoints.values()
        if t.script
    ]
    if better:
        said_to = Words(voice.line(w.CASE_BETTER.filled(name=voice.line(better.title))), Look(26, True))
        lines = spoken(better, voice.subject.map)[: max(0, min(_MOST_BETTER, 7 - 2 * len(rows)))]
        rows.append(Passage((said_to,)))
        rows.append(bullets(voice, lines, Look(22), sheet=SLIDE))
    if rows:
        yield name, Section(f"{title} · {voice.line(w.CASE_TALK)}", tuple(rows), 10, SLIDE)
