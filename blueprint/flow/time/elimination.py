"""One small system solved at many points at once: E exp(-s T) of a walk, for thousands of `s`.

A walk solves phi_i = reward_i + w_i (end_i + sum_j q_ij phi_j), with w_i the transform of the time at
one visit. Its states are eliminated one by one, cheapest first (Markowitz 1957), and every number of the
elimination is an array over all points. Without loops this is nothing but passing values back along the
connections; a loop costs one division. No pivoting is needed: |w_i| <= 1 keeps the rows dominant.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Values = Any  # a float, or a numpy array of floats or complex numbers, one a point


@dataclass(frozen=True, slots=True)
class Plan:
    """The order in which states are eliminated.

    Attributes:
        order: all states, first to last.
        work: how many array products the elimination takes.
    """

    order: tuple[int, ...]
    work: int


def plan(moves: Sequence[Mapping[int, float]], start: Mapping[int, float]) -> Plan:
    """Choose the order for a walk that begins with `start` and goes on along `moves`."""
    rows = [set(row) for row in moves]
    into: list[set[int]] = [set() for _ in moves]
    root = len(moves)
    for i, row in enumerate(rows):
        row.discard(i)
        for j in row:
            into[j].add(i)
    for j in start:
        into[j].add(root)
    rows.append(set(start))
    heap = [(len(into[i]) * len(rows[i]), i) for i in range(root)]
    heapq.heapify(heap)
    order: list[int] = []
    gone = [False] * root
    work = 0
    while heap:
        cost, k = heapq.heappop(heap)
        if gone[k] or cost != len(into[k]) * len(rows[k]):
            continue
        gone[k] = True
        order.append(k)
        work += 1 + len(rows[k]) + len(into[k]) * (1 + len(rows[k]))
        for i in into[k]:
            rows[i].discard(k)
            rows[i] |= rows[k] - {i}
        for j in rows[k]:
            into[j].discard(k)
            into[j] |= into[k] - {j}
        for i in (into[k] | rows[k]) - {root}:
            heapq.heappush(heap, (len(into[i]) * len(rows[i]), i))
    return Plan(tuple(order), work)


def value_at_start(
    plan: Plan,
    moves: Sequence[Mapping[int, float]],
    start: Mapping[int, float],
    weights: Sequence[Values],
    ends: Sequence[float],
    rewards: Mapping[int, Values] | None = None,
) -> Values:
    """Return sum_i start_i phi_i at every point.

    Args:
        plan: the order, from `plan(moves, start)`.
        moves: per state, target to probability.
        start: probability of beginning at each state.
        weights: w_i per state, an array over the points; None where it is 0 everywhere.
        ends: per state, the probability that the walk ends there.
        rewards: reward_i of the states that have one, not multiplied by w_i.

    Returns:
        The values; the float 0.0 when every way to an end is blocked. With real weights, all >= 0, the sum
        may not converge at a point: it comes out as nan there.
    """
    import numpy as np

    root = len(moves)
    rows: list[dict[int, Values]] = [dict(row) for row in (*moves, start)]
    known: list[Values] = [*ends, 0.0]
    into: list[set[int]] = [set() for _ in moves]
    for i, row in enumerate(rows):
        for j in row:
            if i != j:
                into[j].add(i)
    for k in plan.order:
        row, weight = rows[k], weights[k]
        if weight is None or not into[k]:
            _drop(k, rows, into)
            continue
        reward = rewards.get(k) if rewards else None
        stay = row.pop(k, None)
        if stay is not None:
            rest = 1 - weight * stay
            if not np.iscomplexobj(rest):
                rest = np.where(rest > 0, rest, np.nan)
            weight = weight / rest
            reward = None if reward is None else reward / rest
        value = weight * known[k] if reward is None else weight * known[k] + reward
        onward = [(j, weight * q) for j, q in row.items()]
        for i in into[k]:
            target = rows[i]
            share = target.pop(k)
            known[i] = known[i] + share * value
            for j, q in onward:
                target[j] = target[j] + share * q if j in target else share * q
                if j != i:
                    into[j].add(i)
        for j in row:
            into[j].discard(k)
    return known[root]


def _drop(k: int, rows: list[dict[int, Values]], into: list[set[int]]) -> None:
    for i in into[k]:
        del rows[i][k]
    for j in rows[k]:
        into[j].discard(k)
