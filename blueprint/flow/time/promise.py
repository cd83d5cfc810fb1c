"""Whether a promised time is kept: share within, mean, maximum (theory 4.1). All times in seconds.

A promise of a maximum is kept strictly where the model has a largest time: that time must not exceed
the maximum, however seldom it is taken. Loops and estimates by mean and cv have no largest time; there the
promise counts as kept while at most `tolerated` of the customers exceed it, 1 in 1000 unless told otherwise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, Protocol

from blueprint import quantity
from blueprint.ranking import NEAR, above
from blueprint.wording import Wording

TOLERATED = 0.001


class ModelledTime(Protocol):
    """What is asked of a modelled time; see `distribution.TimeDistribution`."""

    @property
    def mean(self) -> float:
        """In seconds."""

    @property
    def mean_error(self) -> float:
        """How far the mean may be off, in seconds."""

    @property
    def largest(self) -> float:
        """The largest possible time, in seconds, or `inf`."""

    def error_at(self, t: float, /) -> float:
        """How far `share_within` may be off at a time."""

    def share_within(self, t: float, /) -> float:
        """P(T <= t), 0..1."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One promised quantity against the modelled time.

    Attributes:
        kind: what is promised.
        within: the promised time.
        required: the promised share (`share`), or the promised time again.
        achieved: the modelled share, mean, or largest time (`inf` when there is none).
        beyond: the share of customers who take longer than `within`.
        tolerated: for a maximum: the share that may exceed it.
        kept: whether the promise is kept.
        sure: whether that stands beyond the error of the distribution.
        told: the promised time as it was promised, where that is not a length of time.
    """

    kind: Literal["share", "mean", "max"]
    within: float
    required: float
    achieved: float
    beyond: float
    tolerated: float
    kept: bool
    sure: bool
    told: Wording | None = None

    @property
    def limit(self) -> Wording:
        """The promised time: `2 d`, `2 working days`."""
        return self.told or quantity.both(quantity.time, self.within)

    @property
    def share_required(self) -> float:
        """The share of customers for whom a promised time has to be kept, 0..1; not of a mean."""
        return self.required if self.kind == "share" else 1 - self.tolerated


def judge_share(time: ModelledTime, within: float, share: float) -> Judgement:
    """At least a share `share`, 0..1, takes at most `within`."""
    achieved = time.share_within(within)
    kept = not above(share, achieved, NEAR)
    error = time.error_at(within)
    sure = error == 0 or above(abs(achieved - share), error)
    return Judgement(
        kind="share",
        within=within,
        required=share,
        achieved=achieved,
        beyond=1 - achieved,
        tolerated=0.0,
        kept=kept,
        sure=sure,
    )


def judge_mean(time: ModelledTime, mean: float) -> Judgement:
    """The mean is at most `mean`."""
    kept = not above(time.mean, mean, NEAR)
    sure = time.mean_error == 0 or above(abs(time.mean - mean), time.mean_error)
    return Judgement(
        kind="mean",
        within=mean,
        required=mean,
        achieved=time.mean,
        beyond=1 - time.share_within(mean),
        tolerated=0.0,
        kept=kept,
        sure=sure,
    )


def judge_max(time: ModelledTime, maximum: float, tolerated: float = TOLERATED) -> Judgement:
    """Nobody takes longer than `maximum`; `tolerated` counts only where there is no largest time."""
    beyond = 1 - time.share_within(maximum)
    if math.isfinite(time.largest):
        kept = not above(time.largest, maximum, NEAR)
        return Judgement(
            kind="max",
            within=maximum,
            required=maximum,
            achieved=time.largest,
            beyond=beyond,
            tolerated=0.0,
            kept=kept,
            sure=True,
        )
    error = time.error_at(maximum)
    sure = error == 0 or above(abs(beyond - tolerated), error)
    return Judgement(
        kind="max",
        within=maximum,
        required=maximum,
        achieved=math.inf,
        beyond=beyond,
        tolerated=tolerated,
        kept=not above(beyond, tolerated, NEAR),
        sure=sure,
    )
