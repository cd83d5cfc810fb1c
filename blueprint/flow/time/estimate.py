"""Three-point estimates as laws of a time. All times in seconds."""

from __future__ import annotations

import abc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.time.beta import beta_cdf, beta_head
from blueprint.flow.time.law import Law, reject_unless_time

if TYPE_CHECKING:
    from blueprint.flow.time.law import Array


@dataclass(frozen=True, slots=True)
class _Estimate(Law):
    """A time between two bounds with a likely value between them: `min <= likely <= max`.

    Raises:
        ValueError: the three times are negative, not finite or out of order.
    """

    min: float
    likely: float
    max: float

    def __post_init__(self) -> None:
        reject_unless_time("the smallest time of an estimate", self.min)
        reject_unless_time("the largest time of an estimate", self.max)
        if not self.min <= self.likely <= self.max:
            raise ValueError(
                f"an estimate needs min <= likely <= max, not {self.min}, {self.likely}, {self.max}"
            )
        mean, variance = self._moments()
        a, b = float(self.min), float(self.max)
        atoms = ((a, 1.0),) if a == b else ()
        self._settle(a if a == b else mean, variance, smallest=a, largest=b, atoms=atoms)

    @abc.abstractmethod
    def _moments(self) -> tuple[float, float]: ...

    def growth(self, theta: Array) -> Array:
        """The law of two values with the same mean, variance and largest value bounds it (Bennett 1962)."""
        import numpy as np

        room, v = self.max - self.mean, self.variance
        if v == 0:
            return np.exp(theta * self.mean)
        high = v / (v + room * room)
        low = (1 - high) * np.exp(theta * (self.mean - v / room))
        return low + high * np.exp(theta * self.max)


@dataclass(frozen=True, slots=True)
class Pert(_Estimate):
    """Three-point estimate: mean (a + 4m + b)/6, sd (b - a)/6 (Malcolm, Roseboom, Clark & Fazar 1959).

    The shape is the beta law on [min, max] that has exactly this mean and this sd; its mode is near
    `likely`, not at it, as no beta law has all three.
    """

    def _moments(self) -> tuple[float, float]:
        return (self.min + 4 * self.likely + self.max) / 6, ((self.max - self.min) / 6) ** 2

    @property
    def shape(self) -> tuple[float, float]:
        """The two parameters of the beta law; only when min < max."""
        at = (self.mean - self.min) / (self.max - self.min)
        both = 36 * at * (1 - at) - 1
        return at * both, (1 - at) * both

    def cdf(self, t: float) -> float:
        """The regularised incomplete beta function."""
        if t < self.min or t >= self.max:
            return float(t >= self.max)
        return beta_cdf(*self.shape, (t - self.min) / (self.max - self.min))

    def head(self, t: Array) -> Array:
        """That of the beta law, scaled to [min, max]."""
        import numpy as np

        if self.min == self.max:
            return np.maximum(t - self.mean, 0.0)
        width = self.max - self.min
        inside = beta_head(*self.shape, np.clip((t - self.min) / width, 0.0, 1.0))
        return width * inside + np.maximum(t - self.max, 0.0)


@dataclass(frozen=True, slots=True)
class Triangular(_Estimate):
    """Triangular law: mean (a + m + b)/3, variance (a^2 + m^2 + b^2 - am - ab - mb)/18 (theory 4.3)."""

    def _moments(self) -> tuple[float, float]:
        a, m, b = self.min, self.likely, self.max
        return (a + m + b) / 3, ((m - a) ** 2 + (b - m) ** 2 + (m - a) * (b - m)) / 18

    def cdf(self, t: float) -> float:
        """Quadratic on both sides of `likely`."""
        a, m, b = self.min, self.likely, self.max
        if t < a or t >= b:
            return float(t >= b)
        return (t - a) ** 2 / ((b - a) * (m - a)) if t < m else 1 - (b - t) ** 2 / ((b - a) * (b - m))

    def head(self, t: Array) -> Array:
        """Cubic on both sides of `likely`."""
        import numpy as np

        a, m, b = self.min, self.likely, self.max
        if a == b:
            return np.maximum(t - a, 0.0)
        rising = np.clip(t - a, 0.0, m - a) ** 3 / (3 * (b - a) * (m - a)) if m > a else 0.0 * t
        falling = np.clip(b - t, 0.0, b - m) ** 3 / (3 * (b - a) * (b - m)) if b > m else 0.0 * t
        return np.where(t < m, rising, t - self.mean + falling)
