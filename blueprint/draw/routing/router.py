"""Finds a path for every task: near ones first, then each again (and again) with all others known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from blueprint.draw.routing.search import Side, Task, direct, search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.routing.grid import Cell, Grid

Order = Literal["near", "far", "left"]
_ROOM: dict[Side, int] = {"left": 4, "right": 4, "top": 3, "bottom": 3}
"""How many wires fit a side before it counts as crowded; a labelled one takes the room of more."""
_CROWDED, _ENOUGH, _FULL = 40.0, 600.0, 20_000.0
_MOST_OVER = 5
"""Boxes grow in height, never in width: above this a top or bottom is full."""
_TOO_DEAR = 450.0
"""Crossings a straight way may cost before a detour is looked for, px."""
_MANY = 400
"""Above so many tasks further rounds are left out: they take time and change little."""
_ROUNDS = 3
_FAR = 3
"""From so many columns on an arrow may take every open channel."""


class Manner(NamedTuple):
    """A way of looking: which arrows choose first, and how much dearer than usual it is to cross one."""

    first: Order = "near"
    dearer: float = 1.0


MANNERS = (Manner("near"), Manner("near", 2), Manner("far", 2), Manner("left", 4))
"""Each is best for some maps; the first alone is good for all."""


class Router:
    """Paths over a grid, with the load on every side of every box."""

    def __init__(self, grid: Grid, manner: Manner = MANNERS[0]) -> None:
        """Route on this grid."""
        self._grid, self._manner = grid, manner
        self._load: Counter[tuple[Cell, Side]] = Counter()

    def route(self, tasks: Sequence[Task]) -> None:
        """Give every task its path."""
        order = sorted(range(len(tasks)), key=lambda i: (*_urgency(tasks[i], self._manner.first), i))
        for i in order:
            self._lay(tasks[i])
        if len(tasks) > _MANY:
            return
        for i in order * _ROUNDS:
            task = tasks[i]
            if len(task.path) > 2 and task.net is None:
                self._run(task, -1)
                self._lay(task)

    def _lay(self, task: Task) -> None:
        straight = direct(self._grid, task)
        if straight:
            task.path = straight
            leave, enter = task.sides
            dear = (
                task.leave[leave]
                + task.enter[enter]
                + self._crowd(task.source, leave)
                + self._crowd(task.target, enter)
            )
            if dear >= 200 or self._busy(straight, self._price(task)):
                task.path = self._search(task)
        else:
            task.path = self._search(task)
        self._run(task, 1)

    def _search(self, task: Task) -> list[tuple[int, int]]:
        crowded = Task(
            task.source,
            task.target,
            {side: price + self._crowd(task.source, side) for side, price in task.leave.items()},
            {side: price + self._crowd(task.target, side) for side, price in task.enter.items()},
            crossing=self._price(task),
            far=task.net is None and abs(task.source.column - task.target.column) >= _FAR,
        )
        return search(self._grid, crowded)

    def _price(self, task: Task) -> float:
        """Of a crossing: customers' ways may cost more."""
        return task.crossing * (self._manner.dearer if task.net is None else 1)

    def _busy(self, path: list[tuple[int, int]], crossing: float) -> bool:
        """Whether a straight way already carries several wires, or crosses too many."""
        (x1, y1), (x2, y2) = path
        if y1 == y2:
            on, over, low, high = self._grid.horizontal[y1], self._grid.across[y1], *sorted((x1, x2))
        else:
            on, over, low, high = self._grid.vertical[x1], self._grid.down[x1], *sorted((y1, y2))
        return max(on[low + 1 : high]) > 1 or sum(over[low + 1 : high]) * crossing > _TOO_DEAR

    def _crowd(self, cell: Cell, side: Side) -> float:
        over = self._load[cell, side] + 1 - _ROOM[side]
        if over > _MOST_OVER and side in ("top", "bottom"):
            return _FULL
        return min(_CROWDED * over, _ENOUGH) if over > 0 else 0.0

    def _run(self, task: Task, change: int) -> None:
        self._grid.run(task.path, change)
        leave, enter = task.sides
        upright = leave in ("top", "bottom")
        self._load[task.source, leave] += change * ((2 if upright else 1) if task.labelled else 1)
        self._load[task.target, enter] += change


def _urgency(task: Task, first: Order) -> tuple[int, int, int]:
    """Solid before dashed; near before far, or far before near, or from left to right."""
    (c1, r1), (c2, r2) = task.source, task.target
    far = 2 * abs(c1 - c2) + abs(r1 - r2)
    if first == "left":
        return task.rank, min(c1, c2), abs(c1 - c2)
    return task.rank, far if first == "near" else -far, 0
