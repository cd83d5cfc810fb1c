"""Exercises made from the maps, case questions, and their answers with the why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint.export.course import words as w
from blueprint.export.course.facts import in_a_sentence, named, turning_point
from blueprint.export.course.sheets import bullets, head
from blueprint.export.training.blocks import Blank, Block, Passage, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import HEADING, LEAD
from blueprint.export.training.sheets import answer_sheet, exercise_sheet
from blueprint.model.names import Lane
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.export.training.voice import Voice
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint

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
    yield head(voice, w.CASE_TOLD)
    yield bullets(voice, told(voice.subject.map))
    yield Passage((Words(voice.line(case_question(voice)), HEADING),), keep=True)
    yield voice.passage(w.CASE_WRITE, LEAD, keep=True)
    yield Blank(10, voice.theme.pill_edge)


def _case_answer(voice: Voice) -> Iterator[Block]:
    case = voice.subject.map
    yield Passage((Words(voice.line(case_question(voice)), HEADING),), keep=True)
    yield bullets(voice, turning_point(voice.subject))
    better = case.better_map
    if better:
        yield head(voice, w.CASE_BETTER.filled(name=named(better.title)))
        yield bullets(voice, told(better)[:_MOST_STEPS])
    else:
        yield voice.passage(w.CASE_NO_BETTER)
    sheet = answer_sheet(voice)
    if sheet.blocks:
        yield head(voice, w.CASE_SAID)
        yield from sheet.blocks


def case_question(voice: Voice) -> Wording:
    """What to ask of a case: of the role that customers met first."""
    roles = (t.role for t in voice.subject.map.touchpoints.values() if t.lane is Lane.FRONTSTAGE and t.role)
    role = next(roles, None)
    return w.CASE_ASK.filled(role=in_a_sentence(role) if role else w.CASE_STAFF)


def spoken(better: ServiceMap, case: ServiceMap) -> list[Wording]:
    """What staff say in the better map, in the phases that the case has: two steps of each."""
    found: list[Wording] = []
    for phase in dict.fromkeys(t.phase for t in case.touchpoints.values()):
        found += [_step(t) for t in better.touchpoints.values() if t.script and t.phase == phase][:2]
    return found


def told(service_map: ServiceMap) -> list[Wording]:
    """What is done and said, in the order of the map."""
    return [_step(t) for t in service_map.touchpoints.values() if t.lane.experienced or t.script]


def _step(touchpoint: Touchpoint) -> Wording:
    title, lines = named(touchpoint.title), touchpoint.script
    said = Wording(" ".join(s["en"] for s in lines), "".join(s["zh"] for s in lines))
    return w.SAYS.filled(title=title, said=said) if lines else title
