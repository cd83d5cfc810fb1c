"""The distribution of a total time: share within t, quantiles, mean excess. All times in seconds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.flow.time_grid import choose_grid, leaves
from blueprint.flow.time_moments import walk_moments
from blueprint.flow.time_transform import walk_masses
from blueprint.flow.time_walk import Walk
from blueprint.wording import Wording

if TYPE_CHECKING:
    from fractions import Fraction

    from blueprint.flow.time_chain import TimedChain
    from blueprint.flow.time_law import Array, Law
    from blueprint.flow.time_masses import Masses

Method = Literal["exact", "lattice", "coarse"]

METHODS: dict[Method, Wording] = {
    "exact": Wording("exact: all times are fixed", "精确：所有时间都是固定值"),
    "lattice": Wording(
        "on a lattice of {step:g} s that meets every fixed time; shares right to {error:.1g}",
        "按 {step:g} 秒格点计算，固定时间都在格点上；比例误差不超过 {error:.1g}",
    ),
    "coarse": Wording(
        "on a lattice of {step:g} s, too coarse for some fixed times; shares right to {error:.1g} for a time "
        "within {step:g} s of the one asked for",
        "按 {step:g} 秒格点计算，部分固定时间不在格点上；时间偏差在 {step:g} 秒以内时，比例误差不超过 {error:.1g}",
    ),
}

_NOISE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class TimeDistribution:
    """The law of a time.

    Attributes:
        step: distance of the lattice points, in seconds.
        masses: probability at or around each point 0, step, 2 step, ...
        atoms: the part of `masses` that sits exactly at its point.
        mean: exact unless a parallel block is in it.
        sd: as the mean.
        smallest: the smallest possible time.
        largest: the largest possible time, or `inf`.
        error: how far a share may be off, estimated from a lattice of twice the step.
        method: `exact`, `lattice`, or `coarse` where some fixed times lie between lattice points.
    """

    step: Fraction
    masses: Array
    atoms: Array
    mean: float
    sd: float
    smallest: float
    largest: float
    error: float
    method: Method
    _below: Array
    _upto: Array

    @property
    def note(self) -> Wording:
        """How the distribution was found and how far off it may be."""
        return METHODS[self.method].filled(step=float(self.step), error=max(self.error, 1e-9))

    def share_within(self, t: float) -> float:
        """P(T <= t), 0..1."""
        if t < self.smallest:
            return 0.0
        if t >= self.largest:
            return 1.0
        place = t / float(self.step)
        k = math.floor(place + _NOISE)
        if k + 1 >= len(self._upto):
            return float(self._upto[-1])
        part = max(place - k, 0.0)
        return min(1.0, float(self._upto[k] + part * (self._below[k + 1] - self._upto[k])))

    def quantile(self, p: float) -> float:
        """The smallest time within which a share `p` is done.

        Raises:
            ValueError: `p` is not above 0 and at most 1.
        """
        if not 0 < p <= 1:
            raise ValueError(f"a quantile needs a share above 0 and at most 1, not {p}")
        aim = p - _NOISE
        if p == 1 or aim > self._upto[-1]:
            return self.largest
        k = int(self._upto.searchsorted(aim))
        if k > 0 and aim < self._below[k]:
            low, high = self._upto[k - 1], self._below[k]
            t = float(self.step * (k - 1)) + float(self.step) * float((aim - low) / (high - low))
        else:
            t = float(self.step * k)
        return min(max(t, self.smallest), self.largest)

    def mean_excess(self, t: float) -> float:
        """E max(T - t, 0): by how much the time exceeds `t`, over all customers."""
        if t >= self.largest:
            return 0.0
        import numpy as np

        points = float(self.step) * np.arange(len(self.masses))
        return max(0.0, self.mean - t + float(np.maximum(t - points, 0.0) @ self.masses))


def distribution(timed: TimedChain, *, exit: str | None = None, size: int = 4096) -> TimeDistribution | None:  # noqa: A002
    """The law of the total time from entry to exit.

    Args:
        timed: the chain and its laws.
        exit: only the customers who leave by this exit; None for all.
        size: lattice points wanted, see `choose_grid`.

    Returns:
        None when nobody leaves by that exit.

    Raises:
        UnknownTime: a touchpoint these customers walk over has no law.
    """
    walk = timed.whole(timed.chain) if exit is None else timed.to_exit(exit)[1]
    return None if walk is None else walk_distribution(walk, size)


def law_distribution(law: Law, size: int = 4096) -> TimeDistribution:
    """The law of one visit on a lattice."""
    return walk_distribution(Walk((0,), {0: 1.0}, ({},), (1.0,), (law,)), size)


def walk_distribution(walk: Walk, size: int = 4096) -> TimeDistribution:
    """The law of the time of a walk."""
    moments = walk_moments(walk)
    grid = choose_grid(walk, size)
    fine = walk_masses(walk, grid)
    below, upto = fine.cdf()
    exact = grid.fits and all(law.is_atomic for law in leaves(walk))
    if exact:
        error = 0.0 if grid.damping == 1 else _NOISE
    else:
        error = _difference(below, upto, walk_masses(walk, grid.halved()), shift=not grid.fits)
    return TimeDistribution(
        step=grid.step,
        masses=fine.atoms + fine.smooth,
        atoms=fine.atoms,
        mean=moments.mean,
        sd=moments.sd,
        smallest=walk.smallest,
        largest=walk.largest,
        error=error,
        method="exact" if exact else "lattice" if grid.fits else "coarse",
        _below=below,
        _upto=upto,
    )


def _difference(below: Array, upto: Array, rough: Masses, *, shift: bool) -> float:
    """The largest distance between two cdfs, one of twice the step; `shift`: up to one step aside."""
    import numpy as np

    rough_below, rough_upto = rough.cdf()
    if shift:
        above = (upto[:-2:2] - rough_upto[1:]).max()
        under = (rough_upto[:-1] - upto[2::2]).max()
        return max(float(above), float(under), 0.0)
    at, before = np.abs(upto[::2] - rough_upto).max(), np.abs(below[::2] - rough_below).max()
    return float(max(at, before))
