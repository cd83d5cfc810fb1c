"""Subtraction-free elimination of one loop of a chain (Grassmann, Taksar & Heyman 1985, "GTH").

The matrix is `A = I - Q` on the states of one strongly connected component. Its diagonal is never
formed as 1 minus something: what leaves a state is the sum of its moves and of its `leave`
probability, and stays so while states are eliminated. Only nonnegative numbers are added, multiplied
and divided, so every entry of the factors keeps its digits, however seldom the loop is left.
"""

from __future__ import annotations

import heapq
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.flow.linear.dense import Matrix

Links = list[tuple[int, float]]

# A remainder this large and this full is cheaper as a numpy matrix than as rows of Python numbers.
_DENSE_FROM = 250
_DENSE_FILL = 0.03


class Elimination:
    """The factors `A = L D U` of one component, and what is done with them.

    Args:
        states: the states of the component, in any order.
        moves: per state of the whole chain, target to probability.
        leave: per state of the whole chain, probability of leaving the service.

    Moves to states that are not in `states` count as leaving.
    """

    def __init__(
        self, states: Sequence[int], moves: Sequence[Mapping[int, float]], leave: Sequence[float]
    ) -> None:
        rows: dict[int, dict[int, float]] = {i: {} for i in states}
        away: dict[int, float] = {}
        into: dict[int, set[int]] = {i: set() for i in states}
        for i, row in rows.items():
            out = leave[i]
            for j, q in moves[i].items():
                if j == i:
                    continue  # a stay is no move; it only makes the visits more
                if j in rows:
                    row[j] = q
                    into[j].add(i)
                else:
                    out += q
            away[i] = out
        self._steps: list[tuple[int, float, Links, Links]] = []
        self._tail: list[int] = []
        self._tail_inverse: Matrix | None = None
        self._eliminate(rows, away, into)

    def _eliminate(
        self, rows: dict[int, dict[int, float]], away: dict[int, float], into: dict[int, set[int]]
    ) -> None:
        # Fewest new connections first (Markowitz 1957); stale heap entries are skipped.
        heap = [(len(row) * len(into[i]), i) for i, row in rows.items()]
        heapq.heapify(heap)
        while rows:
            cost, k = heapq.heappop(heap)
            if k not in rows or cost != len(rows[k]) * len(into[k]):
                continue
            if len(rows) >= _DENSE_FROM and cost > (_DENSE_FILL * len(rows)) ** 2:
                self._finish_dense(rows, away)
                return
            row = rows.pop(k)
            out = away[k]
            d = out + fsum(row.values())
            column: Links = []
            for i in into.pop(k):
                target = rows[i]
                f = target.pop(k) / d
                column.append((i, f))
                away[i] += f * out
                for j, q in row.items():
                    if j != i:
                        target[j] = target.get(j, 0.0) + f * q
                        into[j].add(i)
            for j in row:
                into[j].discard(k)
            self._steps.append((k, d, list(row.items()), column))
            for i in {*row, *(i for i, _ in column)}:
                heapq.heappush(heap, (len(rows[i]) * len(into[i]), i))

    def _finish_dense(self, rows: dict[int, dict[int, float]], away: dict[int, float]) -> None:
        import numpy as np

        from blueprint.flow.linear.dense import inverse

        self._tail = list(rows)
        place = {i: at for at, i in enumerate(self._tail)}
        q = np.zeros((len(rows), len(rows)))
        for i, row in rows.items():
            q[place[i], [place[j] for j in row]] = list(row.values())
        self._tail_inverse = inverse(q, np.array([away[i] for i in self._tail]))

    def forward(self, x: list[float] | dict[int, float]) -> None:
        """Replace the component's entries of `x` by those of `x A^-1`, in place; x >= 0."""
        for k, d, row, _ in self._steps:
            z = x[k] / d
            x[k] = z
            for j, q in row:
                x[j] += z * q
        if self._tail_inverse is not None:
            tail = [x[i] for i in self._tail] @ self._tail_inverse
            for i, value in zip(self._tail, tail.tolist(), strict=True):
                x[i] = value
        for k, _, _, column in reversed(self._steps):
            for i, f in column:
                x[k] += x[i] * f

    def backward(self, y: list[float]) -> None:
        """Replace the component's entries of `y` by those of `A^-1 y`, in place; y >= 0."""
        for k, _, _, column in self._steps:
            c = y[k]
            for i, f in column:
                y[i] += f * c
        if self._tail_inverse is not None:
            tail = self._tail_inverse @ [y[i] for i in self._tail]
            for i, value in zip(self._tail, tail.tolist(), strict=True):
                y[i] = value
        for k, d, row, _ in reversed(self._steps):
            c = y[k]
            for j, q in row:
                c += q * y[j]
            y[k] = c / d

    def diagonal(self, into: list[float]) -> None:
        """Write the component's `(A^-1)_ii` into `into`.

        Only the entries of the inverse at the places of the factors are computed
        (Takahashi, Fagan & Chen 1973), again by sums of nonnegative terms.
        """
        inverse: dict[int, dict[int, float]] = {}
        if self._tail_inverse is not None:
            for i, entries in zip(self._tail, self._tail_inverse.tolist(), strict=True):
                inverse[i] = dict(zip(self._tail, entries, strict=True))
        for k, d, row, column in reversed(self._steps):
            own = inverse[k] = {i: fsum(q * inverse[j][i] for j, q in row) / d for i, _ in column}
            own[k] = 1 / d
            for j, q in row:
                there = inverse[j]
                there[k] = fsum(there[i] * f for i, f in column)
                own[k] += q * there[k] / d
        for i, entries in inverse.items():
            into[i] = entries[i]
