"""Sizes of pages, and what several sheets of a course are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.text.metrics import measure
from blueprint.export.training.blocks import Blank, Block, Passage, Stack, Words
from blueprint.export.training.looks import BODY, LABEL, SMALL, Look
from blueprint.export.training.page import UPRIGHT, Sheet
from blueprint.export.training.rows_and_cards import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blueprint.export.training.voice import Sayable, Voice
    from blueprint.wording import Wording

_LEAST_PROJECTED = 16.0
"""12 pt in px: nothing on a slide is smaller."""


def _sheet(width: float, height: float, margin: float, heading: Look, footing: Look) -> Sheet:
    wide, top = width - 2 * margin, margin * 0.9
    title = Rect(margin, top, wide, heading.size * 1.5)
    foot = height - margin * 0.85
    room = Rect(margin, title.bottom + 22, wide, foot - 2.4 * footing.size - title.bottom - 22)
    return Sheet(
        width=width,
        height=height,
        margin=margin,
        title=title,
        room=room,
        foot=foot,
        heading=heading,
        footing=footing,
    )


SLIDE = _sheet(1280, 720, 46, Look(34, True), Look(_LEAST_PROJECTED, ink="soft"))
A3 = _sheet(1587.4, 1122.5, 46, Look(26, True), Look(12, ink="soft"))
LYING = _sheet(1122.5, 793.7, 46, Look(23, True), Look(10, ink="soft"))
"""A4 on its long side."""


def to_write(voice: Voice, *names: Sayable, shares: Sequence[float] = ()) -> Row:
    """Names with a line behind each."""
    return Row(
        tuple(
            Stack((Passage((Words(voice.line(name), SMALL),)), Blank(1, voice.theme.pill_edge, 20)), gap=0)
            for name in names
        ),
        tuple(shares) or (1.0,) * len(names),
        pad=0,
    )


def table(
    voice: Voice,
    heads: Iterable[Sayable],
    rows: Iterable[Sequence[Sayable]],
    shares: tuple[float, ...],
    look: Look = BODY,
    pad: float = 5.0,
) -> Table:
    """Texts in columns, under their heads; a line break begins a paragraph."""
    bold = look._replace(bold=True, ink="soft")
    head = Row(
        tuple(Passage((Words(voice.line(h), bold),)) for h in heads), shares, pad=pad, fill=voice.theme.card
    )
    made = tuple(
        Row(
            tuple(
                Passage(tuple(Words(line, look._replace(before=0)) for line in voice.line(cell).split("\n")))
                for cell in row
            ),
            shares,
            pad=pad,
            rule=voice.theme.rule,
        )
        for row in rows
    )
    return Table(head, made)


def bullets(
    voice: Voice,
    texts: Iterable[Sayable],
    look: Look = BODY,
    signs: Sequence[str] = (),
    sheet: Sheet = UPRIGHT,
) -> Block:
    """Texts one below the other, each behind a sign: a dot, or those given."""
    rows = []
    plain, apart = look._replace(before=0), 0.3 if sheet is SLIDE else 0.16
    for i, text in enumerate(texts):
        sign = signs[i] if signs else "·"
        wide = (measure(sign, look.size, look.bold) + look.size * 0.5) / sheet.room.w
        cells = Passage((Words(sign, plain),)), Passage((Words(voice.line(text), plain),))
        rows.append(Row(cells, (wide, 1 - wide), gap=4, pad=look.size * apart))
    return Stack(tuple(rows), gap=0)


def numbered(voice: Voice, texts: Sequence[Sayable]) -> Block:
    """Texts behind 1., 2., 3."""
    return bullets(voice, texts, signs=[f"{i}." for i in range(1, len(texts) + 1)])


def head(voice: Voice, text: Wording) -> Passage:
    """The small name of what follows."""
    return Passage((Words(voice.line(text), LABEL._replace(size=12)),), keep=True)
