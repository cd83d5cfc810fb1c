"""Titles of narrow columns: Chinese characters one below the other, Latin words turned on their side."""

from __future__ import annotations

from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING

from blueprint.draw.shapes import TextLine
from blueprint.draw.svg_painter.writing import line, number
from blueprint.draw.text.metrics import is_wide, measure
from blueprint.draw.text.wrap import ELLIPSIS, fit

if TYPE_CHECKING:
    from blueprint.draw.charts.page import Page
    from blueprint.draw.geometry import Rect
    from blueprint.draw.shapes import Ink
    from blueprint.draw.text.speech import Said

STEP = 1.12
"""From one character down to the next, in ems."""
_GAP = 3.0


def turned(
    page: Page, text: str, x: float, y: float, size: float, ink: Ink = "main", bold: bool = False
) -> None:
    """A line read from below upwards; it begins at the point."""
    made = TextLine(
        text=text, x=x, y=y, size=size, width=measure(text, size, bold), bold=bold, ink=ink, anchor="start"
    )
    page.parts.append(f'<g transform="rotate(-90 {number(x)} {number(y)})">{line(made, page.theme)}</g>')


def height_of(said: Said, size: float, most: float) -> float:
    """The room that a title needs in height, px; at most `most`."""
    if any(map(is_wide, said.main)):
        main = _tall(_pieces(said.main, size))
        return min(most, max(main, measure(said.small, size - 3) / 2))
    return min(most, measure(said.main, size) / 1.6 + size)


def upright(page: Page, said: Said, room: Rect, size: float) -> None:
    """A title in a column, standing on the column's lower edge; the second language small beside the first."""
    if not any(map(is_wide, said.main)):
        fitted = fit(said.main, False, (size, size - 1, size - 2), room.h, 2, int(room.w // (size * STEP)))
        wide = len(fitted.lines) * fitted.size * STEP
        for i, each in enumerate(fitted.lines):
            x = room.centre.x - wide / 2 + (i + 0.82) * fitted.size * STEP
            turned(page, each, x, room.bottom, fitted.size)
        return
    lines = _stacks(said.main, size, room.h)
    most = 2 if len(lines) == 1 else 1
    small = fit(said.small, False, (size - 3, size - 4), room.h, most, most) if said.small else None
    beside = len(small.lines) * small.size * STEP + _GAP if small else 0.0
    wide = len(lines) * size * STEP + beside
    left = room.centre.x - wide / 2
    top = room.bottom - max(_tall(pieces) for pieces in lines)
    for i, pieces in enumerate(reversed(lines)):  # columns of characters run from right to left
        _stack(page, pieces, left + (i + 0.5) * size * STEP, top, size)
    if small:
        for i, each in enumerate(small.lines):
            x = left + len(lines) * size * STEP + _GAP + (i + 0.82) * small.size * STEP
            turned(page, each, x, room.bottom, small.size, "soft")


def _pieces(text: str, size: float) -> list[tuple[str, float]]:
    """Characters to stack, and runs of Latin to turn, each with its height."""
    found: list[tuple[str, float]] = []
    for wide, group in groupby(text, is_wide):
        run = "".join(group)
        if wide:
            found += [(char, size * STEP) for char in run]
        elif run.strip():
            found.append((run.strip(), measure(run.strip(), size) + 4))
    return found


def _stacks(text: str, size: float, room: float) -> list[list[tuple[str, float]]]:
    """One or two columns of pieces; what does not fit into two ends in an ellipsis."""
    pieces = _pieces(text, size)
    if _tall(pieces) <= room:
        return [pieces]
    lines: list[list[tuple[str, float]]] = [[], []]
    used = [0.0, 0.0]
    at = 0
    for piece, height in pieces:
        if used[at] + height > room and at == 0:
            at = 1
        if used[at] + height > room:
            lines[1][-1:] = [(ELLIPSIS, size)]
            break
        lines[at].append((piece, height))
        used[at] += height
    return lines


def _tall(pieces: list[tuple[str, float]]) -> float:
    return fsum(h for _, h in pieces)


def _stack(page: Page, pieces: list[tuple[str, float]], x: float, y: float, size: float) -> None:
    for piece, height in pieces:
        if len(piece) == 1:
            page.text(piece, x, y + size * 0.95, size, anchor="middle")
        else:
            turned(page, piece, x + size * 0.36, y + height - 2, size)
        y += height
