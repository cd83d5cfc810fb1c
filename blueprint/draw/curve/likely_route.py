"""The most likely route: the walk from an entry to an exit with the highest probability."""

from __future__ import annotations

from heapq import heappop, heappush
from math import log
from typing import TYPE_CHECKING

from blueprint.model.share import UNKNOWN, may_be_taken
from blueprint.ranking import Costs

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap

_LEAST = 5e-324  # a share of 1e-999 is no zero


def most_likely_route(service_map: ServiceMap) -> list[str]:
    """Touchpoint ids from entry to exit; empty when no walk reaches an exit."""
    touchpoints = service_map.touchpoints
    costs = Costs()
    heap = [
        (costs.of(_cost(share)), i, id_, "") for i, (id_, share) in enumerate(_entries(service_map).items())
    ]
    heap.sort()
    serial = len(heap)
    before: dict[str, str] = {}
    while heap:
        cost, _, node, came = heappop(heap)
        if node in before:
            continue
        before[node] = came
        if node.startswith("/"):
            return _back(before, came)
        for name, leaves, share in touchpoints[node].ways:
            target = f"/{name}" if leaves else name
            if may_be_taken(share) and target not in before and (leaves or name in touchpoints):
                serial += 1
                step = 0.0 if share is None else _cost(float(share))  # of unknown ones the first declared
                heappush(heap, (costs.of(cost + step), serial, target, node))
    return []


def _entries(service_map: ServiceMap) -> dict[str, float]:
    given = {
        t.id: 1.0 if t.start == UNKNOWN else float(t.start)
        for t in service_map.touchpoints.values()
        if t.start
    }
    entered = {c.to for t in service_map.touchpoints.values() for c in t.next}
    open_ = (id_ for id_ in service_map.touchpoints if id_ in service_map.walked and id_ not in entered)
    return given or dict.fromkeys(open_, 1.0) or {next(iter(service_map.touchpoints)): 1.0}


def _cost(share: float) -> float:
    """Of a way: what the least likely costs most, and what is sure nothing."""
    return -log(max(share, _LEAST))


def _back(before: dict[str, str], node: str) -> list[str]:
    route = []
    while node:
        route.append(node)
        node = before[node]
    return route[::-1]
