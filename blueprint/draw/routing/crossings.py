"""How many crossings it saves that one of two wires on a line goes above, or to the left of, the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from blueprint.draw.routing.wires import Wire

    Numbers = NDArray[np.float64]

_CROSS, _FACING = 5, 3
"""What a crossing costs, and two ends on one line that face each other: these may cross."""
_SAME = 0.5
"""Two ends closer than this (quarters of a line) turn into the same line."""
_MANY = 40
"""From so many wires on a line on they are compared in batches of as many."""


def compare(few: Sequence[Wire], line: Sequence[Wire]) -> dict[int, dict[int, int]]:
    """Compare some located wires of a line with all they touch.

    Returns:
        Per number of a wire, and number of another that it touches, how many more crossings (in `_CROSS`) there
        are when the other one goes first.
    """
    if len(line) >= _MANY:
        return _in_batches(few, line)
    found: dict[int, dict[int, int]] = {wire.number: {} for wire in line}
    for at, one in enumerate(line):
        for two in line[:at]:
            if one.lo <= two.hi and two.lo <= one.hi:
                more = _crossings(two, one) - _crossings(one, two)
                found[one.number][two.number], found[two.number][one.number] = more, -more
    return found


def _crossings(first: Wire, second: Wire) -> int:
    """Crossings between two wires, and what turns off them, when `first` goes above or left."""
    count = 0
    for place, turn in first.turns:
        if turn == 1:
            if second.low < place < second.high:
                count += _CROSS
            for other, back in second.turns:
                if back == -1 and -_SAME < place - other < _SAME:
                    count += _FACING
    for place, turn in second.turns:
        if turn == -1 and first.low < place < first.high:
            count += _CROSS
    return count


def _in_batches(few: Sequence[Wire], line: Sequence[Wire]) -> dict[int, dict[int, int]]:
    """The same by arrays: wires that lie close together, with all that touch one of them."""
    found: dict[int, dict[int, int]] = {}
    ordered = sorted(few, key=lambda w: (w.lo, w.hi, w.number))
    for batch in (ordered[at : at + _MANY] for at in range(0, len(ordered), _MANY)):
        low, high = batch[0].lo, max(w.hi for w in batch)
        found |= _all_pairs(batch, [w for w in line if w.lo <= high and low <= w.hi])
    return found


def _all_pairs(batch: Sequence[Wire], others: Sequence[Wire]) -> dict[int, dict[int, int]]:
    import numpy as np

    def ranges(wires: Sequence[Wire]) -> tuple[Numbers, ...]:
        """Where they start and stop: the places they touch, and exactly."""
        return tuple(
            np.array(values) for values in zip(*((w.lo, w.hi, w.low, w.high) for w in wires), strict=True)
        )

    def turns(wires: Sequence[Wire]) -> tuple[Numbers, ...]:
        """Where they turn, which way, and which of the wires does."""
        found = [(place, way, at) for at, w in enumerate(wires) for place, way in w.turns]
        return tuple(
            np.array([turn[part] for turn in found], kind) for part, kind in enumerate((float, int, int))
        )

    lo, hi, low, high = (values[:, None] for values in ranges(batch))
    los, his, lows, highs = ranges(others)
    place, way, owner = turns(batch)
    places, ways, owners = turns(others)
    count = len(others)
    # What turns off the others within one of the batch, off that one within an other, and off both at one place.
    one, turn = ((low < places) & (places < high)).nonzero()
    own, other = ((lows < place[:, None]) & (place[:, None] < highs)).nonzero()
    facing = (np.abs(places - place[:, None]) < _SAME) & (ways != way[:, None])
    mine, theirs = facing.nonzero()
    pairs = (one * count + owners[turn], owner[own] * count + other, owner[mine] * count + owners[theirs])
    saved = (_CROSS * ways[turn], -_CROSS * way[own], _FACING * ways[theirs])
    size = len(batch) * count
    more = np.bincount(np.concatenate(pairs), np.concatenate(saved), size).reshape(-1, count)
    found: dict[int, dict[int, int]] = {}
    touching = (los <= hi) & (lo <= his)
    for wire, near, row in zip(batch, touching, more.astype(int), strict=True):
        found[wire.number] = {
            others[k].number: saved
            for k, saved in zip(near.nonzero()[0].tolist(), row[near].tolist(), strict=True)
        }
        del found[wire.number][wire.number]
    return found
