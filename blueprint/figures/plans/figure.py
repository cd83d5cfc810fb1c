"""The figure that plans are judged by: what is remembered, the time of a visit, or a promise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.experience.mixing import mix_experience
from blueprint.flow.time.chain import UnknownTime
from blueprint.flow.time.totals import total_time
from blueprint.model.goal import REMEMBERED, TIME
from blueprint.ranking import NEAR, above, same
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.model.goal import Goal
    from blueprint.model.service_map import ServiceMap

NAMES = {
    REMEMBERED: Wording("what is remembered", "记忆体验"),
    TIME: Wording("the time of a visit", "耗时"),
}
"""What the figures that every map has are called; a promise has its own name."""


@dataclass(frozen=True)
class Figure:
    """One figure of all customers.

    Attributes:
        name: `remembered` (failures counted), `time` (mean of a visit), or the id of a promise.
        kind: `score` in points, `seconds`, or `share` 0..1.
    """

    name: str
    kind: str

    @property
    def more(self) -> bool:
        """Whether more of it is better."""
        return self.kind != "seconds"

    def of(self, analysis: Analysis) -> float | None:
        """Its value; None where it is unknown, or where a queue grows for ever."""
        if self.name == REMEMBERED:
            return mix_experience(
                [(s.share, s.remembered) for s in analysis.segments.values()]
            ).remembered_with_failures
        if analysis.growing:
            return None
        if self.name == TIME:
            return _mean_time(analysis)
        for promise in analysis.all.promises:
            if promise.promise.id == self.name:
                return next((j.achieved for j in promise.judgements if j.kind != "max"), None)
        return None

    def gain(self, before: float, after: float) -> float:
        """By how much it gets better; below 0 where it gets worse. Two values that rounding alone parts are one."""
        if same(before, after, NEAR):
            return 0.0
        return after - before if self.more else before - after

    def reaches(self, value: float | None, goal: Goal) -> bool:
        """Whether a value is as good as a goal asks."""
        if value is None:
            return False
        return not above(goal.value, value, NEAR) if goal.at_least else not above(value, goal.value, NEAR)


def _mean_time(analysis: Analysis) -> float | None:
    """Expected seconds of a visit, without the laws that only shares within a time need."""
    try:
        return math.fsum(s.share * total_time(s.timed).mean for s in analysis.segments.values())
    except UnknownTime:
        return None


def figures_of(service_map: ServiceMap) -> dict[str, Figure]:
    """Every figure that a map's plans may be judged by, by its name."""
    found = {REMEMBERED: Figure(REMEMBERED, "score"), TIME: Figure(TIME, "seconds")}
    for promise in service_map.promises:
        if promise.within or promise.mean:
            found[promise.id] = Figure(promise.id, "share" if promise.within else "seconds")
    return found
