"""Who succeeds at the first contact: without coming to a touchpoint twice, and without a second contact after a break.

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
_BEFORE, _IN_CONTACT, _BROKEN = range(3)
_Here = defaultdict[tuple[int, int], list[float]]
"""Who comes where: (state, before any contact, in it or after a break) to shares."""


def first_time(
    chain: Chain, contacts: Collection[str] = (), breaks: Collection[str] = ()
) -> dict[str, float] | None:
    """Exit to the probability of leaving by it at the first contact; the probabilities sum to at most 1.

    Args:
        chain: of the customers.
        contacts: states in which customers are in contact with the service. A parallel block is a contact where
            one of its branches has one.
        breaks: states during which a contact is over. Who is in contact again after one is not counted any more.

    Returns:
        None where loops are too tangled to follow every way through them.
    """
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(chain)))
    graph.add_edges_from((i, j) for i, row in enumerate(chain.moves) for j, q in row.items() if q)
    walk = _Walk(chain, frozenset(contacts), frozenset(breaks))
    here: _Here = defaultdict(list, {(i, _BEFORE): [p] for i, p in enumerate(chain.entry) if p})
    parts = nx.condensation(graph)
    for part in nx.topological_sort(parts):
        members = parts.nodes[part]["members"]
        for i in sorted(members):
            for then in (_BEFORE, _IN_CONTACT, _BROKEN):
                if here[i, then] and not walk.through((i, then), fsum(here[i, then]), members, here):
                    return None
    return {name: fsum(shares) for name, shares in walk.exits.items()}


class _Walk:
    def __init__(self, chain: Chain, contacts: frozenset[str], breaks: frozenset[str]) -> None:
        self._chain = chain
        self._contacts = _states(chain, contacts)
        self._breaks = _states(chain, breaks) - self._contacts
        self._steps = 0
        self._within: dict[int, float | None] = {}
        self.exits: dict[str, list[float]] = defaultdict(list)

    def through(self, start: tuple[int, int], share: float, members: Collection[int], here: _Here) -> bool:
        """Follow customers who come into a loop at `start`; what steps out of it is added to `here`."""
        waiting: list[tuple[int, int, float, frozenset[int]]] = [(*start, share, frozenset())]
        while waiting:
            i, then, p, before = waiting.pop()
            if i in self._contacts:
                if then == _BROKEN:
                    continue
                then = _IN_CONTACT
            elif i in self._breaks and then == _IN_CONTACT:
                then = _BROKEN
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
                    here[j, then].append(p * q)
                elif j not in passed and q:
                    waiting.append((j, then, p * q, passed))
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


def _states(chain: Chain, ids: frozenset[str]) -> frozenset[int]:
    """The states that are one of `ids`, or a parallel block with one of them in a branch."""
    found = {i for i, id_ in enumerate(chain.ids) if id_ in ids}
    found |= {i for i, block in chain.blocks.items() if any(_states(b, ids) for b in block.branches)}
    return frozenset(found)
