"""Elimination of part of a walk in the order of the peak, with sparse rows (Grassmann, Taksar & Heyman 1985)."""

from __future__ import annotations

import heapq
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Beside the states: where customers come from, and where those go who leave with, or without, this peak.
ENTRY, WELL, OTHERWISE = -1, -2, -3


def eliminated(
    rows: dict[int, dict[int, float]],
    turns: Iterable[tuple[Sequence[int], int]],
    leaving: Sequence[float],
) -> Iterator[tuple[int, float, float]]:
    """Eliminate states in turns and yield what is found at the last of each turn.

    Args:
        rows: per state, and for the entry, where customers go next; used up.
        turns: states to eliminate first in any order, and the one to look at then.
        leaving: per state not eliminated when another is looked at, the probability to leave well from it.

    Yields:
        The state, expected visits to it before any later one, and the probability to leave well from there
        with nothing but earlier states to come.
    """
    into: dict[int, set[int]] = {i: set() for i in rows}
    for i, row in rows.items():
        row.pop(i, None)
        for j in row:
            if j >= 0:
                into[j].add(i)
    for first, k in turns:
        heap = [(len(rows[i]) * len(into[i]), i) for i in first]
        heapq.heapify(heap)
        while heap:  # fewest new connections first (Markowitz 1957); what has grown is put back
            cost, i = heapq.heappop(heap)
            now = len(rows[i]) * len(into[i])
            if now > cost:
                heapq.heappush(heap, (now, i))
            else:
                _eliminate(rows, into, i)
        well = rows[k][WELL] + fsum([q * leaving[j] for j, q in rows[k].items() if j >= 0])
        yield k, _eliminate(rows, into, k), well


def _eliminate(rows: dict[int, dict[int, float]], into: dict[int, set[int]], k: int) -> float:
    """Eliminate one state; return the visits to it."""
    row = rows.pop(k)
    out = fsum(row.values())
    reached = 0.0
    for i in into.pop(k):
        target = rows[i]
        f = target.pop(k) / out
        if i == ENTRY:
            reached = f
        for j, q in row.items():
            if j != i:
                target[j] = target.get(j, 0.0) + f * q
                if j >= 0:
                    into[j].add(i)
    for j in row:
        if j >= 0:
            into[j].discard(k)
    return reached
