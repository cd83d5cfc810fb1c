"""What goes on behind the line of visibility, and where customers wait for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.chain.blocks import find_blocks
from blueprint.flow.chain.graph import successors
from blueprint.flow.chain.inlining import passages

if TYPE_CHECKING:
    from blueprint.figures.segment import SegmentFigures
    from blueprint.model.service_map import ServiceMap


@dataclass(frozen=True)
class HiddenChain:
    """Touchpoints behind the line of visibility that lead to one another.

    Attributes:
        touchpoints: in declaration order.
        after: the experienced touchpoints that lead into the chain.
        before: the experienced touchpoints it leads to: what customers wait for there is done here.
        meanwhile: experienced touchpoints on branches that run at the same time; empty when customers see
            nothing while the chain runs.
        seconds: expected time in the chain per customer of the group; None when a time is unknown.
    """

    touchpoints: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    meanwhile: tuple[str, ...]
    seconds: float | None


def hidden_chains(members: Sequence[SegmentFigures]) -> tuple[HiddenChain, ...]:
    """The hidden chains of some segments, longest time first."""
    service_map = members[0].map
    ways: dict[str, dict[str, None]] = {}
    for member in members:
        for id_, targets in _passed(member.map).items():
            ways.setdefault(id_, {}).update(dict.fromkeys(targets))
    chains = []
    for group in _groups(service_map, ways):
        order = [id_ for id_ in service_map.touchpoints if id_ in group]
        into = tuple(id_ for id_ in ways if id_ not in group and group & ways[id_].keys())
        out = tuple(dict.fromkeys(t for id_ in order for t in ways[id_] if t not in group))
        chains.append(
            HiddenChain(tuple(order), into, out, _meanwhile(service_map, group), _seconds(members, order))
        )
    return tuple(sorted(chains, key=lambda c: -(c.seconds or 0.0)))


def _passed(service_map: ServiceMap) -> dict[str, tuple[str, ...]]:
    """Where flow leads, coming into and leaving other maps passed over: nothing happens there."""
    edges = successors(service_map)
    passing = {id_ for pair in passages(service_map).items() for id_ in pair}
    if not passing:
        return edges

    def beyond(id_: str) -> dict[str, None]:
        found: dict[str, None] = {}
        seen, waiting = set(), list(edges[id_])
        while waiting:
            target = waiting.pop(0)
            if target not in passing:
                found[target] = None
            elif target not in seen:
                seen.add(target)
                waiting = [*edges[target], *waiting]
        return found

    return {id_: tuple(beyond(id_)) for id_ in edges if id_ not in passing}


def _groups(service_map: ServiceMap, ways: dict[str, dict[str, None]]) -> list[set[str]]:
    hidden = {id_ for id_ in ways if not service_map.touchpoints[id_].lane.experienced}
    groups: list[set[str]] = []
    while hidden:
        group, waiting = set(), [min(hidden)]
        while waiting:
            id_ = waiting.pop()
            if id_ in hidden:
                hidden.remove(id_)
                group.add(id_)
                waiting.extend(ways[id_])
                waiting.extend(source for source in hidden if id_ in ways[source])
        groups.append(group)
    return groups


def _meanwhile(service_map: ServiceMap, group: set[str]) -> tuple[str, ...]:
    """What customers see on the other branches of the blocks that the group lies in."""
    blocks, _ = find_blocks(service_map)
    seen: dict[str, None] = {}
    for block in blocks.values():
        own = [branch for branch in block.branches if group & set(branch)]
        if own and len(own) < len(block.branches):
            for branch in block.branches:
                if branch not in own:
                    seen |= {id_: None for id_ in branch if service_map.touchpoints[id_].lane.experienced}
    return tuple(seen)


def _seconds(members: Sequence[SegmentFigures], chain: list[str]) -> float | None:
    total = fsum(m.share for m in members)
    seconds = 0.0
    for member in members:
        for id_ in chain:
            visits = member.visits.visits.get(id_, 0.0)
            if visits and id_ not in member.laws:
                return None
            seconds += member.share / total * visits * (member.laws[id_].mean if visits else 0.0)
    return seconds
