"""What passes each state of a walk while only the states up to some level are allowed.

With S the allowed states, a state i of S is passed by (alpha N_S)_i (N_S r)_i / (N_S)_ii of all customers: they
come to i, and leave the service without stepping outside S. For a state outside S, S means S with i added.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from blueprint.experience.peak.growth import Growth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from blueprint.experience.peak.ends import Ends
    from blueprint.experience.walk.ranking import Ranking
    from blueprint.experience.walk.walk import Walk
    from blueprint.flow.linear.dense import Matrix

_SMALL = 300  # states; up to here one full table is the quickest way


@dataclass(slots=True)
class Passing:
    """One level.

    Attributes:
        stay: probability of a route within S.
        passing: per state, the share of customers that passes it within S.
        doors: per pair of doors of a block: expected visits to the entrance, probability to leave the service
            from the exit on, and expected visits to the entrance from there; all within S.
    """

    stay: float
    passing: Matrix
    doors: list[tuple[float, float, float]]


def passing_by_level(walk: Walk, ranking: Ranking, bounds: Ends) -> Iterator[Passing]:
    """Yield what passes with only unfelt states allowed, then with one level more each time."""
    if len(walk) <= _SMALL:
        return by_table(walk, ranking)
    return by_level(walk, ranking, bounds)


def by_table(walk: Walk, ranking: Ranking) -> Iterator[Passing]:
    """The same from one table of all states; time grows with the cube of their number."""
    states, counts = _in_order(range(len(walk)), walk, ranking)
    at = {state: k for k, state in enumerate(states)}
    back = [at[state] for state in range(len(walk))]
    growth = Growth(states, walk.moves, walk.leave, walk.entry)
    n = len(states)
    for count in counts:
        growth.take(count)
        table = growth.table
        passing = table[n, :n] * table[:n, n]
        rates = growth.rates()
        # Visits counted once: times the chance not to come back. Outside S these are hits, not visits.
        passing[: growth.taken] *= rates[: growth.taken]
        passing[growth.taken :] /= rates[growth.taken :]
        doors = [
            (
                float(table[n, at[d.entrance]]),
                float(table[at[d.exit], n]),
                float(table[at[d.exit], at[d.entrance]]),
            )
            for d in walk.doors
        ]
        yield Passing(float(table[n, n]), passing[back], doors)


def _in_order(states: Iterable[int], walk: Walk, ranking: Ranking) -> tuple[list[int], list[int]]:
    """Unfelt states, then level by level; and how many of each."""
    groups: list[list[int]] = [[] for _ in range(len(ranking.levels) + 1)]
    for i in states:
        impression = walk.felt[i]
        groups[ranking.level[impression] + 1 if impression >= 0 else 0].append(i)
    return [i for group in groups for i in group], [len(group) for group in groups]


def by_level(walk: Walk, ranking: Ranking, bounds: Ends) -> Iterator[Passing]:
    """The same from two sparse solves per level, and tables of the loops only."""
    order, counts = _in_order(range(len(walk)), walk, ranking)
    solver = bounds.solver
    loops = [part for part in solver.components if len(part) > 1]
    growths = []
    for part in loops:
        states, groups = _in_order(part, walk, ranking)
        growths.append((states, groups, Growth(states, walk.moves, walk.leave, [0.0] * len(walk))))
    alone = [walk.leave[i] + fsum(q for j, q in row.items() if j != i) for i, row in enumerate(walk.moves)]
    visits = [0.0] * len(walk)
    arriving = list(walk.entry)
    allowed: set[int] = set()
    start = 0
    for at, count in enumerate(counts):
        new = order[start : start + count]
        start += count
        stepping = [0.0] * len(walk)
        for i in new:
            stepping[i] = arriving[i]
        allowed.update(new)
        within = solver.within(frozenset(allowed))
        more, outside = within.forward_until_out(stepping)
        leaving = within.backward(walk.leave)
        rate = list(alone)
        backs = {}
        for states, groups, growth in growths:
            growth.take(groups[at])
            for state, value in zip(states, growth.rates().tolist(), strict=True):
                rate[state] = value
            place = {state: k for k, state in enumerate(states)}
            for d in walk.doors:
                if d.exit in place and d.entrance in place:
                    backs[d.exit] = float(growth.table[place[d.exit], place[d.entrance]])
        passing = np.zeros(len(walk))
        for i in range(len(walk)):
            visits[i] += more[i]
            arriving[i] += outside[i]
            if i in allowed:
                passing[i] = visits[i] * leaving[i] * rate[i]
            else:
                out = walk.leave[i] + fsum([q * leaving[j] for j, q in walk.moves[i].items()])
                passing[i] = arriving[i] * out / rate[i]
        stay = fsum(a * b for a, b in zip(walk.entry, leaving, strict=True))
        doors = [(visits[d.entrance], leaving[d.exit], backs.get(d.exit, 0.0)) for d in walk.doors]
        yield Passing(stay, passing, doors)
