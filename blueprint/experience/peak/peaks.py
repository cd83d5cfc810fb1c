"""Where the peak of a walk is: the result, and the choice between the two ways to get it."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.peak.ends import ends

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.experience.peak.ends import Ends
    from blueprint.experience.peak.ranking import Ranking
    from blueprint.experience.walk.walk import Walk


def table_is_quicker(states: int, levels: int) -> bool:
    """Whether one full elimination costs less than a sparse solve per level (measured)."""
    return levels > 12 + 6e-5 * states * states


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
    """Return the peaks of a walk; without `by_touchpoint`, `share` and `coincide` may be left out."""
    if table_is_quicker(len(walk), len(ranking.levels)):
        from blueprint.experience.peak.table import peaks_by_table

        return peaks_by_table(walk, ranking, bounds)
    from blueprint.experience.peak.levels import peaks_by_level

    return peaks_by_level(walk, ranking, bounds, by_touchpoint=by_touchpoint)


def peak_shares(walk: Walk, ranking: Ranking) -> tuple[Mapping[int, float], float]:
    """Return impression to peak share, and the probability that nothing is experienced, of a branch."""
    bounds = ends(walk)
    return find_peaks(walk, ranking, bounds).share, bounds.nothing
