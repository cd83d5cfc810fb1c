"""How often and how surely customers come to each touchpoint (Kemeny & Snell 1960; theory 2.2, 2.4).

With N = (I - Q)^-1 and entry mix alpha: visits v = alpha N, reach p_i = v_i / N_ii, exit shares v R,
last share v_i r_i, unavoidability p_i h_i / (alpha h) where h = N R_success.

A parallel block is one state k here. One of its branches is walked once per visit of k, whatever the other
branches do, so a touchpoint that one pass of the branch visits with probability rho is ever visited with
probability p_k rho / (rho + (1 - rho) / N_kk): the customer may come back to the block and pass again.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.values import Values


@dataclass(frozen=True, slots=True)
class Visits:
    """Exact figures of one chain. Keys are touchpoint ids, those inside blocks included, blocks left out.

    Attributes:
        visits: expected number of visits per customer; >= 0.
        reach: probability of ever visiting; 0..1.
        unavoidability: probability of visiting, among the customers who leave by a success exit; 0..1.
            None when nobody leaves by one.
        last: probability of being the last touchpoint; 0..1, sums to 1. A touchpoint inside a block is
            never last: the block's `join` follows.
        exits: exit name to share of customers; sums to 1.
    """

    visits: Mapping[str, float]
    reach: Mapping[str, float]
    unavoidability: Mapping[str, float] | None
    last: Mapping[str, float]
    exits: Mapping[str, float]


def count_visits(chain: Chain) -> dict[str, Values]:
    """The expected number of visits alone, also of many draws (`chain/stack.py`).

    Raises:
        ClosedLoop: some customers never leave the service, or a branch of it.
    """
    found: dict[str, Values] = {}
    for i, (name, times) in enumerate(zip(chain.ids, chain.visits, strict=True)):
        if i not in chain.blocks:
            found[name] = times
            continue
        for branch in chain.blocks[i].branches:
            found |= {inside: times * n for inside, n in count_visits(branch).items()}
    return found


def visits(chain: Chain, success: Collection[str] | None = None) -> Visits:
    """Return the visit figures of a chain.

    Args:
        chain: the chain of one segment.
        success: names of the exits that count as success; all of them when None.

    Raises:
        ClosedLoop: some customers never leave the service, or a branch of it.
    """
    system, expected = chain.solver, chain.visits
    returns = system.diagonal()
    good = [fsum(p for name, p in row.items() if success is None or name in success) for row in chain.leaves]
    h = system.backward(good)
    succeeding = fsum(a * value for a, value in zip(chain.entry, h, strict=True))

    count: dict[str, float] = {}
    reach: dict[str, float] = {}
    sure: dict[str, float] = {}  # ever visited, and left by a success exit
    last: dict[str, float] = {}
    exits = dict.fromkeys(chain.exits, 0.0)
    for i, name in enumerate(chain.ids):
        ever = min(1.0, expected[i] / returns[i])
        for leaving, p in chain.leaves[i].items():
            exits[leaving] += expected[i] * p
        if i not in chain.blocks:
            count[name], reach[name], sure[name] = expected[i], ever, ever * h[i]
            last[name] = expected[i] * chain.leaving[i]
            continue
        for branch in chain.blocks[i].branches:
            inner = visits(branch)
            for inside, rho in inner.reach.items():
                again = ever * rho / (rho + (1 - rho) / returns[i]) if rho > 0 else 0.0
                count[inside] = expected[i] * inner.visits[inside]
                reach[inside], sure[inside], last[inside] = again, again * h[i], 0.0
    unavoidable = {k: min(1.0, s / succeeding) for k, s in sure.items()} if succeeding > 0 else None
    return Visits(count, reach, unavoidable, last, exits)
