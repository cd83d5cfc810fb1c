"""Customers drawn over the hours of a map: when each comes, and when each is done."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from blueprint.flow.calendar.calendar import Horizon
from blueprint.flow.time.at_work import AtWork
from blueprint.flow.time.draw import draw, walk_on
from blueprint.flow.time.walk import Fork

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.calendar.calendar import Indices
    from blueprint.flow.calendar.schedule import Schedule
    from blueprint.flow.time.law import Array
    from blueprint.flow.time.walk import Part, Walk

DRAWN = 8192
_SEED = 20


def drawn(
    walks: Sequence[tuple[float, Walk]], schedule: Schedule, horizon: Horizon, coming: tuple[Array, Array]
) -> tuple[Indices, Array]:
    """Which start each customer has, and when they are done; `inf` beyond the last day. The same on every machine.

    Args:
        walks: weight and way, of each kind of customer, whose laws know who they wait for.
        schedule: whose hours count.
        horizon: the days, of the service's own calendar.
        coming: moments, and how many come then.
    """
    import numpy as np

    generator = np.random.default_rng(_SEED)
    moments, weights = coming
    at = (np.arange(DRAWN) + generator.random(DRAWN)) / DRAWN
    who = np.searchsorted(np.cumsum(weights) / weights.sum(), at).clip(0, len(weights) - 1)
    generator.shuffle(who)
    total = math.fsum(weight for weight, _ in walks)
    cuts = [round(DRAWN * cut) for cut in np.cumsum([weight / total for weight, _ in walks])]
    horizons: dict[object, Horizon] = {schedule.calendar: horizon}
    for calendar in schedule.pausing.values():
        if calendar not in horizons:
            horizons[calendar] = Horizon(calendar, horizon.first, horizon.days)

    def onward(part: Part, now: Array) -> Array:
        if isinstance(part, Fork):
            return max_of([walk_on(branch, generator, now, onward) for branch in part.branches])
        if isinstance(part, AtWork):
            return horizons[part.calendar].after(now, draw(part.law, generator, len(now)))
        return now + draw(part, generator, len(now))

    begun = moments[who]
    done = [
        walk_on(walk, generator, begun[start:end], onward)
        for (_, walk), start, end in zip(walks, [0, *cuts[:-1]], cuts, strict=True)
    ]
    return who, np.concatenate(done)


def max_of(arrays: Sequence[Array]) -> Array:
    """The largest, place by place."""
    import numpy as np

    found: Array = np.maximum.reduce(arrays)
    return found
