"""A track for every wire, so that no two lie on one another."""

from __future__ import annotations

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
            for wire in line:
                wire.track = 1 + max((w.track for w in wire.near if _before(w, wire)), default=-1)
            counts[key] = 1 + max(wire.track for wire in line)
        else:
            _spread(line, wiring.wires)
    return counts


def _before(one: Wire, two: Wire) -> bool:
    return (one.rank, one.number) < (two.rank, two.number)


def _spread(line: list[Wire], wires: list[Wire]) -> None:
    """Offsets on an odd line: each bundle of wires that touch is centred on the line."""
    seen: set[int] = set()
    for wire in line:
        if wire.number in seen:
            continue
        bundle, todo = [], [wire]
        seen.add(wire.number)
        while todo:
            one = todo.pop()
            bundle.append(one)
            for other in one.near:
                if other.number not in seen and _collide(one, other, wires):
                    seen.add(other.number)
                    todo.append(other)
        bundle.sort(key=lambda w: (w.rank, w.number))
        for one in bundle:
            one.offset = 0.0
            for other in one.near:
                if _before(other, one) and _collide(one, other, wires):
                    one.offset = max(one.offset, other.offset + one.half + other.half)
        middle = (min(w.offset for w in bundle) + max(w.offset for w in bundle)) / 2
        for one in bundle:
            one.offset -= middle


def _collide(one: Wire, two: Wire, wires: list[Wire]) -> bool:
    """Whether two wires of an odd line would lie on one another, given the tracks in the channels they end in."""
    left, right = (one, two) if one.lo <= two.lo else (two, one)
    if left.hi > right.lo:
        return True
    stop, start = max(left.ends), min(right.ends)
    if stop.turn and start.turn and stop.at % 8 == 0:
        return left.place(stop, wires) >= right.place(start, wires)
    return True
