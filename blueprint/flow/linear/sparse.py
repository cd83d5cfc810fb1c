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

from blueprint.flow.linear.values import by_draw, count_of, total

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blueprint.flow.linear.dense import Matrix
    from blueprint.flow.linear.values import Values

    _Links = list[tuple[int, Values]]


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
        self, states: Sequence[int], moves: Sequence[Mapping[int, Values]], leave: Sequence[Values]
    ) -> None:
        rows: dict[int, dict[int, Values]] = {i: {} for i in states}
        away: dict[int, Values] = {}
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
                    out = out + q
            away[i] = out
        self._steps: list[tuple[int, Values, _Links, _Links]] = []
        self._tail: list[int] = []
        self._inverses: list[Matrix] = []  # of the tail, one a draw
        self._eliminate(rows, away, into)

    def _eliminate(
        self, rows: dict[int, dict[int, Values]], away: dict[int, Values], into: dict[int, set[int]]
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
            d = out + total(row.values())
            column: _Links = []
            for i in into.pop(k):
                target = rows[i]
                f = target.pop(k) / d
                column.append((i, f))
                away[i] = away[i] + f * out
                for j, q in row.items():
                    if j != i:
                        target[j] = target.get(j, 0.0) + f * q
                        into[j].add(i)
            for j in row:
                into[j].discard(k)
            self._steps.append((k, d, list(row.items()), column))
            for i in {*row, *(i for i, _ in column)}:
                heapq.heappush(heap, (len(rows[i]) * len(into[i]), i))

    def _finish_dense(self, rows: dict[int, dict[int, Values]], away: dict[int, Values]) -> None:
        import numpy as np

        from blueprint.flow.linear.dense import inverse

        self._tail = list(rows)
        place = {i: at for at, i in enumerate(self._tail)}
        draws = count_of(value for row in (away, *rows.values()) for value in row.values())
        q = np.zeros((draws, len(rows), len(rows)))
        for i, row in rows.items():
            q[:, place[i], [place[j] for j in row]] = by_draw(draws, *row.values())
        out = np.array(by_draw(draws, *(away[i] for i in self._tail)))
        self._inverses = [inverse(*one) for one in zip(q, out, strict=True)]

    def forward(self, x: list[Values] | dict[int, Values]) -> None:
        """Replace the component's entries of `x` by those of `x A^-1`, in place; x >= 0."""
        for k, d, row, _ in self._steps:
            z = x[k] / d
            x[k] = z
            for j, q in row:
                x[j] = x[j] + z * q
        self._through_tail(x, lambda tail, inverse: tail @ inverse)
        for k, _, _, column in reversed(self._steps):
            for i, f in column:
                x[k] = x[k] + x[i] * f

    def backward(self, y: list[Values]) -> None:
        """Replace the component's entries of `y` by those of `A^-1 y`, in place; y >= 0."""
        for k, _, _, column in self._steps:
            c = y[k]
            for i, f in column:
                y[i] = y[i] + f * c
        self._through_tail(y, lambda tail, inverse: inverse @ tail)
        for k, d, row, _ in reversed(self._steps):
            c = y[k]
            for j, q in row:
                c = c + q * y[j]
            y[k] = c / d

    def _through_tail(
        self, x: list[Values] | dict[int, Values], product: Callable[[Matrix, Matrix], Matrix]
    ) -> None:
        """Replace the tail's entries of `x` by a product with the inverse, in every draw."""
        if not self._tail:
            return
        import numpy as np

        values = [x[i] for i in self._tail]
        draws = max(len(self._inverses), count_of(values))
        inverses = self._inverses if len(self._inverses) == draws else self._inverses * draws
        rows = np.array(by_draw(draws, *values))
        found = [product(*one) for one in zip(rows, inverses, strict=True)]
        for i, value in zip(self._tail, found[0].tolist() if draws == 1 else np.array(found).T, strict=True):
            x[i] = value

    def diagonal(self, into: list[float]) -> None:
        """Write the component's `(A^-1)_ii` into `into`.

        Only the entries of the inverse at the places of the factors are computed
        (Takahashi, Fagan & Chen 1973), again by sums of nonnegative terms.
        """
        inverse: dict[int, dict[int, float]] = {}
        for matrix in self._inverses:
            for i, entries in zip(self._tail, matrix.tolist(), strict=True):
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
