"""The beta law on 0..1 in the shapes that three-point estimates have: `p`, `q` > 0 and `p + q` <= 8.

Without scipy, whose import takes longer than all that is computed with it here.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from blueprint.flow.time.law import Array

_LEVELS = 15
"""Of the continued fraction: as many as change anything up to the mean, where `p + q` <= 8."""

Numbers = TypeVar("Numbers", float, "Array")


def beta_cdf(p: float, q: float, x: float) -> float:
    """P(X <= x), 0..1, at an `x` in 0..1; its error is below 3e-15.

    The continued fraction of the incomplete beta function (DLMF 8.17.22), from the nearer end.
    """
    return _from_zero(p, q, x) if x < _turn(p, q) else 1 - _from_zero(q, p, 1 - x)


def beta_head(p: float, q: float, x: Array) -> Array:
    """E max(x - X, 0) at every `x` in 0..1: its slope is the cdf; its error is below 2e-15."""
    import numpy as np

    cdf = np.empty_like(x)
    low = x < _turn(p, q)
    cdf[low] = _from_zero(p, q, x[low])
    cdf[~low] = 1 - _from_zero(q, p, 1 - x[~low])
    return (x - p / (p + q)) * cdf + _power(p, q, x) / (p + q)


def _turn(p: float, q: float) -> float:
    return (p + 1) / (p + q + 2)


def _from_zero(p: float, q: float, x: Numbers) -> Numbers:
    below: Any = 1.0
    for m in range(_LEVELS, 0, -1):
        below = 1 + m * (q - m) / ((p + 2 * m - 1) * (p + 2 * m)) * x / below
        below = 1 - (p + m - 1) * (p + q + m - 1) / ((p + 2 * m - 2) * (p + 2 * m - 1)) * x / below
    cdf: Numbers = _power(p, q, x) / (p * below)
    return cdf


def _power(p: float, q: float, x: Numbers) -> Numbers:
    """The density times x (1 - x)."""
    power: Numbers = math.gamma(p + q) / (math.gamma(p) * math.gamma(q)) * x**p * (1 - x) ** q
    return power
