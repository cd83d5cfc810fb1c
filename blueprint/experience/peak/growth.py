"""A chain into which states are taken group by group, subtraction-free (Grassmann, Taksar & Heyman 1985).

The table holds, for the states taken in (S) and those still outside, in one square:

    rows S:       visits N_S in S         first hits outside S, N_S Q         leaving from within S, N_S r
    rows outside: visits in S, Q N_S      next state outside, Q + Q N_S Q     leaving before another outside
    entry row:    visits in S             first hits outside                  leaving from within S
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from blueprint.flow.linear.dense import inverse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.flow.linear.dense import Matrix


class Growth:
    """The table of some states of a chain; moves to other states count as leaving.

    Args:
        states: in the order they will be taken in.
        moves: per state of the whole chain, target to probability.
        leave: per state of the whole chain, probability of leaving.
        entry: per state of the whole chain, probability of entering.

    Attributes:
        taken: how many states are in S.
        table: as above.
    """

    def __init__(
        self,
        states: Sequence[int],
        moves: Sequence[Mapping[int, float]],
        leave: Sequence[float],
        entry: Sequence[float],
    ) -> None:
        self.taken = 0
        self._size = n = len(states)
        at = {state: k for k, state in enumerate(states)}
        self.table: Matrix = np.zeros((n + 1, n + 1))
        for state, k in at.items():
            out = leave[state]
            for j, q in moves[state].items():
                if j == state:
                    continue
                if j in at:
                    self.table[k, at[j]] = q
                else:
                    out += q
            self.table[k, n] = out
            self.table[n, k] = entry[state]

    def take(self, count: int) -> None:
        """Take in the next `count` states."""
        a, b, n = self.taken, self.taken + count, self._size
        if not count:
            return
        own = inverse(self.table[a:b, a:b], self.table[a:b, b:].sum(axis=1))
        column = self.table[:, a:b].copy()
        row = own @ self.table[a:b]
        self.table += column @ row
        self.table[a:b] = row
        self.table[:, a:b] = column @ own
        self.table[a:b, a:b] = own
        np.fill_diagonal(self.table[b:n, b:n], 0.0)  # a return is no move to another state
        self.taken = b

    def rates(self) -> Matrix:
        """Per state, what leaves it and does not come back through S: 1 / N_ii on S with the state added."""
        a, n = self.taken, self._size
        rate: Matrix = np.empty(n)
        rate[:a] = 1 / self.table.diagonal()[:a]
        rate[a:] = self.table[a:n, a:].sum(axis=1)
        return rate
