"""How often customers go from one place to another on their way.

The chain is walked together with the place the customer was in last: the states of the walk are pairs
(state of the chain, last place), which is again an absorbing chain (Kemeny & Snell 1960). Touchpoints
without a place are passed through: the customer stays where they are. Branches of a parallel block are
taken one after another, in declaration order; only what the customer walks has a place, and that is
one branch as a rule.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.linear.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.flow.chain.chain import Chain

OUTSIDE = ""
"""Where customers come from and where they leave to."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Expected changes of place per customer.

    Attributes:
        between: (from, to) to the expected number of times a customer goes there directly; the two differ.
            `OUTSIDE` is the place before the first and after the last.
        last: place to the probability of being in it at the end; sums to 1.
    """

    between: Mapping[tuple[str, str], float]
    last: Mapping[str, float]


def moves(chain: Chain, places: Mapping[str, str]) -> Moves:
    """How customers of a chain change places.

    Args:
        chain: the chain of one segment.
        places: touchpoint to place; touchpoints that are left out have none.

    Raises:
        ClosedLoop: customers can get stuck.
    """
    between, last = _walk(chain, places, {OUTSIDE: 1.0})
    counts = defaultdict(list, {pair: [n] for pair, n in between.items()})
    for place, share in last.items():
        if place != OUTSIDE:
            counts[place, OUTSIDE].append(share)
    return Moves({pair: fsum(parts) for pair, parts in counts.items()}, last)


def _walk(
    chain: Chain, places: Mapping[str, str], start: Mapping[str, float]
) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """Expected direct moves, and where the walk ends, of customers who start in these places."""
    pairs: dict[tuple[int, str], int] = {}
    rows: list[dict[int, float]] = []
    leaves: list[float] = []
    ends: list[dict[str, float]] = []
    going: list[list[tuple[tuple[str, str], float]]] = []
    waiting: list[tuple[int, str]] = []

    def index(state: int, place: str) -> int:
        if (state, place) not in pairs:
            pairs[state, place] = len(pairs)
            waiting.append((state, place))
        return pairs[state, place]

    entry = {
        index(i, place): share * p
        for i, share in enumerate(chain.entry)
        if share
        for place, p in start.items()
    }
    while waiting:
        state, place = waiting.pop(0)
        if block := chain.blocks.get(state):
            inside: list[tuple[tuple[str, str], float]] = []
            after: Mapping[str, float] = {place: 1.0}
            for branch in block.branches:
                counted, after = _walk(branch, places, after)
                inside += counted.items()
        else:
            here = places.get(chain.ids[state], place)
            inside = [((place, here), 1.0)] if here != place else []
            after = {here: 1.0}
        row: dict[int, float] = defaultdict(float)
        for target, p in chain.moves[state].items():
            for there, share in after.items():
                row[index(target, there)] += p * share
        leaving = chain.leaving[state]
        rows.append(dict(row))
        leaves.append(leaving)
        ends.append({there: leaving * share for there, share in after.items()})
        going.append(inside)
    first = [entry.get(i, 0.0) for i in range(len(rows))]
    counts = Solver(rows, leaves).forward(first)
    between: dict[tuple[str, str], list[float]] = defaultdict(list)
    last: dict[str, list[float]] = defaultdict(list)
    for n, inside, end in zip(counts, going, ends, strict=True):
        for pair, times in inside:
            between[pair].append(n * times)
        for there, share in end.items():
            last[there].append(n * share)
    return (
        {pair: fsum(parts) for pair, parts in between.items()},
        {there: fsum(parts) for there, parts in last.items() if fsum(parts) > 0},
    )
