"""Inverse of `I - Q` as a full matrix, subtraction-free (Grassmann, Taksar & Heyman 1985), by halves.

`I - Q = [[A, -B], [-C, E]]`: invert A, whose states leave by B too; pass what reaches the second half
through the first; invert that. Every step is a product or a sum of nonnegative matrices, so the work is
done by matrix products and no digit is lost.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_LEAF = 24


def inverse(q: Matrix, leave: Matrix) -> Matrix:
    """Return `(I - Q)^-1` of a chain.

    Args:
        q: moves, n by n, >= 0. The diagonal is ignored: a stay is what moves and leaves do not take.
        leave: probability of leaving, n, >= 0. From every state some `leave` > 0 must be reachable.
    """
    n = len(leave)
    if n <= _LEAF:
        return _inverse_leaf(q, leave)
    h = n // 2
    b, c = q[:h, h:], q[h:, :h]
    first = inverse(q[:h, :h], leave[:h] + b.sum(axis=1))
    through = c @ first  # visits in the first half on one excursion from the second
    second = inverse(q[h:, h:] + through @ b, leave[h:] + through @ leave[:h])
    result = np.empty((n, n))
    result[h:, h:] = second
    result[h:, :h] = second @ through
    reach = first @ b
    result[:h, h:] = reach @ second
    result[:h, :h] = first + reach @ result[h:, :h]
    return result


def _inverse_leaf(q: Matrix, leave: Matrix) -> Matrix:
    """The same for few states: take them in one after the other (bordering)."""
    n = len(leave)
    m, out = q.copy(), leave.copy()
    np.fill_diagonal(m, 0.0)
    for k in range(n):
        # m holds: visits among states taken in, first hits from them, excursions to them, moves beside.
        d = out[k] + m[k, k + 1 :].sum()
        row, column = m[k] / d, m[:, k].copy()
        row[k], column[k] = 1 / d, 0.0
        m[k], m[:, k] = 0.0, 0.0
        m += np.outer(column, row)
        m[k] = row
        out += column * (out[k] / d)
        np.fill_diagonal(m[k + 1 :, k + 1 :], 0.0)
    return m
