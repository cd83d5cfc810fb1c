"""The concept slides: a title, the key points of each topic, a picture of it from the map, and questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint.draw.text.speech import language_of
from blueprint.export.course import words as w
from blueprint.export.course.exercises import told
from blueprint.export.course.facts import moments_of_truth
from blueprint.export.course.sheets import SLIDE, bullets
from blueprint.export.course.two_visits import two_visits
from blueprint.export.training.blocks import Block, Passage, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import Look
from blueprint.export.training.rows_and_cards import Row
from blueprint.model.names import LANE_NAMES, LINE_NAMES, Lane
from blueprint.wording import listed

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.export.course.topics import Topic
    from blueprint.export.training.voice import Voice

_BIG, _TEXT, _QUIET = Look(40, True), Look(34), Look(18, ink="soft")
_MOST_TRUTHS, _MOST_STEPS, _MOST_TOLD = 5, 6, 8


def slides(plan: Plan) -> Iterator[Section]:
    """Two or three slides a topic, none with type under 12 pt."""
    voice = plan.voice
    titles = bullets(voice, [t.title for t in plan.topics], _BIG, sheet=SLIDE)
    yield Section(voice.line(plan.title), (titles,), sheet=SLIDE)
    for topic in plan.topics:
        yield Section(
            voice.line(topic.title), (bullets(voice, topic.points, _TEXT, sheet=SLIDE),), sheet=SLIDE
        )
        for mine in plan.processes[:1]:
            yield from _pictured(mine, topic)
        asked = bullets(voice, topic.questions, _TEXT, sheet=SLIDE)
        yield Section(voice.line(w.TALK_SLIDE.filled(topic=topic.title)), (asked,), sheet=SLIDE)
    for case in plan.cases:
        yield _case(case)


def _case(voice: Voice) -> Section:
    """What happened, and what to ask of it."""
    happened = bullets(voice, list(told(voice.subject.map))[:_MOST_TOLD], Look(22), sheet=SLIDE)
    question = Passage((Words(voice.line(w.CASE_ASK), Look(28, True)),))
    return Section(voice.line(voice.subject.map.title), (happened, question), sheet=SLIDE)


def _pictured(voice: Voice, topic: Topic) -> Iterator[Section]:
    if topic.id == "peak-end":
        yield Section(voice.line(w.SAME_MEAN), (two_visits(voice),), sheet=SLIDE)
    elif topic.id == "moments-of-truth":
        yield Section(voice.line(w.TRUTHS_SLIDE), tuple(_truths(voice)), 4, SLIDE)
    elif topic.id == "blueprint":
        yield Section(voice.line(w.STAGES_SLIDE), tuple(_stages(voice)), 4, SLIDE)


def _truths(voice: Voice) -> Iterator[Block]:
    """Each with what is said there, by rank."""
    found = moments_of_truth(voice.subject)[:_MOST_TRUTHS]
    if not found:
        yield voice.passage(w.NO_TRUTHS, _TEXT)
    for rank, t in enumerate(found, 1):
        said = next((line.text for line in voice.subject.script(t) if not line.forbidden), None)
        shown = (
            f"“{voice.line(said)}”"
            if said
            else listed([voice.line(e) for e in t.evidence[:3]], language_of(voice.texts))
        )
        name = Passage(
            (Words(voice.line(t.title), Look(24, True)), Words(voice.line(t.role) if t.role else "", _QUIET))
        )
        cells = Passage((Words(f"★{rank}", Look(24, True)),)), name, Passage((Words(shown, Look(22)),))
        yield Row(cells, (0.06, 0.32, 0.62), pad=11, rule=voice.theme.rule)


def _stages(voice: Voice) -> Iterator[Block]:
    """Who does what, lane by lane, with the lines between them."""
    for lane in (Lane.CUSTOMER, Lane.FRONTSTAGE, Lane.BACKSTAGE, Lane.SUPPORT):
        steps = [voice.line(t.title) for t in voice.subject.map.touchpoints.values() if t.lane is lane]
        more = (
            [voice.line(w.AND_MORE.filled(count=len(steps) - _MOST_STEPS))]
            if len(steps) > _MOST_STEPS
            else []
        )
        paint = voice.theme.lanes[lane]
        name = Passage((Words(voice.line(LANE_NAMES[lane]), Look(22, True), paint.edge),))
        told = Passage((Words("  ·  ".join([*steps[:_MOST_STEPS], *more]) or "–", Look(22)),))
        yield Row((name, told), (0.22, 0.78), pad=18, fill=paint.ground)
        if lane in LINE_NAMES:
            yield Passage((Words(f"— {voice.line(LINE_NAMES[lane])} —", _QUIET),))
