"""The flow as a graph: touchpoints are nodes, connections are edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.flow.chain.neighbours import unlinked
from blueprint.model.service_map import ServiceMap
from blueprint.model.share import may_be_taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from blueprint.model.touchpoint import Touchpoint


def successors(service_map: ServiceMap) -> dict[str, tuple[str, ...]]:
    """Touchpoint to the touchpoints that flow leads to, walked ones only, in declaration order.

    A connection that goes nowhere (unknown or not walked) or that no customer takes (share 0) is left out.
    """
    walked = service_map.walked
    return {
        id_: tuple(dict.fromkeys(name for name in _onward(touchpoint) if name in walked))
        for id_, touchpoint in service_map.touchpoints.items()
        if id_ in walked
    }


def _onward(touchpoint: Touchpoint) -> Iterator[str]:
    yield from (name for name, leaves, share in touchpoint.ways if not leaves and may_be_taken(share))
    if touchpoint.gives_up is not None:
        yield touchpoint.gives_up


def entries(service_map: ServiceMap) -> tuple[str, ...]:
    """Where customers come in: touchpoints with a `start` share, else the first that no arrow enters."""
    walked = service_map.walked
    started = tuple(t.id for t in service_map.touchpoints.values() if t.start and t.id in walked)
    if started:
        return started
    return not_entered(service_map)[:1]


def not_entered(service_map: ServiceMap) -> tuple[str, ...]:
    """Walked touchpoints that no arrow from another touchpoint enters; nobody comes in by what is linked to nothing."""
    touchpoints = service_map.touchpoints.values()
    entered = {to for t in touchpoints for to in (*(c.to for c in t.next), t.gives_up) if to != t.id}
    walked = service_map.walked - {t.id for t in unlinked(service_map)}
    return tuple(t.id for t in service_map.touchpoints.values() if t.id in walked and t.id not in entered)


def leavers(service_map: ServiceMap) -> frozenset[str]:
    """Touchpoints from which some customers leave the service."""
    walked = service_map.walked
    return frozenset(
        t.id
        for t in service_map.touchpoints.values()
        if t.id in walked and any(leaves and may_be_taken(share) for _, leaves, share in t.ways)
    )


def reachable(start: Iterable[str], edges: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Everything that can be reached from `start`, itself included."""
    seen = set(start)
    waiting = list(seen)
    while waiting:
        for target in edges.get(waiting.pop(), ()):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return frozenset(seen)


def between(edges: Mapping[str, Iterable[str]], first: str, last: str) -> frozenset[str]:
    """Everything on some way from one touchpoint to another, both included."""
    return reachable([first], edges) & reachable([last], reversed_edges(edges))


def reversed_edges(edges: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The same arrows, turned round."""
    turned: dict[str, list[str]] = {id_: [] for id_ in edges}
    for source, targets in edges.items():
        for target in targets:
            turned.setdefault(target, []).append(source)
    return turned


def trapped(service_map: ServiceMap) -> frozenset[str]:
    """Touchpoints that customers can enter and from which no way leads out of the service.

    A dead end (no way at all) is not a trap of its own, it is reported as such; what only leads
    there is not trapped either.
    """
    edges = successors(service_map)
    dead = {
        id_ for id_ in edges if not service_map.touchpoints[id_].next and not service_map.touchpoints[id_].end
    }
    out = reachable(leavers(service_map) | dead, reversed_edges(edges))
    return frozenset(edges) - out


def digraph(service_map: ServiceMap) -> nx.DiGraph[str]:
    """The flow as a networkx graph, frozen: walked touchpoints, and the connections that customers take."""
    import networkx as nx

    return nx.freeze(nx.DiGraph(successors(service_map)))
