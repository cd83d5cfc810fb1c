"""A track for every wire, so that no two lie on one another."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.draw.routing.wires import Wire, Wiring


def lay_tracks(wiring: Wiring) -> dict[tuple[bool, int], int]:
    """Tracks in the channels (even lines) and offsets from the middle on rows and columns (odd lines).

    Returns:
        The number of tracks of every channel that has any, by (level, line).
    """
    counts: dict[tuple[bool, int], int] = {}
    for key, line in wiring.lines.items():
        line.sort(key=lambda w: (w.rank, w.number))
        if key[1] % 2 == 0:
            counts[key] = _stack(line)
        else:
            _spread(line, wiring.wires)
    return counts


def _stack(line: list[Wire]) -> int:
    """The track after those of all wires before it that a wire touches; how many there are."""
    first = min(w.lo for w in line)
    used = [0] * (max(w.hi for w in line) - first + 1)  # tracks, at each place
    for wire in line:
        here = slice(wire.lo - first, wire.hi - first + 1)
        wire.track = max(used[here])
        used[here] = [wire.track + 1] * (wire.hi - wire.lo + 1)
    return max(used)


def _spread(line: list[Wire], wires: list[Wire]) -> None:
    """Offsets on an odd line: each bundle of wires that collide is centred on the line."""
    starting, stopping = _by_end(line)
    for bundle in _bundles(line, wires):
        first = min(w.lo for w in bundle)
        # Between each place and the next: how far off the line the last wire reaches, where it is, half its room.
        used = [_NOTHING] * (max(w.hi for w in bundle) - first)
        placed: set[int] = set()
        for wire in bundle:
            here = slice(wire.lo - first, wire.hi - first)
            at_ends = (w for w in (*stopping[wire.lo], *starting[wire.hi]) if w.number in placed)
            beside = (_taken(w) for w in at_ends if _collide(wire, w, wires))
            reach, offset, half = max([max(used[here]), *beside])
            wire.offset = offset + wire.half + half if reach else 0.0
            placed.add(wire.number)
            used[here] = [_taken(wire)] * (wire.hi - wire.lo)
        middle = (min(w.offset for w in bundle) + max(w.offset for w in bundle)) / 2
        for wire in bundle:
            wire.offset -= middle


_NOTHING = (0.0, 0.0, 0.0)


def _taken(wire: Wire) -> tuple[float, float, float]:
    return wire.offset + wire.half, wire.offset, wire.half


def _by_end(line: list[Wire]) -> tuple[dict[int, list[Wire]], dict[int, list[Wire]]]:
    """The wires that start, and those that stop, at each place."""
    starting: dict[int, list[Wire]] = defaultdict(list)
    stopping: dict[int, list[Wire]] = defaultdict(list)
    for wire in line:
        starting[wire.lo].append(wire)
        stopping[wire.hi].append(wire)
    return starting, stopping


def _bundles(line: list[Wire], wires: list[Wire]) -> list[list[Wire]]:
    """The wires of an odd line that collide with one another, each bundle in the order of the line."""
    starting, stopping = _by_end(line)
    bundles: list[list[Wire]] = []
    reach = -math.inf
    for wire in sorted(line, key=lambda w: w.lo):
        meet = wire.lo == reach and any(
            _collide(one, two, wires) for one in stopping[wire.lo] for two in starting[wire.lo]
        )
        if wire.lo < reach or meet:
            bundles[-1].append(wire)
        else:
            bundles.append([wire])
        reach = max(reach, wire.hi)
    return [sorted(bundle, key=lambda w: (w.rank, w.number)) for bundle in bundles]


def _collide(one: Wire, two: Wire, wires: list[Wire]) -> bool:
    """Whether two wires of an odd line would lie on one another, given the tracks in the channels they end in."""
    left, right = (one, two) if one.lo <= two.lo else (two, one)
    if left.hi > right.lo:
        return True
    stop, start = max(left.ends), min(right.ends)
    if stop.turn and start.turn and stop.at % 8 == 0:
        return left.place(stop, wires) >= right.place(start, wires)
    return True
