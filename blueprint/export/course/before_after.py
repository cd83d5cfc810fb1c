"""Two services side by side, phase by phase, with room to write down what is different."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint.export.course import words as w
from blueprint.export.course.facts import named
from blueprint.export.course.sheets import LYING, to_write
from blueprint.export.training.blocks import Blank, Block, Passage, Stack, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import BODY, HEADING, LEAD
from blueprint.export.training.rows_and_cards import Row, Table
from blueprint.model.titles import phase_titles

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.export.training.voice import Voice
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.wording import Wording

_SHARES = (0.09, 0.33, 0.33, 0.25)
_MOST = 5
"""Steps of a phase: what is compared has to be seen at a glance."""


def before_after(plan: Plan) -> Iterator[Section]:
    """A sheet for each pair; the questions that it is to answer stand above it."""
    voice = plan.voice
    for before, after in plan.compared:
        heads = to_write(voice, w.NAME, w.GROUP_NAME, w.DATE, shares=(0.4, 0.35, 0.25))
        blocks: list[Block] = [heads, voice.passage(w.BEFORE_AFTER_HOW, LEAD)]
        blocks.append(
            Row(tuple(_asked(voice, q) for q in w.BEFORE_AFTER_QUESTIONS), (0.5, 0.5), gap=30, pad=0)
        )
        blocks.append(_side_by_side(before, after))
        yield Section(voice.line(w.BEFORE_AFTER), tuple(blocks), 10, LYING)


def _asked(voice: Voice, question: Wording) -> Block:
    asked = Passage((Words(voice.line(question), BODY._replace(bold=True)),), keep=True)
    return Stack((asked, Blank(2, voice.theme.pill_edge)), 0, whole=True)


def _side_by_side(before: Voice, after: Voice) -> Table:
    phases = phase_titles(after.subject.map) | phase_titles(before.subject.map)
    rows = []
    for id_, title in [*phases.items(), (None, w.OTHERWISE)]:
        here = [
            [t for t in v.subject.map.touchpoints.values() if t.phase == id_ and t.lane.experienced]
            for v in (before, after)
        ]
        if any(here):
            name = Passage((Words(before.line(title), BODY._replace(bold=True)),))
            told = [_told(v, ts) for v, ts in zip((before, after), here, strict=True)]
            rows.append(
                Row(
                    (name, *told, Blank(min(4, 1 + max(map(len, here))), before.theme.pill_edge, 24)),
                    _SHARES,
                    pad=7,
                    rule=before.theme.rule,
                    whole=False,
                )
            )
    texts = (
        w.PHASE,
        named(before.subject.map.title),
        named(after.subject.map.title),
        w.WHAT_DIFFERS,
    )
    cells = tuple(Passage((Words(before.line(text), HEADING._replace(size=14)),)) for text in texts)
    return Table(Row(cells, _SHARES, pad=5, fill=before.theme.card), tuple(rows))


def _told(voice: Voice, touchpoints: list[Touchpoint]) -> Passage:
    """Steps with what is said; what should not be said is crossed out."""
    found = []
    for t in touchpoints[:_MOST]:
        found.append(Words(f"· {voice.line(t.title)}", BODY._replace(bold=bool(t.script))))
        found += voice.spoken(t)[: 2 if voice.subject.map.is_case else 1]
    if len(touchpoints) > _MOST:
        found.append(
            Words(voice.line(w.AND_MORE.filled(count=len(touchpoints) - _MOST)), BODY._replace(ink="soft"))
        )
    return Passage(tuple(found) or (Words("–", BODY),))
