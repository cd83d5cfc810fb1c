"""The steps of a time ladder: a group of customers along their most common way through."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from blueprint.draw.from_figures import LATTICE, QUANTILE
from blueprint.flow.time.distribution import law_distribution, law_quantile, mix
from blueprint.model.segments import ALL
from blueprint.ranking import above

if TYPE_CHECKING:
    from blueprint.figures import Analysis
    from blueprint.flow.time.way_through import WayThrough
    from blueprint.model.service_map import ServiceMap
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
    """A promise or limit along the ladder: from the start of one step to a time after it, px come later."""

    first: int
    last: int
    seconds: float
    kept: bool | None
    words: tuple[str, float | None]
    """What is promised (`share`, `mean`, `max`), and of how many."""
    limit: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps of a segment, or of `all`.

    Attributes:
        segment: which.
        way: the way through.
        known: whether no time on it is unknown.
    """

    segment: str
    way: WayThrough | None
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
    """The ladder of a segment, or of `all`."""
    way = analysis.of(segment).way
    service_map = analysis.flat if segment == ALL else analysis.segments[segment].map
    route = [id_ for id_ in (way.touchpoints if way else ()) if id_ in service_map.touchpoints]
    steps = _steps(analysis, segment, service_map, route)
    return Ladder(
        segment,
        way,
        steps,
        tuple(_lines(analysis, segment, route)),
        bool(steps) and all(step.mean is not None for step in steps),
    )


def _steps(analysis: Analysis, segment: str, service_map: ServiceMap, route: list[str]) -> tuple[Step, ...]:
    figures = analysis.of(segment).touchpoints
    means = [figures[id_].time_mean if id_ in figures else None for id_ in route]
    starts = list(accumulate((mean or 0.0 for mean in means), initial=0.0))
    found = []
    for id_, mean, start in zip(route, means, starts, strict=False):
        touchpoint = service_map.touchpoints[id_]
        p90 = _p90(analysis, segment, id_) if mean is not None else None
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


def _p90(analysis: Analysis, segment: str, id_: str) -> float | None:
    """The time within which nine of ten visits of all these customers are done."""
    parts = [
        (member.share * member.visits.visits.get(id_, 0.0), member.laws[id_])
        for member in analysis.members(segment)
        if id_ in member.laws
    ]
    laws = {law for _, law in parts}
    if len(laws) == 1:
        return law_quantile(laws.pop(), QUANTILE, LATTICE)
    law = mix([(weight, law_distribution(law, LATTICE)) for weight, law in parts])
    return law.quantile(QUANTILE) if law else None


def _lines(analysis: Analysis, segment: str, route: list[str]) -> list[Line]:
    """Promises and limits that begin and end on the route."""
    found = []
    whole = analysis.of(segment)
    for figures in whole.bounds:
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
                is_limit = figures in whole.limits
                found.append(Line(first, last, time.seconds, kept.get(kind), (kind, share), is_limit))
    return found
