"""The way through a service that a class works on: a common one, with the first moment of truth on it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from blueprint.export.course.facts import all_touchpoints, moments_of_truth

if TYPE_CHECKING:
    from blueprint.export.subject import Subject
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint

_MOST = 11
"""Touchpoints; the room of a sheet: in narrower boxes nobody could write."""
_RARE = 0.01
"""The share of a way that nobody knows, or that is hardly ever taken."""


def main_way(subject: Subject) -> list[Touchpoint]:
    """The most common way through, or the likeliest one over the first moment of truth where it passes that by.

    The touchpoints of the map where no way is known. Of a long way those in its midst that are no moments of truth are
    left out: where it begins and how it ends is what customers remember.
    """
    way, known = subject.analysis.of(subject.segment).way, all_touchpoints(subject)
    found = [known[id_] for id_ in way.touchpoints if id_ in known] if way else []
    truths = [t.id for t in moments_of_truth(subject)]
    if found and truths and truths[0] not in (t.id for t in found):
        found = way_over(subject, truths[0]) or found
    found = found or [t for t in subject.map.touchpoints.values() if t.id in subject.map.walked]
    midst = [t.id for t in found[1:-1]]
    least = [id_ for id_ in reversed(midst) if id_ not in truths] + [
        t for t in reversed(truths) if t in midst
    ]
    left_out = least[: max(0, len(found) - _MOST)]
    return [t for t in found if t.id not in left_out]


def way_over(subject: Subject, middle: str) -> list[Touchpoint]:
    """The likeliest way from where customers come in over a touchpoint to an exit; empty where there is none."""
    known, walked = all_touchpoints(subject), subject.map.walked
    way = subject.analysis.of(subject.segment).way
    start = way.touchpoints[0] if way else next((id_ for id_ in subject.map.touchpoints if id_ in walked), "")
    return [known[id_] for id_ in _likeliest_over(subject.map, start, middle) if id_ in known]


def _likeliest_over(service_map: ServiceMap, start: str, middle: str) -> list[str]:
    """From a touchpoint over another one to the exit that is likeliest from there; empty where there is no way."""
    import networkx as nx

    graph = nx.DiGraph()
    for t in service_map.touchpoints.values():
        free = max(_RARE, 1 - math.fsum(float(c.share) for c in t.next if c.share is not None))
        for c in t.next:
            share = free if c.share is None else max(_RARE, float(c.share))
            graph.add_edge(t.id, c.to, length=-math.log(min(1.0, share)) + 1e-6)
    ends = [t.id for t in service_map.touchpoints.values() if t.end]
    try:
        here: list[str] = nx.shortest_path(graph, start, middle, "length")
        lengths, ways = nx.single_source_dijkstra(graph, middle, weight="length")
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []
    reached = [end for end in ends if end in ways]
    if not reached:
        return here
    nearest = min(reached, key=lambda end: (round(lengths[end], 9), ends.index(end)))
    return [*here, *ways[nearest][1:]]
