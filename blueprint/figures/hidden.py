"""What goes on behind the line of visibility, and where customers wait for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import fsum
from operator import itemgetter
from typing import TYPE_CHECKING

from blueprint.flow.chain.blocks import find_blocks
from blueprint.flow.chain.graph import reversed_edges, successors
from blueprint.flow.chain.inlining import passages
from blueprint.ranking import ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from blueprint.figures.segment import SegmentFigures
    from blueprint.flow.chain.blocks import Span
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
    back = reversed_edges(ways)
    place = {id_: at for at, id_ in enumerate(service_map.touchpoints)}
    rank = {id_: at for at, id_ in enumerate(ways)}
    around = _blocks_around(service_map)
    chains = []
    for group in _groups(service_map, ways, back):
        order = sorted(group, key=place.__getitem__)
        into = {source for id_ in order for source in back[id_] if source not in group}
        out = dict.fromkeys(t for id_ in order for t in ways[id_] if t not in group)
        chains.append(
            HiddenChain(
                tuple(order),
                tuple(sorted(into, key=rank.__getitem__)),
                tuple(out),
                _meanwhile(service_map, around, group),
                _seconds(members, order),
            )
        )
    return tuple(ranked(chains, lambda c: c.seconds or 0.0))


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


def _groups(
    service_map: ServiceMap, ways: Mapping[str, Iterable[str]], back: Mapping[str, Iterable[str]]
) -> list[set[str]]:
    hidden = {id_ for id_ in ways if not service_map.touchpoints[id_].lane.experienced}
    groups: list[set[str]] = []
    for first in sorted(hidden):
        group, waiting = set(), [first]
        while waiting:
            id_ = waiting.pop()
            if id_ in hidden:
                hidden.remove(id_)
                group.add(id_)
                waiting += [*ways[id_], *back[id_]]
        if group:
            groups.append(group)
    return groups


def _blocks_around(service_map: ServiceMap) -> dict[str, dict[int, Span]]:
    """Touchpoint to the parallel blocks it lies in, with their places in the order in which they are found."""
    around: dict[str, dict[int, Span]] = {}
    for place, block in enumerate(find_blocks(service_map)[0].values()):
        for id_ in chain.from_iterable(block.branches):
            around.setdefault(id_, {})[place] = block
    return around


def _meanwhile(
    service_map: ServiceMap, around: Mapping[str, Mapping[int, Span]], group: set[str]
) -> tuple[str, ...]:
    """What customers see on the other branches of the blocks that the group lies in."""
    seen: dict[str, None] = {}
    blocks = {place: block for id_ in group for place, block in around.get(id_, {}).items()}
    for _, block in sorted(blocks.items(), key=itemgetter(0)):
        own = [branch for branch in block.branches if not group.isdisjoint(branch)]
        if own and len(own) < len(block.branches):
            for branch in block.branches:
                if branch not in own:
                    seen |= {id_: None for id_ in branch if service_map.touchpoints[id_].lane.experienced}
    return tuple(seen)


def _seconds(members: Sequence[SegmentFigures], touchpoints: list[str]) -> float | None:
    total = fsum(m.share for m in members)
    seconds = 0.0
    for member in members:
        for id_ in touchpoints:
            visits = member.visits.visits.get(id_, 0.0)
            if visits and id_ not in member.laws:
                return None
            seconds += member.share / total * visits * (member.laws[id_].mean if visits else 0.0)
    return seconds
