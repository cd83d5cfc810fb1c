"""A chain with its impressions, laid out as a walk whose ends are solved: what all figures start from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, Literal

from blueprint.experience.peak.ends import Ends, ends
from blueprint.experience.peak.peaks import Peaks, find_peaks, peak_shares
from blueprint.experience.walk.ranking import Ranking
from blueprint.experience.walk.touchpoints import every_touchpoint
from blueprint.experience.walk.walk import Walk, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.experience.walk.feeling import Feeling, Peak
    from blueprint.experience.walk.walk import Outcomes
    from blueprint.flow.chain.chain import Chain


@dataclass(frozen=True, slots=True)
class Study:
    """One chain under one rule of the peak.

    Attributes:
        chain: of the segment.
        names: per impression, its touchpoint.
        outcomes: touchpoint to the impressions a visit can leave.
        ranking: of the impressions.
        walk: the chain laid out.
        ends: of the walk.
    """

    chain: Chain
    names: tuple[str, ...]
    outcomes: Outcomes
    ranking: Ranking
    walk: Walk
    ends: Ends

    @classmethod
    def of(cls, chain: Chain, feelings: Mapping[str, Feeling], peak: Peak, *, failing: bool = False) -> Study:
        """Lay out a chain; if `failing`, a visit leaves `bad` with its noticed failure probability.

        A score that is not known counts as 0: ask `lacking` first.
        """
        here = set(every_touchpoint(chain))
        names: list[str] = []
        scores: list[float] = []
        outcomes: dict[str, list[tuple[int, float]]] = {}
        for name, feeling in feelings.items():
            if name not in here:
                continue
            left = outcomes[name] = []
            if not feeling.experienced:
                continue
            score = feeling.score or 0.0
            chance = feeling.noticed_failure if failing else 0.0
            bad = score if feeling.bad is None else feeling.bad
            for value, p in ((score, 1 - chance), (bad, chance)):
                if p > 0:
                    left.append((len(names), p))
                    names.append(name)
                    scores.append(value)
        ranking = Ranking.of(scores, peak)
        walk = lay_out(chain, outcomes, ranking, peak_shares)
        return cls(chain, tuple(names), outcomes, ranking, walk, ends(walk))

    def under(self, peak: Peak) -> Study:
        """The same chain under another rule of the peak."""
        scores = [self.ranking.levels[level] for level in self.ranking.level]
        ranking = Ranking.of(scores, peak)
        if not self.walk.doors:
            return replace(self, ranking=ranking)
        # Which impressions can be the peak of a block depends on the rule.
        walk = lay_out(self.chain, self.outcomes, ranking, peak_shares)
        return replace(self, ranking=ranking, walk=walk, ends=ends(walk))

    def peaks(self, *, by_touchpoint: bool = True) -> Peaks:
        """Where the peaks are."""
        return find_peaks(self.walk, self.ranking, self.ends, by_touchpoint=by_touchpoint)

    @property
    def felt(self) -> float:
        """Probability that a customer experiences anything: 1 - nothing, without the subtraction."""
        return fsum(self.ends.first)

    def blurred_ends(self) -> tuple[str, ...]:
        """Joins of blocks with several experienced branches after which a customer may feel nothing more."""
        return self._blurred(self.ends.last, "join")

    def blurred_starts(self) -> tuple[str, ...]:
        """Forks of such blocks before which a customer may have felt nothing."""
        return self._blurred(self.ends.first, "fork")

    def _blurred(self, shares: Sequence[float], side: Literal["fork", "join"]) -> tuple[str, ...]:
        doors = [self.walk.doors[d] for state, d in self.walk.blurred.items() if shares[state] > 0]
        return tuple(dict.fromkeys(getattr(d.block, side) for d in doors))

    def visits(self) -> dict[int, float]:
        """Impression to the expected number of visits that leave it."""
        return _visits(self.walk, self.ends, 1.0)


def _visits(walk: Walk, bounds: Ends, times: float) -> dict[int, float]:
    found = {
        impression: times * bounds.visits[i]
        for i, impression in enumerate(walk.felt)
        if impression >= 0 and i not in walk.blurred
    }
    for doors in walk.doors:
        for branch in doors.branches:
            found.update(_visits(branch, ends(branch), times * bounds.visits[doors.entrance]))
    return found
