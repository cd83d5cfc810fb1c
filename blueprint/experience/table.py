"""Peak and end together, for walks of some hundred states: one elimination in the order of the peak.

Once all states below an impression k are eliminated (Grassmann, Taksar & Heyman 1985), what is left tells
how customers reach k with nothing greater behind them, a_k, and how they leave from there with nothing
greater to come, r_k. With d_k all that leaves k, P(peak is k, last is j) = a_k r_kj / d_k: the table
J(k, j) of theory 3.3 (5) without a subtraction, in one pass instead of a solve per touchpoint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.experience.peaks import Peaks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from blueprint.experience.ends import Ends
    from blueprint.experience.ranking import Ranking
    from blueprint.experience.walk import Walk


def peaks_by_table(walk: Walk, ranking: Ranking, ends: Ends) -> Peaks:
    """Return the peaks of a walk; time grows with the cube of its states."""
    import numpy as np

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
    for k in range(hidden):
        eliminate(m, k)
    m[:, n] = 0.0
    level = [ranking.level[walk.felt[state]] for state in felt]
    finish = [ends.finish[state] for state in felt]
    m[range(hidden, n), [n + 1 + at_level for at_level in level]] = finish
    table = np.zeros((levels, levels))
    share: dict[int, float] = {}
    coincide = 0.0
    for k in range(hidden, n):
        reached = eliminate(m, k)
        row = reached * m[k, n + 1 :]
        table[level[k - hidden]] += row
        share[walk.felt[order[k]]] = float(row.sum())
        coincide += reached * finish[k - hidden]
    return Peaks(table.tolist(), share, coincide)


def eliminate(m: NDArray[np.float64], k: int) -> float:
    """Eliminate row k of the table in place; return the visits to k before anything later in the table."""
    rest = m[k, k + 1 :]
    f = m[k + 1 :, k] / rest.sum()
    m[k + 1 :, k + 1 :] += f[:, None] * rest
    return float(f[-1])
