"""A law as a few times: in each stretch two, with its probability, mean, variance and skewness (Gauss)."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import fsum, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.flow.time.law import Array, Law

_POINTS = 8
_NOTHING = 1e-15


def nodes(law: Law, cuts: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Times with their probabilities that stand for all times between the first cut and the last.

    The mean of a function over them is right to the fourth power of a stretch, and exact for a cubic one.

    Args:
        law: of a time in seconds; no sum.
        cuts: ends of the stretches, increasing; a time at a cut belongs to the stretch that it ends.
    """
    import numpy as np

    atoms = [(t, p) for t, p in law.atoms if cuts[0] < t <= cuts[-1]]
    yield from atoms
    at, weights = _gauss()
    ends = np.array(cuts, dtype=float)
    widths = np.diff(ends)
    times = np.concatenate((ends, (ends[:-1, None] + widths[:, None] * at).ravel()))
    heads = law.head(times) - sum(p * np.maximum(times - t, 0.0) for t, p in atoms)

    # With x from 0 to 1 over a stretch: the integrals of F, x F and x^2 F, by parts, from those of F.
    upto = heads[: len(ends)]
    grown = (heads[len(ends) :].reshape(-1, _POINTS) - upto[:-1, None]) / widths[:, None]
    whole = np.diff(upto) / widths
    integrals = zip(whole, whole - grown @ weights, whole - 2 * (grown @ (weights * at)), strict=True)
    reached = [law.cdf(t) - fsum(p for a, p in atoms if a <= t) for t in cuts]
    for k, ((before, after), three) in enumerate(zip(pairwise(reached), integrals, strict=True)):
        p = after - before
        if p <= _NOTHING:
            continue
        mean, square, cube = ((after - n * float(of)) / p for n, of in enumerate(three, 1))
        for x, share in _two(mean, square, cube):
            yield float(ends[k] + widths[k] * min(max(x, 0.0), 1.0)), p * share


@cache
def _gauss() -> tuple[Array, Array]:
    """Where a stretch from 0 to 1 is looked at, and with which weights."""
    import numpy as np

    at, weights = np.polynomial.legendre.leggauss(_POINTS)
    return (at + 1) / 2, weights / 2


def _two(mean: float, square: float, cube: float) -> tuple[tuple[float, float], ...]:
    """The two points with these moments about 0, with their shares; one where nothing varies."""
    variance = square - mean**2
    if variance <= 1e-9:
        return ((mean, 1.0),)
    skew = (cube - 3 * mean * square + 2 * mean**3) / variance
    root = sqrt(skew**2 + 4 * variance)
    low, high = (skew - root) / 2, (skew + root) / 2
    return ((mean + low, high / root), (mean + high, -low / root))
