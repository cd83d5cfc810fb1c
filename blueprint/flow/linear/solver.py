"""Linear systems of an absorbing chain, `(I - Q)^-1` times a vector (Kemeny & Snell 1960; theory 2.2).

A chain falls into strongly connected components. Between components the solution is passed along
connection by connection; inside one, `Elimination` works. Nothing is ever subtracted, so a loop that is
left with probability 1e-12 costs no digits. Nothing here needs numpy unless one loop has some hundred
touchpoints.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from blueprint.flow.linear.sparse import Elimination
from blueprint.flow.linear.values import some, total

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from blueprint.flow.linear.values import Values


class ClosedLoop(ValueError):
    """Some customers never leave the service.

    Attributes:
        loops: the state indices of each group that no connection and no exit leaves, ascending.
        ids: the touchpoints of the closed loops, if names were given; else the indices as text.
    """

    def __init__(self, loops: Sequence[Sequence[int]], names: Sequence[str] = ()) -> None:
        self.loops = tuple(sorted(tuple(sorted(loop)) for loop in loops))
        self.ids = tuple(names[i] if names else str(i) for i in self.states)
        super().__init__(f"closed loop: customers never leave {', '.join(self.ids)}")

    @property
    def states(self) -> tuple[int, ...]:
        """The state indices of all closed loops, ascending."""
        return tuple(sorted(state for loop in self.loops for state in loop))


class Solver:
    """`(I - Q)^-1` applied to vectors, accurate to every digit of the authored probabilities.

    Subtraction-free state elimination (Grassmann, Taksar & Heyman 1985). A vector of mixed sign is solved
    as two nonnegative ones.

    Probabilities and vectors may be those of many draws (`values.py`), vectors then >= 0; not for `diagonal`.

    Args:
        moves: per state, target index to probability; >= 0. A move to itself is a stay.
        leave: per state, total probability of leaving the service, as authored (never 1 minus the moves).

    Attributes:
        components: the strongly connected components, each before those that lead to it.

    Raises:
        ClosedLoop: some state cannot reach an exit.
    """

    def __init__(self, moves: Sequence[Mapping[int, Values]], leave: Sequence[Values]) -> None:
        # A connection nobody takes must not make a loop of what is none.
        moves = [
            row if all(map(some, row.values())) else {j: q for j, q in row.items() if some(q)}
            for row in moves
        ]
        self._moves = moves
        self._leave = leave
        self._kept: Collection[int] | None = None
        self.components = _components(tuple(map(tuple, moves)))
        # A state that is a component of its own stands for itself, a loop for ~ its place.
        self._order = [part[0] if len(part) == 1 else ~at for at, part in enumerate(self.components)]
        # What leaves a state, and its moves: of a component of its own all but a stay, in a loop to others.
        self._rate: list[Values] = [out + total(row.values()) for row, out in zip(moves, leave, strict=True)]
        self._out: list[Iterable[tuple[int, Values]]] = [row.items() for row in moves]
        for part in self.components:
            own = part if len(part) == 1 else frozenset(part)
            for i in part:
                if len(part) > 1 or i in moves[i]:
                    out = self._out[i] = [(j, q) for j, q in moves[i].items() if j not in own]
                    self._rate[i] = leave[i] + total([q for _, q in out])
        closed = [part for part in self.components if not any(some(self._rate[i]) for i in part)]
        if closed:
            raise ClosedLoop(closed)
        self._loops = {
            at: Elimination(part, moves, leave) for at, part in enumerate(self.components) if len(part) > 1
        }

    def within(self, states: Collection[int]) -> Solver:
        """The solver of the chain that is left as soon as it steps outside `states`.

        Vectors keep their length; their entries outside `states` count as, and become, 0.
        """
        kept = states if isinstance(states, (set, frozenset, dict)) else frozenset(states)
        new = object.__new__(Solver)
        new.__dict__.update(self.__dict__)
        if self._kept is not None:
            kept = frozenset(kept).intersection(self._kept)
        new._kept = kept
        new._loops = {}
        for at, loop in self._loops.items():
            part = self.components[at]
            rest = [i for i in part if i in kept]
            if rest:
                whole = len(rest) == len(part)
                new._loops[at] = loop if whole else Elimination(rest, self._moves, self._leave)
        return new

    def forward(self, row: Sequence[Values]) -> list[Values]:
        """Return `x = row (I - Q)^-1`: expected visits of what enters as `row`."""
        return self._by_sign(row, self._forward)

    def visited(self, start: Mapping[int, Values]) -> dict[int, Values]:
        """What `forward` says of those who enter at `start`, to the last digit, where that is not 0; ascending.

        It takes as long as they come far. Not for what is left by `within`; >= 0.
        """
        x: dict[int, Values] = defaultdict(float, start)
        waiting = [self._places[i] for i in x]
        heapify(waiting)
        done = None
        while waiting:
            place = heappop(waiting)
            if place == done:
                continue
            done = place
            part = self.components[-place]
            if len(part) > 1:
                for i in part:
                    x[i] = x[i] + 0.0
                self._loops[-place].forward(x)
            else:
                x[part[0]] = x[part[0]] / self._rate[part[0]]
            for i in part:
                for j, q in self._out[i] if some(x[i]) else ():
                    if not some(x[j]):
                        heappush(waiting, self._places[j])
                    x[j] = x[j] + x[i] * q
        return {i: x[i] for i in sorted(x) if some(x[i])}

    @cached_property
    def _places(self) -> dict[int, int]:
        """State to when it is its turn: the lowest first."""
        return {i: -at for at, part in enumerate(self.components) for i in part}

    def backward(self, column: Sequence[Values]) -> list[Values]:
        """Return `y = (I - Q)^-1 column`: the expected total of `column` collected from each state on."""
        return self._by_sign(column, self._backward)

    def diagonal(self) -> list[float]:
        """Return `N_ii`, the expected visits to i of a customer who is at i; 0 outside `within`."""
        kept = self._kept
        n = [
            1 / rate if rate > 0 and (kept is None or i in kept) else 0.0 for i, rate in enumerate(self._rate)
        ]
        for at, part in enumerate(self.components):
            if len(part) > 1:
                for i in part:
                    n[i] = 0.0
                if at in self._loops:
                    self._loops[at].diagonal(n)
        return n

    def _by_sign(
        self, vector: Sequence[Values], solve: Callable[[list[Values]], list[Values]]
    ) -> list[Values]:
        if min((value for value in vector if isinstance(value, (float, int))), default=0.0) >= 0:
            return solve(list(vector))
        above = solve([max(value, 0.0) for value in vector])
        below = solve([max(-value, 0.0) for value in vector])
        return [a - b for a, b in zip(above, below, strict=True)]

    def _forward(self, x: list[Values]) -> list[Values]:
        # Arrays are those of who asks: nothing is added in place.
        kept, rate, out = self._kept, self._rate, self._out
        for at in reversed(self._order):
            if at >= 0:
                visits = x[at]
                if isinstance(visits, float) and not visits:
                    continue
                if kept is not None and at not in kept:
                    x[at] = 0.0
                    continue
                visits = visits / rate[at]
                x[at] = visits
                for j, q in out[at]:
                    x[j] = x[j] + visits * q
            else:
                part = self._part(~at, x)
                if part:
                    self._loops[~at].forward(x)
                for i in part:
                    visits = x[i]
                    for j, q in out[i]:
                        x[j] = x[j] + visits * q
        return x

    def _backward(self, y: list[Values]) -> list[Values]:
        kept, rate, out = self._kept, self._rate, self._out
        for at in self._order:
            if at >= 0:
                if kept is not None and at not in kept:
                    y[at] = 0.0
                    continue
                sum_ = y[at]
                for j, q in out[at]:
                    sum_ = sum_ + q * y[j]
                y[at] = sum_ / rate[at]
            else:
                part = self._part(~at, y)
                for i in part:
                    y[i] = y[i] + total([q * y[j] for j, q in out[i]])
                if part:
                    self._loops[~at].backward(y)
        return y

    def _part(self, at: int, vector: list[Values]) -> Sequence[int]:
        """The states of a component that are kept; the others become 0."""
        part, kept = self.components[at], self._kept
        if kept is None:
            return part
        for i in part:
            if i not in kept:
                vector[i] = 0.0
        return [i for i in part if i in kept]


@lru_cache(maxsize=64)
def _components(targets: tuple[tuple[int, ...], ...]) -> list[list[int]]:
    """Those of a chain that moves so, found once: what is drawn a hundred times has other probabilities alone."""
    return components(targets)


def components(moves: Sequence[Iterable[int]]) -> list[list[int]]:
    """Strongly connected components, each before those that lead to it (Tarjan 1972)."""
    number = [-1] * len(moves)
    low = [0] * len(moves)
    is_open = bytearray(len(moves))
    open_states: list[int] = []
    found: list[list[int]] = []
    count = 0
    for root in range(len(moves)):
        if number[root] >= 0:
            continue
        work: list[tuple[int, Iterator[int]]] = []
        start: int | None = root
        while work or start is not None:
            if start is not None:
                number[start] = low[start] = count
                count += 1
                open_states.append(start)
                is_open[start] = 1
                work.append((start, iter(moves[start])))
                start = None
            i, targets = work[-1]
            for j in targets:
                if number[j] < 0:
                    start = j
                    break
                if is_open[j] and number[j] < low[i]:
                    low[i] = number[j]
            else:
                work.pop()
                if work and low[i] < low[work[-1][0]]:
                    low[work[-1][0]] = low[i]
                if low[i] == number[i]:
                    part = [open_states.pop()]
                    while part[-1] != i:
                        part.append(open_states.pop())
                    for j in part:
                        is_open[j] = 0
                    found.append(part)
    return found
