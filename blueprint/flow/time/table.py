"""A law given by its cdf at points: what is known of a wait that has no closed form. Seconds."""

from __future__ import annotations

import bisect
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.time.law import Law

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.time.law import Array


@dataclass(frozen=True, slots=True)
class Table(Law):
    """A time whose cdf is smooth between 0 and a largest time, but for what is exactly 0.

    Between the points its tail is geometric: waits fall off exponentially, and few points do.

    Attributes:
        points: seconds, ascending, the first of them 0.
        cdf_at: P(T <= point), rising to 1.
    """

    points: tuple[float, ...]
    cdf_at: tuple[float, ...]

    @classmethod
    def of(cls, points: Sequence[float], cdf: Sequence[float], mean: float | None = None) -> Table:
        """The law of these points; what rounding leaves is put right.

        Args:
            points: seconds, ascending from 0.
            cdf: P(T <= point).
            mean: where it is known better than from the points, to which they are stretched.
        """
        upto, last = [], 0.0
        for value in cdf:
            last = min(1.0, max(last, value))
            upto.append(last)
        upto[-1] = 1.0
        found = cls(tuple(points), tuple(upto))
        if mean is None or not found.mean:
            return found
        return cls(tuple(mean / found.mean * t for t in points), tuple(upto))

    def __post_init__(self) -> None:
        mean = square = 0.0
        for low, high, a, b in self._cells():
            width, first = high - low, _area(a, b)
            second = _moment(a, b)
            mean += width * first
            square += 2 * width * (low * first + width * second)
        at_once = self.cdf_at[0]
        self._settle(
            mean,
            max(square - mean * mean, 0.0),
            largest=self.points[-1] if mean else 0.0,
            atoms=((0.0, at_once),) if at_once > 0 else (),
        )

    def _cells(self) -> list[tuple[float, float, float, float]]:
        """Where each cell begins and ends, and P(T > t) there."""
        tails = [1 - p for p in self.cdf_at]
        return list(zip(self.points, self.points[1:], tails, tails[1:], strict=False))

    def cdf(self, t: float) -> float:
        """Read between the points."""
        if t < 0:
            return 0.0
        k = bisect.bisect_right(self.points, t) - 1
        if k + 1 >= len(self.points):
            return 1.0
        part = (t - self.points[k]) / (self.points[k + 1] - self.points[k])
        a, b = 1 - self.cdf_at[k], 1 - self.cdf_at[k + 1]
        return 1 - (a * (b / a) ** part if b > 0 and a > 0 else a + (b - a) * part)

    def head(self, t: Array) -> Array:
        """t less the integral of the tail."""
        import numpy as np

        points = np.array(self.points)
        a = 1 - np.array(self.cdf_at)
        before = np.concatenate(
            ([0.0], np.cumsum([(high - low) * _area(x, y) for low, high, x, y in self._cells()]))
        )
        after = np.maximum(t, 0.0)
        k = np.minimum(points.searchsorted(after, side="right") - 1, len(points) - 2)
        part = np.minimum((after - points[k]) / (points[k + 1] - points[k]), 1.0)
        x, y = a[k], a[k + 1]
        geometric = (x > 0) & (y > 0) & (np.abs(np.log(np.where(y > 0, y, 1) / np.where(x > 0, x, 1))) > 1e-6)
        rate = np.where(geometric, np.log(np.where(geometric, y / np.where(x > 0, x, 1), 0.5)), -1.0)
        inside = np.where(geometric, x * np.expm1(rate * part) / rate, part * (x + (y - x) * part / 2))
        head: Array = after - before[k] - (points[k + 1] - points[k]) * inside
        return head

    def growth(self, theta: Array) -> Array:
        """Each cell's probability at its end."""
        import numpy as np

        masses = np.diff(np.array((0.0, *self.cdf_at)))
        some = masses > 0
        with np.errstate(over="ignore"):
            bound: Array = np.exp(np.multiply.outer(theta, np.array(self.points)[some])) @ masses[some]
        return bound

    def waiting(self) -> Table:
        """The law of those times that are not 0."""
        at_once = self.cdf_at[0]
        return Table.of(self.points, [(p - at_once) / (1 - at_once) for p in self.cdf_at])


def _area(a: float, b: float) -> float:
    """The integral of a geometric tail from a to b over one cell of width 1."""
    if b <= 0 or a <= 0 or abs(math.log(b / a)) < 1e-6:
        return (a + b) / 2
    return (b - a) / math.log(b / a)


def _moment(a: float, b: float) -> float:
    """The integral of u times the tail at u over one cell of width 1."""
    if b <= 0 or a <= 0 or abs(math.log(b / a)) < 1e-3:
        return a / 6 + b / 3
    rate = math.log(b / a)
    return b / rate - (b - a) / rate**2
