"""Which of two wires on a line goes first: the order with fewer crossings, by repeated reinsertion."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

from blueprint.draw.routing.crossings import compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.routing.wires import Wire, Wiring

_ROUNDS = 3
_CROWD = 150
"""A wire beside more than this many stays where its turns put it: comparing them all takes too long."""


def settle(wiring: Wiring) -> None:
    """Rank the wires of every line; 0 is the topmost or leftmost.

    Channels come before rows and columns: where a route turns off decides the order in a channel, and
    that decides the order in which routes leave a box. Until then wires of like turns rank the same,
    which says that nothing is known.
    """
    for wire in wiring.wires:
        wire.rank = float(sum(end.turn for end in wire.ends))
    lines = [wiring.lines[key] for key in sorted(wiring.lines, key=lambda k: (k[1] % 2, k[0], k[1]))]
    for _ in range(_ROUNDS):
        moved = False
        for line in lines:
            if len(line) == 1:
                line[0].rank = 0.0
                continue
            line.sort(key=_place)
            for wire in line:
                wire.locate(wiring.wires)
            moved = _reorder(line) or moved
            for rank, wire in enumerate(line):
                wire.rank = float(rank)
        if not moved:
            break


def _place(wire: Wire) -> tuple[float, int]:
    return wire.rank, wire.number


def _reorder(line: list[Wire]) -> bool:
    """Move each wire of a line among those it touches to where it crosses least; whether any was moved."""
    starts, stops = sorted(w.lo for w in line), sorted(w.hi for w in line)
    few = [w for w in line if 1 < bisect_right(starts, w.hi) - bisect_left(stops, w.lo) <= _CROWD + 1]
    compared = compare(few, line)
    moved = False
    for wire in few:
        moved = _reinsert(wire, compared[wire.number], line) or moved
    return moved


def _reinsert(wire: Wire, more: Mapping[int, int], line: list[Wire]) -> bool:
    """Move a wire among those it touches; stay when nothing is gained.

    Args:
        wire: to move.
        more: the number of each wire it touches, to how many more crossings there are with that one first.
        line: in order.
    """
    near: list[Wire] = []
    cost = here = 0
    costs = [0]
    stay = 0
    for other in line:
        if other is wire:
            stay, here = len(near), cost
        elif other.number in more:
            near.append(other)
            cost += more[other.number]
            costs.append(cost)
    best = min(costs)
    if best >= here:
        return False
    at = min((i for i, c in enumerate(costs) if c == best), key=lambda i: abs(i - stay))
    low = near[at - 1].rank if at else near[0].rank - 1
    high = near[at].rank if at < len(near) else near[-1].rank + 1
    line.remove(wire)
    wire.rank = (low + high) / 2 if low < high else low
    insort(line, wire, key=_place)
    return True
