"""What measures are worth in time: minutes and servers, in the mean visit and in promises kept.

Means are exact. Shares within a time are as exact as those of the promises themselves (`retiming`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from blueprint.experience.experience import Experience
from blueprint.figures.analysis import Analysis
from blueprint.figures.inputs import law_of
from blueprint.figures.invest.measures import Measure, improved, with_measures
from blueprint.figures.invest.retiming import ERROR, NewLaws, Retiming
from blueprint.figures.promises import PromiseFigures, judge
from blueprint.figures.queues import Queues, overloads, queue_alone
from blueprint.figures.segment import SegmentFigures
from blueprint.flow.queues.queue import Overload, QueueFigures
from blueprint.flow.time.law import Law
from blueprint.flow.time.laws import together
from blueprint.flow.time.moments import walk_moments
from blueprint.flow.time.stretch import Stretch, stretch
from blueprint.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class Hurried:
    """A service after measures of time.

    Attributes:
        mean: expected time of a visit, in seconds; None when unknown.
        promises: as the map lists them, then limits.
        queues: in front of the touchpoints of the measures, where there are any.
        experience: what customers remember, where measures of time change where they go.
        staying: share of customers who do not leave because they gave up waiting; None where that does not change.
    """

    mean: float | None
    promises: tuple[PromiseFigures, ...]
    queues: Queues
    experience: Experience | None = None
    staying: float | None = None


@dataclass(frozen=True)
class _Time:
    """The time of a promise after measures."""

    mean: float
    mean_error: float
    largest: float
    errors: Mapping[float, float]
    shares: Mapping[float, float]

    def share_within(self, t: float) -> float:
        return self.shares[t]

    def error_at(self, t: float) -> float:
        return self.errors[t]


class Hurrying:
    """The times of some segments, and what measures make of them.

    Args:
        analysis: of the map.
        weighted: (share of these segments together, segment) each.
        promises: promises and limits of these segments together.
        measures: of time, that may be asked for; besides these, such as send customers other ways.
    """

    def __init__(
        self,
        analysis: Analysis,
        weighted: Sequence[tuple[float, SegmentFigures]],
        promises: tuple[PromiseFigures, ...],
        measures: Iterable[Measure],
    ) -> None:
        self._analysis = analysis
        self._weighted = weighted
        self._before = promises
        self._measures = measures

    def after(self, measures: Iterable[Measure]) -> Hurried | None:
        """The service after measures of time; None where a queue would still grow for ever."""
        measures = tuple(measures)
        queued = self._analysis.entangled and any(m.touchpoint in self._analysis.queues for m in measures)
        if queued or any(m.reroutes for m in measures):
            return self._anew(measures)
        by_touchpoint: dict[str, tuple[Measure, ...]] = {}
        for measure in measures:
            by_touchpoint[measure.touchpoint] = (*by_touchpoint.get(measure.touchpoint, ()), measure)
        new = NewLaws()
        queues: Queues = {}
        for taken in by_touchpoint.values():
            found = self._at_touchpoint(taken)
            if found is None:
                return None
            queues |= found[0]
            new.laws.update(found[1])
        promises = [self._judged(*before, new) for before in zip(self._before, self._stretches, strict=True)]
        return Hurried(self._mean(new), tuple(promises), queues)

    def _at_touchpoint(self, taken: tuple[Measure, ...]) -> tuple[Queues, dict[int, Law]] | None:
        """The queue after measures at one touchpoint, and each segment's law that takes the place of another."""
        if taken not in self._laws:
            self._laws[taken] = self._worked_out(taken)
        return self._laws[taken]

    def _worked_out(self, taken: tuple[Measure, ...]) -> tuple[Queues, dict[int, Law]] | None:
        id_ = taken[0].touchpoint
        found = self._queue(id_, taken)
        if isinstance(found, Overload):
            return None
        queues = {id_: found} if found else {}
        laws = {}
        for segment in self._analysis.segments.values():
            old, service = segment.laws.get(id_), law_of(_improved(segment, id_, taken))
            if old is not None and service is not None:
                laws[id(old)] = together(found.wait, service) if found else service
        return dict(queues), laws

    @cached_property
    def _laws(self) -> dict[tuple[Measure, ...], tuple[Queues, dict[int, Law]] | None]:
        """What is known of measures at one touchpoint; of each alone from the start."""
        return {(measure,): self._worked_out((measure,)) for measure in self._measures}

    @cached_property
    def _coming(self) -> dict[int, list[Law]]:
        """The identity of each law to those that one measure can put in its place."""
        coming: dict[int, list[Law]] = {}
        for found in self._laws.values():
            for place, law in found[1].items() if found else ():
                coming.setdefault(place, []).append(law)
        return coming

    def _anew(self, measures: Sequence[Measure]) -> Hurried | None:
        """The same where measures move customers: where they go by how busy staff are, or fewer to a recovery."""
        analysis = Analysis(with_measures(self._analysis.flat, measures), self._analysis.settings)
        if overloads(analysis.queues):
            return None
        names = [s.name for _, s in self._weighted]
        whole = analysis.of(names[0]) if len(names) == 1 else analysis.all
        here = {m.touchpoint for m in measures}
        queues = {id_: q for id_, q in analysis.queues.items() if id_ in here}
        return Hurried(whole.time.mean, whole.bounds, queues, whole.experience, whole.staying)

    def _queue(self, id_: str, taken: Sequence[Measure]) -> QueueFigures | Overload | None:
        """The queue in front of a touchpoint after measures there; all segments stand in it."""
        whole = self._analysis.flat
        touchpoint = whole.touchpoints[id_]
        for measure in taken:
            touchpoint = improved(touchpoint, measure.kind, whole.emotion_scale)
        customers = []
        for segment in self._analysis.segments.values():
            service = law_of(_improved(segment, id_, taken))
            if service:
                customers.append((segment.share * segment.visits.visits.get(id_, 0.0), service))
        return (
            queue_alone(touchpoint, whole.arrivals or 0.0, customers) if whole.arrivals is not None else None
        )

    def _mean(self, new: NewLaws) -> float | None:
        if self._visits is None:
            return None
        before, visits = self._visits
        changes = [(weight, visit.changed(new)) for weight, visit in visits]
        return before + math.fsum(weight * change.mean for weight, change in changes if change)

    @cached_property
    def _visits(self) -> tuple[float, list[tuple[float, Retiming]]] | None:
        """The mean time of a visit as it is, and each segment's whole visit."""
        if any(s.timed.lacking() for _, s in self._weighted):
            return None
        walks = [(weight, s.timed.whole(s.timed.chain)) for weight, s in self._weighted]
        before = math.fsum(weight * walk_moments(walk).mean for weight, walk in walks)
        return before, [(weight, Retiming(walk, (), {})) for weight, walk in walks]

    @cached_property
    def _stretches(self) -> list[list[tuple[float, Retiming]]]:
        """Per promise, what it is about in each segment; nothing where it cannot be computed."""
        return [list(self._parts(before)) if before.judgements else [] for before in self._before]

    def _parts(self, before: PromiseFigures) -> Iterator[tuple[float, Retiming]]:
        """Shares of those who do the stretch, and the stretch."""
        found = [
            (weight, stretch(s.timed, before.promise.from_, before.promise.to))
            for weight, s in self._weighted
        ]
        walks = [(w * f.both, f.walk) for w, f in found if isinstance(f, Stretch) and f.walk is not None]
        total = math.fsum(weight for weight, _ in walks)
        asked = {j.within for j in before.judgements}
        for weight, walk in walks:
            yield weight / total, Retiming(walk, asked, self._coming)

    def _judged(
        self, before: PromiseFigures, parts: Sequence[tuple[float, Retiming]], new: NewLaws
    ) -> PromiseFigures:
        changes = [(weight, part, part.changed(new)) for weight, part in parts]
        known = [(weight, change) for weight, _, change in changes if change]
        old = before.law
        if not known or old is None:
            return before
        largest = max(change.largest if change else part.walk.largest for _, part, change in changes)
        shares = {
            t: old.share_within(t) + math.fsum(weight * change.shares[t] for weight, change in known)
            for t in {j.within for j in before.judgements}
        }
        time = _Time(
            old.mean + math.fsum(weight * change.mean for weight, change in known),
            old.mean_error,
            largest,
            {t: (error := old.error_at(t)) and error + ERROR for t in shares},
            {t: 1.0 if t >= largest * (1 - 1e-12) else min(max(s, 0.0), 1.0) for t, s in shares.items()},
        )
        return replace(before, judgements=tuple(judge(before.promise, time)), law=None)


def _improved(segment: SegmentFigures, id_: str, taken: Sequence[Measure]) -> Touchpoint:
    """A touchpoint as a segment has it, after measures."""
    touchpoint = segment.map.touchpoints[id_]
    for measure in taken:
        touchpoint = improved(touchpoint, measure.kind, segment.map.emotion_scale)
    return touchpoint
