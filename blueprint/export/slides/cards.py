"""Cards of touchpoints: title, times, emotion, what is said and done, hand-offs; as many a slide as are readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.text.metrics import measure
from blueprint.draw.theme.theme import SCREEN
from blueprint.export.slides.boxes import sign
from blueprint.export.slides.canvas import MARGIN, SLIDE
from blueprint.export.slides.text import LEADING, SMALLEST, Paragraph, Run, lines_of, one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.draw.overlay import State
    from blueprint.draw.theme.theme import Theme
    from blueprint.export.slides.canvas import Canvas
    from blueprint.export.slides.contents import Facts

_TOP, _GAP = 56.0, 14.0
_SIZES = (22.0, 21.0, 20.0, 19.0, 18.0, 17.0, SMALLEST)
_GRIDS = {1: (1, 1), 2: (2, 1), 3: (3, 1), 4: (2, 2), 5: (3, 2), 6: (3, 2)}
_PILL = 23.0
_PICTURE = 90.0
"""Height of the row of pictures on a card, px."""
_WIDEST = 800.0
_UNLIKE = 3.0
"""How much larger one card's text may be than another's, px."""
_LEAST_FULL = 0.95
"""Text is measured to fill no more of a card, for viewers with other fonts."""


def pages(cards: Sequence[Facts]) -> list[list[Facts]]:
    """The cards slide by slide: as many on one as are readable, and as even as can be."""
    made: list[list[Facts]] = []
    for most in (6, 4, 3, 2, 1):
        slides = -(-len(cards) // most)
        counts = [len(cards) // slides + (i < len(cards) % slides) for i in range(slides)]
        made = [list(cards[sum(counts[:i]) : sum(counts[: i + 1])]) for i in range(slides)]
        if all(_fit(page) for page in made):
            break
    return made


def paint_cards(canvas: Canvas, cards: Sequence[Facts]) -> None:
    """Cards that fill a slide; their texts are of like size, and a card alone is no wider than one can read."""
    across, wide, tall = _grid(len(cards))
    largest = _size(cards) + _UNLIKE
    top = _TOP
    for start in range(0, len(cards), across):
        row = cards[start : start + across]
        sizes = [min(largest, _best(facts, wide, tall)) for facts in row]
        needed = (_needed(facts, wide, size) for facts, size in zip(row, sizes, strict=True))
        high = min(tall, max(needed))
        for column, (facts, size) in enumerate(zip(row, sizes, strict=True)):
            rect = Rect(MARGIN + column * (wide + _GAP), top, wide, high)
            with canvas.group(f"touchpoint:{facts.id}", rect, facts.title):
                _card(canvas, facts, rect, size)
        top += high + _GAP


def _grid(count: int) -> tuple[int, float, float]:
    """Cards in a row, and the width and most height of each."""
    across, down = _GRIDS[count]
    wide = (SLIDE[0] - 2 * MARGIN - _GAP * (across - 1)) / across
    return across, min(wide, _WIDEST), (SLIDE[1] - _TOP - 20 - _GAP * (down - 1)) / down


def _size(cards: Sequence[Facts]) -> float:
    """The size of text that the fullest card of a slide allows."""
    _, wide, tall = _grid(len(cards))
    return min(_best(facts, wide, tall) for facts in cards)


def _fit(cards: Sequence[Facts]) -> bool:
    """Whether a slide has room for all of them at the smallest size."""
    _, wide, tall = _grid(len(cards))
    return all(_needed(facts, wide, SMALLEST) <= tall for facts in cards)


def _needed(facts: Facts, wide: float, size: float) -> float:
    """The height that a card wants."""
    text = _paragraphs(facts, size, wide - 28, SCREEN)[1] / _LEAST_FULL
    return _head(facts, wide) + text + (_PICTURE + 8 if facts.pictures else 0) + 18


def _head(facts: Facts, wide: float) -> float:
    """Height of title, pills and scale."""
    rows = len({y for y, *_ in _rows(facts, Rect(0, 0, wide - 28, _PILL))})
    return 64 + rows * (_PILL + 4) + (34 if facts.score is not None else 0) + 4


def _best(facts: Facts, wide: float, tall: float) -> float:
    """The largest size at which all of the text fits; the smallest where none does."""
    return next((s for s in _SIZES if _needed(facts, wide, s) <= tall), _SIZES[-1])


def _card(canvas: Canvas, facts: Facts, rect: Rect, size: float) -> None:
    paint, inks = canvas.theme.lanes[facts.lane], canvas.theme.inks
    head = 56.0
    canvas.shape(f"card:{facts.id}", rect, fill=canvas.theme.paper, edge=canvas.theme.rule, corner=8)
    room = rect.w - 30 - 24 * len(facts.marks)
    lines, _ = lines_of(facts.main, 20, True, room, 1)
    titles = [Paragraph((Run(lines[0], 20, inks["main"], True),), "l")]
    if facts.small:
        below, _ = lines_of(facts.small, SMALLEST, False, room, 1)
        titles.append(Paragraph((Run(below[0], SMALLEST, inks["soft"]),), "l"))
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
    bottom = rect.bottom - (_PICTURE + 8 if facts.pictures else 0)
    _text(canvas, facts, Rect(rect.x + 16, y + 6, rect.w - 28, bottom - y - 14), size)
    _pictures(canvas, facts, Rect(rect.x + 16, bottom - 4, rect.w - 28, _PICTURE))


def _pictures(canvas: Canvas, facts: Facts, room: Rect) -> None:
    """The pictures side by side, at the foot of the card."""
    each = (room.w - 8 * (len(facts.pictures) - 1)) / max(1, len(facts.pictures))
    for i, (picture, about) in enumerate(facts.pictures):
        wide, high = picture.fitted(each, room.h)
        at = Rect(room.x + i * (each + 8), room.y + (room.h - high) / 2, wide, high)
        canvas.image(f"picture:{facts.id}", at, picture, about)


def _pills(canvas: Canvas, facts: Facts, row: Rect) -> float:
    """Role, channel and times; where they end."""
    bottom = row.y
    for y, x, wide, name, text, state in _rows(facts, row):
        pair = canvas.theme.states[state]
        edge = canvas.theme.state_edges.get(state)
        canvas.shape(
            f"{name}:{facts.id}",
            Rect(x, y, wide, _PILL),
            one(text, SMALLEST, pair.text, bold=True),
            fill=pair.ground,
            edge=edge.colour if edge else None,
            width=edge.width if edge else 1.0,
            dash="sysDash" if edge and edge.dash else "",
            corner=99,
            insets=(0, 0, 0, 0),
        )
        bottom = y + _PILL
    return bottom


def _rows(facts: Facts, row: Rect) -> Iterator[tuple[float, float, float, str, str, State]]:
    """The pills in lines: y, x, width, and what they are."""
    x, y = row.x, row.y
    for name, text, state in facts.pills:
        fitted = lines_of(text, SMALLEST, True, row.w - 14, 1)[0][0]
        wide = measure(fitted, SMALLEST, True) + 14
        if x > row.x and x + wide > row.right:
            x, y = row.x, y + _PILL + 4
        yield y, x, wide, name, fitted, state
        x += wide + 6


def _emotion(canvas: Canvas, facts: Facts, row: Rect) -> None:
    """A scale with the score on it, between bad and good."""
    assert facts.score is not None
    inks, scale = canvas.theme.inks, facts.scale
    label = facts.feels
    wide = measure(label, SMALLEST)
    canvas.text(f"feels:{facts.id}", Rect(row.x, row.y, wide, row.h), label, SMALLEST, inks["soft"])
    left, right = row.x + wide + 14, min(row.right - 50, row.x + wide + 214)

    def at(score: float) -> float:
        return left + (score + scale) / (2 * scale) * (right - left)

    middle = row.centre.y
    canvas.shape(
        f"scale:{facts.id}", Rect(left, middle - 2, right - left, 4), fill=canvas.theme.rule, corner=2
    )
    low, high = facts.bad, facts.good
    if low is not None and high is not None and high > low:
        reach = Rect(at(low), middle - 2, at(high) - at(low), 4)
        canvas.shape(f"range:{facts.id}", reach, fill=canvas.theme.curve_range, corner=2)
    canvas.shape(f"zero:{facts.id}", Rect(at(0) - 0.5, middle - 5, 1, 10), fill=inks["soft"])
    state: State = "ok" if facts.score > 0 else "broken" if facts.score < 0 else "plain"
    ink = inks["main"] if canvas.theme.shaped else canvas.theme.states[state].text
    dot = Rect(at(facts.score) - 6, middle - 6, 12, 12)
    canvas.shape(f"score:{facts.id}", dot, preset="ellipse", fill=ink, edge=canvas.theme.paper)
    text = f"{facts.score:+g}" if facts.score else "0"
    canvas.text(f"score:{facts.id}", Rect(right + 10, row.y, 40, row.h), text, SMALLEST, ink, bold=True)


def _text(canvas: Canvas, facts: Facts, room: Rect, size: float) -> None:
    """What is said, done and passed on; what is too much is only in the notes."""
    made, tall = _paragraphs(facts, size, room.w, canvas.theme)
    while tall > room.h and len(made) > 1:
        made = made[:-1]
        while len(made) > 1 and made[-1].runs[0].bold:  # a heading with nothing below it
            made = made[:-1]
        tall = sum(_height(p, room.w) for p in made)
    if made and tall <= room.h:
        canvas.shape(f"text:{facts.id}", room, made, insets=(0, 0, 0, 0), anchor="t", wrap=True)


def _paragraphs(facts: Facts, size: float, room: float, theme: Theme) -> tuple[list[Paragraph], float]:
    ink = theme.lanes[facts.lane].edge
    made: list[Paragraph] = []
    for label, lines, crossed in facts.sections:
        heading = Run(label, max(SMALLEST, size * 0.8), ink, True)
        made.append(Paragraph((heading,), "l", before=size * 0.55 if made else 0.0))
        for index, line in enumerate(lines):
            struck = index in crossed
            run = Run(line, size, theme.inks["soft" if struck else "main"], struck=struck)
            made.append(Paragraph((run,), "l", before=1.5))
    return made, sum(_height(p, room) for p in made)


def _height(paragraph: Paragraph, room: float) -> float:
    """Measured a little narrower than it is, for viewers with wider fonts."""
    text = "".join(run.text for run in paragraph.runs)
    size = max(run.size for run in paragraph.runs)
    lines, _ = lines_of(text, size, False, room * 0.96, 99)
    return len(lines) * size * LEADING + paragraph.before
