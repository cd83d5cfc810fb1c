"""The first page: what the pack is about, what is in it and how to use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.text.speech import language_of
from blueprint.export.training import words as w
from blueprint.export.training.blocks import Block, Fixed, Passage, Stack, Words
from blueprint.export.training.looks import BODY, HEADING, LEAD, Look
from blueprint.export.training.page import COVER_TITLE, HEIGHT, MARGIN, WIDTH, Item, Page, Rule, Shape
from blueprint.export.training.rows_and_cards import Row
from blueprint.model.names import MAP_KIND_NAMES
from blueprint.model.segments import ALL
from blueprint.wording import with_colon

if TYPE_CHECKING:
    from blueprint.export.training.voice import Voice

_ROOM = Rect(COVER_TITLE.x, 178, COVER_TITLE.w, HEIGHT - 178 - 70)
_ROOMY = ((4.0, 16.0), (2.0, 13.0), (0.0, 10.0))
"""Room above and below a line of a list, and between parts: as much as one page allows, px."""
_TITLES = (Look(36, True), Look(28, True), Look(21, True), Look(15, True), Look(12, True), Look(9.5, True))


def covers(voice: Voice, contents: Sequence[tuple[str, int]]) -> list[Page]:
    """The cover, and more pages where its texts are very long; `contents` are sections with their pages."""
    wishes = [Stack(tuple(_blocks(voice, contents, pad)), gap) for pad, gap in _ROOMY]
    rest: Block = next((w for w in wishes if w.height(_ROOM.w) <= _ROOM.h), wishes[-1])
    made = []
    while True:
        parts = None if rest.height(_ROOM.w) <= _ROOM.h else rest.split(_ROOM.w, _ROOM.h)
        here = parts[0] if parts else rest
        items = (*_bands(voice), *here.place(_ROOM.x, _ROOM.y, _ROOM.w))
        made.append(Page(voice.line(w.PACK), items, cover=True))
        if not parts:
            return made
        rest = parts[1]


def _blocks(voice: Voice, contents: Sequence[tuple[str, int]], pad: float) -> Iterator[Block]:
    subject = voice.subject
    titles = (Passage(tuple(voice.words(subject.map.title, look))) for look in _TITLES)
    yield next(
        (t for t in titles if t.height(_ROOM.w) < 170),
        Passage(tuple(voice.words(subject.map.title, _TITLES[-1]))),
    )
    if subject.map.purpose:
        yield voice.passage(subject.map.purpose, LEAD)
    facts = [voice.line(MAP_KIND_NAMES[subject.map.kind])] if subject.map.is_case else []
    facts += [voice.line(text) for text in (subject.map.version, subject.map.owner) if text]
    if subject.segment != ALL and subject.segment in subject.map.segments:
        title = voice.line(subject.map.segments[subject.segment].title)
        facts.append(with_colon(voice.line(w.SEGMENT), title, language_of(voice.texts)))
    if facts:
        yield Passage((Words("  ·  ".join(facts), BODY._replace(ink="soft")),))
    rule = Rule(Point(0, 8), Point(_ROOM.w, 8), voice.theme.rule, 1)
    yield Fixed(16, (rule,))
    yield voice.passage(w.CONTENTS, HEADING, keep=True)
    rows = [
        Row((Passage((Words(title, LEAD),)), Passage((Words(str(number), LEAD),))), (0.93, 0.07), pad=pad)
        for title, number in contents
    ]
    yield Stack(tuple(rows), gap=0)
    yield voice.passage(w.HOW, HEADING, keep=True)
    yield Stack(
        tuple(
            Row(
                (Passage((Words(str(i), LEAD._replace(bold=True)),)), voice.passage(text, LEAD)),
                (0.05, 0.95),
                pad=pad,
            )
            for i, text in enumerate(w.HOW_TO, 1)
        ),
        gap=0,
    )


def _bands(voice: Voice) -> Iterator[Item]:
    """The five lanes, as stripes."""
    for i, paint in enumerate(voice.theme.lanes.values()):
        yield Shape(Rect(0, 40 + i * 13, WIDTH, 13), paint.ground)
        yield Shape(Rect(0, 40 + i * 13, MARGIN - 16, 13), paint.edge)
