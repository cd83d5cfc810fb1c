"""A cdf given at points: jumps at the points, straight in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.time.law import Array

_NOISE = 1e-9  # shares closer than this are the same


@dataclass(frozen=True, slots=True, eq=False)
class Cdf:
    """P(T <= t) of a time.

    Attributes:
        points: times in seconds, ascending, the first of them 0.
        below: P(T < point).
        upto: P(T <= point). What is missing to 1 at the last point lies beyond it.
        off: how far either may be off at a point; None where nothing is.
    """

    points: Array
    below: Array
    upto: Array
    off: Array | None = None

    @property
    def atoms(self) -> Array:
        """The probability of exactly each point."""
        return self.upto - self.below

    @property
    def masses(self) -> Array:
        """The probability at and around each point: half of what lies on either side."""
        half = (self.below[1:] - self.upto[:-1]) / 2
        masses = self.atoms
        masses[:-1] += half
        masses[1:] += half
        return masses

    def at(self, t: float) -> float:
        """P(T <= t); beyond the last point, what it is there."""
        k = int(self.points.searchsorted(t * (1 + 1e-12), side="right")) - 1
        if k < 0:
            return 0.0
        if k + 1 == len(self.points):
            return float(self.upto[k])
        part = max(t - self.points[k], 0.0) / (self.points[k + 1] - self.points[k])
        return float(self.upto[k] + part * (self.below[k + 1] - self.upto[k]))

    def error_at(self, t: float) -> float:
        """How far `at` may be off: at the points on either side, whichever is more."""
        if self.off is None:
            return 0.0
        k = int(self.points.searchsorted(t * (1 + 1e-12), side="right"))
        return float(self.off[max(k - 1, 0) : k + 1].max())

    def quantile(self, p: float) -> float | None:
        """The smallest t with P(T <= t) >= p; None when it lies beyond the last point."""
        aim = p - _NOISE
        if aim > self.upto[-1]:
            return None
        k = int(self.upto.searchsorted(aim))
        if k == 0 or aim >= self.below[k] - _NOISE:
            return float(self.points[k])
        low, high = self.upto[k - 1], self.below[k]
        return float(self.points[k - 1] + (self.points[k] - self.points[k - 1]) * (aim - low) / (high - low))


def joined(near: Cdf, far: Cdf) -> Cdf:
    """The first cdf as far as it goes, the second one beyond."""
    import numpy as np

    k = int(far.points.searchsorted(near.points[-1], side="right"))
    pairs = (
        (near.points, far.points),
        (near.below, far.below),
        (near.upto, far.upto),
        (_off(near), _off(far)),
    )
    return Cdf(*(np.concatenate((first, second[k:])) for first, second in pairs))


def _off(cdf: Cdf) -> Array:
    return 0.0 * cdf.points if cdf.off is None else cdf.off


def mixed(parts: Sequence[tuple[float, Cdf]]) -> Cdf:
    """The cdf of a mix; the weights sum to 1."""
    import numpy as np

    points = np.sort(np.concatenate([cdf.points for _, cdf in parts]))
    other = np.concatenate(([True], points[1:] != points[:-1]))
    points = points[other]  # for this `np.unique` would import masked arrays
    below, upto, off = np.zeros(len(points)), np.zeros(len(points)), np.zeros(len(points))
    for weight, cdf in parts:
        # Right of each point the next value is `below`, left of it the last is `upto`.
        k = np.minimum(cdf.points.searchsorted(points, side="right"), len(cdf.points)) - 1
        after = np.minimum(k + 1, len(cdf.points) - 1)
        width = np.where(after > k, cdf.points[after] - cdf.points[k], 1.0)
        inside = np.clip((points - cdf.points[k]) / width, 0.0, 1.0)
        line = cdf.upto[k] + inside * np.where(after > k, cdf.below[after] - cdf.upto[k], 0.0)
        upto += weight * line
        below += weight * np.where(points == cdf.points[k], cdf.below[k], line)
        if cdf.off is not None:
            off += weight * np.maximum(cdf.off[k], cdf.off[after])
    return Cdf(points, below, upto, off)
