"""Routes as wires: straight pieces on a line, with what happens at their ends."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.routing.search import Path, Task

QUARTER = 4
"""Places along a line are quarters of the distance between lines, so that a box has two sides: 4x - 1 and 4x + 1."""
_RANK = 1e-4


class End(NamedTuple):
    """An end of a wire: where (quarters), which way the route turns (-1, 0 into a box, +1), into which wire."""

    at: int
    turn: int
    other: int


class Wire:
    """A straight piece of one route, or of all routes of one net."""

    __slots__ = (
        "ends",
        "half",
        "hi",
        "high",
        "level",
        "line",
        "lo",
        "low",
        "net",
        "number",
        "offset",
        "rank",
        "track",
        "turns",
    )

    def __init__(
        self, number: int, level: bool, line: int, ends: list[End], net: int | None, half: float
    ) -> None:
        """A wire on a line; `half` is the room it needs to either side, px."""
        self.number, self.level, self.line, self.ends, self.net, self.half = (
            number,
            level,
            line,
            ends,
            net,
            half,
        )
        self.lo, self.hi = min(ends).at, max(ends).at
        self.rank = 0.0
        self.track = 0
        self.offset = 0.0
        self.low, self.high = float(self.lo), float(self.hi)
        self.turns: list[tuple[float, int]] = []

    def place(self, end: End, wires: Sequence[Wire]) -> float:
        """Where an end is, fine enough to tell wires on one line apart."""
        return end.at + wires[end.other].rank * _RANK if end.turn else float(end.at)

    def locate(self, wires: Sequence[Wire]) -> None:
        """Note where it starts, stops and turns, as the wires it turns into are ranked now."""
        places = [(self.place(end, wires), end.turn) for end in self.ends]
        self.low, self.high = min(places)[0], max(places)[0]
        self.turns = [place for place in places if place[1]]


class Wiring:
    """All wires, the lines they share, and the wires of each task."""

    def __init__(self, tasks: Sequence[Task], halves: Sequence[tuple[float, float]]) -> None:
        """Cut the tasks' paths; `halves` is the room their labels need beside a level and an upright stub."""
        self.wires: list[Wire] = []
        self.of_task: list[list[int]] = []
        for task, half in zip(tasks, halves, strict=True):
            self._cut(task.path, task.net, half)
        self._merge_nets()
        self.lines: dict[tuple[bool, int], list[Wire]] = defaultdict(list)
        for wire in self.wires:
            if self._root[wire.number] == wire.number:
                self.lines[wire.level, wire.line].append(wire)

    def _cut(self, path: Path, net: int | None, half: tuple[float, float]) -> None:
        first = len(self.wires)
        last = first + len(path) - 2
        for k, ((x1, y1), (x2, y2)) in enumerate(pairwise(path)):
            level = y1 == y2
            a, b, line = (x1, x2, y1) if level else (y1, y2, x1)
            number, ahead = first + k, 1 if b > a else -1
            start = (
                End(QUARTER * a + ahead, 0, -1)
                if number == first
                else End(QUARTER * a, _turn(path[k], path[k - 1]), number - 1)
            )
            stop = (
                End(QUARTER * b - ahead, 0, -1)
                if number == last
                else End(QUARTER * b, _turn(path[k + 1], path[k + 2]), number + 1)
            )
            room = half[0 if level else 1] if number == first else 0.0
            self.wires.append(Wire(number, level, line, [start, stop], net, max(room, 6.0)))
        self.of_task.append(list(range(first, last + 1)))

    def _merge_nets(self) -> None:
        """Wires of one net that touch on one line become one wire."""
        self._root = list(range(len(self.wires)))
        groups: dict[tuple[bool, int, int], list[Wire]] = defaultdict(list)
        for wire in self.wires:
            if wire.net is not None:
                groups[wire.level, wire.line, wire.net].append(wire)
        for group in groups.values():
            group.sort(key=lambda w: (w.lo, w.hi, w.number))
            head = group[0]
            for wire in group[1:]:
                if wire.lo <= head.hi:
                    self._root[wire.number] = head.number
                    head.ends += wire.ends
                    head.hi = max(head.hi, wire.hi)
                else:
                    head = wire
        for wire in self.wires:
            wire.ends = sorted({End(e.at, e.turn, self._root[e.other] if e.turn else -1) for e in wire.ends})
        self.of_task = [[self._root[n] for n in numbers] for numbers in self.of_task]


def _turn(corner: tuple[int, int], towards: tuple[int, int]) -> int:
    """Which way the neighbouring wire leads from a corner: -1 up or left, +1 down or right."""
    return 1 if towards > corner else -1
