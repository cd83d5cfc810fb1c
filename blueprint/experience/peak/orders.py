"""Which of two scores is the peak: the levels, in the orders of what it takes to outdo them (theory 3.2, 3.3 (5)).

Where scores vary, -v and +v are equals: half of the customers take one for the peak, half the other, so there are two
orders of the same weight. Without any spread the negative one outdoes the positive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from blueprint.experience.distribution import Distribution
    from blueprint.experience.walk.feeling import Peak
    from blueprint.flow.linear.dense import Matrix

    Key = Callable[[float], tuple[float, bool]]

_EXTREME: tuple[Key, ...] = (lambda e: (abs(e), e < 0), lambda e: (abs(e), e > 0))
_HIGHEST: tuple[Key, ...] = (lambda e: (e, False),)
_LOWEST: tuple[Key, ...] = (lambda e: (-e, False),)


@dataclass(frozen=True)
class Orders:
    """Levels, and for each order the sets of levels that grow in it from none to all.

    Attributes:
        levels: the distinct scores, ascending.
        order: per order, indices of the levels, the least peak-like first. The first `of_peak` are those of the rule of
            the peak and count the same; then follow those of the highest and of the lowest score.
        of_peak: how many.
        shared: equals are shared half and half.
    """

    levels: Matrix
    order: NDArray[np.intp]
    of_peak: int
    shared: bool

    @classmethod
    def of(cls, scores: Iterable[float], peak: Peak, *, shared: bool) -> Orders:
        """The orders of some scores."""
        levels = sorted(set(scores))
        keys = {"extreme": _EXTREME if shared else _EXTREME[:1], "max": _HIGHEST, "min": _LOWEST}
        order = [
            sorted(range(len(levels)), key=lambda k: key(levels[k]))
            for rule in (peak, "max", "min")
            for key in keys[rule]
        ]
        return cls(np.array(levels), np.array(order), len(keys[peak]), shared)

    def peak_only(self) -> Orders:
        """Without the orders of the highest and of the lowest score."""
        return replace(self, order=self.order[: self.of_peak])

    def probabilities(self, laws: Iterable[Distribution]) -> Matrix:
        """Each law as probabilities by level."""
        place = {level: k for k, level in enumerate(self.levels.tolist())}
        rows: dict[int, tuple[Distribution, list[float]]] = {}  # by identity: laws are long to compare
        found = []
        for law in laws:
            _, row = rows.get(id(law), (law, []))
            if not row:
                row = [0.0] * len(place)
                rows[id(law)] = law, row
                for value, p in law:
                    row[place[value]] = p
            found.append(row)
        return np.array(found).reshape(-1, len(place))

    def cumulated(self, probabilities: Matrix) -> Matrix:
        """The probability of each set: the last axis, of levels, becomes orders by sets."""
        taken = probabilities[..., self.order]
        found = np.zeros((*taken.shape[:-1], taken.shape[-1] + 1))
        np.cumsum(taken, axis=-1, out=found[..., 1:])
        return np.minimum(found, 1.0, out=found)

    def expected(self, within: Matrix) -> Matrix:
        """The expected peak, from the probability that all scores lie within each set: orders by sets."""
        scores = self.levels[self.order[: self.of_peak]]
        weights = np.zeros((len(scores), scores.shape[1] + 1))
        weights[:, 1:] = scores
        weights[:, 1:-1] -= scores[:, 1:]
        return np.asarray(np.einsum("...os,os->...", within[..., : self.of_peak, :], weights) / self.of_peak)
