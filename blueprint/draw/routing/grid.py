"""Where boxes stand, and what already runs where."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Cell(NamedTuple):
    """A place for a box."""

    column: int
    row: int

    @property
    def x(self) -> int:
        """Its vertical line."""
        return 2 * self.column + 1

    @property
    def y(self) -> int:
        """Its horizontal line."""
        return 2 * self.row + 1


class Ground(NamedTuple):
    """What a grid is made of: the fields are those that `Grid` takes."""

    columns: int
    rows: int
    cells: tuple[Cell, ...]
    row_heights: tuple[float, ...]
    gaps: tuple[float, ...]
    open_rows: range


class Grid:
    """Occupied cells, rough distances between lines (px), and traffic.

    `across[y][x]` counts vertical wires that cross horizontal line y at x, `down[x][y]` horizontal
    wires that cross vertical line x at y.
    """

    def __init__(
        self,
        columns: int,
        rows: int,
        cells: Sequence[Cell],
        row_heights: Sequence[float],
        gaps: Sequence[float],
        open_rows: range | None = None,
    ) -> None:
        """An empty grid with boxes; `gaps` are the rough heights of the horizontal channels.

        Flow may pass along the channels that touch one of the `open_rows` (by default all).
        """
        self.columns, self.rows = columns, rows
        first, last = (open_rows.start, open_rows.stop) if open_rows is not None else (0, rows)
        self.open = range(2 * first, 2 * last + 1, 2)
        self.in_row, self.in_column = [0] * rows, [0] * columns
        for cell in cells:
            self.in_row[cell.row] |= 1 << cell.column
            self.in_column[cell.column] |= 1 << cell.row
        self.x = _centres([138.0] * columns, [48.0] * (columns + 1))
        self.y = _centres(row_heights, gaps)
        self.vertical = [[0] * (2 * rows + 1) for _ in range(2 * columns + 1)]
        self.horizontal = [[0] * (2 * columns + 1) for _ in range(2 * rows + 1)]
        self.across = [[0] * (2 * columns + 1) for _ in range(2 * rows + 1)]
        self.down = [[0] * (2 * rows + 1) for _ in range(2 * columns + 1)]

    def row_is_free(self, y: int, x1: int, x2: int) -> bool:
        """No box on horizontal line `y` from vertical line x1 to x2, both included (x1 <= x2)."""
        first, last = x1 // 2, (x2 - 1) // 2
        return (
            not y % 2 or last < first or not (self.in_row[y // 2] >> first) & ((1 << (last - first + 1)) - 1)
        )

    def column_is_free(self, x: int, y1: int, y2: int) -> bool:
        """No box on vertical line `x` from horizontal line y1 to y2, both included (y1 <= y2)."""
        first, last = y1 // 2, (y2 - 1) // 2
        return (
            not x % 2
            or last < first
            or not (self.in_column[x // 2] >> first) & ((1 << (last - first + 1)) - 1)
        )

    def run(self, path: list[tuple[int, int]], change: int = 1) -> None:
        """Add a route's traffic, or take it away (`change` -1)."""
        for (x1, y1), (x2, y2) in pairwise(path):
            if y1 == y2:
                on, row = self.horizontal[y1], y1
                for x in range(min(x1, x2), max(x1, x2) + 1):
                    on[x] += change
                    self.down[x][row] += change
            else:
                on, column = self.vertical[x1], x1
                for y in range(min(y1, y2), max(y1, y2) + 1):
                    on[y] += change
                    self.across[y][column] += change


def _centres(sizes: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Middles of channels and cells in turn, px."""
    middles, at = [gaps[0] / 2], gaps[0]
    for size, gap in zip(sizes, gaps[1:], strict=True):
        middles += [at + size / 2, at + size + gap / 2]
        at += size + gap
    return middles
