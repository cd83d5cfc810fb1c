"""Forms: assessment of a participant and of a group, feedback on the course, the certificate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.geometry import Rect
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import language_of
from blueprint.export.course import words as w
from blueprint.export.course.sheets import LYING, table, to_write
from blueprint.export.training.blocks import Blank, Block, Fixed, Passage, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import LEAD, LEADING, STRONG, Look
from blueprint.export.training.page import Set, Text
from blueprint.export.training.rows_and_cards import Row
from blueprint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.export.course.plan import Plan
    from blueprint.export.training.voice import Voice
    from blueprint.wording import Wording

_BOX = "□"
_EMPTY = Passage(())
_SPARE = 1.02
"""Room for viewers with other fonts."""


def assessment(plan: Plan) -> Iterator[Section]:
    """A participant's sheet and a group's."""
    voice = plan.voice
    own = (*(t.knows for t in plan.topics), *(t.does for t in plan.topics), *w.GENERAL)
    heads = to_write(voice, w.NAME, w.TRAINER, w.DATE, shares=(0.45, 0.35, 0.2))
    yield Section(voice.line(w.ASSESS_ONE), (heads, *_looked_at(voice, own)))
    heads = to_write(voice, w.GROUP_NAME, w.MEMBERS, w.DATE, shares=(0.25, 0.55, 0.2))
    yield Section(voice.line(w.ASSESS_GROUP), (heads, *_looked_at(voice, w.OF_GROUP)))


def _looked_at(voice: Voice, what: Iterable[Wording]) -> Iterator[Block]:
    yield _boxes(voice, w.CRITERION, w.LEVELS, what, 0.48)
    yield Passage((Words(voice.line(w.REMARKS), STRONG),), keep=True)
    yield Blank(5, voice.theme.pill_edge)
    yield to_write(voice, w.SIGNED, shares=(1,))


def feedback(plan: Plan) -> Iterator[Section]:
    """Statements to agree with, and open questions."""
    voice = plan.voice
    blocks: list[Block] = [voice.passage(w.FEEDBACK_HOW, LEAD)]
    blocks.append(_boxes(voice, w.STATEMENT, w.AGREE, w.STATEMENTS, 0.4))
    for question in w.OPEN:
        blocks.append(Passage((Words(voice.line(question), STRONG),), keep=True))
        blocks.append(Blank(3, voice.theme.pill_edge))
    yield Section(voice.line(w.FEEDBACK), tuple(blocks))


def _boxes(
    voice: Voice, head: Wording, levels: tuple[Wording, ...], rows: Iterable[Wording], share: float
) -> Block:
    shares = (share, *([(1 - share) / len(levels)] * len(levels)))
    cells = [(voice.line(row), *([_BOX] * len(levels))) for row in rows]
    return table(voice, (head, *levels), cells, shares, pad=8)


def certificate(plan: Plan) -> Iterator[Section]:
    """A4 on its long side: a name to write, what it is for, date and signature."""
    voice = plan.voice
    long = quantity.both(quantity.time, 60.0 * plan.minutes)
    topics = listed([voice.line(t.title) for t in plan.topics], language_of(voice.texts))
    about = w.CERTIFIED_FOR.filled(time=long, topics=topics)
    name = Row((_EMPTY, to_write(voice, w.NAME), _EMPTY), (0.2, 0.6, 0.2), pad=0)
    blocks = (
        Fixed(70, ()),
        name,
        _centred(voice.line(w.CERTIFIES), Look(20, ink="line")),
        _centred(voice.line(plan.title), Look(34, True)),
        _centred(voice.line(about), Look(18)),
        Fixed(90, ()),
        to_write(voice, w.DATE, w.TRAINER, w.SIGNED, shares=(0.25, 0.35, 0.4)),
    )
    yield Section(voice.line(w.CERTIFICATE), blocks, 26, LYING)


def _centred(text: str, look: Look) -> Fixed:
    """A text in the middle of the sheet."""
    room, tall = LYING.room.w, look.size * LEADING
    items = []
    for i, line in enumerate(Words(text, look).lines(room)):
        wide = min(room, measure(line, look.size, look.bold) * _SPARE)
        rect = Rect((room - wide) / 2, i * tall, wide, tall)
        items.append(Text(rect, (Set(line, (line,), look),)))
    return Fixed(len(items) * tall, tuple(items))
