"""What a map asks of its times, beside promises, that the number of servers decides: standards, limits, tolerances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from blueprint.figures.limits import limits_of
from blueprint.figures.standards.applied import Applied, applied
from blueprint.flow.time.promise import TOLERATED
from blueprint.model.segments import for_segment
from blueprint.model.service_map import Promise

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.standards.standards import StandardFigures
    from blueprint.model.duration import Duration
    from blueprint.packs.standards import StandardsPack

Kind = Literal["promise", "standard", "limit", "tolerance"]
TOLERATED_BY = Fraction(9, 10)
"""Of visits that stay within what customers accept."""
KINDS: tuple[Kind, ...] = ("promise", "standard", "limit", "tolerance")


@dataclass(frozen=True)
class Asked:
    """A time that may not be exceeded, said as a promise.

    Attributes:
        kind: what asks for it. A limit holds for everybody, a tolerance for nine of ten, as in pictures.
        promise: from where to where, and how long.
        segments: whose times count.
        at: the touchpoint that says it; None for a promise.
    """

    kind: Kind
    promise: Promise
    segments: tuple[str, ...]
    at: str | None = None


def asked_times(analysis: Analysis) -> tuple[Asked, ...]:
    """Promises, limits, and the tolerances of touchpoints whose time follows the number of servers."""
    everybody = tuple(analysis.segments)
    found = [Asked("promise", promise, everybody) for promise in analysis.flat.promises]
    return (*found, *_limits(analysis), *_tolerances(analysis))


def _limits(analysis: Analysis) -> Iterator[Asked]:
    by_limit: dict[Promise, list[str]] = {}
    for name in analysis.segments:
        for limit in limits_of(for_segment(analysis.map, name)):
            by_limit.setdefault(limit, []).append(name)
    for limit, names in by_limit.items():
        yield Asked("limit", limit, tuple(names), limit.id)


def _tolerances(analysis: Analysis) -> Iterator[Asked]:
    for id_ in following(analysis):
        by_time: dict[Duration, list[str]] = {}
        for name, segment in analysis.segments.items():
            times = segment.map.touchpoints[id_].time
            if times and times.tolerance and segment.visits.visits.get(id_, 0.0) > 0:
                by_time.setdefault(times.tolerance, []).append(name)
        for tolerance, names in by_time.items():
            promised = Promise.model_construct(
                id=id_, from_=id_, to=id_, within=tolerance, share=TOLERATED_BY
            )
            yield Asked("tolerance", promised, tuple(names), id_)


def following(analysis: Analysis) -> Iterator[str]:
    """The touchpoints whose time follows the number of servers: queues, and what is served behind one."""
    flat = analysis.flat
    waited_for = {t.waits_for for t in flat.touchpoints.values()}
    for id_, touchpoint in flat.touchpoints.items():
        if touchpoint.waits_for in analysis.queues or (id_ in analysis.queues and id_ not in waited_for):
            yield id_


def asked_standards(analysis: Analysis, packs: Mapping[str, StandardsPack]) -> Sequence[Applied]:
    """What standards packs ask of promises, and of touchpoints whose time follows the number of servers."""
    here = {*following(analysis), *analysis.queues}
    return [
        place
        for place in applied(analysis.map, packs)
        if place.promise is not None or place.touchpoint in here
    ]


def missing(standard: StandardFigures) -> float:
    """What is missing to keep an item of a pack: 0 where it is kept or not known (as `shortfall`)."""
    item = standard.item
    if standard.kept is not False:
        return 0.0
    if item.quantifier == "max" and standard.beyond is not None:
        return max(standard.beyond - TOLERATED, 0.0)
    if standard.achieved is None:
        return 1.0
    if not item.is_time:
        return item.value - standard.achieved
    if item.quantifier == "share-within":
        return (item.share or 1.0) - standard.achieved
    least = item.elapsed.least
    return abs(standard.achieved / least - 1) if least else 1.0
