"""The distribution of a total time: share within t, quantiles. All times in seconds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.flow.time.lattice.cdf import Cdf, mixed
from blueprint.flow.time.laws import Sum
from blueprint.flow.time.moments import MeanVariance, walk_moments
from blueprint.flow.time.refine import Found, Method, find_cdf
from blueprint.flow.time.walk import Walk
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.law import Array, Law

METHODS: dict[Method, Wording] = {
    "exact": Wording("exact: all times are fixed", "精确：所有时间都是固定值"),
    "lattice": Wording(
        "times are rounded to steps of {step}; shares are right to about {error}",
        "时间按 {step}取整；比例误差约 {error}",
    ),
    "coarse": Wording(
        "times are rounded to steps of {step}: shares within less than {aside} mean nothing",
        "时间按 {step}取整：{aside}以内的比例不可用",
    ),
}

_SAID = 1e-5
"""Smaller errors of a share are not worth telling apart."""


@dataclass(frozen=True, slots=True, eq=False)
class TimeDistribution:
    """The law of a time.

    Attributes:
        step: the largest distance of lattice points behind it, in seconds.
        cdf: P(T <= t) at the lattice points, up to where some 1e-5 is left.
        mean: exact unless a parallel block is in it (`MeanVariance.error`).
        sd: as the mean.
        smallest: the smallest possible time.
        largest: the largest possible time, or `inf`.
        error: how far a share may be off, at the quantiles that are shown and the times that were asked for, from a
            lattice of twice the step; with `coarse`, for a time that may be two steps aside.
        method: `exact`, `lattice`, or `coarse` where some fixed times lie between lattice points, and that
            matters at these times.
        mean_error: how far the mean may be off, in seconds.
    """

    step: float
    cdf: Cdf
    mean: float
    sd: float
    smallest: float
    largest: float
    error: float
    method: Method
    mean_error: float = 0.0

    @property
    def masses(self) -> Array:
        """The probability at and around each of `cdf.points`."""
        return self.cdf.masses

    @property
    def note(self) -> Wording:
        """How the distribution was found and how far off it may be."""
        return METHODS[self.method].filled(
            step=quantity.both(quantity.time, self.step),
            aside=quantity.both(quantity.time, 2 * self.step),
            error=quantity.both(quantity.share, max(self.error, _SAID)),
        )

    def share_within(self, t: float) -> float:
        """P(T <= t), 0..1."""
        if t < self.smallest * (1 - 1e-12):
            return 0.0
        return 1.0 if t >= self.largest * (1 - 1e-12) else min(1.0, self.cdf.at(t))

    def error_at(self, t: float) -> float:
        """How far `share_within` may be off at a time."""
        return (
            0.0
            if t < self.smallest * (1 - 1e-12) or t >= self.largest * (1 - 1e-12)
            else self.cdf.error_at(t)
        )

    def quantile(self, p: float) -> float:
        """The smallest time within which a share `p` is done; `inf` only where the largest time is.

        Raises:
            ValueError: `p` is not above 0 and at most 1.
        """
        if not 0 < p <= 1:
            raise ValueError(f"a quantile needs a share above 0 and at most 1, not {p}")
        t = None if p == 1 else self.cdf.quantile(p)
        return self.largest if t is None else min(max(t, self.smallest), self.largest)


def distribution(timed: TimedChain, size: int = 4096) -> TimeDistribution:
    """The law of the total time from entry to whatever exit.

    Args:
        timed: the chain and its laws.
        size: lattice points wanted, see `choose_grid`.

    Raises:
        UnknownTime: a touchpoint customers walk over has no law.
    """
    return walk_distribution(timed.whole(timed.chain), size)


def law_distribution(law: Law, size: int = 4096) -> TimeDistribution:
    """The law of one visit, on a lattice."""
    return walk_distribution(Walk((0,), {0: 1.0}, ({},), (1.0,), (law,)), size)


@lru_cache(maxsize=4096)
def law_quantile(law: Law, p: float, size: int = 4096) -> float:
    """The smallest time within which a share `p` of single visits is done, in seconds; remembered by value.

    Raises:
        ValueError: `p` is not above 0 and at most 1.
    """
    return law_distribution(law, size).quantile(p)


def law_within(law: Law, t: float) -> float:
    """P(T <= t), 0..1, of one visit; of a sum of laws by lattice, right to about 1e-6 where it is smooth."""
    return law_distribution(law).share_within(t) if isinstance(law, Sum) else law.cdf(t)


def walk_distribution(walk: Walk, size: int = 4096, asked: Sequence[float] = ()) -> TimeDistribution:
    """The law of the time of a walk; `asked` are times within which shares are wanted, in seconds."""
    return _described(walk_moments(walk), find_cdf(walk, size, asked), walk.smallest, walk.largest)


def mix(parts: Sequence[tuple[float, TimeDistribution]]) -> TimeDistribution | None:
    """The law of a time over several kinds of customers.

    Args:
        parts: (weight, law); weights >= 0, of any sum: for a promise, the share of a segment times the
            probability that its customers do the stretch.

    Returns:
        None when no weight is positive.
    """
    total = math.fsum(weight for weight, _ in parts)
    if total <= 0:
        return None
    shares = [(weight / total, law) for weight, law in parts if weight > 0]
    if len(shares) == 1:
        return shares[0][1]
    mean = math.fsum(p * law.mean for p, law in shares)
    variance = math.fsum(p * (law.sd**2 + (law.mean - mean) ** 2) for p, law in shares)
    methods: list[Method] = [law.method for _, law in shares]
    found = Found(
        cdf=mixed([(p, law.cdf) for p, law in shares]),
        step=max(law.step for _, law in shares),
        error=math.fsum(p * law.error for p, law in shares),
        method=max(methods, key=list(METHODS).index),
    )
    smallest = min(law.smallest for _, law in shares)
    off = math.fsum(p * law.mean_error for p, law in shares)
    return _described(
        MeanVariance(mean, variance, off), found, smallest, max(law.largest for _, law in shares)
    )


def _described(moments: MeanVariance, found: Found, smallest: float, largest: float) -> TimeDistribution:
    cdf, step, error, method = found
    return TimeDistribution(
        step=step,
        cdf=cdf,
        mean=moments.mean,
        sd=moments.sd,
        smallest=smallest,
        largest=largest,
        error=error,
        method=method,
        mean_error=moments.error,
    )
