"""Where everything of a house stands, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.draw.charts.page import MARGIN, WIDTH
from blueprint.draw.charts.upright import height_of
from blueprint.draw.geometry import Rect
from blueprint.draw.text.speech import say_text
from blueprint.draw.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.shapes import PictureLanguage
    from blueprint.draw.text.speech import Said
    from blueprint.experience.quality.house import House

NEED, IMPORTANCE = 190.0, 62.0
PLOT, NUMBER, BAR = 112.0, 58.0, 104.0
_ROW, _TALL_ROW = 42.0, 58.0
TITLE_SIZES = (13.5, 12.0, 11.0)
WIDE, NARROW = 150.0, 48.0
_SIDEWAYS = 82.0
"""Columns from this width on have their titles across."""
_TALLEST_TITLE, _HIGHEST_ROOF, _GABLE = 176.0, 250.0, 46.0
BARS, LINE = 84.0, 24.0


@dataclass(frozen=True)
class Content:
    """What is drawn: the house, and the touchpoints' ranks by swing (moments of truth from 1)."""

    house: House
    truths: Mapping[str, int]
    by_swing: Mapping[str, int]
    speech: PictureLanguage


@dataclass(frozen=True)
class Plan:
    """Places, px.

    Attributes:
        column: width of a column.
        row: height of a row.
        upright: whether the titles of columns stand upright.
        roof: the triangle's box.
        titles: the row of titles of columns.
        matrix: relationships.
        needs: titles of rows, with the importance at their right.
        side: the planning side.
        foot: weights below the matrix.
    """

    width: float
    column: float
    upright: bool
    row: float
    roof: Rect
    titles: Rect
    matrix: Rect
    needs: Rect
    side: Rect
    foot: Rect

    def column_of(self, index: int) -> float:
        """The middle of a column."""
        return self.matrix.x + (index + 0.5) * self.column

    def row_of(self, index: int) -> float:
        """The middle of a row."""
        return self.matrix.y + (index + 0.5) * self.row


def side_width(house: House) -> float:
    """The planning side, or the shares of importance alone."""
    return PLOT + 3 * NUMBER + BAR if house.planned else BAR


def width_of(house: House) -> float:
    """The width of the picture; that of a slide, or more for many columns."""
    columns = len(house.columns)
    return max(WIDTH, 2 * MARGIN + NEED + IMPORTANCE + side_width(house) + NARROW * columns + 12)


def title_of(content: Content, touchpoint: str) -> Said:
    """The title of a column."""
    return say_text(content.house.map.touchpoints[touchpoint].title, content.speech)


def plan(content: Content, top: float) -> Plan:
    """Lay a house out below `top`."""
    house = content.house
    width, count = width_of(house), max(1, len(house.columns))
    free = width - 2 * MARGIN - NEED - IMPORTANCE - side_width(house) - 12
    column = min(WIDE, free / count)
    stand = column < _SIDEWAYS
    left = MARGIN + max(0.0, (free - column * count) / 2)
    x = left + NEED + IMPORTANCE
    titles = 62.0
    if stand:
        tallest = max(
            (height_of(title_of(content, t), 13, _TALLEST_TITLE) for t in house.columns), default=0.0
        )
        titles = max(70.0, tallest + 10)
    roof = min(_HIGHEST_ROOF, column * count / 2) if house.roof else _GABLE
    row = _row(content)
    wide, rows = column * count, row * len(house.needs)
    over = Rect(x, top, wide, roof)
    heads = Rect(x, over.bottom, wide, titles + 22)
    matrix = Rect(x, heads.bottom, wide, rows)
    return Plan(
        width=width,
        column=column,
        upright=stand,
        row=row,
        roof=over,
        titles=heads,
        matrix=matrix,
        needs=Rect(left, matrix.y, NEED + IMPORTANCE, rows),
        side=Rect(matrix.right + 12, matrix.y, side_width(house), rows),
        foot=Rect(x, matrix.bottom, wide, LINE + BARS + 2 * LINE),
    )


def _row(content: Content) -> float:
    """Rows are higher where some need takes two lines."""
    titles = (say_text(n.title, content.speech).main for n in content.house.map.needs.values())
    several = any(len(fit(t, True, TITLE_SIZES, NEED - 14, 1, 3).lines) > 1 for t in titles)
    return _TALL_ROW if several else _ROW
