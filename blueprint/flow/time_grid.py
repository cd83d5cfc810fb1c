"""Choosing the lattice for the law of a walk's time: how fine, how long.

Fixed times fall on lattice points wherever that is affordable. The length is where a Chernoff bound
leaves less than `TAIL` beyond; what wraps round from there is damped by `TAIL` once more, so that less
than 1e-10 of it comes back (Abate & Whitt 1992, section 5).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from blueprint.flow.time_eliminate import value_at_start
from blueprint.flow.time_law import Law
from blueprint.flow.time_walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from blueprint.flow.time_law import Array
    from blueprint.flow.time_walk import Fork, Part

TAIL = 1e-5
_BUDGET = 60_000_000  # products of numbers one transform may take: about 0.1 s
_LONGEST = 1 << 17
_SHORTEST = 256


@dataclass(frozen=True, slots=True)
class Grid:
    """A lattice 0, step, 2 step, ...

    Attributes:
        step: in seconds.
        count: number of points.
        damping: what a mass is multiplied with for each step, before it can wrap round; 1 if none can.
        fits: whether all fixed times lie on points.
    """

    step: Fraction
    count: int
    damping: float
    fits: bool

    def halved(self) -> Grid:
        """Half the points, twice the step."""
        return Grid(2 * self.step, self.count // 2, self.damping**2, self.fits)


def choose_grid(walk: Walk, size: int) -> Grid:
    """The lattice for a walk.

    Args:
        walk: the walk.
        size: points wanted; more are taken to meet fixed times, fewer where loops make them dear.
    """
    laws = set(leaves(walk))
    points = max(_SHORTEST, min(_LONGEST, _BUDGET // work(walk)))
    size = min(size, points)
    length = reach(lambda theta: walk_growth(walk, theta), _scale(walk), TAIL)
    damping = TAIL
    if walk.largest <= length:
        length, damping = walk.largest, 1.0
    grain = common_step(t for law in laws for t, _ in law.atoms)
    smooth = not all(law.is_atomic for law in laws)
    wanted = Fraction(length or 1.0) / (size - 2)
    step, fits = wanted, grain is None
    if grain is not None:
        # An even number of steps to the grain, so that the lattice of half the points meets it too.
        finer = grain / (2 * max(1, math.ceil(grain / (2 * wanted)))) if smooth else grain
        if length / finer <= points:
            step, fits = finer, True
    if smooth or not fits:
        damping = TAIL  # a lattice point may lie just beyond the largest time
    count = _easy(math.ceil(length / step) + 2)
    return Grid(step, count, damping ** (1 / count), fits)


def leaves(walk: Walk) -> Iterator[Law]:
    """The laws at the bottom of a walk: those of its visits, of its branches, parts of sums."""
    for part in walk.parts:
        if isinstance(part, Law):
            yield from part.addends
        else:
            for branch in part.branches:
                yield from leaves(branch)


def work(walk: Walk) -> int:
    """Array products one transform of the walk takes, blocks included."""
    inner = sum(
        work(branch) + 8 for part in walk.parts if not isinstance(part, Law) for branch in part.branches
    )
    return walk.plan.work + len(walk.parts) + inner


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
    theta = np.geomspace(1e-5, 1e5, 161) / scale
    with np.errstate(all="ignore"):
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


def _scale(walk: Walk) -> float:
    """A time between the mean and a small multiple of it: branches count one after the other."""
    return sum(v * _part_scale(part) for v, part in zip(walk.visits, walk.parts, strict=True))


def _part_scale(part: Part) -> float:
    return part.mean if isinstance(part, Law) else sum(_scale(branch) for branch in part.branches)


def fork_grid(fork: Fork, size: int) -> Grid:
    """The lattice for the time of a parallel block."""
    return choose_grid(Walk((0,), {0: 1.0}, ({},), (1.0,), (fork,)), size)


def _easy(count: int) -> int:
    """The next even number of points that is quick to transform: 2^k times 2, 3 or 5."""
    best = 1 << max(count - 1, 3).bit_length()
    return min(n for n in (best, best // 4 * 3, best // 8 * 5) if n >= count)
