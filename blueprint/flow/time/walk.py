"""A clock over a chain: where it starts, along what it runs, when it stops.

Every question of time is such a walk: the whole service, the customers of one exit, the stretch between
two touchpoints. A walk surely stops: it is conditioned on doing so (Doob's transform, theory 4.4), and
the probability it was conditioned on stands beside it. Probabilities may be those of many draws that have the same
ways (`chain/stack.py`): all but the smallest and the largest time is then known in each of them.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.flow.linear.solver import Solver
from blueprint.flow.linear.values import some, total
from blueprint.flow.time.elimination import Plan, plan
from blueprint.flow.time.law import Law

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from blueprint.flow.linear.values import Values


@dataclass(frozen=True, eq=False)
class Fork:
    """The time at one visit to a parallel block: the largest of its branches' times."""

    branches: tuple[Walk, ...]


Part = Law | Fork


@dataclass(frozen=True, eq=False)
class Walk:
    """A clock that surely stops.

    Attributes:
        states: the indices these states have in their chain, ascending.
        start: own index to the probability of starting there; sums to 1.
        moves: per state, own index to probability.
        ends: per state, the probability that the clock stops when the visit is over.
        parts: per state, the time at one visit.
    """

    states: tuple[int, ...]
    start: Mapping[int, float]
    moves: tuple[Mapping[int, float], ...]
    ends: tuple[float, ...]
    parts: tuple[Part, ...]

    @cached_property
    def solver(self) -> Solver:
        """Linear systems over the walk."""
        return Solver(self.moves, self.ends)

    @cached_property
    def plan(self) -> Plan:
        """How its transform is worked out."""
        return plan(self.moves, self.start)

    @cached_property
    def visits(self) -> list[float]:
        """Expected visits per state."""
        return self.solver.forward([self.start.get(i, 0.0) for i in range(len(self.states))])

    def with_parts(self, parts: Sequence[Part]) -> Walk:
        """The walk with other times: where it goes stays the same, and what was worked out from that alone."""
        if all(a is b for a, b in zip(parts, self.parts, strict=True)):
            return self
        changed = replace(self, parts=tuple(parts))
        for name in ("plan", "solver", "visits"):
            changed.__dict__[name] = getattr(self, name)
        return changed

    @cached_property
    def smallest(self) -> float:
        """The smallest possible time, in seconds (Dijkstra 1959)."""
        heap = [(_smallest(self.parts[i]), i) for i in self.start]
        heapq.heapify(heap)
        done: set[int] = set()
        while heap:
            t, i = heapq.heappop(heap)
            if self.ends[i] > 0:
                return t
            if i not in done:
                done.add(i)
                for j in self.moves[i]:
                    heapq.heappush(heap, (t + _smallest(self.parts[j]), j))
        return math.inf

    @cached_property
    def largest(self) -> float:
        """The largest possible time, in seconds; `inf` with a loop or an unbounded visit."""
        if self._in_order is None:
            return math.inf if any(largest_of_part(part) > 0 for part in self.parts) else 0.0
        return max(self._longest_upto)

    @cached_property
    def longest(self) -> list[tuple[float, float]] | None:
        """Per state, the largest times of the routes that pass it and of those that do not; None with a loop.

        In an order along the connections a route that does not pass a state steps over its place, so the longest
        one is that of a connection which does: all places are swept once.
        """
        order = self._in_order
        if order is None:
            return None
        upto, onward = self._longest_upto, [0.0] * len(order)
        for i in reversed(order):
            onward[i] = max((onward[j] for j in self.moves[i]), default=0.0) + largest_of_part(self.parts[i])
        place = {i: at for at, i in enumerate(order)}
        over: list[list[tuple[float, int]]] = [[] for _ in order]  # by the place where they begin
        heap = [(-onward[i], place[i]) for i in self.start]  # what comes in over a place
        for i in order:
            for j in self.moves[i]:
                over[place[i]].append((-(upto[i] + onward[j]), place[j]))
            if self.ends[i] > 0:
                over[place[i]].append((-upto[i], len(order)))
        heapq.heapify(heap)
        found = [(0.0, 0.0)] * len(order)
        for at, i in enumerate(order):
            while heap and heap[0][1] <= at:
                heapq.heappop(heap)
            beside = -heap[0][0] if heap else 0.0
            found[i] = (upto[i] - largest_of_part(self.parts[i]) + onward[i], beside)
            for longer in over[at]:
                heapq.heappush(heap, longer)
        return found

    @cached_property
    def _in_order(self) -> list[int] | None:
        """The states, each after those that lead to it; None with a loop."""
        waiting = [0] * len(self.states)
        for row in self.moves:
            for j in row:
                waiting[j] += 1
        ready = [i for i, count in enumerate(waiting) if not count]
        for i in ready:
            for j in self.moves[i]:
                waiting[j] -= 1
                if not waiting[j]:
                    ready.append(j)
        return ready if len(ready) == len(self.states) else None

    @cached_property
    def _longest_upto(self) -> list[float]:
        """Per state, the largest time until the visit is over."""
        longest = [0.0] * len(self.states)
        for i in self._in_order or ():
            longest[i] += largest_of_part(self.parts[i])
            for j in self.moves[i]:
                longest[j] = max(longest[j], longest[i])
        return longest


def _smallest(part: Part) -> float:
    return part.smallest if isinstance(part, Law) else max(branch.smallest for branch in part.branches)


def laws_of(part: Part) -> Iterator[Law]:
    """The times of one visit: its law, or those of all visits in a block."""
    if isinstance(part, Law):
        yield part
    else:
        for branch in part.branches:
            for inner in branch.parts:
                yield from laws_of(inner)


def largest_of_part(part: Part) -> float:
    """The largest possible time of one visit, in seconds."""
    return part.largest if isinstance(part, Law) else max(branch.largest for branch in part.branches)


@dataclass(frozen=True, slots=True)
class Clock:
    """What starts and stops a clock over the states of a chain; what neither moves nor stops is lost.

    Attributes:
        start: state to the probability of starting there.
        moves: per state, target to probability.
        stops: per state, the probability that the clock stops when it is left.
        lost: per state, the probability of leaving the service without stopping the clock.
    """

    start: Mapping[int, float]
    moves: Sequence[Mapping[int, float]]
    stops: Sequence[float]
    lost: Sequence[float]

    def alive(self) -> list[int]:
        """States that are reached and from which the clock can stop, ascending."""
        reached = _closure({i for i, p in self.start.items() if some(p)}, self.moves)
        back: list[list[int]] = [[] for _ in self.moves]
        for i in reached:
            for j in self.moves[i]:
                back[j].append(i)
        return sorted(_closure({i for i in reached if some(self.stops[i])}, back))

    def probability(self) -> Values:
        """Probability of stopping the clock."""
        chance = self.chances(self.alive())
        return total(p * chance[i] for i, p in self.start.items() if i in chance)

    def chances(self, alive: Sequence[int]) -> dict[int, Values]:
        """Probability of stopping the clock, from each state of `alive`."""
        own = {i: k for k, i in enumerate(alive)}
        moves = [{own[j]: q for j, q in self.moves[i].items() if j in own} for i in alive]
        lost = [self.lost[i] + total(q for j, q in self.moves[i].items() if j not in own) for i in alive]
        if not any(map(some, lost)):
            return dict.fromkeys(alive, 1.0)
        stops = [self.stops[i] for i in alive]
        solver = Solver(moves, [a + b for a, b in zip(stops, lost, strict=True)])
        return dict(zip(alive, solver.backward(stops), strict=True))


def conditioned(clock: Clock, parts: Mapping[int, Part]) -> tuple[Values, Walk | None]:
    """The probability that the clock stops, and its walk given that it does (None if it never can).

    Args:
        clock: the clock over the states of a chain.
        parts: the time at one visit of, at least, `clock.alive()`.
    """
    alive = clock.alive()
    if not alive:
        return 0.0, None
    chance = clock.chances(alive)
    own = {i: k for k, i in enumerate(alive)}
    both = total(p * chance[i] for i, p in clock.start.items() if i in own)
    moves = tuple(
        {own[j]: q * chance[j] / chance[i] for j, q in clock.moves[i].items() if j in own} for i in alive
    )
    start = {own[i]: p * chance[i] / both for i, p in clock.start.items() if i in own and some(p)}
    ends = tuple(clock.stops[i] / chance[i] for i in alive)
    return both, Walk(tuple(alive), start, moves, ends, tuple(parts[i] for i in alive))


def _closure(seeds: set[int], arrows: Sequence[Mapping[int, float]] | Sequence[list[int]]) -> set[int]:
    found, stack = set(seeds), list(seeds)
    while stack:
        for j in arrows[stack.pop()]:
            if j not in found:
                found.add(j)
                stack.append(j)
    return found
