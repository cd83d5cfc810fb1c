"""What shows a topic on a slide, taken from the map: two visits, moments of truth, lanes, times, words, recoveries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from zlib import crc32

from blueprint import quantity
from blueprint.draw.text.speech import language_of
from blueprint.export.course import guide_words as g
from blueprint.export.course import words as w
from blueprint.export.course.facts import failing, moments_of_truth, named
from blueprint.export.course.sheets import SLIDE, table
from blueprint.export.course.two_visits import two_visits
from blueprint.export.training.blocks import Block, Passage, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import Look
from blueprint.export.training.phrase_pairs import phrase_pairs
from blueprint.export.training.rows_and_cards import Row
from blueprint.model.names import LANE_NAMES, LINE_NAMES, Lane
from blueprint.wording import Wording, listed

if TYPE_CHECKING:
    from blueprint.export.training.voice import Voice

_TEXT, _BOLD, _QUIET = Look(24), Look(24, True), Look(18, ink="soft")
_MOST_ROWS, _MOST_STEPS = 5, 7


def pictured(voice: Voice, topic: str) -> Iterator[Section]:
    """The slides of a topic that the map gives something for."""
    title, blocks, gap = _PICTURES[topic]
    found = tuple(blocks(voice))
    if found:
        yield Section(voice.line(title), found, gap, SLIDE)


def _visits(voice: Voice) -> Iterator[Block]:
    yield two_visits(voice)


def _truths(voice: Voice) -> Iterator[Block]:
    """Each with what is said there, by rank."""
    found = moments_of_truth(voice.subject)[:_MOST_ROWS]
    if not found:
        yield voice.passage(w.NO_TRUTHS, Look(32))
    for rank, t in enumerate(found, 1):
        said = next((line.text for line in voice.subject.script(t) if not line.forbidden), None)
        shown = (
            f"“{voice.line(said)}”"
            if said
            else listed([voice.line(e) for e in t.evidence[:3]], language_of(voice.texts))
        )
        name = Passage(
            (Words(voice.line(t.title), _BOLD), Words(voice.line(t.role) if t.role else "", _QUIET))
        )
        cells = Passage((Words(f"★{rank}", _BOLD, voice.theme.curve),)), name, Passage((Words(shown, _TEXT),))
        yield Row(cells, (0.06, 0.32, 0.62), pad=13, rule=voice.theme.rule)


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
        name = Passage((Words(voice.line(LANE_NAMES[lane]), _BOLD, paint.edge),))
        shown = Passage((Words("  ·  ".join([*steps[:_MOST_STEPS], *more]) or "–", _TEXT),))
        yield Row((name, shown), (0.22, 0.78), pad=20, fill=paint.ground)
        if lane in LINE_NAMES:
            yield Passage((Words(f"— {voice.line(LINE_NAMES[lane])} —", _QUIET),))


def _times(voice: Voice) -> Iterator[Block]:
    """Standard and tolerance beside each other, and what is promised."""
    rows: list[tuple[str, ...]] = []
    for t in voice.subject.map.touchpoints.values():
        if t.time and t.time.standard and t.time.tolerance and len(rows) < _MOST_ROWS:
            two = (quantity.both(quantity.time, d.seconds) for d in (t.time.standard, t.time.tolerance))
            rows.append((voice.line(t.title), *(voice.line(one) for one in two)))
    if rows:
        yield table(
            voice, (w.TOUCHPOINT, w.STANDARD_OURS, w.TOLERANCE_THEIRS), rows, (0.46, 0.27, 0.27), _TEXT, 9
        )
    known = voice.subject.map.touchpoints
    for p in voice.subject.map.promises[:2]:
        if p.within and p.from_ in known and p.to in known:
            promised = g.PROMISED.filled(
                start=named(known[p.from_].title),
                stop=named(known[p.to].title),
                within=p.within.wording,
            )
            yield voice.passage(promised, _BOLD)


def _phrases(voice: Voice) -> Iterator[Block]:
    """Three phrases nobody says, in an order of the map's own, and what to say instead."""
    pairs = sorted(phrase_pairs(), key=lambda p: crc32(f"{voice.subject.map.name}/{p.said['zh']}".encode()))
    faults: set[str] = set()
    for pair in pairs:
        if pair.fault.en in faults or len(faults) == 3:
            continue
        faults.add(pair.fault.en)
        crossed = Words(f"✗ “{voice.line(pair.said)}”", Look(26, ink="soft", struck=True))
        mended = Words(f"✓ “{voice.line(pair.instead)}”", Look(26, True, before=8))
        cells = Passage((Words(voice.line(pair.fault), _QUIET),)), Passage((crossed, mended))
        yield Row(cells, (0.22, 0.78), pad=16, rule=voice.theme.rule)


def _recoveries(voice: Voice) -> Iterator[Block]:
    """Where it may go wrong, what puts it right, and what is said there."""
    known = voice.subject.map.touchpoints
    rows: list[tuple[str, str, str]] = []
    for t in [t for t in failing(voice.subject) if t.lane.experienced][:_MOST_ROWS]:
        then = known.get(t.fails.then or "") if t.fails else None
        lines = [line.text for line in voice.subject.script(then) if not line.forbidden] if then else []
        rows.append(
            (
                voice.line(t.title),
                voice.line(then.title) if then else voice.line(w.NOTHING_YET),
                f"“{voice.line(lines[0])}”" if lines else "–",
            )
        )
    if rows:
        yield table(voice, (w.GOES_WRONG, w.PUT_RIGHT, w.SAID_THEN), rows, (0.25, 0.25, 0.5), _TEXT, 9)


_PICTURES: dict[str, tuple[Wording, Callable[[Voice], Iterator[Block]], float]] = {
    "peak-end": (w.SAME_MEAN, _visits, 12),
    "moments-of-truth": (w.TRUTHS_SLIDE, _truths, 4),
    "blueprint": (w.STAGES_SLIDE, _stages, 4),
    "promises": (w.TIMES_SLIDE, _times, 14),
    "phrases": (w.PHRASES_SLIDE, _phrases, 4),
    "recovery": (w.RECOVERY_SLIDE, _recoveries, 4),
}
