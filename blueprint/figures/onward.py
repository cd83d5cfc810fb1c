"""Who comes straight from one queue of a map to another, of all its segments together, and what scatters them between."""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING

from blueprint.flow.chain.gates import gated
from blueprint.flow.chain.stack import alike, stacked
from blueprint.flow.linear.values import by_draw, stack
from blueprint.flow.queues.streams import Onward
from blueprint.flow.queues.ways import ways_of
from blueprint.flow.visits.visits import count_visits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from blueprint.figures.queues import Kind
    from blueprint.flow.chain.gates import Gate
    from blueprint.flow.queues.ways import Flow, Ways


def visits_of(kind: Kind, draws: Sequence[Kind]) -> Mapping[str, float]:
    """Touchpoint to how often a customer of a segment comes to it; worked out for all of its draws together."""
    if kind.known.visits is None:
        for kinds in _alike(draws):
            found = count_visits(stacked([drawn.chain for drawn in kinds]))
            for drawn, row in zip(kinds, by_draw(len(kinds), *found.values()), strict=True):
                drawn.known.visits = dict(zip(found, row, strict=True))
    assert kind.known.visits is not None, "a kind is one of its draws"
    return kind.known.visits


def ways_between(kind: Kind, draws: Sequence[Kind], gates: Mapping[str, Gate], *, scattered: bool) -> Ways:
    """The ways of a segment between queues; worked out for all of its draws together.

    Args:
        kind: the segment, or a draw of it.
        draws: all of them.
        gates: where queues are joined; every one is opened.
        scattered: whether what scatters customers between is wanted.
    """
    key = (tuple(gates.items()), scattered)
    if key not in kind.known.ways:
        for kinds in _alike(draws):
            chain = gated(stacked([drawn.chain for drawn in kinds]), gates)
            scatter = {
                id_: stack([sqrt(drawn.laws[id_].variance) for drawn in kinds])
                for id_ in kind.laws
                if scattered and id_ not in gates
            }
            found = ways_of(chain, list(gates), scatter=scatter).by_draw(len(kinds))
            for drawn, ways in zip(kinds, found, strict=True):
                drawn.known.ways[key] = ways
    return kind.known.ways[key]


def _alike(draws: Sequence[Kind]) -> Iterator[list[Kind]]:
    """The draws that go the same ways."""
    for places in alike([kind.chain for kind in draws]):
        yield [draws[k] for k in places]


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
