"""Which of several touchpoints of equal score is the peak, on large walks.

Of touchpoints at one level the last declared one that a customer visits is the peak (theory 3.2). Maps are
mostly declared in the order customers walk. So components are taken in an order that follows both the
connections and, where these leave a choice, the declarations; wherever all of the level so far is declared
before all of it that follows, the walk is cut. Before a cut everything of the level is allowed, after it
nothing is, and only the states between two cuts need an elimination of their own.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from blueprint.flow.solve import Solver

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from blueprint.experience.ends import Ends
    from blueprint.experience.ranking import Ranking
    from blueprint.experience.walk import Walk

_SMALL = 40  # touchpoints; up to here numbers are eliminated quicker than arrays


class Ties:
    """Collects peak shares level by level.

    Attributes:
        share: impression to the probability that it is the peak.
        coincide: probability that the touchpoint of the peak is also the last one felt.
    """

    def __init__(self, walk: Walk, ranking: Ranking, ends: Ends) -> None:
        self.share: dict[int, float] = {}
        self.coincide = 0.0
        self._walk, self._ends = walk, ends
        self._into: list[list[tuple[int, float]]] = [[] for _ in walk.felt]
        for i, row in enumerate(walk.moves):
            for j, q in row.items():
                self._into[j].append((i, q))
        self._place = [ranking.place[impression] if impression >= 0 else -1 for impression in walk.felt]
        self._parts, self._home = declared_order(walk, ends.solver.components)

    def settle(
        self, members: Sequence[int], allowed: Collection[int], visits: Sequence[float], below: Solver
    ) -> None:
        """Add the shares of one level.

        Args:
            members: the states of the level.
            allowed: the states on or below it.
            visits: expected visits while staying within `allowed`.
            below: the solver of the chain below the level.
        """
        leaving = below.backward(self._walk.leave)  # probability to leave without reaching the level
        for first, last, group in self._cut(members):
            if len(group) == 1:
                j = group[0]
                out = self._walk.leave[j]
                out += sum(q * leaving[k] for k, q in self._walk.moves[j].items() if k != j)
                self.share[self._walk.felt[j]] = visits[j] * out
                self.coincide += visits[j] * self._ends.finish[j]
            else:
                self._settle_group(group, self._between(first, last, allowed), visits, leaving)

    def _cut(self, members: Sequence[int]) -> list[tuple[int, int, list[int]]]:
        """Split a level into groups with the range of components each spans; later groups rank higher."""
        groups: list[tuple[int, int, list[int]]] = []
        for j in sorted(members, key=lambda state: self._place[state]):
            first = last = self._home[j]
            group = [j]
            while groups and groups[-1][1] >= first:
                before = groups.pop()
                first, last, group = min(first, before[0]), max(last, before[1]), before[2] + group
            groups.append((first, last, group))
        return groups

    def _between(self, first: int, last: int, allowed: Collection[int]) -> list[int]:
        return [i for part in self._parts[first : last + 1] for i in part if i in allowed]

    def _settle_group(
        self, group: list[int], between: list[int], visits: Sequence[float], leaving: Sequence[float]
    ) -> None:
        moves, leave, inside = self._walk.moves, self._walk.leave, frozenset(between)
        group.sort(key=lambda state: self._place[state])
        column = {j: k for k, j in enumerate(group)}
        low = {j: k for k, j in enumerate(i for i in between if i not in column)}
        size = len(group)
        # Rows: the group in rank order, then the entry. Columns: the group, left well, left some other way.
        table = [[0.0] * (size + 2) for _ in range(size + 1)]

        def step(row: list[float], i: int, times: float) -> None:
            for j, q in moves[i].items():
                if j in column:
                    row[column[j]] += times * q
                elif j not in low:
                    row[size] += times * q * leaving[j]
                    row[size + 1] += times * q * (1 - leaving[j])
            row[size] += times * leave[i]

        lower = Solver(
            [{low[j]: q for j, q in moves[i].items() if j in low} for i in low],
            [leave[i] + sum(q for j, q in moves[i].items() if j not in low) for i in low],
        )
        for row, j in zip(table, group, strict=False):
            step(row, j, 1.0)
            start = [0.0] * len(low)
            for k, q in moves[j].items():
                if k in low:
                    start[low[k]] += q
            for i, times in zip(low, lower.forward(start), strict=True):
                if times:
                    step(row, i, times)
        arriving = {
            j: self._walk.entry[j] + sum(visits[i] * q for i, q in self._into[j] if i not in inside)
            for j in between
        }
        for i, times in zip(low, lower.forward([arriving[i] for i in low]), strict=True):
            for j, q in moves[i].items():
                if j in column:
                    table[size][column[j]] += times * q
        for k, j in enumerate(group):
            table[size][k] += arriving[j]
        for j, reached, out in zip(group, *_in_rank_order(table), strict=True):
            self.share[self._walk.felt[j]] = reached * out
            self.coincide += reached * self._ends.finish[j]


def _in_rank_order(table: list[list[float]]) -> tuple[list[float], list[float]]:
    """Eliminate the rows but the last, the entry, in turn; return visits to each, and how it is then left well."""
    size = len(table) - 1
    if size > _SMALL:
        import numpy as np

        from blueprint.experience.table import eliminate

        m, visits = np.array(table), np.zeros(size)
        eliminate(m, 0, size, visits)
        return visits.tolist(), m[:size, size].tolist()
    reached = []
    for k in range(size):
        rest = table[k][k + 1 :]
        out = sum(rest)
        for row in table[k + 1 :]:
            if row[k]:
                f = row[k] / out
                for j, q in enumerate(rest, k + 1):
                    row[j] += f * q
        reached.append(table[size][k] / out)
    return reached, [row[size] for row in table[:size]]


def declared_order(walk: Walk, parts: Sequence[Sequence[int]]) -> tuple[list[Sequence[int]], list[int]]:
    """Components in an order along the connections, the first declared first where these leave a choice.

    Returns:
        The states of each component, and per state the place of its component.
    """
    home = [0] * len(walk)
    for at, part in enumerate(parts):
        for i in part:
            home[i] = at
    waiting = [0] * len(parts)  # connections from components not yet taken
    for i, row in enumerate(walk.moves):
        for j in row:
            waiting[home[j]] += home[i] != home[j]
    ready = [(min(part), at) for at, part in enumerate(parts) if not waiting[at]]
    heapq.heapify(ready)
    ordered: list[Sequence[int]] = []
    while ready:
        _, at = heapq.heappop(ready)
        ordered.append(parts[at])
        for i in parts[at]:
            for j in walk.moves[i]:
                if home[j] != at:
                    waiting[home[j]] -= 1
                    if not waiting[home[j]]:
                        heapq.heappush(ready, (min(parts[home[j]]), home[j]))
    for at, part in enumerate(ordered):
        for i in part:
            home[i] = at
    return ordered, home
