"""Who comes straight from one queue of a map to another, of all its segments together, and what scatters them between."""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING

from blueprint.flow.queues.streams import Onward
from blueprint.flow.queues.ways import ways_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.figures.queues import Kind
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.queues.ways import Flow, Ways


def scattered_ways(kind: Kind, chain: Chain, queue_of: Mapping[str, str]) -> Ways:
    """The ways of a segment between queues, with what scatters customers between.

    Args:
        kind: the segment.
        chain: its chain, every queue opened.
        queue_of: where queues are joined to the touchpoints that serve them.
    """
    scatter = {id_: sqrt(law.variance) for id_, law in kind.laws.items() if id_ not in queue_of}
    return ways_of(chain, list(queue_of), scatter=scatter)


def onward_of(
    kinds: Sequence[tuple[float, Ways]], flows: Sequence[Flow], queue_of: Mapping[str, str]
) -> dict[str, dict[str, Onward]]:
    """Of those served at each queue, the share that comes to each other one next, and what scatters them between.

    Args:
        kinds: share of each segment, and its ways between queues.
        flows: of each, who comes to each queue, per customer.
        queue_of: where queues are joined to the touchpoints that serve them.
    """
    came: dict[str, float] = {}
    went: dict[str, dict[str, list[tuple[float, float]]]] = {}
    for (share, ways), flow in zip(kinds, flows, strict=True):
        for id_, onward in ways.served.items():
            n, here = share * flow.get(id_, 0.0), queue_of[id_]
            came[here] = came.get(here, 0.0) + n
            for to, p in onward.items():
                if (there := queue_of[to]) != here and n * p:
                    row = went.setdefault(here, {}).setdefault(there, [])
                    row.append((n * p, ways.scatter[id_].get(to, 0.0)))
    return {id_: {to: _together(parts, came[id_]) for to, parts in row.items()} for id_, row in went.items()}


def _together(parts: Sequence[tuple[float, float]], came: float) -> Onward:
    """The customers of several segments, each with what scatters them, of all who were served."""
    total = fsum(n for n, _ in parts)
    return Onward(total / came, fsum(n * s for n, s in parts) / total)
