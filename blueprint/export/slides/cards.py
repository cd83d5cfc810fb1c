"""Cards of touchpoints: title, times, emotion, what is said and done, hand-offs; as many a slide as are readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.metrics import measure
from blueprint.draw.theme import SCREEN, LanePaint
from blueprint.export.slides.boxes import sign
from blueprint.export.slides.canvas import MARGIN, SLIDE
from blueprint.export.slides.contents import Facts
from blueprint.export.slides.text import LEADING, SMALLEST, Paragraph, Run, lines_of, one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.overlay import State
    from blueprint.export.slides.canvas import Canvas

_TOP, _GAP = 56.0, 14.0
_SIZES = (19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.2, SMALLEST)
_GRIDS = {1: (1, 1), 2: (2, 1), 3: (3, 1), 4: (2, 2), 5: (3, 2), 6: (3, 2)}
MOST = 6
"""Cards on one slide."""
_PILL = 18.0


def pages(count: int) -> list[int]:
    """How many cards each slide has: as even as can be."""
    slides = -(-count // MOST)
    return [count // slides + (i < count % slides) for i in range(slides)] if count else []


def paint_cards(canvas: Canvas, cards: Sequence[Facts]) -> None:
    """Cards that fill a slide."""
    across, down = _GRIDS[len(cards)]
    wide = (SLIDE[0] - 2 * MARGIN - _GAP * (across - 1)) / across
    tall = (SLIDE[1] - _TOP - 20 - _GAP * (down - 1)) / down
    for i, facts in enumerate(cards):
        row, column = divmod(i, across)
        rect = Rect(MARGIN + column * (wide + _GAP), _TOP + row * (tall + _GAP), wide, tall)
        with canvas.group(f"touchpoint:{facts.id}", rect, facts.title):
            _card(canvas, facts, rect)


def _card(canvas: Canvas, facts: Facts, rect: Rect) -> None:
    paint, inks = SCREEN.lanes[facts.lane], SCREEN.inks
    head = 52.0
    canvas.shape(f"card:{facts.id}", rect, fill=SCREEN.paper, edge=SCREEN.rule, corner=8)
    room = rect.w - 30 - 24 * len(facts.marks)
    lines, _ = lines_of(facts.main, 17, True, room, 1)
    titles = [Paragraph((Run(lines[0], 17, inks["main"], True),), "l")]
    if facts.small:
        below, _ = lines_of(facts.small, 11, False, room, 1)
        titles.append(Paragraph((Run(below[0], 11, inks["soft"]),), "l"))
    canvas.shape(
        f"title:{facts.id}",
        Rect(rect.x, rect.y, rect.w, head),
        titles,
        fill=paint.ground,
        corner=8,
        insets=(16, 2, 8, 2),
        about=facts.title,
    )
    canvas.shape(f"lane:{facts.id}", Rect(rect.x, rect.y, 6, rect.h), fill=paint.edge, corner=3)
    for i, (kind, text) in enumerate(facts.marks):
        sign(canvas, f"{kind}:{facts.id}", kind, Point(rect.right - 18 - 24 * i, rect.y + 18), text)
    y = _pills(canvas, facts, Rect(rect.x + 16, rect.y + head + 8, rect.w - 28, _PILL))
    if facts.score is not None:
        _emotion(canvas, facts, Rect(rect.x + 16, y + 6, rect.w - 28, 24))
        y += 34
    _text(canvas, facts, Rect(rect.x + 16, y + 6, rect.w - 28, rect.bottom - y - 14), paint)


def _pills(canvas: Canvas, facts: Facts, row: Rect) -> float:
    """Role, channel and times; where they end."""
    x, y = row.x, row.y
    for name, text, state in facts.pills:
        pair = SCREEN.states[state]
        fitted = lines_of(text, 10.5, True, row.w - 14, 1)[0][0]
        wide = measure(fitted, 10.5, True) + 14
        if x > row.x and x + wide > row.right:
            x, y = row.x, y + _PILL + 4
        canvas.shape(
            f"{name}:{facts.id}",
            Rect(x, y, wide, _PILL),
            one(fitted, 10.5, pair.text, bold=True),
            fill=pair.ground,
            corner=99,
            insets=(0, 0, 0, 0),
        )
        x += wide + 6
    return y + (_PILL if facts.pills else 0)


def _emotion(canvas: Canvas, facts: Facts, row: Rect) -> None:
    """A scale with the score on it, between bad and good."""
    assert facts.score is not None
    inks, scale = SCREEN.inks, facts.scale
    label = facts.feels
    wide = measure(label, 10.5)
    canvas.text(f"feels:{facts.id}", Rect(row.x, row.y, wide, row.h), label, 10.5, inks["soft"])
    left, right = row.x + wide + 14, min(row.right - 40, row.x + wide + 214)

    def at(score: float) -> float:
        return left + (score + scale) / (2 * scale) * (right - left)

    middle = row.centre.y
    canvas.shape(f"scale:{facts.id}", Rect(left, middle - 2, right - left, 4), fill=SCREEN.rule, corner=2)
    low, high = facts.bad, facts.good
    if low is not None and high is not None and high > low:
        reach = Rect(at(low), middle - 2, at(high) - at(low), 4)
        canvas.shape(f"range:{facts.id}", reach, fill=SCREEN.curve_range, corner=2)
    canvas.shape(f"zero:{facts.id}", Rect(at(0) - 0.5, middle - 5, 1, 10), fill=inks["soft"])
    state: State = "ok" if facts.score > 0 else "broken" if facts.score < 0 else "plain"
    ink = SCREEN.states[state].text
    dot = Rect(at(facts.score) - 6, middle - 6, 12, 12)
    canvas.shape(f"score:{facts.id}", dot, preset="ellipse", fill=ink, edge=SCREEN.paper)
    text = f"{facts.score:+g}" if facts.score else "0"
    canvas.text(f"score:{facts.id}", Rect(right + 10, row.y, 30, row.h), text, 13, ink, bold=True)


def _text(canvas: Canvas, facts: Facts, room: Rect, paint: LanePaint) -> None:
    """What is said, done and passed on, as large as fits; the notes have all of it."""
    for size in _SIZES:
        made, tall = _paragraphs(facts, size, room.w, paint)
        if tall <= room.h * 0.96:
            break
    while tall > room.h * 0.96 and len(made) > 1:
        made = made[:-1]
        tall = sum(_height(p, room.w) for p in made)
    if made and tall <= room.h:
        canvas.shape(f"text:{facts.id}", room, made, insets=(0, 0, 0, 0), anchor="t", wrap=True)


def _paragraphs(facts: Facts, size: float, room: float, paint: LanePaint) -> tuple[list[Paragraph], float]:
    made: list[Paragraph] = []
    for label, lines, quoted in facts.sections:
        heading = Run(label, max(SMALLEST, size * 0.8), paint.edge, True)
        made.append(Paragraph((heading,), "l", before=size * 0.55 if made else 0.0))
        for line in lines:
            run = Run(f"“{line}”" if quoted else line, size, SCREEN.inks["main"])
            bullet = Run("· ", size, paint.edge, True)
            made.append(Paragraph((bullet, run), "l", before=1.5))
    return made, sum(_height(p, room) for p in made)


def _height(paragraph: Paragraph, room: float) -> float:
    """Measured a little narrower than it is, for viewers with wider fonts."""
    text = "".join(run.text for run in paragraph.runs)
    size = max(run.size for run in paragraph.runs)
    lines, _ = lines_of(text, size, False, room * 0.96, 99)
    return len(lines) * size * LEADING + paragraph.before
