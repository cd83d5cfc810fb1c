"""Which of several touchpoints of equal score is the peak, on large walks.

Of touchpoints at one level the last declared one that a customer visits is the peak (theory 3.2). Maps are
mostly declared in the order customers walk. So components are taken in an order that follows both the
connections and, where these leave a choice, the declarations; wherever all of the level so far is declared
before all of it that follows, the walk is cut. Before a cut everything of the level is allowed, after it
nothing is, and only the states between two cuts need an elimination of their own.
"""

from __future__ import annotations

import heapq
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.peak.peak_elimination import ENTRY, OTHERWISE, WELL, eliminated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from blueprint.experience.peak.ends import Ends
    from blueprint.experience.walk.ranking import Ranking
    from blueprint.experience.walk.walk import Walk
    from blueprint.flow.linear.solver import Solver


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
                out += fsum(q * leaving[k] for k, q in self._walk.moves[j].items() if k != j)
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
        walk, inside = self._walk, frozenset(between)
        rows: dict[int, dict[int, float]] = {}
        for i in between:
            row = rows[i] = {}
            well, otherwise = walk.leave[i], 0.0
            for j, q in walk.moves[i].items():
                if j in inside:
                    row[j] = q
                else:
                    well += q * leaving[j]
                    otherwise += q * (1 - leaving[j])
            row[WELL], row[OTHERWISE] = well, otherwise
        rows[ENTRY] = {
            j: walk.entry[j] + fsum([visits[i] * q for i, q in self._into[j] if i not in inside])
            for j in between
        }
        group.sort(key=lambda state: self._place[state])
        for j, reached, well in eliminated(rows, self._turns(group, between), leaving):
            self.share[walk.felt[j]] = reached * well
            self.coincide += reached * self._ends.finish[j]

    def _turns(self, group: Sequence[int], between: Sequence[int]) -> Iterator[tuple[Sequence[int], int]]:
        """Yield each state of the group in rank order, after the states below the level due before it.

        These are all up to the last component that has a state of lower rank. From states beyond, customers
        come to none of the level but higher ones, and `leaving` says all there is to know.
        """
        home, member = self._home, set(group)
        low = [i for i in between if i not in member]  # in the order of the components
        start = horizon = 0
        for j in group:
            horizon = max(horizon, home[j])
            stop = start
            while stop < len(low) and home[low[stop]] <= horizon:
                stop += 1
            yield low[start:stop], j
            start = stop


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
