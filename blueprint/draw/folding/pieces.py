"""Phases and the emotion curve, as far as a strip shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.draw.folding.moving import moved
from blueprint.draw.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from blueprint.draw.folding.strips import Strip
    from blueprint.draw.geometry import Point
    from blueprint.draw.shapes import Curve, CurveDot, NoteRow, PhaseBand, TextLine


def phases_in(phases: Iterable[PhaseBand], part: Strip) -> Iterator[PhaseBand]:
    """The phases of a strip, cut at its edges."""
    for phase in phases:
        left, right = max(phase.rect.x, part.enter), min(phase.rect.right, part.cut)
        if right - left > 60:
            rect = Rect(left, phase.rect.y, right - left, phase.rect.h)
            yield replace(phase, rect=rect, line=replace(phase.line, x=rect.centre.x))


def notes_in(
    rows: Iterable[NoteRow], part: Strip, home: Mapping[str, Strip], dx: float, dy: float, width: float
) -> Iterator[NoteRow]:
    """The notes of a strip's touchpoints, on the strip's width."""
    for row in rows:
        cards = tuple(moved(card, dx, dy) for card in row.cards if home[card.touchpoint] is part)
        if cards:
            named = moved(replace(row, cards=()), 0, dy)
            yield replace(named, rect=named.rect._replace(w=width), cards=cards)


def curve_in(
    curve: Curve, part: Strip, home: Mapping[str, Strip], dx: float, dy: float, width: float
) -> Curve | None:
    """The curve's dots of a strip, on the whole strip's axis; None when it has none."""
    below = curve_in(curve.below, part, home, dx, dy, width) if curve.below else None
    shown = [i for i, dot in enumerate(curve.dots) if _shows(part, dot, home)]
    if not shown:
        return below
    right = width - 16 - dx
    dots = tuple(replace(curve.dots[i], at=_within(curve.dots[i].at, part, right)) for i in shown)
    left = curve.rect.x
    notes = [
        _note(n, part, right)
        for n in curve.notes
        if min(curve.dots, key=lambda d: _far(n, d)) in [curve.dots[i] for i in shown]
    ]
    cut = moved(replace(curve, dots=dots, low=(), high=(), notes=tuple(notes), below=None), dx, dy)
    return replace(
        cut,
        rect=Rect(left, curve.rect.y + dy, width - 16 - left, curve.rect.h),
        names=tuple(moved(line, 0, dy) for line in curve.names),
        axis=tuple(moved(line, 0, dy) for line in curve.axis),
        zero=curve.zero + dy,
        low=_bound(curve.low, curve, shown, dots, dx, dy),
        high=_bound(curve.high, curve, shown, dots, dx, dy),
        below=below,
    )


def _shows(part: Strip, dot: CurveDot, home: Mapping[str, Strip]) -> bool:
    if dot.touchpoint is not None and dot.touchpoint in home:
        return home[dot.touchpoint] is part
    return part.enter <= dot.at.x < part.cut


def _within(at: Point, part: Strip, right: float) -> Point:
    return at._replace(x=min(max(at.x, part.left + 8), right - 8))


def _bound(
    bound: Sequence[Point], curve: Curve, shown: Sequence[int], dots: Sequence[CurveDot], dx: float, dy: float
) -> tuple[Point, ...]:
    """The part of a bound of the range that belongs to the dots."""
    if len(bound) != len(curve.dots):
        return ()
    return tuple(
        dot.at._replace(x=dot.at.x + dx, y=bound[i].y + dy) for i, dot in zip(shown, dots, strict=True)
    )


def _note(note: TextLine, part: Strip, right: float) -> TextLine:
    half = note.width / 2
    return replace(note, x=max(part.left + half, min(note.x, right - half)))


def _far(note: TextLine, dot: CurveDot) -> float:
    """How far a note's text is from a dot; plain dots have none."""
    if dot.kind == "plain":
        return 1e9
    middle = note.rect.centre
    return abs(middle.x - dot.at.x) + abs(middle.y - dot.at.y)
