"""How far off promised times may be because waits come from formulas that are not exact (docs/queues.md).

The waits are made as short and as long as their errors allow, all at once: for a mean as those of the mean waits, for a share
as those of their tails. The law is then moved and stretched to the means and standard deviations that follow.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.flow.time.moments import walk_moments
from blueprint.flow.time.redrawn import DrawnTimes, Moved
from blueprint.flow.time.stretch import Unanswerable, stretch

if TYPE_CHECKING:
    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.distribution import TimeDistribution
    from blueprint.flow.time.law import Law
    from blueprint.flow.time.promise import ModelledTime
    from blueprint.flow.time.walk import Walk
    from blueprint.model.service_map import Promise

Moments = tuple[float, float]
"""Mean and variance, in seconds and square seconds."""


@dataclass(frozen=True)
class Doubt:
    """How far off the time of a segment's stretch may be: its moments with waits as short, and as long, as may be.

    Attributes:
        means: as the errors of the mean waits allow.
        shares: as those of their tails allow.
    """

    means: tuple[Moments, Moments]
    shares: tuple[Moments, Moments]

    @property
    def exact(self) -> bool:
        """Whether there is none."""
        return self.means[0] == self.means[1] and self.shares[0] == self.shares[1]


def doubt_of(timed: TimedChain, walk: Walk, promise: Promise) -> Doubt:
    """The doubt about the stretch of a promise."""
    doubts = timed.doubts
    as_it_is = _moments(walk)
    if doubts is None:
        return Doubt((as_it_is, as_it_is), (as_it_is, as_it_is))

    def with_laws(laws: Mapping[str, Law]) -> Moments:
        other = stretch(DrawnTimes(timed.chain, laws, timed), promise.from_, promise.to)
        return as_it_is if isinstance(other, Unanswerable) or other.walk is None else _moments(other.walk)

    means, shares = ((with_laws(low), with_laws(high)) for low, high in (doubts.means, doubts.shares))
    return Doubt(means, shares)


def _moments(walk: Walk) -> Moments:
    found = walk_moments(walk)
    return found.mean, found.variance


def doubted(law: TimeDistribution, doubts: Sequence[tuple[float, Doubt]]) -> ModelledTime:
    """A mix with the doubts about its parts, weights beside them; the law itself where there are none."""
    return law if all(doubt.exact for _, doubt in doubts) else _Doubted(law, doubts)


class _Doubted:
    """A time with the errors of the waits in it."""

    def __init__(self, law: TimeDistribution, doubts: Sequence[tuple[float, Doubt]]) -> None:
        self._law = law
        self._doubts = doubts
        self.mean, self.largest = law.mean, law.largest

    @property
    def mean_error(self) -> float:
        """Of the law and of the mean waits."""
        return self._law.mean_error + max(
            abs(_mixed([(w, d.means[end]) for w, d in self._doubts])[0] - self.mean) for end in (0, 1)
        )

    def share_within(self, t: float) -> float:
        """P(T <= t), 0..1."""
        return self._law.share_within(t)

    @cached_property
    def _ends(self) -> list[Moved]:
        found = (_mixed([(w, d.shares[end]) for w, d in self._doubts]) for end in (0, 1))
        return [Moved(self._law, mean, math.sqrt(variance)) for mean, variance in found]

    def error_at(self, t: float) -> float:
        """Of the law and of the waits."""
        share = self._law.share_within(t)
        return self._law.error_at(t) + max(abs(end.share_within(t) - share) for end in self._ends)


def _mixed(parts: Sequence[tuple[float, Moments]]) -> Moments:
    total = math.fsum(w for w, _ in parts)
    mean = math.fsum(w * m for w, (m, _) in parts) / total
    return mean, math.fsum(w * (v + (m - mean) ** 2) for w, (m, v) in parts) / total
