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
from blueprint.export.training.strips import readable, strips_of, trimmed
from blueprint.model.names import Lane
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.export.training.exercises import Exercise
    from blueprint.export.training.voice import Voice
    from blueprint.model.service_map import ServiceMap

_BESIDE, _GAP = (0.61, 0.39), 22.0
_OF_TIMES = ("standard-over-tolerance", "promise-not-kept")
_MOST = 0.86
"""Small blueprints are not drawn larger than this."""
_INSIDE = 660.0
"""How wide a card is inside, px."""


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
    if exercise.spoken:
        said = _dialogue(voice, exercise.bad)
        return _card(voice, number, exercise, said, Row(_asked(voice, 2), (0.5, 0.5), gap=_GAP, pad=0))
    shown, wide = _picture(voice, exercise, exercise.bad)
    if wide:
        return _card(voice, number, exercise, shown, Row(_asked(voice, 2), (0.5, 0.5), gap=_GAP, pad=0))
    beside = Row((shown, Stack(_asked(voice, 3), gap=6)), _BESIDE, gap=_GAP, pad=0)
    return _card(voice, number, exercise, beside)


def _asked(voice: Voice, lines: int) -> tuple[Block, ...]:
    """Both questions, each with lines to write on."""
    return tuple(
        Stack((Passage((voice.label(name),)), Blank(lines, voice.theme.pill_edge)), gap=0)
        for name in (w.WHAT_IS_WRONG, w.HOW_TO_MEND)
    )


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
    shown, wide = _picture(voice, exercise, good)
    if wide:
        return _card(voice, number, exercise, shown, facts)
    return _card(voice, number, exercise, Row((shown, facts), _BESIDE, gap=_GAP, pad=0))


def _picture(voice: Voice, exercise: Exercise, example: ServiceMap) -> tuple[Block, bool]:
    """A small blueprint, and below it what it does not show; and whether it takes the whole width of a card.

    It shows no more than the exercise is about, with type that is large enough: in strips where it has to be.
    """
    layout = lay_out(example, None, voice.texts)
    columns = len({box.column for box in layout.boxes})
    parts = [trimmed(layout)]
    while columns > 1 and any(p.width * readable(p) > _INSIDE for p in parts):
        columns -= 1
        parts = strips_of(layout, example, None, columns)
    beside = (_INSIDE - _GAP) * _BESIDE[0]
    wide = any(p.width * readable(p) > beside for p in parts)
    drawn = [Picture(part, _MOST) for part in parts]
    facts = [
        words
        for fact in _facts(exercise.rule.name, example)
        for words in voice.words(fact, BODY._replace(ink="line"))
    ]
    return Stack((*drawn, Passage(tuple(facts))) if facts else tuple(drawn)), wide


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
