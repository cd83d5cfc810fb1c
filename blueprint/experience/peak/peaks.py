"""Peak and end together, for walks of any size: one sparse solve per distinct score.

Let S be the states below a level and x the expected visits that never step outside S. Customers whose peak is
at the level are those who step from there onto it and then stay on or below: y = (alpha + x Q) on the level,
x' = y N. So J(level, j) = x'_j f_j, f_j the probability to finish at j, and x + x' are the visits for the next
level: the differences of theory 3.3 (3), written as sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.peak.ends import ends
from blueprint.experience.peak.ties import Ties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.experience.peak.ends import Ends
    from blueprint.experience.walk.ranking import Ranking
    from blueprint.experience.walk.walk import Walk


@dataclass(frozen=True, slots=True)
class Peaks:
    """Where peaks are, over all customers; what is missing to 1 experienced nothing.

    Attributes:
        joint: probability by level of the peak, then level of the end.
        share: impression to the probability that it is the peak. Impressions that never are may be absent.
        coincide: probability that the touchpoint of the peak is also the last one felt.
    """

    joint: list[list[float]]
    share: Mapping[int, float]
    coincide: float

    @property
    def by_level(self) -> list[float]:
        """Probability of each level being the peak."""
        return [fsum(row) for row in self.joint]


def find_peaks(walk: Walk, ranking: Ranking, bounds: Ends, *, by_touchpoint: bool = True) -> Peaks:
    """Return the peaks of a walk; time grows with the number of levels.

    Args:
        walk: of the chain.
        ranking: of the impressions.
        bounds: its ends.
        by_touchpoint: say which of several touchpoints of equal score is the peak; without it, `share` is
            empty and `coincide` 0.
    """
    size = len(ranking.levels)
    level = [ranking.level[impression] if impression >= 0 else -1 for impression in walk.felt]
    members: list[list[int]] = [[] for _ in range(size)]
    for i, at in enumerate(level):
        if at >= 0:
            members[at].append(i)
    joint = [[0.0] * size for _ in range(size)]
    allowed = {i for i, at in enumerate(level) if at < 0}
    ties = Ties(walk, ranking, bounds) if by_touchpoint else None
    visits = list(bounds.before)
    arriving = list(bounds.first)  # at states not yet allowed, from those that are
    below = bounds.solver.within(frozenset(allowed))
    for at in range(size):
        stepping = [0.0] * len(walk)
        for j in members[at]:
            stepping[j] = arriving[j]
        allowed.update(members[at])
        within = bounds.solver.within(frozenset(allowed))
        more, outside = within.forward_until_out(stepping)
        row = joint[at]
        for j, v in enumerate(more):
            if v:
                visits[j] += v
                row[level[j]] += v * bounds.finish[j]  # an unfelt j adds 0
        for j, p in enumerate(outside):
            if p:
                arriving[j] += p
        if ties is not None:
            ties.settle(members[at], allowed, visits, below)
        below = within
    if ties is None:
        return Peaks(joint, {}, 0.0)
    return Peaks(joint, ties.share, ties.coincide)


def peak_shares(walk: Walk, ranking: Ranking) -> tuple[Mapping[int, float], float]:
    """Return impression to peak share, and the probability that nothing is experienced, of a branch."""
    bounds = ends(walk)
    return find_peaks(walk, ranking, bounds).share, bounds.nothing
