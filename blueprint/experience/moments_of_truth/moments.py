"""Moments of truth: what each touchpoint can do to the remembered experience (theory 2.3).

reward_i = E[U | i goes very well] - E[U], penalty_i = E[U] - E[U | i goes badly], swing their sum: the Birnbaum
(1969) importance of i for the remembered experience. Only customers who come to i gain or lose, and only where
its score is the peak before or after: `spread` says how many.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.peak.study import Study
from blueprint.experience.walk.feeling import DEFAULT_RULE, with_scale_ends
from blueprint.experience.walk.touchpoints import every_touchpoint, lacking
from blueprint.ranking import above, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blueprint.experience.walk.feeling import Feeling, PeakRule
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.dense import Matrix


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
            if above(reward + self.penalty[name], 0)
            else None
            for name, reward in self.reward.items()
        }

    def moments_of_truth(self, declared: Iterable[str] | None = None, cover: float = 0.8) -> tuple[str, ...]:
        """The fewest touchpoints that have a share `cover` of all swing, by falling swing.

        Of equal swings the first declared comes first; without swing there are none.

        Args:
            declared: all touchpoints in the order of the map; None: the order they are known in here.
            cover: 0..1.
        """
        known = self.swing or {}
        swing = {name: known[name] for name in (known if declared is None else declared) if name in known}
        needed = cover * fsum(swing.values())
        chosen: list[str] = []
        for name in ranked(swing, swing.__getitem__):
            if not above(needed, fsum(swing[other] for other in chosen)):
                break
            chosen.append(name)
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

    import numpy as np

    from blueprint.experience.peak.peak_spread import spread

    levels = np.array(study.ranking.levels)
    last = dict.fromkeys(range(len(study.names)), 0.0)
    for impression, share in zip(study.walk.felt, study.ends.last, strict=True):
        if impression >= 0:
            last[impression] += share

    def peaks(score: float) -> Matrix:
        """The peak at this score, alone and beside each level."""
        below = study.ranking.below(score, rule.peak)
        return np.concatenate([[score], np.full(below, score), levels[below:]])

    for impression, passing in spread(study.walk, study.ranking, study.ends).items():
        name = study.names[impression]
        now, good, bad = filled[name].score, filled[name].good, filled[name].bad
        if now is None or good is None or bad is None:
            continue
        shares = np.diff(passing, prepend=0.0)
        reward[name], penalty[name] = (
            _gain(float(shares @ (peaks(high) - peaks(low))), last[impression], rule, felt, high - low)
            for low, high in ((now, good), (bad, now))
        )
    return Moments(reward, penalty, assumed)


def _gain(peak: float, last: float, rule: PeakRule, felt: float, more: float) -> float:
    """What the remembered score gains; it never falls when a score rises (theory 2.3) but by rounding."""
    value = (rule.weight * peak + (1 - rule.weight) * last * more) / felt
    return value if value * more > 0 else 0.0
