"""The gamma law of scale 1.

In the shapes that waits and measured times have it goes without scipy, whose import takes longer than all that is
computed with it here.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from blueprint.flow.time.law import Array

SHAPES = (1e-4, 1000.0)
"""Between these the series below holds to 4e-14, in at most some hundred terms for each point."""

_SMALLEST = 1e-18  # of a term, beside a sum of at least 1

Numbers = TypeVar("Numbers", float, "Array")


def gamma_cdf(shape: float, x: float) -> float:
    """P(X <= x), 0..1, at an `x` >= 0; its error is below 4e-14 for `SHAPES`."""
    if not SHAPES[0] <= shape <= SHAPES[1]:
        from scipy.special import gammainc

        return float(gammainc(shape, x))
    if x >= _all(shape):
        return 1.0
    return min(_density(shape, x) * _series(shape, x, x), 1.0) if x else 0.0


def gamma_head(shape: float, x: Array) -> Array:
    """E max(x - X, 0) at every `x` >= 0; its slope is the cdf. Its error is below 2e-14 (1 + x) for `SHAPES`."""
    import numpy as np

    if not SHAPES[0] <= shape <= SHAPES[1]:
        from scipy.special import gammainc

        beyond: Array = x * gammainc(shape, x) - shape * gammainc(shape + 1, x)
        return beyond
    head = x - shape
    within = (x > 0) & (x < _all(shape))
    head[x == 0] = 0.0
    if within.any():
        t = x[within]
        density = _density(shape, t)
        cdf = np.minimum(density * _series(shape, t, float(t.max())), 1.0)
        # E X 1(X <= x) is `shape` times the cdf of `shape + 1`, which is this cdf without the series' first term.
        head[within] = t * cdf - shape * (cdf - density)
    return head


def _all(shape: float) -> float:
    """Beyond it lies less than 1e-17."""
    return shape + 11 * math.sqrt(shape) + 45


def _density(shape: float, x: Numbers) -> Numbers:
    """x^a e^-x / gamma(a + 1): near the mean of a large shape by Stirling's series, which loses no digits."""
    exp, log, log1p, largest = _functions(x)
    if shape < 20:
        return exp(shape * log(x) - x - math.lgamma(shape + 1))  # type: ignore[no-any-return]
    apart = (largest(x, 1e-15 * shape) - shape) / shape
    rest = 1 / (12 * shape) - 1 / (360 * shape**3) + 1 / (1260 * shape**5) - 1 / (1680 * shape**7)
    power = exp(-shape * (apart - log1p(apart)) - rest)
    return power / math.sqrt(2 * math.pi * shape)  # type: ignore[no-any-return]


def _functions(x: Any) -> Any:
    if isinstance(x, float):
        return math.exp, math.log, math.log1p, max
    import numpy as np

    return np.exp, np.log, np.log1p, np.maximum


def _series(shape: float, x: Numbers, largest: float) -> Numbers:
    """1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ... (DLMF 8.7.1); every term is positive."""
    term: Any = 1.0
    total: Any = 1.0
    bound = n = 1.0
    while bound > _SMALLEST or n < largest - shape:
        ratio = 1 / (shape + n)
        term = term * (x * ratio)
        total = total + term
        bound *= largest * ratio
        n += 1
    return total  # type: ignore[no-any-return]
