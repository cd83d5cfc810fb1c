"""A law given by its cdf at points: what is known of a wait that has no closed form. Seconds."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.time.law import Law

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.time.law import Array

_FLAT, _NEARLY_FLAT = 1e-6, 1e-3
"""Logarithms of what a cell's tail falls by, below which it is as good as straight."""


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
        import numpy as np

        points, tails = np.array(self.points), 1 - np.array(self.cdf_at)
        width, first, second = np.diff(points), *_integrals(tails[:-1], tails[1:])
        mean = float((width * first).sum())
        square = float((2 * width * (points[:-1] * first + width * second)).sum())
        at_once = self.cdf_at[0]
        self._settle(
            mean,
            max(square - mean * mean, 0.0),
            largest=self.points[-1] if mean else 0.0,
            atoms=((0.0, at_once),) if at_once > 0 else (),
        )

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
        before = np.concatenate(([0.0], np.cumsum(np.diff(points) * _integrals(a[:-1], a[1:])[0])))
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


def _integrals(a: Array, b: Array) -> tuple[Array, Array]:
    """Of geometric tails from a to b over cells of width 1: the integral, and that of u times the tail at u."""
    import numpy as np

    some = (a > 0) & (b > 0)
    rate = np.log(np.where(some, b, 1.0) / np.where(some, a, 1.0))
    steep, steeper = np.abs(rate) >= _FLAT, np.abs(rate) >= _NEARLY_FLAT
    by = np.where(steep, rate, 1.0)
    area = np.where(steep, (b - a) / by, (a + b) / 2)
    return area, np.where(steeper, b / by - (b - a) / by**2, a / 6 + b / 3)
