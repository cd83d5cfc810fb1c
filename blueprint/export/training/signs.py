"""The legend explained: every lane, line, mark and arrow with what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.marks import MARKS
from blueprint.draw.text.words import EMOTION, LEGEND
from blueprint.export.training import words as w
from blueprint.export.training.blocks import Block, Fixed, Passage
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import HEADING, STRONG
from blueprint.export.training.page import Rule, Shape, Sign
from blueprint.export.training.rows_and_cards import Row
from blueprint.model.names import LANE_NAMES, LINE_NAMES, Lane

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout
    from blueprint.export.training.voice import Sayable, Voice

_SHARES = (0.08, 0.25, 0.67)
_DASHES = {Lane.CUSTOMER: "", Lane.FRONTSTAGE: "long", Lane.BACKSTAGE: "dots"}
_LETTERS: dict[str, str] = {**{kind: mark.letter for kind, mark in MARKS.items()}, "truth": "★1"}


def legend(voice: Voice) -> Section:
    """What the blueprint's pages show, explained."""
    return Section(voice.line(w.LEGEND), tuple(_blocks(voice, voice.subject.layout)), gap=0)


def _blocks(voice: Voice, layout: Layout) -> Iterator[Block]:
    theme = voice.theme
    yield voice.passage(w.LANES_HEAD, HEADING, keep=True)
    for lane in dict.fromkeys(band.lane for band in layout.bands):
        paint = theme.lanes[lane]
        swatch = Fixed(
            24,
            (
                Shape(Rect(0, 2, 46, 22), paint.ground, theme.rule, 0.7),
                Shape(Rect(0, 2, 5, 22), paint.edge),
            ),
        )
        yield _row(voice, swatch, LANE_NAMES[lane], w.LANES[lane])
    yield voice.passage(w.LINES_HEAD, HEADING, keep=True)
    for lane, name in LINE_NAMES.items():
        stroke = Fixed(22, (Rule(Point(0, 11), Point(46, 11), theme.arrow, 1.4, _DASHES[lane]),))
        yield _row(voice, stroke, name, w.LINES[lane])
    signs = [entry.sign for entry in layout.legend]
    if any(part.connectors for part in voice.strips):
        signs.append("connector")
    yield voice.passage(w.SIGNS_HEAD, HEADING, keep=True)
    for sign in dict.fromkeys(s for s in signs if s in w.SIGNS):
        cell = Fixed(25, (Sign(sign, Point(23, 12.5), _LETTERS.get(sign, "")),))
        yield _row(voice, cell, LEGEND[sign], w.SIGNS[sign])
    if layout.curve:
        curve = Fixed(
            24,
            (
                Rule(Point(2, 12), Point(44, 12), theme.curve, 2.2),
                Shape(Rect(19, 8, 8, 8), theme.curve, theme.paper, 1.2, round=True),
            ),
        )
        yield _row(voice, curve, EMOTION, w.CURVE)


def _row(voice: Voice, sign: Fixed, name: Sayable, meaning: Sayable) -> Row:
    named, meant = voice.words(name, STRONG._replace(size=13)), voice.words(meaning)
    return Row((sign, Passage(tuple(named)), Passage(tuple(meant))), _SHARES, pad=2, rule=voice.theme.rule)
