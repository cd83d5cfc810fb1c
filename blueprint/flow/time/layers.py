"""A law by layers: what customers have spent at long fixed times, and beside it a law of the rest for each sum.

A month that is always a month and an answer in seconds fit no lattice together: its points lie too far apart for the
seconds. Written out by the sums of the long fixed times, only the short ones need a lattice, one each sum.
"""

from __future__ import annotations

import heapq
import math
from typing import TYPE_CHECKING

from blueprint.flow.time.lattice.cdf import Cdf, mixed
from blueprint.flow.time.law import Law
from blueprint.flow.time.laws import Fixed
from blueprint.flow.time.walk import Clock, conditioned

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.flow.time.walk import Part, Walk

_MOST = 24  # sums of long times
_STATES = 400
_LONG = 1 / 8  # of the longest fixed time
_REST = 1e-5  # customers who may spend other sums


def by_layers(walk: Walk, cdf_of: Callable[[Walk, float], Cdf]) -> Cdf | None:
    """The cdf of a walk's time; None where no time is fixed, or the long ones have too many sums.

    Args:
        walk: it.
        cdf_of: the cdf of a walk without the long times, and how long these are together, in seconds.
    """
    fixed = {i: part.mean for i, part in enumerate(walk.parts) if isinstance(part, Law) and part.is_atomic}
    fixed = {i: t for i, t in fixed.items() if len(walk.parts) > 1 and _certain(walk.parts[i])}
    longest = max(fixed.values(), default=0.0)
    if not longest:
        return None
    long = {i: t for i, t in fixed.items() if t >= longest * _LONG}
    places, sums, moves = _spread(walk, long)
    if len(places) > _STATES:
        return None
    start = {places[key]: p for i, p in walk.start.items() if (key := (i, long.get(i, 0.0))) in places}
    parts: dict[int, Part] = {at: Fixed(0.0) if i in long else walk.parts[i] for (i, _), at in places.items()}
    found: list[tuple[float, float, Cdf]] = []
    for spent in sums:
        stops, lost = [0.0] * len(places), [0.0] * len(places)
        for (i, t), at in places.items():
            onward = math.fsum(moves[at].values())
            stops[at] = walk.ends[i] if t == spent else 0.0
            lost[at] = max(0.0, 1 - onward - stops[at])
        chance, rest = conditioned(Clock(start, moves, stops, lost), parts)
        if rest is not None and chance > 0:
            found.append((chance, spent, cdf_of(rest, spent)))
    total = math.fsum(chance for chance, *_ in found)
    if 1 - total > _REST:
        return None
    return mixed([(chance / total, _later(cdf, spent)) for chance, spent, cdf in found])


def _certain(part: Part) -> bool:
    return isinstance(part, Law) and len(part.atoms) == 1


def _spread(
    walk: Walk, long: dict[int, float]
) -> tuple[dict[tuple[int, float], int], list[float], list[dict[int, float]]]:
    """The states by what has been spent at long times, the least first; those sums; where each leads."""
    places: dict[tuple[int, float], int] = {}
    sums: list[float] = []
    heap = sorted((long.get(i, 0.0), i) for i, p in walk.start.items() if p > 0)
    order: list[tuple[int, float]] = []
    while heap and len(places) <= _STATES:
        spent, i = heapq.heappop(heap)
        if (i, spent) in places:
            continue
        if not sums or spent > sums[-1]:
            if len(sums) == _MOST:
                break
            sums.append(spent)
        places[i, spent] = len(order)
        order.append((i, spent))
        for j, p in walk.moves[i].items():
            if p > 0:
                # Rounded to a microsecond, as durations are: sums of one length are one.
                heapq.heappush(heap, (round(spent + long.get(j, 0.0), 6), j))
    moves: list[dict[int, float]] = []
    for i, spent in order:
        onward = {(j, round(spent + long.get(j, 0.0), 6)): p for j, p in walk.moves[i].items()}
        moves.append({places[key]: p for key, p in onward.items() if key in places})
    return places, sums, moves


def _later(cdf: Cdf, spent: float) -> Cdf:
    """The cdf of a time that comes on top of one that is fixed."""
    import numpy as np

    if not spent:
        return cdf
    first = np.zeros(1)
    off = None if cdf.off is None else np.concatenate((first, cdf.off))
    return Cdf(
        np.concatenate((first, cdf.points + spent)),
        np.concatenate((first, cdf.below)),
        np.concatenate((first, cdf.upto)),
        off,
    )
