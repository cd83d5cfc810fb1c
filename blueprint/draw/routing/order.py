"""Which of two wires on a line goes first: the order with fewer crossings, by repeated reinsertion."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.draw.routing.wires import Wire, Wiring

_ROUNDS = 3
_FACING = 0.6
_LITTLE = 1e-9
_SAME = 0.5
"""Two ends closer than this (quarters of a line) turn into the same line."""
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
            line.sort(key=lambda w: (w.rank, w.number))
            for wire in line:
                wire.locate(wiring.wires)
            for wire in line:
                if 0 < len(wire.near) <= _CROWD:
                    moved = _reinsert(wire) or moved
            line.sort(key=lambda w: (w.rank, w.number))
            _number(line)
        if not moved:
            break


def _number(line: list[Wire]) -> None:
    for rank, wire in enumerate(line):
        wire.rank = float(rank)


def _reinsert(wire: Wire) -> bool:
    """Move a wire among those it touches to where it crosses least; stay when nothing is gained."""
    near = sorted(wire.near, key=lambda w: (w.rank, w.number))
    cost = here = 0.0
    costs = [0.0]
    stay = 0
    for position, other in enumerate(near, 1):
        cost += crossings(other, wire) - crossings(wire, other)
        costs.append(cost)
        if other.rank < wire.rank or (other.rank == wire.rank and other.number < wire.number):
            stay, here = position, cost
    best = min(costs)
    if best >= here - _LITTLE:
        return False
    at = min((i for i, c in enumerate(costs) if c <= best + _LITTLE), key=lambda i: abs(i - stay))
    low = near[at - 1].rank if at else near[0].rank - 1
    high = near[at].rank if at < len(near) else near[-1].rank + 1
    wire.rank = (low + high) / 2 if low < high else low
    return True


def crossings(first: Wire, second: Wire) -> float:
    """Crossings between two located wires of one line, and what turns off them, when `first` goes above or left."""
    count = 0.0
    for place, turn in first.turns:
        if turn == 1:
            if second.low < place < second.high:
                count += 1
            for other, back in second.turns:
                if back == -1 and -_SAME < place - other < _SAME:
                    count += _FACING
    for place, turn in second.turns:
        if turn == -1 and first.low < place < first.high:
            count += 1
    return count
