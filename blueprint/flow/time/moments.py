"""Mean and variance of a walk's time (theory 4.4), parallel blocks included.

The variance is built from differences of means, not as E T^2 - (E T)^2: nothing cancels, however long
the mean is or however seldom a loop is left. Only the largest of several random times has no closed
form; it is integrated on a lattice, and says how far off that may be.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from blueprint.flow.linear.values import root, total
from blueprint.flow.time.law import Law

if TYPE_CHECKING:
    from blueprint.flow.linear.values import Values
    from blueprint.flow.time.lattice.grid import Grid
    from blueprint.flow.time.walk import Fork, Part, Walk

_POINTS = 2048


@dataclass(frozen=True, slots=True)
class MeanVariance:
    """Figures of a time, or of many draws of it.

    Attributes:
        mean: in seconds.
        variance: in square seconds.
        error: how far the mean may be off, in seconds; 0 when it is exact.
    """

    mean: Values
    variance: Values
    error: Values = 0.0

    @property
    def sd(self) -> Values:
        """Standard deviation, in seconds."""
        return root(self.variance)


def walk_moments(walk: Walk) -> MeanVariance:
    """Mean and variance of the time of a walk.

    Var T = sum_i visits_i (variance of one visit + variance of the mean time left after it) + the variance
    of the mean time over the start: the law of total variance, step by step.
    """
    parts = [part_moments(part) for part in walk.parts]
    left = walk.solver.backward([part.mean for part in parts])
    spread = [
        part.variance + _variance([(q, left[j]) for j, q in row.items()] + [(end, 0.0)])
        for part, row, end in zip(parts, walk.moves, walk.ends, strict=True)
    ]
    mean = total(p * left[i] for i, p in walk.start.items())
    variance = total(v * s for v, s in zip(walk.visits, spread, strict=True))
    variance = variance + _variance([(p, left[i]) for i, p in walk.start.items()])
    error = total(v * part.error for v, part in zip(walk.visits, parts, strict=True))
    return MeanVariance(mean, variance, error)


def walk_reach(walk: Walk, share: float) -> float:
    """A time that is exceeded with at most probability `share`, in seconds.

    The largest time, or the bound of Chernoff 1952 or of Cantelli 1928, whichever is least.
    """
    from blueprint.flow.time.lattice.grid import reach, walk_growth

    moments = walk_moments(walk)
    chernoff = reach(lambda theta: walk_growth(walk, theta), moments.mean, share)
    cantelli: float = moments.mean + moments.error + moments.sd * math.sqrt(1 / share - 1)
    return min(walk.largest, chernoff, cantelli)


def part_moments(part: Part) -> MeanVariance:
    """Mean and variance of the time at one visit."""
    if isinstance(part, Law):
        return MeanVariance(part.mean, part.variance)
    if part not in _known:
        _known[part] = _fork_moments(part)
    return _known[part]


_known: WeakKeyDictionary[Fork, MeanVariance] = WeakKeyDictionary()


def _variance(outcomes: list[tuple[Values, Values]]) -> Values:
    if len(outcomes) == 1:
        return 0.0
    mean = total(p * x for p, x in outcomes)
    return total(p * (x - mean) ** 2 for p, x in outcomes)


def _fork_moments(fork: Fork) -> MeanVariance:
    branches = [walk_moments(branch) for branch in fork.branches]
    if len(branches) == 1:
        return branches[0]
    order = sorted(range(len(branches)), key=lambda b: fork.branches[b].smallest)
    if all(fork.branches[b].largest <= fork.branches[order[-1]].smallest for b in order[:-1]):
        return branches[order[-1]]  # one branch always takes longest
    from blueprint.flow.time.lattice.grid import TAIL, choose_grid, leaves

    lengths = [walk_reach(branch, TAIL / len(branches)) for branch in fork.branches]
    whole = max(lengths) >= max(branch.largest for branch in fork.branches)
    grid = choose_grid(fork.branches, max(lengths), _POINTS, whole=whole, most=2 * _POINTS)
    mean, square = _saved(fork, grid)
    error = 0.0
    if not grid.fits or any(not law.is_atomic for branch in fork.branches for law in leaves(branch)):
        rough_mean, rough_square = _saved(fork, grid.halved())
        error = abs(mean - rough_mean)
        mean += (mean - rough_mean) / 3  # the error falls with the square of the step (Richardson 1911)
        square += (square - rough_square) / 3
    error += math.fsum(branch.error for branch in branches)
    total = math.fsum(branch.mean for branch in branches) - mean
    squares = math.fsum(branch.variance + branch.mean**2 for branch in branches) - square
    return MeanVariance(total, max(squares - total**2, 0.0), error)


def _saved(fork: Fork, grid: Grid) -> tuple[float, float]:
    """What running together saves: the sum of the branches' moments, first and second, less the block's.

    It is the integral of sum(1 - F_b) - (1 - prod F_b), which falls off so much faster than each tail that
    the end of the lattice does not matter. Summed masses are averages of F over the cells between points.
    """
    import numpy as np

    from blueprint.flow.time.lattice.transform import Transformer

    shared = Transformer(grid)
    cells = [np.cumsum(shared.back(shared.of_walk(branch).whole)[:-1]) for branch in fork.branches]
    both = sum(1 - cdf for cdf in cells) - (1 - np.prod(cells, axis=0))
    times = float(grid.step) * np.arange(grid.count)
    return float(both @ np.diff(times)), float(both @ np.diff(times**2))
