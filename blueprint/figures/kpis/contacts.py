"""Key figures of contacts: who is answered, who gives up, who is passed on, who needs a second contact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from math import fsum
from typing import TYPE_CHECKING

from blueprint.figures.queues import waiting
from blueprint.figures.settling import gates_of
from blueprint.flow.chain.gates import gated, gone, joined, touchpoint_of
from blueprint.flow.queues.ways import ways_of
from blueprint.flow.time.chain import touchpoints
from blueprint.flow.visits.first_time import first_time
from blueprint.flow.visits.meeting import meeting
from blueprint.flow.visits.visits import count_visits
from blueprint.ranking import NEAR, above, same

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.segment import SegmentFigures

BREAK = 3600.0
"""Seconds: a step that long in which nobody serves the customer ends a contact."""


def answered_and_lost(analysis: Analysis, queues: Collection[str]) -> tuple[float, float] | None:
    """Of the customers who come to one of some queues: the shares ever answered, and ever giving up; None: nobody comes."""
    places = {id_: gate.queue for id_, gate in gates_of(analysis.flat, queues).items()}
    came, answered, lost = (
        fsum(s.share * meeting(s.chain, ids) for s in analysis.segments.values())
        for ids in (
            {*queues, *map(joined, places)},
            set(queues),
            set(map(gone, places)),
        )
    )
    return (answered / came, lost / came) if came else None


def passed_on(analysis: Analysis, queues: Collection[str]) -> float | None:
    """Of the contacts answered at one of some queues, the share passed on to another of them; None: none is answered."""
    gates = dict(gates_of(analysis.flat, queues))
    known = waiting(analysis.queues)
    answered: list[float] = []
    passed: list[float] = []
    for segment in analysis.segments.values():
        found = count_visits(segment.chain)
        ways = ways_of(gated(segment.service.chain, gates), list(gates), breaks_of(segment)[0])
        for id_, gate in gates.items():
            came = float(found[joined(id_)] if joined(id_) in found else found.get(id_, 0.0))
            n = segment.share * came * (1 - known[gate.queue].abandoned)
            answered.append(n)
            onward = ways.served.get(id_, {})
            passed.append(n * fsum(p for to, p in onward.items() if gates[to].queue != gate.queue))
    total = fsum(answered)
    return fsum(passed) / total if total else None


def resolved_at_first(analysis: Analysis) -> float | tuple[str, ...] | None:
    """Share of customers who succeed at the first contact.

    Returns:
        The touchpoints whose unknown times leave it open; None where loops are too tangled to follow.
    """
    least, most = [], []
    unknown: dict[str, None] = {}
    for segment in analysis.segments.values():
        breaks, open_ = breaks_of(segment)
        unknown |= dict.fromkeys(map(touchpoint_of, open_))
        one, other = _at_first(segment, breaks | open_), _at_first(segment, breaks)
        if one is None or other is None:
            return None
        least.append(segment.share * one)
        most.append(segment.share * other)
    return fsum(most) if same(fsum(least), fsum(most), NEAR) else tuple(unknown)


def breaks_of(segment: SegmentFigures) -> tuple[frozenset[str], frozenset[str]]:
    """The states during which a contact is over, and those of which nobody knows, their time being unknown."""
    at = {id_: segment.map.touchpoints[touchpoint_of(id_)] for id_ in touchpoints(segment.chain)}
    waits = frozenset(id_ for id_, touchpoint in at.items() if touchpoint.lane != "frontstage")
    known = {id_: segment.laws[id_].mean for id_ in waits if id_ in segment.laws}
    hidden = (id_ for id_ in waits if not at[id_].lane.experienced)
    breaks = frozenset(id_ for id_, mean in known.items() if not above(BREAK, mean))
    return breaks, frozenset(hidden) - frozenset(known)


def _at_first(segment: SegmentFigures, breaks: Collection[str]) -> float | None:
    at = segment.map.touchpoints
    contacts = {id_ for id_ in touchpoints(segment.chain) if at[touchpoint_of(id_)].lane.experienced}
    once = first_time(segment.chain, contacts.difference(breaks), breaks)
    return None if once is None else fsum(_of(once, segment.success))


def _of(once: dict[str, float], success: Iterable[str]) -> Iterator[float]:
    return (once.get(name, 0.0) for name in success)
