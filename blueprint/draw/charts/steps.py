"""The steps of a time ladder: one group of customers along its critical chain, or its most likely route."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from blueprint.draw.curve.likely_route import most_likely_route
from blueprint.draw.from_figures import LATTICE, QUANTILE
from blueprint.flow.time.distribution import law_quantile
from blueprint.flow.time.slack import critical_chain
from blueprint.model.segments import ALL
from blueprint.ranking import above, most

if TYPE_CHECKING:
    from blueprint.figures import Analysis
    from blueprint.figures.segment import SegmentFigures
    from blueprint.model.text import Text


@dataclass(frozen=True, slots=True)
class Step:
    """A touchpoint on the ladder, in seconds; `start` is the sum of the means before it. None is unknown."""

    id: str
    title: Text
    seen: bool
    start: float
    mean: float | None
    p90: float | None
    standard: float | None
    tolerance: float | None

    @property
    def late(self) -> bool:
        """Nine of ten visits take longer than customers tolerate."""
        return self.p90 is not None and self.tolerance is not None and above(self.p90, self.tolerance)


@dataclass(frozen=True, slots=True)
class Line:
    """A promise along the ladder: from the start of one step to a time after it, px come later."""

    first: int
    last: int
    seconds: float
    kept: bool | None
    words: tuple[str, float | None]
    """What is promised (`share`, `mean`, `max`), and of how many."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps of a segment; `known` when no time on the route is unknown."""

    segment: str
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    known: bool

    @property
    def total(self) -> float:
        """The sum of the means, in seconds."""
        return sum(step.mean or 0.0 for step in self.steps)

    @property
    def seen(self) -> float:
        """The part of it that customers see."""
        return sum(step.mean or 0.0 for step in self.steps if step.seen)


def ladder_of(analysis: Analysis, segment: str = ALL) -> Ladder:
    """The ladder of a segment; for `all`, of the one with the most customers."""
    member = (
        most(analysis.segments.values(), lambda s: s.share) if segment == ALL else analysis.segments[segment]
    )
    route = list(critical_chain(member.timed).touchpoints) if not member.timed.lacking() else []
    route = [id_ for id_ in route or most_likely_route(member.map) if id_ in member.map.touchpoints]
    steps = _steps(member, route)
    return Ladder(
        member.name,
        steps,
        tuple(_lines(analysis, member.name, route)),
        bool(steps) and all(step.mean is not None for step in steps),
    )


def _steps(member: SegmentFigures, route: list[str]) -> tuple[Step, ...]:
    means = [member.laws[id_].mean if id_ in member.laws else None for id_ in route]
    starts = list(accumulate((mean or 0.0 for mean in means), initial=0.0))
    found = []
    for id_, mean, start in zip(route, means, starts, strict=False):
        touchpoint = member.map.touchpoints[id_]
        p90 = law_quantile(member.laws[id_], QUANTILE, LATTICE) if mean is not None else None
        times = touchpoint.time
        standard = times.standard.seconds if times and times.standard else None
        tolerance = times.tolerance.seconds if times and times.tolerance else None
        seen = touchpoint.lane.experienced
        found.append(
            Step(
                id=id_,
                title=touchpoint.title,
                seen=seen,
                start=start,
                mean=mean,
                p90=p90,
                standard=standard,
                tolerance=tolerance,
            )
        )
    return tuple(found)


def _lines(analysis: Analysis, segment: str, route: list[str]) -> list[Line]:
    """Promises that begin and end on the route."""
    found = []
    for figures in analysis.of(segment).promises:
        promise = figures.promise
        if promise.from_ not in route or promise.to not in route:
            continue
        first, last = route.index(promise.from_), route.index(promise.to)
        if first > last:
            continue
        share = float(promise.share) if promise.share is not None else None
        kept: dict[str, bool] = {j.kind: j.kept for j in figures.judgements}
        for kind, time in (("share", promise.within), ("mean", promise.mean), ("max", promise.max)):
            if time:
                found.append(Line(first, last, time.seconds, kept.get(kind), (kind, share)))
    return found
