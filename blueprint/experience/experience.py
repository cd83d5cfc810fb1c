"""The figures of peak and end, the result of this package's main function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.experience.distribution import Distribution


@dataclass(frozen=True, slots=True)
class Experience:
    """What customers of a segment take with them. Scores are on the map's scale.

    All but `nothing` speak of the customers who experienced something. A figure is None when it needs what
    is not known; `unknown` says of which touchpoints. It is also None, with nothing unknown, when no
    customer experiences anything.

    Attributes:
        nothing: probability that a customer experiences nothing (theory 3.3 (8)).
        unknown: touchpoints whose score is missing, or whose end is: see `peak_end`.
        remembered: E[U], every touchpoint at its score.
        remembered_with_failures: E[U] when each visit turns to `bad` with its noticed failure probability.
        distribution: of U.
        peak: distribution of the peak's score.
        end: distribution of the last score.
        first: distribution of the first score.
        maximum: distribution of the highest score.
        minimum: distribution of the lowest score.
        emotion: expected sum of scores over all visits of a customer, and expected number of visits felt;
            these two sums are over all customers.
        emotion_time: the same weighted with the mean times, seconds; None when one of them is unknown.
        trend: expected last score minus expected first score.
        peak_share: per touchpoint, probability that it is the peak.
        end_share: per touchpoint, probability that it is the last one experienced.
        peak_is_end: probability that the strongest moment is the last one experienced.
    """

    nothing: float
    unknown: tuple[str, ...] = ()
    remembered: float | None = None
    remembered_with_failures: float | None = None
    distribution: Distribution | None = None
    peak: Distribution | None = None
    end: Distribution | None = None
    first: Distribution | None = None
    maximum: Distribution | None = None
    minimum: Distribution | None = None
    emotion: tuple[float, float] | None = None
    emotion_time: tuple[float, float] | None = None
    trend: float | None = None
    peak_share: Mapping[str, float] | None = None
    end_share: Mapping[str, float] | None = None
    peak_is_end: float | None = None

    @property
    def mean(self) -> float | None:
        """Expected sum of scores over expected visits felt: a ratio of means (theory 3.3 (10))."""
        return _ratio(self.emotion)

    @property
    def mean_over_time(self) -> float | None:
        """The mean with every visit weighted by its mean time: a ratio of means (theory 3.3 (10))."""
        return _ratio(self.emotion_time)


def _ratio(pair: tuple[float, float] | None) -> float | None:
    return pair[0] / pair[1] if pair and pair[1] > 0 else None
