"""Choosing the lattice for the law of a walk's time: how fine, how long.

Fixed times fall on lattice points wherever that is affordable. The length is where a Chernoff bound
leaves less than `TAIL` beyond; what wraps round from there is damped by `TAIL` once more, so that less
than 1e-10 of it comes back (Abate & Whitt 1992).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from blueprint.flow.time.elimination import value_at_start
from blueprint.flow.time.law import Law

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from blueprint.flow.time.law import Array
    from blueprint.flow.time.walk import Part, Walk

TAIL = 1e-5
TAIL_FIXED = 1e-9  # where all times are fixed, and shares are exact to this
# Products of numbers that one transform may take: to get `size` points, and to get more than these where
# fixed times ask for it. The latter is some 0.05 s; where all times are fixed, one transform is all.
_WANTED = 34_000_000
_MORE = 14_000_000
_MORE_FIXED = 60_000_000
_VISIT, _BRANCH = 6, 40  # products that take as long as to transform a visit, a branch and back
_LONGEST = 1 << 17
_SHORTEST = 256
_INSTANT = 1e-9  # seconds; less is nothing


@dataclass(frozen=True, slots=True)
class Grid:
    """A lattice 0, step, 2 step, ...

    Attributes:
        step: in seconds.
        count: number of points.
        damping: what a mass is multiplied with for each step, before it can wrap round; 1 if none can.
        fits: whether all fixed times lie on points, or did before the step was doubled: atoms are then
            kept apart from what is smooth.
    """

    step: Fraction
    count: int
    damping: float
    fits: bool

    @property
    def points(self) -> Array:
        """The times of all points, in seconds, each rounded once."""
        import numpy as np

        return np.arange(self.count) * np.float64(self.step.numerator) / np.float64(self.step.denominator)

    def halved(self) -> Grid:
        """Half the points, twice the step."""
        return Grid(2 * self.step, self.count // 2, self.damping**2, self.fits)


def choose_grid(
    walks: Sequence[Walk],
    length: float,
    size: int,
    *,
    whole: bool = True,
    most: int = _LONGEST,
    also: Sequence[Law] = (),
    damped: float = TAIL,
) -> Grid:
    """The lattice for walks whose times are wanted up to some length.

    Args:
        walks: the walks; for a parallel block its branches.
        length: in seconds.
        size: points wanted; more are taken to meet fixed times, fewer where loops make them dear.
        whole: whether no time is larger than `length`.
        most: no more points than these to meet fixed times, unless all times are fixed.
        also: laws whose fixed times are to be met as well.
        damped: what is left of a mass that wraps round.
    """
    laws = [*(law for walk in walks for law in leaves(walk)), *(part for law in also for part in law.addends)]
    atomic = all(law.is_atomic for law in laws)
    effort = sum(work(walk) for walk in walks)
    size = max(_SHORTEST, min(size, _WANTED // effort))
    points = _MORE_FIXED // effort if atomic else min(most, _MORE // effort)
    points = min(_LONGEST, max(size, points))
    grain = common_step(t for law in laws for t, _ in law.atoms if whole or t <= length)
    wanted = Fraction(max(length, _INSTANT)) / (size - 2)
    step, fits = wanted, grain is None
    if grain is not None:
        finer = grain if atomic else grain / max(1, round(grain / wanted))
        if length / finer <= points:
            step, fits = finer, True
    count = _easy(math.ceil(length / step) + 2)
    wraps = not (whole and atomic and fits)  # a lattice point may lie just beyond the largest time
    return Grid(step, count, damped ** (1 / count) if wraps else 1.0, fits)


def leaves(walk: Walk) -> Iterator[Law]:
    """The laws at the bottom of a walk: those of its visits, of its branches, parts of sums."""
    for part in walk.parts:
        if isinstance(part, Law):
            yield from part.addends
        else:
            for branch in part.branches:
                yield from leaves(branch)


def work(walk: Walk) -> int:
    """Array products one transform of the walk takes, or what takes as long; blocks included."""
    forks = [part for part in walk.parts if not isinstance(part, Law)]
    inner = sum(work(branch) + _BRANCH for fork in forks for branch in fork.branches)
    return walk.plan.work + _VISIT * len(walk.parts) + inner


def common_step(times: Iterable[float]) -> Fraction | None:
    """The largest step of which all positive times are multiples, read as authored decimals."""
    exact = {Fraction(repr(t)) for t in times if t > 0}
    if not exact:
        return None
    return reduce(
        lambda a, b: Fraction(
            math.gcd(a.numerator * b.denominator, b.numerator * a.denominator), a.denominator * b.denominator
        ),
        exact,
    )


def reach(growth: Callable[[Array], Array], scale: float, share: float) -> float:
    """A time that is exceeded with at most probability `share` (Chernoff 1952).

    Args:
        growth: a bound of E exp(theta T); nan or inf where there is none.
        scale: a time of the order of the mean, in seconds; 0 gives 0.
        share: 0..1.
    """
    import numpy as np

    if scale == 0:
        return 0.0
    with np.errstate(all="ignore"):
        theta = np.geomspace(1e-7, 1e5, 193) / scale
        bounds = (np.log(growth(theta)) - math.log(share)) / theta
    usable = np.isfinite(bounds) & (bounds > 0)
    return float(bounds[usable].min()) if usable.any() else math.inf


def walk_growth(walk: Walk, theta: Array) -> Array:
    """A bound of E exp(theta T) of a walk; nan where it may be infinite."""
    weights = [part_growth(part, theta) for part in walk.parts]
    bound: Array = value_at_start(walk.plan, walk.moves, walk.start, weights, walk.ends)
    return bound


def part_growth(part: Part, theta: Array) -> Array:
    """A bound of E exp(theta T) of one visit; for the largest of several, their sum does."""
    if isinstance(part, Law):
        return part.growth(theta)
    return sum((walk_growth(branch, theta) - 1 for branch in part.branches), 1 + 0 * theta)


def _easy(count: int) -> int:
    """The next even number of points that is quick to transform: 2^k times 2, 3 or 5."""
    best = 1 << max(count - 1, 3).bit_length()
    return min(n for n in (best, best // 4 * 3, best // 8 * 5) if n >= count)
