"""Where a picture is cut: strips of columns, and what each shows of the whole picture's width."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Literal

from blueprint.draw.parts.contents import BOX_WIDTH
from blueprint.ranking import most

if TYPE_CHECKING:
    from collections.abc import Sequence

A3 = 420 / 297
"""Width to height of a sheet of A3 on its long side."""
ENTER = 15.0
"""How far left of a column's boxes the cut runs: beyond the last track, before the arrow heads, px."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Columns from `first` to before `end`; `left` to `cut` is what it shows, px of the whole picture.

    Arrows from the strip before come in at `enter`; between `left` and there its own arrows may turn.
    """

    number: int
    first: int
    end: int
    left: float
    enter: float
    cut: float


def strips_from(firsts: Sequence[int], lefts: Sequence[float], start: float, right: float) -> list[Strip]:
    """Strips that begin with these columns."""
    found = []
    for number, (first, end) in enumerate(zip(firsts, [*firsts[1:], len(lefts)], strict=True)):
        found.append(
            Strip(
                number,
                first,
                end,
                lefts[first - 1] + BOX_WIDTH if first else start,
                lefts[first] - ENTER if first else start,
                lefts[end] - ENTER if end < len(lefts) else right,
            )
        )
    return found


def columns_of(
    wanted: int | Literal["auto"], lefts: Sequence[float], right: float, head: float, height: float
) -> int:
    """Columns of a strip; `auto` those of strips of like length whose type is largest on A3, whole if that is."""
    if wanted != "auto":
        return wanted
    count = len(lefts)
    step = (right - lefts[0]) / max(1, count)

    def type_size(columns: int) -> float:
        wide = lefts[0] + step * columns + (70 if columns < count else 0)
        return min(A3 / wide, 1 / (head + ceil(count / columns) * height))

    even = {ceil(count / rows) for rows in range(1, count + 1)}
    return most(sorted(even, reverse=True), type_size)


def column_lefts(boxes: Sequence[tuple[int, float]]) -> list[float]:
    """The left edge of every column, from `(column, x)` of the boxes."""
    found = dict(boxes)
    return [found[column] for column in sorted(found)]


def strip_of(parts: Sequence[Strip], x: float) -> Strip:
    """The strip that shows a place."""
    return parts[bisect_right([part.enter for part in parts[1:]], x)]
