"""The law of a walk's time by all its routes, where every time is fixed and the routes have few different ones.

Minutes beside months fit no lattice; written out they are exact.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.time.lattice.cdf import Cdf
from blueprint.flow.time.law import Law

if TYPE_CHECKING:
    from blueprint.flow.time.walk import Walk

_MOST = 20_000
_NOTHING = 1e-13


def enumerated(walk: Walk) -> Cdf | None:
    """The cdf by its jumps, right to 1e-9; None where times are not all fixed, or there are too many."""
    parts = [part for part in walk.parts if isinstance(part, Law) and part.is_atomic]
    if len(parts) < len(walk.parts):
        return None
    ends: dict[float, float] = {}
    # Rounded to a microsecond, as durations are: routes of one time are one.
    here: dict[tuple[int, float], float] = {(i, 0.0): p for i, p in walk.start.items()}
    steps = 0
    while here:
        after: dict[tuple[int, float], float] = {}
        for (state, t), p in here.items():
            for taken, q in parts[state].atoms:
                then, share = round(t + taken, 6), p * q
                if walk.ends[state]:
                    ends[then] = ends.get(then, 0.0) + share * walk.ends[state]
                for j, move in walk.moves[state].items():
                    if share * move > _NOTHING:
                        after[j, then] = after.get((j, then), 0.0) + share * move
        steps += len(after)
        if steps > _MOST:
            return None
        here = after
    import numpy as np

    times = sorted(ends)
    masses = np.array([ends[t] for t in times]) / fsum(ends.values())
    if abs(fsum(ends.values()) - 1) > 1e-9:
        return None
    upto = np.minimum(np.cumsum(masses), 1.0)
    points = np.array(times)
    below = upto - masses
    if points[0] > 0:
        points, below, upto = (np.concatenate(([0.0], x)) for x in (points, below, upto))
    return Cdf(points, np.clip(below, 0.0, 1.0), upto)
