"""How long a visit takes by the clock where some of it waits for the morning: nights, weekends and holidays counted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.figures.calendar.drawing import drawn
from blueprint.flow.calendar.calendar import DAY, Horizon
from blueprint.flow.time.at_work import AtWork
from blueprint.flow.time.walk import laws_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.figures.segment import SegmentFigures
    from blueprint.figures.times import VisitTime
    from blueprint.flow.calendar.schedule import Schedule

_Z = 1.2815515655446004
_FAR = 0.999
_LONGEST_REACH = 200.0
"""Days; a visit that may take longer is not drawn."""


@dataclass(frozen=True)
class OverNights:
    """The time of a visit by the clock, in seconds.

    Attributes:
        mean, p50, p90, p95: of customers who are drawn.
        closed: of the mean, the time for which they wait for somebody to be there.
        error: how far off the mean may be, in 80 of 100 cases.
    """

    mean: float
    p50: float
    p90: float
    p95: float
    closed: float
    error: float


def over_nights(
    schedule: Schedule | None, members: Sequence[SegmentFigures], time: VisitTime
) -> OverNights | None:
    """Of some segments whose time without nights is known; None where nothing waits for the morning, or it is not known."""
    law = time.law
    if schedule is None or not schedule.pausing or law is None or time.mean is None:
        return None
    chains = [(s.share * s.staying, schedule.marked(s.timed)) for s in members]
    walks = [(weight, timed.whole(timed.chain)) for weight, timed in chains if weight > 0]
    if not any(
        isinstance(law_, AtWork) for _, walk in walks for part in walk.parts for law_ in laws_of(part)
    ):
        return None
    week = min(
        sum(end - start for day in c.opening.days for start, end in day) for c in schedule.pausing.values()
    )
    reach = 7 + law.quantile(_FAR) / DAY * (7 * DAY / week)
    if not math.isfinite(reach) or reach > _LONGEST_REACH:
        return None
    import numpy as np

    first, coming, days = schedule.days(2 * reach)
    horizon = Horizon(schedule.calendar, first, days)
    moments, weights = schedule.starts(horizon, coming)
    weights = np.where(moments < (days - reach) * DAY, weights, 0.0)
    who, done = drawn(walks, schedule, horizon, (moments, weights))
    took = done - moments[who]
    took = took[np.isfinite(took)]
    p50, p90, p95 = (float(q) for q in np.quantile(took, (0.5, 0.9, 0.95)))
    mean = float(took.mean())
    error = _Z * float(took.std()) / math.sqrt(len(took))
    return OverNights(mean, p50, p90, p95, max(0.0, mean - time.mean), error)
