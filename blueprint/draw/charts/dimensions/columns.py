"""The columns of the matrix: titles at the left, then one a dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.model.names import Dimension

if TYPE_CHECKING:
    from blueprint.draw.geometry import Rect

TITLE, COLUMN = 300.0, 130.0
"""Widths, px."""


def column_of(body: Rect, dimension: Dimension) -> float:
    """The middle of a dimension's column, px."""
    return body.x + TITLE + (list(Dimension).index(dimension) + 0.5) * COLUMN
