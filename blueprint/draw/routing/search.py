"""Which lines a route takes: the cheapest way over the lines next to its two boxes.

Length, bends, crossings with what already runs, and company on the same line all cost. The lines
beside the two boxes always contain a way without boxes (out, along a channel, in), so the search
cannot fail, and it is small: six by six lines. An arrow between boxes far apart may take every
channel that flow may enter; those among evidence and support are none of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from blueprint.draw.routing.grid import Cell, Grid

Side = Literal["left", "right", "top", "bottom"]
Path = list[tuple[int, int]]
_BEND, _COMPANY, _COMPANY_IN_CELL = 80.0, 5.0, 16.0
CROSSING, DASHED_CROSSING = 150.0, 50.0
_TURNING = 0.5
"""Chance that a route crosses a wire it meets where it turns."""
SIDES: tuple[Side, ...] = ("right", "left", "top", "bottom")
_NEVER = 1e6
_BITS = 20
_LINES = (1 << _BITS - 1) - 1
"""A level line's number takes the bits between: there may be very many."""


@dataclass(slots=True)
class Task:
    """One route to find; `leave` and `enter` and `crossing` price the sides and a crossing, px; lower ranks choose first, and what goes `far` may take every open channel."""

    source: Cell
    target: Cell
    leave: dict[Side, float]
    enter: dict[Side, float]
    labelled: bool = False
    net: int | None = None
    rank: int = 0
    crossing: float = CROSSING
    far: bool = False
    path: Path = field(default_factory=list)

    @property
    def sides(self) -> tuple[Side, Side]:
        """Where the path leaves and enters."""
        return _side(self.path[0], self.path[1]), _side(self.path[-1], self.path[-2])


def _side(box: tuple[int, int], other: tuple[int, int]) -> Side:
    if box[1] == other[1]:
        return "right" if other[0] > box[0] else "left"
    return "bottom" if other[1] > box[1] else "top"


_STEP: dict[Side, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}


def direct(grid: Grid, task: Task) -> Path | None:
    """The straight way along one line, if nothing stands between."""
    (c1, r1), (c2, r2) = task.source, task.target
    here, there = (task.source.x, task.source.y), (task.target.x, task.target.y)
    if (
        r1 == r2
        and c1 != c2
        and grid.row_is_free(here[1], min(here[0], there[0]) + 1, max(here[0], there[0]) - 1)
    ):
        return [here, there]
    if (
        c1 == c2
        and r1 != r2
        and grid.column_is_free(here[0], min(here[1], there[1]) + 1, max(here[1], there[1]) - 1)
    ):
        return [here, there]
    return None


def search(grid: Grid, task: Task) -> Path:
    """The cheapest path, as corners from the source's cell to the target's."""
    source, target = task.source, task.target
    xs = sorted({x + d for x in (source.x, target.x) for d in (-1, 0, 1)})
    ys = sorted(
        {y + d for y in (source.y, target.y) for d in (-1, 0, 1)} | set(grid.open if task.far else ())
    )
    goals = {
        _state(xs.index(target.x + dx), ys.index(target.y + dy), dx != 0): task.enter[side]
        for side, (dx, dy) in _STEP.items()
    }
    heap = [
        (task.leave[side], _state(xs.index(source.x + dx), ys.index(source.y + dy), dx != 0), -1)
        for side, (dx, dy) in _STEP.items()
    ]
    heapify(heap)
    came: dict[int, int] = {}
    done_at, done = _NEVER * 9, -1
    while heap:
        cost, state, before = heappop(heap)
        if cost >= done_at:
            break
        if state in came:
            continue
        came[state] = before
        if cost + goals.get(state, _NEVER * 9) < done_at:
            done_at, done = cost + goals[state], state
        i, j, level = state >> _BITS, state >> 1 & _LINES, state & 1
        here = (grid.across[ys[j]][xs[i]] if level else grid.down[xs[i]][ys[j]]) * task.crossing
        onwards = cost + (here if before < 0 or before & 1 == level else here * _TURNING)
        if state ^ 1 not in came:
            heappush(heap, (cost + _BEND, state ^ 1, state))
        for step in (-1, 1):
            a, b = (i + step, j) if level else (i, j + step)
            if 0 <= a < len(xs) and 0 <= b < len(ys) and _state(a, b, level) not in came:
                price = _along(grid, task.crossing, xs[i], ys[j], xs[a], ys[b])
                if price < _NEVER:
                    heappush(heap, (onwards + price, _state(a, b, level), state))
    points = [(target.x, target.y)]
    while done >= 0:
        points.append((xs[done >> _BITS], ys[done >> 1 & _LINES]))
        done = came[done]
    return corners([*points, (source.x, source.y)][::-1])


def _state(i: int, j: int, level: int) -> int:
    """A crossing of lines and whether the route runs level there, as one number."""
    return i << _BITS | j << 1 | level


def _along(grid: Grid, crossing: float, x1: int, y1: int, x2: int, y2: int) -> float:
    """Price of going straight from one crossing of lines to another: way, wires crossed between, company."""
    if y1 == y2:
        a, b = (x1, x2) if x1 < x2 else (x2, x1)
        if not grid.row_is_free(y1, a, b):
            return _NEVER
        crossed, beside = sum(grid.across[y1][a + 1 : b]), max(grid.horizontal[y1][a : b + 1])
        company = _COMPANY_IN_CELL if y1 % 2 else _COMPANY
        return grid.x[b] - grid.x[a] + crossed * crossing + beside * company
    a, b = (y1, y2) if y1 < y2 else (y2, y1)
    if not grid.column_is_free(x1, a, b):
        return _NEVER
    crossed, beside = sum(grid.down[x1][a + 1 : b]), max(grid.vertical[x1][a : b + 1])
    company = _COMPANY_IN_CELL if x1 % 2 else _COMPANY
    return grid.y[b] - grid.y[a] + crossed * crossing + beside * company


def corners(points: Path) -> Path:
    """The points where a way starts, turns and ends."""
    path = points[:1]
    for k in range(1, len(points) - 1):
        (ax, ay), (bx, by), (cx, cy) = path[-1], points[k], points[k + 1]
        if (bx, by) != (ax, ay) and not (ax == bx == cx or ay == by == cy):
            path.append((bx, by))
    return [*path, points[-1]]
