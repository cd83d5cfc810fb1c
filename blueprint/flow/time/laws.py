"""Laws of the time at one visit to a touchpoint. All times in seconds.

Means, variances and the cdf of fixed, exponential, triangular and Erlang-C times need no numpy.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.time.estimate import Pert, Triangular
from blueprint.flow.time.gamma import gamma_cdf, gamma_head
from blueprint.flow.time.law import Law, reject_unless_time

if TYPE_CHECKING:
    from blueprint.flow.time.law import Array

__all__ = ["Fixed", "Gamma", "Law", "Pert", "Scaled", "Sum", "Triangular", "Waiting", "together"]


_NO_SPREAD = 1e-6  # a smaller cv has the shape of a fixed time
_ALL_SPREAD = 1e6  # numbers run out beyond


@dataclass(frozen=True, slots=True)
class Fixed(Law):
    """Always the same time.

    Raises:
        ValueError: the time is negative or not finite.
    """

    seconds: float

    def __post_init__(self) -> None:
        reject_unless_time("a fixed time", self.seconds)
        t = float(self.seconds)
        self._settle(t, 0.0, smallest=t, largest=t, atoms=((t, 1.0),))

    def cdf(self, t: float) -> float:
        """0 before the time, 1 from it on."""
        return float(t >= self.seconds)

    def head(self, t: Array) -> Array:
        """max(t - seconds, 0)."""
        import numpy as np

        return np.maximum(t - self.seconds, 0.0)

    def growth(self, theta: Array) -> Array:
        """Exact."""
        import numpy as np

        return np.exp(theta * self.seconds)


@dataclass(frozen=True, slots=True)
class Gamma(Law):
    """A time known by its mean and coefficient of variation: 0 is fixed, 1 exponential.

    Raises:
        ValueError: the mean or the cv is negative, not finite, or the cv above a million.
    """

    mean: float
    cv: float

    def __post_init__(self) -> None:
        reject_unless_time("a mean", self.mean)
        if not 0 <= self.cv <= _ALL_SPREAD:
            raise ValueError(f"a coefficient of variation must lie in 0..{_ALL_SPREAD:g}, not {self.cv}")
        m = float(self.mean)
        variance = (m * self.cv) ** 2
        if self._is_fixed:
            self._settle(m, variance, smallest=m, largest=m, atoms=((m, 1.0),))
        else:
            self._settle(m, variance)

    @property
    def _is_fixed(self) -> bool:
        return self.cv < _NO_SPREAD or self.mean == 0

    def cdf(self, t: float) -> float:
        """The regularised incomplete gamma function, of shape 1/cv^2."""
        if self._is_fixed or t <= 0:
            return float(t >= self.mean and self._is_fixed)
        if self.cv == 1:
            return -math.expm1(-t / self.mean)
        return gamma_cdf(self.cv**-2, t / (self.mean * self.cv**2))

    def head(self, t: Array) -> Array:
        """T F(t; k) - mean F(t; k + 1), F the gamma cdf of shape k."""
        import numpy as np

        if self._is_fixed:
            return np.maximum(t - self.mean, 0.0)
        after = np.maximum(t, 0.0)
        x = after / (self.mean * self.cv**2)
        if self.cv == 1:
            return self.mean * (x + np.expm1(-x))
        return self.mean * self.cv**2 * gamma_head(self.cv**-2, x)

    def growth(self, theta: Array) -> Array:
        """Exact: (1 - theta mean cv^2)^(-1/cv^2)."""
        import numpy as np

        if self._is_fixed:
            return np.exp(theta * self.mean)
        room = 1 - theta * (self.mean * self.cv**2)
        return np.where(room > 0, np.exp(-(self.cv**-2) * np.log(np.where(room > 0, room, 1.0))), np.inf)


@dataclass(frozen=True, slots=True)
class Waiting(Law):
    """A wait that some are spared: nothing, or with `probability` a gamma time, exponential unless told otherwise.

    Exactly the wait in front of `c` servers with exponential service (Erlang 1917; theory 4.6).

    Args:
        probability: of having to wait, 0..1.
        mean_if_waiting: the mean wait of those who do.
        cv: its coefficient of variation.

    Raises:
        ValueError: the probability is outside 0..1, or the mean or the cv negative or not finite.
    """

    probability: float
    mean_if_waiting: float
    cv: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise ValueError(f"a probability of waiting must lie in 0..1, not {self.probability}")
        reject_unless_time("a mean wait", self.mean_if_waiting)
        p, m = self.probability, self.mean_if_waiting
        if self._is_none:
            self._settle(0.0, 0.0, largest=0.0, atoms=((0.0, 1.0),))
        else:
            variance = p * m * m * (1 + self.cv**2 - p)
            self._settle(p * m, variance, atoms=((0.0, 1 - p),) if p < 1 else ())

    @property
    def _is_none(self) -> bool:
        return self.probability == 0 or self.mean_if_waiting == 0

    @property
    def waiting(self) -> Gamma:
        """The time of those who are not spared it."""
        return Gamma(self.mean_if_waiting, self.cv)

    def cdf(self, t: float) -> float:
        """1 - probability P(waiting > t)."""
        if t < 0 or self._is_none:
            return float(t >= 0)
        if self.cv == 1:
            return 1 - self.probability * math.exp(-t / self.mean_if_waiting)
        return 1 - self.probability * (1 - self.waiting.cdf(t))

    def head(self, t: Array) -> Array:
        """The mix of no wait and a wait."""
        import numpy as np

        spared = np.maximum(t, 0.0)
        if self._is_none:
            return spared
        return (1 - self.probability) * spared + self.probability * self.waiting.head(t)

    def growth(self, theta: Array) -> Array:
        """Exact."""
        if self._is_none:
            return 1 + 0 * theta
        return (1 - self.probability) + self.probability * self.waiting.growth(theta)


@dataclass(frozen=True, slots=True)
class Sum(Law):
    """Independent times one after the other, as a wait and the service behind it."""

    parts: tuple[Law, ...]

    def __post_init__(self) -> None:
        parts = self.parts
        atoms: dict[float, float] = {}
        for taken in itertools.product(*(part.atoms for part in parts)):
            t = math.fsum(t for t, _ in taken)
            atoms[t] = atoms.get(t, 0.0) + math.prod(p for _, p in taken)
        self._settle(
            math.fsum(part.mean for part in parts),
            math.fsum(part.variance for part in parts),
            smallest=math.fsum(part.smallest for part in parts),
            largest=math.fsum(part.largest for part in parts),
            atoms=tuple(sorted(atoms.items())),
        )

    @property
    def addends(self) -> tuple[Law, ...]:
        """The parts, those of inner sums in their place."""
        return tuple(law for part in self.parts for law in part.addends)

    def cdf(self, t: float) -> float:  # noqa: ARG002 - there is no closed form
        """Not in closed form: `distribution.law_within` puts the parts on a lattice."""
        raise TypeError("a sum of laws has no cdf in closed form")

    def head(self, t: Array) -> Array:  # noqa: ARG002 - there is no closed form
        """Not in closed form: a lattice is filled from the parts."""
        raise TypeError("a sum of laws is put on a lattice part by part")

    def growth(self, theta: Array) -> Array:
        """The product of the parts' bounds."""
        bound = 1 + 0 * theta
        for part in self.parts:
            bound = bound * part.growth(theta)
        return bound


@dataclass(frozen=True, slots=True)
class Scaled(Law):
    """A time so many times as long as another.

    Args:
        law: of the other.
        factor: above 0.
    """

    law: Law
    factor: float

    def __post_init__(self) -> None:
        law, f = self.law, self.factor
        self._settle(
            f * law.mean,
            f * f * law.variance,
            smallest=f * law.smallest,
            largest=f * law.largest,
            atoms=tuple((f * t, p) for t, p in law.atoms),
        )

    def cdf(self, t: float) -> float:
        """That of the other."""
        return self.law.cdf(t / self.factor)

    def head(self, t: Array) -> Array:
        """That of the other."""
        return self.factor * self.law.head(t / self.factor)

    def growth(self, theta: Array) -> Array:
        """That of the other."""
        return self.law.growth(self.factor * theta)


def together(*laws: Law) -> Law:
    """The law of independent times one after the other; one law is left as it is."""
    return laws[0] if len(laws) == 1 else Sum(laws)
