"""What several sheets of a course are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.training.blocks import Block, Passage, Stack, Words
from blueprint.export.training.looks import BODY, Look
from blueprint.export.training.rows_and_cards import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blueprint.export.training.voice import Sayable, Voice


def table(
    voice: Voice,
    heads: Iterable[Sayable],
    rows: Iterable[Sequence[Sayable]],
    shares: tuple[float, ...],
    look: Look = BODY,
    pad: float = 5.0,
) -> Table:
    """Texts in columns, under their heads."""
    bold = look._replace(bold=True, ink="soft")
    head = Row(
        tuple(Passage((Words(voice.line(h), bold),)) for h in heads), shares, pad=pad, fill=voice.theme.card
    )
    made = tuple(
        Row(
            tuple(Passage((Words(voice.line(cell), look._replace(before=0)),)) for cell in row),
            shares,
            pad=pad,
            rule=voice.theme.rule,
        )
        for row in rows
    )
    return Table(head, made)


def bullets(voice: Voice, texts: Iterable[Sayable], look: Look = BODY, signs: Sequence[str] = ()) -> Block:
    """Texts one below the other, each behind a sign: a dot, or those given."""
    rows = []
    for i, text in enumerate(texts):
        sign = signs[i] if signs else "·"
        wide = look.size * (1.9 if signs else 1.1) / 700
        cells = (
            Passage((Words(sign, look._replace(before=0)),)),
            Passage((Words(voice.line(text), look._replace(before=0)),)),
        )
        rows.append(Row(cells, (wide, 1 - wide), gap=4, pad=look.size * 0.16))
    return Stack(tuple(rows), gap=0)
