"""A walk whose visits have weights, at many points at once: its value, and what another weight would make of it.

The value is the sum over all routes of their probability times the weights of their visits. In one weight it is
a fraction (Sherman & Morrison 1950): with a_i the weight of all that arrives at i, b_i of what follows a visit
and r_i of what comes back, weight d more at i makes it value + d a_i b_i / (1 - d r_i). So one solve forward and
one backward say what a change at any state is worth.

What is missing to 1 of a weight is given, not computed: where it is authored nothing is subtracted (Grassmann,
Taksar & Heyman 1985).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Values = Any  # a float, or a numpy array of floats or complex numbers, one a point


class Weighted:
    """The weights of all that goes on at the states of a walk.

    Args:
        moves: per state, target to probability.
        start: state to the probability of beginning there.
        ends: per state, the probability that the walk ends there.
        weights: per state, the weight of a visit; at most 1.
        missing: per state, 1 less its weight.
        components: the strongly connected components of the moves, each before those that lead to it.
        order: all states, those that connect few others first.

    Attributes:
        value: of the whole walk.
        arriving: a_i.
        following: b_i.
        returning: r_i.
    """

    def __init__(
        self,
        moves: Sequence[Mapping[int, float]],
        start: Mapping[int, float],
        ends: Sequence[float],
        weights: Sequence[Values],
        missing: Sequence[Values],
        components: Sequence[Sequence[int]],
        order: Sequence[int],
    ) -> None:
        self.arriving: list[Values] = [start.get(i, 0.0) for i in range(len(moves))]
        self.following: list[Values] = list(ends)
        self.returning: list[Values] = [0.0] * len(moves)
        onward: list[Values] = [0.0] * len(moves)  # the weight of a visit and of what follows it
        place = {state: at for at, state in enumerate(order)}
        loops: dict[int, _Loop] = {}
        for at, part in enumerate(components):
            out = _outside(moves, part)
            for i in part:
                for j, q in out[i]:
                    self.following[i] = self.following[i] + q * onward[j]
                onward[i] = weights[i] * self.following[i]
            if len(part) > 1 or part[0] in moves[part[0]]:
                leaving = {
                    i: missing[i] + weights[i] * _total([ends[i], *(q for _, q in out[i])]) for i in part
                }
                loops[at] = loop = _Loop(sorted(part, key=place.__getitem__), moves, weights, leaving)
                loop.backward(onward)
                for i in part:
                    back = [q * onward[j] for j, q in moves[i].items() if j in leaving]
                    self.following[i] = _total([self.following[i], *back])
                loop.returning(self.returning)
        for at in reversed(range(len(components))):
            if at in loops:
                loops[at].forward(self.arriving)
            for i, targets in _outside(moves, components[at]).items():
                sent = self.arriving[i] * weights[i]
                for j, q in targets:
                    self.arriving[j] = self.arriving[j] + sent * q
        self.value: Values = _total([p * onward[i] for i, p in start.items()])

    def changed(self, state: int, more: Values) -> Values:
        """The value when a state has this much more weight."""
        gain = more * self.arriving[state] * self.following[state]
        return self.value + gain / (1 - more * self.returning[state])


class _Loop:
    """The factors of one component, as in `sparse.Elimination`, every number an array over the points."""

    def __init__(
        self,
        order: Sequence[int],
        moves: Sequence[Mapping[int, float]],
        weights: Sequence[Values],
        leaving: dict[int, Values],
    ) -> None:
        self._moves = moves
        rows = {i: {j: weights[i] * q for j, q in moves[i].items() if j in leaving and j != i} for i in order}
        into: dict[int, set[int]] = {i: set() for i in order}
        for i, row in rows.items():
            for j in row:
                into[j].add(i)
        leaving = dict(leaving)
        self._steps: list[tuple[int, Values, dict[int, Values], dict[int, Values]]] = []
        for k in order:
            row = rows.pop(k)
            rate = _total([leaving[k], *row.values()])
            column = {}
            for i in into[k]:
                target = rows[i]
                column[i] = f = target.pop(k) / rate
                leaving[i] = leaving[i] + f * leaving[k]
                for j, q in row.items():
                    if j != i:
                        target[j] = target[j] + f * q if j in target else f * q
                        into[j].add(i)
            for j in row:
                into[j].discard(k)
            self._steps.append((k, rate, row, column))

    def forward(self, x: list[Values]) -> None:
        """Replace what comes in at the component's states by all that arrives there."""
        for k, rate, row, _ in self._steps:
            x[k] = x[k] / rate
            for j, q in row.items():
                x[j] = x[j] + x[k] * q
        for k, _, _, column in reversed(self._steps):
            x[k] = _total([x[k], *(x[i] * f for i, f in column.items())])

    def backward(self, y: list[Values]) -> None:
        """Replace what ends at the component's states by all that follows from there."""
        for k, _, _, column in self._steps:
            for i, f in column.items():
                y[i] = y[i] + f * y[k]
        for k, rate, row, _ in reversed(self._steps):
            y[k] = _total([y[k], *(q * y[j] for j, q in row.items())]) / rate

    def returning(self, into: list[Values]) -> None:
        """Write what comes back to each state after a visit, by the entries of the inverse that this takes."""
        inverse: dict[int, dict[int, Values]] = {}
        for k, rate, row, column in reversed(self._steps):
            own = {i: _total([q * inverse[j][i] for j, q in row.items()]) / rate for i in column}
            inverse[k] = own
            for j in row:
                inverse[j][k] = _total([inverse[j][i] * f for i, f in column.items()])
            own[k] = _total([1.0, *(q * inverse[j][k] for j, q in row.items())]) / rate
        for i in inverse:
            into[i] = _total([q * inverse[j][i] for j, q in self._moves[i].items() if j in inverse])


def _outside(moves: Sequence[Mapping[int, float]], part: Sequence[int]) -> dict[int, list[tuple[int, float]]]:
    """Per state of a component, its moves to other components."""
    own = set(part)
    return {i: [(j, q) for j, q in moves[i].items() if j not in own] for i in part}


def _total(values: Iterable[Values]) -> Values:
    """The sum, of arrays or floats; from left to right on every version of Python."""
    total: Values = 0.0
    for value in values:
        total = total + value
    return total
