"""The most likely route between two touchpoints, and what a quantity adds up to along it."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping

from blueprint.flow.chain.blocks import Span
from blueprint.lint.context.context import View
from blueprint.model.share import may_be_taken
from blueprint.ranking import Costs, most

_LEAST = 5e-324  # a share of 1e-999 is no zero


def likely_route(
    view: View, first: str, last: str, quantity: Mapping[str, float | None]
) -> tuple[str, ...] | None:
    """The touchpoints of the most likely route (Dijkstra 1959), both ends included.

    Of branches that run together the one with the largest sum of `quantity` counts: the others are done by then.

    Returns:
        None when no route leads there, when something along it has no quantity, or nobody knows some shares.
    """
    if any(t.unknown_ways for t in view.map.touchpoints.values()):
        return None
    route = _route(view, first, last, quantity)
    return None if route is None or any(quantity.get(id_) is None for id_ in route) else route


def total(route: tuple[str, ...], quantity: Mapping[str, float | None]) -> float:
    """The sum along a route."""
    return math.fsum(quantity.get(id_) or 0.0 for id_ in route)


def _route(view: View, first: str, last: str, quantity: Mapping[str, float | None]) -> tuple[str, ...] | None:
    costs = Costs()
    heap: list[tuple[float, int, str, str, tuple[str, ...]]] = [(0.0, 0, first, "", ())]
    came: dict[str, tuple[str, tuple[str, ...]]] = {}  # from where, and by what in between
    tie = 0  # of equally likely routes the one declared first
    while heap:
        cost, _, here, source, through = heapq.heappop(heap)
        if here in came:
            continue
        came[here] = source, through
        if here == last:
            return _back(came, last)
        for target, share, between in _steps(view, here, last, quantity):
            if target not in came:
                tie += 1
                likely = costs.of(cost - math.log(max(share, _LEAST)))
                heapq.heappush(heap, (likely, tie, target, here, between))
    return None


def _back(came: Mapping[str, tuple[str, tuple[str, ...]]], last: str) -> tuple[str, ...]:
    """The way that led to a touchpoint, from its start."""
    route, here = [], last
    while here:
        source, through = came[here]
        route += [here, *reversed(through)]
        here = source
    return tuple(reversed(route))


def _steps(
    view: View, here: str, last: str, quantity: Mapping[str, float | None]
) -> Iterator[tuple[str, float, tuple[str, ...]]]:
    """Where customers go from here: target, share, and what lies between."""
    block = view.blocks[0].get(here)
    if block is None or any(last in branch for branch in block.branches):
        for name, leaves, share in view.map.touchpoints[here].ways:
            if not leaves and may_be_taken(share) and name in view.map.walked:
                yield name, float(share or 1), ()  # without a share there is no other way
    else:
        yield block.join, 1.0, _longest_branch(view, block, quantity)


def _longest_branch(view: View, block: Span, quantity: Mapping[str, float | None]) -> tuple[str, ...]:
    """The branch everybody waits for; a branch with something unknown in it comes first."""
    heads = [c.to for c in view.map.touchpoints[block.fork].next]
    routes = [_route(view, head, block.join, quantity) for head in heads]
    inner = [route[:-1] for route in routes if route]
    unknown = [route for route in inner if any(quantity.get(id_) is None for id_ in route)]
    if unknown or not inner:
        return unknown[0] if unknown else ()
    return most(inner, lambda route: total(route, quantity))
