"""Peak and end together another way, to check by: one elimination in the order of the peak.

Once all states below an impression k are eliminated (Grassmann, Taksar & Heyman 1985), what is left tells
how customers reach k with nothing greater behind them, a_k, and how they leave from there with nothing
greater to come, r_k. With d_k all that leaves k, P(peak is k, last is j) = a_k r_kj / d_k: the table
J(k, j) of theory 3.3 (5) without a subtraction, in one pass instead of a solve per touchpoint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from blueprint.experience.peak.ends import ends
from blueprint.experience.peak.peaks import Peaks
from blueprint.flow.linear.dense import inverse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from blueprint.experience.peak.ends import Ends
    from blueprint.experience.walk.ranking import Ranking
    from blueprint.experience.walk.walk import Walk

_BLOCK = 24


def peak_shares_by_table(walk: Walk, ranking: Ranking) -> tuple[Mapping[int, float], float]:
    """The shares of the peaks of a branch, and the probability that nothing is experienced."""
    bounds = ends(walk)
    return peaks_by_table(walk, ranking, bounds).share, bounds.nothing


def peaks_by_table(walk: Walk, ranking: Ranking, bounds: Ends, *, by_touchpoint: bool = True) -> Peaks:
    """The peaks of a walk, all of them together; time grows with the cube of its states."""
    felt = sorted((i for i, f in enumerate(walk.felt) if f >= 0), key=lambda i: ranking.place[walk.felt[i]])
    unfelt = [i for i, f in enumerate(walk.felt) if f < 0]
    order = unfelt + felt
    n, hidden, levels = len(order), len(unfelt), len(ranking.levels)
    at = {state: k for k, state in enumerate(order)}
    # Rows: states in that order, then the entry. Columns: states, leaving unfelt, leaving by last level.
    m = np.zeros((n + 1, n + 1 + levels))
    for k, state in enumerate(order):
        for j, q in walk.moves[state].items():
            m[k, at[j]] = q
        m[k, n] = walk.leave[state]
        m[n, k] = walk.entry[state]
    reached = np.zeros(n)
    eliminate(m, 0, hidden, reached)
    m[:, n] = 0.0
    level = [ranking.level[walk.felt[state]] for state in felt]
    finish = np.array([bounds.finish[state] for state in felt])
    m[range(hidden, n), [n + 1 + at_level for at_level in level]] = finish
    eliminate(m, hidden, n, reached)
    rows = reached[hidden:, None] * m[hidden:n, n + 1 :]
    table = np.zeros((levels, levels))
    np.add.at(table, level, rows)
    share = {walk.felt[state]: p for state, p in zip(felt, rows.sum(axis=1).tolist(), strict=True)}
    return Peaks(table.tolist(), share, float(reached[hidden:] @ finish))


def eliminate(m: NDArray[np.float64], start: int, stop: int, reached: NDArray[np.float64]) -> None:
    """Eliminate the states `start` to `stop` in turn, in place; the last row of `m` is the entry.

    When state k is eliminated, row k from k + 1 on is how it is left for later states and columns, and
    `reached[k]` becomes the expected visits to k before anything later.
    """
    last = len(m) - 1
    for a in range(start, stop, _BLOCK):
        b = min(a + _BLOCK, stop)
        block = np.vstack([m[a:b, a:], m[last:, a:]])  # its rows and the entry, one state at a time
        for k in range(b - a):
            rest = block[k, k + 1 :]
            f = block[k + 1 :, k] / rest.sum()
            block[k + 1 :, k + 1 :] += f[:, None] * rest
            reached[a + k] = f[-1]
        if b < last:  # all other rows at once
            own = inverse(m[a:b, a:b], m[a:b, b:].sum(axis=1))
            m[b:last, b:] += m[b:last, a:b] @ (own @ m[a:b, b:])
        m[a:b, a:], m[last, a:] = block[:-1], block[-1]
