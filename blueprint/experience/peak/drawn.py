"""What is remembered and what each touchpoint can do to it, in many draws of what a map does not know, at once.

A draw has other probabilities and other scores; all are solved in the same arrays (`stack.py`). A drawn score lies
anywhere: its law is shared between those of the two points of a fine raster beside it, so that its mean is the score.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from blueprint.experience.peak.orders import Orders
from blueprint.experience.peak.within import Within
from blueprint.experience.walk.feeling import with_assumed_range
from blueprint.experience.walk.score_law import ScoreLaws, score_law
from blueprint.experience.walk.stack import stacked
from blueprint.experience.walk.touchpoints import every_touchpoint
from blueprint.experience.walk.walk import lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.experience.walk.feeling import Feeling, PeakRule
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.dense import Matrix

_RASTER = 40
"""Points of the raster of scores, from 0 to an end of the scale."""


@dataclass(frozen=True)
class DrawnExperience:
    """Figures of one segment, an array of them by draw. See `Experience` and `Moments`.

    Attributes:
        felt: probability that a customer experiences anything; the other figures are over those who do.
        remembered, remembered_with_failures: E[U].
        first, peak, end: the expected score of the first touchpoint, of the peak, of the last touchpoint.
        reward, penalty: by touchpoint.
    """

    felt: Matrix
    remembered: Matrix
    remembered_with_failures: Matrix
    first: Matrix
    peak: Matrix
    end: Matrix
    reward: Mapping[str, Matrix]
    penalty: Mapping[str, Matrix]


def drawn_experience(
    chains: Sequence[Chain], feelings: Sequence[Mapping[str, Feeling]], rule: PeakRule, scale: float
) -> DrawnExperience:
    """The figures of each draw.

    Args:
        chains: of one segment, per draw.
        feelings: touchpoint to feeling, per draw; every touchpoint that is experienced has a score.
        rule: how a route is remembered.
        scale: n of the scale -n..+n.
    """
    known = dict.fromkeys(every_touchpoint(chains[0]))
    names = [name for name in known if feelings[0][name].experienced]
    filled = [with_assumed_range({n: drawn[n] for n in names}, scale)[0] for drawn in feelings]
    base = filled[0]
    steps = ScoreLaws(base.values(), scale).steps
    spreads = [base[name].spread for name in names]

    def laws(of: str) -> Matrix:
        scores = np.array([[getattr(drawn[name], of) for drawn in filled] for name in names])
        return np.array([_laws(s, spread, scale, steps) for s, spread in zip(scores, spreads, strict=True)])

    def as_they_are() -> Matrix:
        """The laws of the scores; where they differ from visit to visit, of the mix."""
        found = laws("score")
        for row, name, spread in zip(found, names, spreads, strict=True):
            for at, drawn in enumerate(filled):
                if mix := drawn[name].scores:
                    row[at] = np.array([p for _, p in mix]) @ _laws(
                        np.array([s for s, _ in mix]), spread, scale, steps
                    )
        return found

    levels = scale * np.arange(-steps, steps + 1) / steps
    orders = Orders.of(levels.tolist(), rule.peak, shared=any(spreads)).peak_only()
    walk = stacked([lay_out(chain, names) for chain in chains])
    score, good, bad = as_they_are(), laws("good"), laws("bad")
    chance = np.array([[drawn[name].noticed_failure for drawn in filled] for name in names])[:, :, None]
    felt = np.ravel(sum(walk.ends.first))
    first = {name: np.ravel(walk.ends.first[i]) / felt for i, name in walk.touchpoints.items()}
    last = {name: np.ravel(walk.ends.last[i]) / felt for i, name in walk.touchpoints.items()}
    none = np.zeros(len(chains))

    def met(law: Matrix, shares: Mapping[str, Matrix]) -> Matrix:
        mean = dict(zip(names, law @ levels, strict=True))
        return np.asarray(sum((mean[name] * share for name, share in shares.items()), none))

    def remembered(law: Matrix) -> tuple[Within, Matrix, Matrix]:
        within = Within(walk, dict(zip(names, law, strict=True)), orders)
        return within, orders.expected(within.felt) / felt, met(law, last)

    within, peak, end = remembered(score)

    def gained(law: Matrix) -> dict[str, Matrix]:
        found = within.gained(dict(zip(names, orders.cumulated(law), strict=True)))
        rises = dict(zip(names, (law - score) @ levels, strict=True))
        return {
            name: rule.weight * orders.expected(gain) / felt
            + (1 - rule.weight) * last.get(name, none) * rises[name]
            for name, gain in found.items()
        }

    _, failing_peak, failing_end = (
        remembered((1 - chance) * score + chance * bad) if chance.any() else (within, peak, end)
    )
    return DrawnExperience(
        felt=felt,
        remembered=rule.weight * peak + (1 - rule.weight) * end,
        remembered_with_failures=rule.weight * failing_peak + (1 - rule.weight) * failing_end,
        first=met(score, first),
        peak=peak,
        end=end,
        reward=gained(good),
        penalty={name: -gain for name, gain in gained(bad).items()},
    )


def _laws(scores: Matrix, spread: float, scale: float, steps: int) -> Matrix:
    """The laws around some scores, by level of the grid."""
    table = _table(spread, scale, steps)
    place = (np.clip(scores, -scale, scale) / scale + 1) * _RASTER
    low = np.minimum(place.astype(int), len(table) - 2)
    part = (place - low)[..., None]
    return np.asarray((1 - part) * table[low] + part * table[low + 1])


@lru_cache(maxsize=64)
def _table(spread: float, scale: float, steps: int) -> Any:
    """The laws around the scores of the raster, by level of the grid."""
    found = np.zeros((2 * _RASTER + 1, 2 * steps + 1))
    for row, k in zip(found, range(-_RASTER, _RASTER + 1), strict=True):
        score = scale * k / _RASTER
        for value, p in score_law(score, spread, scale, steps):
            at = (value / scale + 1) * steps
            low = min(int(at), 2 * steps - 1)
            row[low] += p * (1 - (at - low))
            row[low + 1] += p * (at - low)
    return found
