"""Who succeeds without ever coming to a touchpoint twice.

Between loops the flow is passed along connection by connection; inside a loop every way that repeats
nothing is followed to where it leaves. That is exact, and short: loops of a service are small. Where one is
so tangled that it would take too long, no answer is given.
"""

from __future__ import annotations

from collections import defaultdict
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from blueprint.flow.chain.chain import Chain

_MOST_STEPS = 200_000


def first_time(chain: Chain) -> dict[str, float] | None:
    """Exit to the probability of leaving by it with no touchpoint visited twice; they sum to at most 1.

    None where loops are too tangled to follow every way through them.
    """
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(chain)))
    graph.add_edges_from((i, j) for i, row in enumerate(chain.moves) for j, q in row.items() if q)
    walk = _Walk(chain)
    here: dict[int, list[float]] = defaultdict(list, {i: [p] for i, p in enumerate(chain.entry) if p})
    parts = nx.condensation(graph)
    for part in nx.topological_sort(parts):
        members = parts.nodes[part]["members"]
        for i in sorted(members):
            if here[i] and not walk.through(i, fsum(here[i]), members, here):
                return None
    return {name: fsum(shares) for name, shares in walk.exits.items()}


class _Walk:
    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._steps = 0
        self._within: dict[int, float | None] = {}
        self.exits: dict[str, list[float]] = defaultdict(list)

    def through(
        self, start: int, share: float, members: Collection[int], here: dict[int, list[float]]
    ) -> bool:
        """Follow customers who come into a loop at `start`; what steps out of it is added to `here`."""
        waiting: list[tuple[int, float, frozenset[int]]] = [(start, share, frozenset())]
        while waiting:
            i, p, before = waiting.pop()
            self._steps += 1
            inside = self._inside(i)
            if self._steps > _MOST_STEPS or inside is None:
                return False
            p *= inside
            for name, leaving in self._chain.leaves[i].items():
                self.exits[name].append(p * leaving)
            passed = before | {i}
            for j, q in self._chain.moves[i].items():
                if j not in members:
                    here[j].append(p * q)
                elif j not in passed and q:
                    waiting.append((j, p * q, passed))
        return True

    def _inside(self, state: int) -> float | None:
        """The probability that a pass repeats nothing in any branch of a block; 1 where there is no block."""
        if state not in self._chain.blocks:
            return 1.0
        if state not in self._within:
            p: float | None = 1.0
            for branch in self._chain.blocks[state].branches:
                once = first_time(branch)
                p = None if once is None or p is None else p * fsum(once.values())
            self._within[state] = p
        return self._within[state]
