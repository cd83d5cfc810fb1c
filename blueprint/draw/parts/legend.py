"""What the signs mean: only those that occur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point
from blueprint.draw.marks import MARKS
from blueprint.draw.shapes import LegendEntry, TextLine
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import say
from blueprint.draw.text.words import LEGEND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.shapes import Box, Curve, PictureLanguage, Route

_LONG = frozenset({"dashed", "back", "entry", "exit", "share", "chip", "late", "limit", "connector", "staff"})
"""Signs that are longer than a mark."""


def legend(
    signs: Sequence[str], left: float, y: float, right: float, speech: PictureLanguage
) -> tuple[tuple[LegendEntry, ...], float]:
    """The signs that occur, in as many lines as they need; also where they end, px.

    They begin further left where the longest would else leave a narrow picture.
    """
    entries = []
    texts = {sign: _text(sign, speech) for sign in signs}
    widths = {sign: measure(text, 10) for sign, text in texts.items()}
    left = min(left, right - max((_wide(sign) + width for sign, width in widths.items()), default=0))
    x = left
    for sign, text in texts.items():
        wide, width = _wide(sign), widths[sign]
        if x > left and x + 26 + width > right:
            x, y = left, y + 24
        entries.append(
            LegendEntry(
                sign, Point(x + wide / 2 - 4, y), TextLine(text, x + wide, y + 3.5, 10, width, ink="line")
            )
        )
        x += wide + width + 22
    return tuple(entries), y + 18


def _text(sign: str, speech: PictureLanguage) -> str:
    said = say(LEGEND[sign], speech)
    return f"{said.main} {said.small}".strip()


def _wide(sign: str) -> float:
    """The room of a sign in front of its text."""
    return 34 if sign in _LONG else 24


def signs_of(
    boxes: tuple[Box, ...], routes: tuple[Route, ...], together: bool, curve: Curve | None
) -> list[str]:
    """What the legend explains: only what occurs."""
    marks = {mark.kind for box in boxes for mark in box.marks}
    signs = [kind for kind in MARKS if kind in marks]
    found = {
        "chip": any(box.chip for box in boxes),
        "late": any(box.chip and box.chip.state in ("near", "broken") for box in boxes),
        "share": any(r.label for r in routes),
        "limit": any(r.limit for r in routes),
        "exit": any(box.exits for box in boxes),
        "entry": any(r.kind == "entry" for r in routes),
        "all": together,
        "map": any(box.is_map for box in boxes),
        "back": any(r.back for r in routes),
        "dashed": any(r.dashed for r in routes),
        "staff": curve is not None and any(each.whose == "staff" for each in curve.both),
    }
    return [*signs, *(sign for sign, there in found.items() if there)]
