"""A slide of the segments that have an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.export.slides.canvas import MARGIN, SLIDE
from blueprint.export.slides.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.export.slides.canvas import Canvas
    from blueprint.source.pictures.picture import Picture

_TOP, _SIDE, _NAME, _ROW = 76.0, 120.0, 18.0, 180.0
_MOST = 6
"""Segments in a row."""


def paint_people(canvas: Canvas, people: Sequence[tuple[str, Picture]]) -> None:
    """Icons with names below them, in rows; what has no room is left to the notes of the picture."""
    room = (SLIDE[0] - 2 * MARGIN) / min(_MOST, len(people))
    rows = int((SLIDE[1] - _TOP) / _ROW)
    for i, (name, picture) in enumerate(people[: rows * _MOST]):
        x, y = MARGIN + i % _MOST * room, _TOP + i // _MOST * _ROW
        wide, high = picture.fitted(_SIDE, _SIDE)
        at = Rect(x + (room - wide) / 2, y + (_SIDE - high) / 2, wide, high)
        canvas.image(f"segment:{i + 1}", at, picture, name)
        line = lines_of(name, _NAME, True, room - 12, 1)[0][0]
        below = Rect(x, y + _SIDE + 8, room, 28)
        canvas.text(f"segment:{i + 1}", below, line, _NAME, canvas.theme.inks["main"], bold=True, align="ctr")
