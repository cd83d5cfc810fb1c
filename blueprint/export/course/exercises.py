"""Exercises made from the maps, case questions, and their answers with the why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint.export.course import words as w
from blueprint.export.course.facts import named
from blueprint.export.course.sheets import bullets
from blueprint.export.training.blocks import Blank, Block, Passage, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import HEADING, LABEL, LEAD
from blueprint.export.training.sheets import answer_sheet, exercise_sheet
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.export.training.voice import Voice
    from blueprint.model.service_map import ServiceMap

_MOST_STEPS = 12


def exercises(plan: Plan) -> Iterator[Section]:
    """Errors to spot in each map, then what happened in each case, with lines to write on."""
    for voice in plan.voices:
        title = named(voice.subject.map.title)
        if voice.subject.map.is_case:
            yield Section(voice.line(title), tuple(_case(voice)), gap=8)
        else:
            sheet = exercise_sheet(voice)
            yield Section(voice.line(w.EXERCISES_OF.filled(name=title)), sheet.blocks, sheet.gap)


def answers(plan: Plan) -> Iterator[Section]:
    """What is wrong in each exercise and why; the better way of each case."""
    for voice in plan.voices:
        title = named(voice.subject.map.title)
        name = voice.line(w.ANSWERS_OF.filled(name=title))
        if voice.subject.map.is_case:
            yield Section(name, tuple(_case_answer(voice)), gap=8)
        else:
            sheet = answer_sheet(voice)
            yield Section(name, sheet.blocks, sheet.gap)


def _case(voice: Voice) -> Iterator[Block]:
    yield _head(voice, w.CASE_TOLD)
    yield bullets(voice, told(voice.subject.map))
    yield Passage((Words(voice.line(w.CASE_ASK), HEADING),), keep=True)
    yield voice.passage(w.CASE_WRITE, LEAD, keep=True)
    yield Blank(10, voice.theme.pill_edge)


def _case_answer(voice: Voice) -> Iterator[Block]:
    case = voice.subject.map
    yield Passage((Words(voice.line(w.CASE_ASK), HEADING),), keep=True)
    better = case.better_map
    if better:
        yield _head(voice, w.CASE_BETTER.filled(name=named(better.title)))
        yield bullets(voice, list(told(better))[:_MOST_STEPS])
    else:
        yield voice.passage(w.CASE_NO_BETTER)
    sheet = answer_sheet(voice)
    if sheet.blocks:
        yield _head(voice, w.CASE_SAID)
        yield from sheet.blocks


def told(service_map: ServiceMap) -> Iterator[Wording]:
    """What is done and said, in the order of the map."""
    for t in service_map.touchpoints.values():
        if not t.lane.experienced and not t.script:
            continue
        title = named(t.title)
        if t.script:
            said = Wording(" ".join(s["en"] for s in t.script), "".join(s["zh"] for s in t.script))
            yield w.SAYS.filled(title=title, said=said)
        else:
            yield title


def _head(voice: Voice, text: Wording) -> Passage:
    return Passage((Words(voice.line(text), LABEL._replace(size=12)),), keep=True)
