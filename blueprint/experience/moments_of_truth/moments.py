"""Moments of truth: what each touchpoint can do to the remembered experience (theory 2.3).

reward_i = E[U | i goes very well] - E[U], penalty_i = E[U] - E[U | i goes badly], swing their sum: the Birnbaum
(1969) importance of i for the remembered experience. Only customers who come to i gain or lose, and only where
its score is the peak before or after.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.walk.feeling import DEFAULT_RULE
from blueprint.ranking import above, ranked, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from blueprint.experience.peak.study import Study
    from blueprint.experience.walk.feeling import Feeling, PeakRule
    from blueprint.flow.chain.chain import Chain


LEAST = 1e-3
"""Points of remembered score: of less nobody can say which side is larger, it is the rounding of differences."""


@dataclass(frozen=True, slots=True)
class Moments:
    """Per touchpoint, in points of remembered score per customer who experiences something; >= 0.

    A touchpoint that is not experienced, or that no customer comes to, has 0.

    Attributes:
        reward: what is gained when it goes very well. None: not known, see `unknown`.
        penalty: what is lost when it goes badly.
        assumed: touchpoints whose good or bad is not given and was assumed: see `with_assumed_range`.
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
        """(reward - penalty) / swing: -1..1, below 0 taken for granted, above 0 delight.

        None where the swing is less than `LEAST`.
        """
        if self.reward is None or self.penalty is None:
            return None
        return {name: asymmetry(reward, self.penalty[name]) for name, reward in self.reward.items()}

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

    def as_large(self, chosen: Sequence[str]) -> tuple[str, ...]:
        """The touchpoints left out though their swing is as large as that of the last chosen one."""
        swing = self.swing or {}
        return tuple(n for n in swing if chosen and n not in chosen and same(swing[n], swing[chosen[-1]]))

    @property
    def assumed_share(self) -> float:
        """Of all swing, the share at touchpoints whose range is assumed; 0..1."""
        swing = self.swing or {}
        total = fsum(swing.values())
        return fsum(swing.get(name, 0.0) for name in self.assumed) / total if above(total, 0) else 0.0


def moments(
    chain: Chain, feelings: Mapping[str, Feeling], rule: PeakRule = DEFAULT_RULE, scale: float = 5.0
) -> Moments:
    """Return the rewards and penalties of one segment. Arguments and errors as of `peak_end`."""
    from blueprint.experience.peak.study import Study  # imports numpy

    return moments_of(Study.of(chain, feelings, rule, scale))


def moments_of(study: Study) -> Moments:
    """The same from a study."""
    missing = (*study.lacking, *study.unknown("join"))
    if missing:
        return Moments(None, None, study.assumed, missing)
    none = dict.fromkeys(study.feelings, 0.0)
    if not study.felt > 0:
        return Moments(none, none, study.assumed)
    reward, penalty = study.gains(study.good), study.gains(study.bad)
    return Moments(none | reward, none | {name: 0.0 - loss for name, loss in penalty.items()}, study.assumed)


def asymmetry(reward: float, penalty: float) -> float | None:
    """(reward - penalty) / (reward + penalty), in points; None where both together are less than `LEAST`."""
    swing = reward + penalty
    return (reward - penalty) / swing if above(swing, LEAST) else None
