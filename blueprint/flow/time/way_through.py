"""The most common way through a service, and the critical chain of the parallel blocks on it."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.chain.gates import is_gate
from blueprint.flow.time.chain import UnknownTime
from blueprint.flow.time.moments import walk_moments
from blueprint.model.nesting import is_leaving
from blueprint.ranking import Costs, most

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from blueprint.flow.chain.chain import Block, Chain
    from blueprint.flow.time.chain import TimedChain


@dataclass(frozen=True, slots=True)
class WayThrough:
    """The most common of the ways that lead to one exit; parallel blocks are gone through along their longest branch.

    Attributes:
        touchpoints: ids in order.
        exit: where it leads.
        share: of all customers who walk exactly this way, blocks aside.
        critical: those of the touchpoints that are the critical chain of a block: the branch that takes longest on the
            mean (theory 4.3).
    """

    touchpoints: tuple[str, ...]
    exit: str
    share: float
    critical: tuple[str, ...]


def way_through(segments: Sequence[tuple[float, TimedChain]], exit_: str) -> WayThrough | None:
    """The way to an exit that most customers walk; None where nobody leaves by it.

    Args:
        segments: (share of all customers, chain) each; shares sum to 1.
        exit_: where it leads.
    """
    ways = []
    for _, timed in segments:
        route = _likeliest(timed.chain, exit_)
        if route:
            names = [timed.chain.ids[i] for i in route]
            parts = [share * _chance(other.chain, names, exit_) for share, other in segments]
            ways.append((math.fsum(parts), timed, route))
    if not ways:
        return None
    share, timed, route = most(ways, lambda way: way[0])
    passed = list(_passed(timed, timed.chain, route))
    return WayThrough(
        tuple(id_ for id_, _ in passed), exit_, share, tuple(id_ for id_, inside in passed if inside)
    )


def _likeliest(chain: Chain, exit_: str) -> list[int]:
    """The states of the most likely route to an exit (Dijkstra 1959 on -log p), which never walks a loop."""
    costs = Costs()
    heap = [(costs.of(-math.log(p)), i, -1) for i, p in enumerate(chain.entry) if p > 0]
    heapq.heapify(heap)
    came: dict[int, int] = {}
    while heap:
        cost, i, source = heapq.heappop(heap)
        if i < 0:  # the exit, after `source`
            route = [source]
            while came[route[-1]] >= 0:
                route.append(came[route[-1]])
            return route[::-1]
        if i in came:
            continue
        came[i] = source
        for j, p in chain.moves[i].items():
            heapq.heappush(heap, (costs.of(cost - math.log(p)), j, i))
        if (p := chain.leaves[i].get(exit_, 0.0)) > 0:
            heapq.heappush(heap, (costs.of(cost - math.log(p)), -1, i))
    return []


def _chance(chain: Chain, names: Sequence[str], exit_: str) -> float:
    """The share of a segment that walks exactly this way."""
    at = {name: i for i, name in enumerate(chain.ids)}
    states = [at[name] for name in names if name in at]
    if len(states) < len(names):
        return 0.0
    moves: Iterator[Mapping[int, float]] = (chain.moves[i] for i in states)
    steps = [row.get(j, 0.0) for row, j in zip(moves, states[1:], strict=False)]
    return math.prod((chain.entry[states[0]], *steps, chain.leaves[states[-1]].get(exit_, 0.0)))


def _passed(timed: TimedChain, chain: Chain, route: Sequence[int]) -> Iterator[tuple[str, bool]]:
    """The touchpoints on a route, and whether they are those of a block's longest branch."""
    hidden = {id_ for way in chain.ids if is_leaving(way) for id_ in (way, way[:-1])}
    for state in route:
        block = chain.blocks.get(state)
        if block is not None:
            yield from ((id_, True) for id_ in _longest(timed, block))
        elif chain.ids[state] not in hidden and not is_gate(chain.ids[state]):
            yield chain.ids[state], False


def _longest(timed: TimedChain, block: Block) -> Iterator[str]:
    """The most likely route along the branch that takes longest; nothing where a time is unknown."""
    branches = [branch for branch in block.branches if len(branch)]
    try:
        means = {id(branch): walk_moments(timed.whole(branch)).mean for branch in branches}
    except UnknownTime:
        return
    if branches:
        longest = most(branches, lambda branch: means[id(branch)])
        for id_, _ in _passed(timed, longest, _likeliest(longest, block.join)):
            yield id_
