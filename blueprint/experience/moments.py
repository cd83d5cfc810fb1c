"""Moments of truth: what each touchpoint can do to the remembered experience (theory 2.3).

reward_i = E[U | i goes very well] - E[U], penalty_i = E[U] - E[U | i goes badly], swing their sum: the Birnbaum
(1969) importance of i for the remembered experience. Only i changes its score, so only the touchpoint i moves
among the levels of the peak, and `spread` has every probability that needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from blueprint.experience.feeling import DEFAULT_RULE, with_scale_ends
from blueprint.experience.study import Study
from blueprint.experience.touchpoints import every_touchpoint, lacking

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.experience.feeling import Feeling, PeakRule
    from blueprint.experience.ranking import Ranking
    from blueprint.experience.spread import Spread
    from blueprint.flow.chain import Chain


@dataclass(frozen=True, slots=True)
class Moments:
    """Per touchpoint, in points of remembered score per customer who experiences something; >= 0.

    A touchpoint that is not experienced, or that no customer comes to, has 0.

    Attributes:
        reward: what is gained when it goes very well. None: not known, see `unknown`.
        penalty: what is lost when it goes badly.
        assumed: touchpoints whose good or bad is not given and was taken to be the scale's end.
        unknown: touchpoints that lack a score, or blocks' joins that lack an end: see `peak_end`.
    """

    reward: Mapping[str, float] | None
    penalty: Mapping[str, float] | None
    assumed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def swing(self) -> dict[str, float] | None:
        """reward + penalty."""
        if self.reward is None or self.penalty is None:
            return None
        return {name: reward + self.penalty[name] for name, reward in self.reward.items()}

    @property
    def asymmetry(self) -> dict[str, float | None] | None:
        """(reward - penalty) / swing: -1..1, below 0 taken for granted, above 0 delight. None at swing 0."""
        if self.reward is None or self.penalty is None:
            return None
        return {
            name: (reward - self.penalty[name]) / (reward + self.penalty[name])
            if reward + self.penalty[name] > 0
            else None
            for name, reward in self.reward.items()
        }

    def moments_of_truth(self, cover: float = 0.8) -> tuple[str, ...]:
        """The fewest touchpoints that have a share `cover` of all swing, by falling swing.

        Of equal swings the first declared comes first. Without swing there are none.
        """
        swing = self.swing or {}
        needed = cover * sum(swing.values()) * (1 - 1e-12)  # sums in another order may differ in the last digit
        chosen: list[str] = []
        for name in sorted(swing, key=lambda name: -swing[name]):
            if needed <= 0:
                break
            chosen.append(name)
            needed -= swing[name]
        return tuple(chosen)


def moments(
    chain: Chain, feelings: Mapping[str, Feeling], rule: PeakRule = DEFAULT_RULE, scale: float = 5.0
) -> Moments:
    """Return the rewards and penalties of one segment. Arguments and errors as of `peak_end`."""
    here = set(every_touchpoint(chain))
    filled, assumed = with_scale_ends({name: f for name, f in feelings.items() if name in here}, scale)
    study = Study.of(chain, feelings, rule.peak)
    missing = (*lacking(chain, feelings), *study.blurred_ends())
    if missing:
        return Moments(None, None, assumed, missing)
    reward, penalty = dict.fromkeys(filled, 0.0), dict.fromkeys(filled, 0.0)
    felt = study.felt
    if not felt > 0:
        return Moments(reward, penalty, assumed)

    from blueprint.experience.spread import spread

    wide = spread(study.walk, study.ranking, study.ends)
    last = dict.fromkeys(range(len(study.names)), 0.0)
    for impression, share in zip(study.walk.felt, study.ends.last, strict=True):
        if impression >= 0:
            last[impression] += share
    for impression, name in enumerate(study.names):
        feeling = filled[name]
        if impression not in wide.without or feeling.score is None:
            continue
        remembered = partial(_remembered, wide, study.ranking, impression, last[impression], rule)
        now = remembered(feeling.score)
        # E[U] never falls when a score rises (theory 2.3): what contradicts it is rounding.
        if feeling.good is not None:
            sign = feeling.good - feeling.score
            reward[name] = _signed((remembered(feeling.good) - now) / felt, sign)
        if feeling.bad is not None:
            sign = feeling.score - feeling.bad
            penalty[name] = _signed((now - remembered(feeling.bad)) / felt, sign)
    return Moments(reward, penalty, assumed)


def _signed(value: float, sign: float) -> float:
    return value if value * sign > 0 else 0.0


def _remembered(
    wide: Spread, ranking: Ranking, impression: int, last: float, rule: PeakRule, score: float
) -> float:
    """E[U; something is experienced] if this impression had this score, less what does not depend on it."""
    import numpy as np

    below = ranking.below(score, rule.peak)
    levels = np.array(ranking.levels)
    without, beside = wide.without[impression], wide.beside[impression]
    lower = levels[:below] @ np.diff(without[: below + 1])
    higher = levels[below:] @ np.diff(beside[below:])
    peak = float(lower + score * (beside[below] - without[below]) + higher)
    return rule.weight * peak + (1 - rule.weight) * last * score
