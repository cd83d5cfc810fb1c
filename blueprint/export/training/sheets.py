"""The exercise sheet, and its answer sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw import lay_out
from blueprint.export.training import words as w
from blueprint.export.training.blocks import Blank, Block, Passage, Picture, Stack, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import BODY, LEAD, SMALL, STRONG
from blueprint.export.training.rows_and_cards import Card, Row
from blueprint.export.training.strips import trimmed
from blueprint.model.names import Lane
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.export.training.exercises import Exercise
    from blueprint.export.training.voice import Voice
    from blueprint.model.service_map import ServiceMap

_BESIDE = (0.54, 0.46)
_OF_TIMES = ("standard-over-tolerance", "promise-not-kept")
_MOST = 0.8
"""Small blueprints are not drawn larger than this."""


def exercise_sheet(voice: Voice) -> Section:
    """Numbered tasks with lines to write on."""
    theme = voice.theme
    names = Row(
        tuple(
            Stack((Passage((voice.label(name),)), Blank(1, theme.pill_edge, 20)), gap=0)
            for name in (w.NAME, w.DATE)
        ),
        (0.65, 0.35),
        pad=0,
    )
    cards = [_task(voice, exercise, i) for i, exercise in enumerate(voice.exercises, 1)]
    told = w.INSTRUCTION if cards else w.NOTHING_TO_PLANT
    return Section(voice.line(w.EXERCISES), (names, voice.passage(told, LEAD), *cards))


def answer_sheet(voice: Voice) -> Section:
    """What is wrong in each, by which rule, and how to mend it."""
    cards = [_answer(voice, exercise, i) for i, exercise in enumerate(voice.exercises, 1)]
    return Section(voice.line(w.ANSWERS), tuple(cards))


def _card(voice: Voice, number: int, exercise: Exercise, *body: Block) -> Card:
    theme = voice.theme
    words = voice.words(exercise.task, STRONG)
    words.append(Words(voice.line(w.GRADES[exercise.grade]), SMALL))
    words[0] = Words(f"{number}  {words[0].text}", STRONG._replace(size=14.5))
    return Card(Passage(tuple(words)), Stack(body, gap=8), theme.arrow, theme.card, theme.rule)


def _task(voice: Voice, exercise: Exercise, number: int) -> Card:
    bad = exercise.bad
    parts = tuple(
        Stack(
            (Passage((voice.label(name),)), Blank(2 if exercise.spoken else 3, voice.theme.pill_edge)), gap=0
        )
        for name in (w.WHAT_IS_WRONG, w.HOW_TO_MEND)
    )
    if exercise.spoken:
        questions = Row(parts, (0.5, 0.5), gap=22, pad=0)
        return _card(voice, number, exercise, _dialogue(voice, bad), questions)
    beside = Row((_picture(voice, exercise, bad), Stack(parts, gap=6)), _BESIDE, gap=22, pad=0)
    return _card(voice, number, exercise, beside)


def _answer(voice: Voice, exercise: Exercise, number: int) -> Card:
    good = exercise.good
    facts = Passage(
        (
            *voice.labelled(w.WRONG, [exercise.wrong]),
            *voice.labelled(w.MEND, [exercise.mend]),
        )
    )
    if exercise.spoken:
        mended = Passage((voice.label(w.MENDED),), keep=True)
        return _card(voice, number, exercise, Stack((facts, mended, _dialogue(voice, good)), gap=5))
    return _card(
        voice, number, exercise, Row((_picture(voice, exercise, good), facts), _BESIDE, gap=22, pad=0)
    )


def _picture(voice: Voice, exercise: Exercise, example: ServiceMap) -> Block:
    """A small blueprint, and below it what it does not show: no more than the exercise is about."""
    drawn = Picture(trimmed(lay_out(example, None, voice.texts)), _MOST)
    facts = [
        words
        for fact in _facts(exercise.rule.name, example)
        for words in voice.words(fact, BODY._replace(ink="line"))
    ]
    return Stack((drawn, Passage(tuple(facts))) if facts else (drawn,))


def _dialogue(voice: Voice, example: ServiceMap) -> Block:
    """Who says what, touchpoint by touchpoint."""
    rows = []
    for touchpoint in example.touchpoints.values():
        paint = voice.theme.lanes[touchpoint.lane]
        who = Passage(tuple(voice.words(touchpoint.title, BODY._replace(bold=True, before=0), paint.edge)))
        lines = [words for line in touchpoint.script for words in voice.words(line, LEAD, quoted=True)]
        silent = w.SILENT if touchpoint.lane is Lane.FRONTSTAGE else w.COMES
        said = Passage(tuple(lines or voice.words(silent, BODY._replace(ink="soft", before=0))))
        rows.append(Row((who, said), (0.22, 0.78), pad=5, fill=paint.ground))
    return Stack(tuple(rows), gap=3)


def _facts(about: str, example: ServiceMap) -> Iterator[Wording]:
    """What a small blueprint does not show, of what the exercise is about."""
    for touchpoint in example.touchpoints.values():
        title, times = Wording(touchpoint.title["en"], touchpoint.title["zh"]), touchpoint.time
        if about in _OF_TIMES and times and times.standard:
            standard = quantity.both(quantity.time, times.standard.seconds)
            tolerance = quantity.both(quantity.time, times.tolerance.seconds) if times.tolerance else None
            told = w.TIMES_OF if tolerance and about != "promise-not-kept" else w.STANDARD_OF
            yield told.filled(title=title, standard=standard, tolerance=tolerance)
        if about == "fail-without-recovery" and touchpoint.fails and touchpoint.fails.chance:
            yield w.FAILS_OF.filled(
                title=title, chance=quantity.both(quantity.share, touchpoint.fails.chance)
            )
        for connection in touchpoint.next:
            if about == "handoff-without-limit" and connection.handoff and connection.handoff.within:
                two = example.touchpoints[connection.to].title
                within = connection.handoff.within.wording
                yield w.HANDOFF_OF.filled(one=title, two=Wording(two["en"], two["zh"]), within=within)
