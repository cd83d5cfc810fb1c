"""What measures are worth in time: minutes and servers, in the mean visit and in promises kept.

Means are exact. Shares within a time are as exact as those of the promises themselves (`retiming`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from blueprint.experience.experience import Experience
from blueprint.figures.analysis import Analysis
from blueprint.figures.inputs import law_of
from blueprint.figures.invest.measures import Measure, improved, with_measures
from blueprint.figures.invest.retiming import NewLaws, Retiming, replaced
from blueprint.figures.promises import PromiseFigures, judge
from blueprint.figures.queues import Queues, overloads, queues_of
from blueprint.figures.segment import SegmentFigures
from blueprint.flow.queues.queue import Overload, QueueFigures, with_waits
from blueprint.flow.time.distribution import mix
from blueprint.flow.time.moments import walk_moments
from blueprint.flow.time.stretch import Stretch, stretch
from blueprint.flow.time.walk import Walk
from blueprint.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class Hurried:
    """A service after measures of time.

    Attributes:
        mean: expected time of a visit, in seconds; None when unknown.
        promises: as the map lists them.
        queues: in front of the touchpoints of the measures, where there are any.
        experience: what customers remember, where measures of time change where they go.
    """

    mean: float | None
    promises: tuple[PromiseFigures, ...]
    queues: Queues
    experience: Experience | None = None


class Hurrying:
    """The times of some segments, and what measures make of them.

    Args:
        analysis: of the map.
        weighted: (share of these segments together, segment) each.
        promises: of these segments together.
    """

    def __init__(
        self,
        analysis: Analysis,
        weighted: Sequence[tuple[float, SegmentFigures]],
        promises: tuple[PromiseFigures, ...],
    ) -> None:
        self._analysis = analysis
        self._weighted = weighted
        self._before = promises

    def after(self, measures: Iterable[Measure]) -> Hurried | None:
        """The service after measures of time; None where a queue would still grow for ever."""
        measures = tuple(measures)
        if self._analysis.loads:
            return self._anew(measures)
        by_touchpoint: dict[str, list[Measure]] = {}
        for measure in measures:
            by_touchpoint.setdefault(measure.touchpoint, []).append(measure)
        new = NewLaws()
        queues: Queues = {}
        for id_, taken in by_touchpoint.items():
            found = self._queue(id_, taken)
            if isinstance(found, Overload):
                return None
            queues |= {id_: found} if found else {}
            for segment in self._analysis.segments.values():
                old, service = segment.laws.get(id_), law_of(_improved(segment, id_, taken))
                if old is not None and service is not None:
                    new.laws[id(old)] = with_waits({id_: service}, {id_: found} if found else {})[id_]
        promises = [self._judged(*before, new) for before in zip(self._before, self._stretches, strict=True)]
        return Hurried(self._mean(new), tuple(promises), queues)

    def _anew(self, measures: Sequence[Measure]) -> Hurried | None:
        """The same where customers go by how busy staff are: then a measure moves them too."""
        analysis = Analysis(with_measures(self._analysis.flat, measures), self._analysis.settings)
        if overloads(analysis.queues):
            return None
        names = [s.name for _, s in self._weighted]
        whole = analysis.of(names[0]) if len(names) == 1 else analysis.all
        here = {m.touchpoint for m in measures}
        queues = {id_: q for id_, q in analysis.queues.items() if id_ in here}
        return Hurried(whole.time.mean, whole.promises, queues, whole.experience)

    def _queue(self, id_: str, taken: Sequence[Measure]) -> QueueFigures | Overload | None:
        """The queue in front of a touchpoint after measures there; all segments stand in it."""
        whole = self._analysis.flat
        touchpoint = whole.touchpoints[id_]
        for measure in taken:
            touchpoint = improved(touchpoint, measure.kind, whole.emotion_scale)
        customers = []
        for segment in self._analysis.segments.values():
            service = law_of(_improved(segment, id_, taken))
            customers.append((segment.share, segment.visits.visits, {id_: service} if service else {}))
        alone = whole.model_copy(update={"touchpoints": {id_: touchpoint}})
        return queues_of(alone, customers).get(id_)

    def _mean(self, new: NewLaws) -> float | None:
        if self._visits is None:
            return None
        return math.fsum(weight * walk_moments(replaced(walk, new)).mean for weight, walk in self._visits)

    @cached_property
    def _visits(self) -> list[tuple[float, Walk]] | None:
        """Each segment's whole visit."""
        if any(s.timed.lacking() for _, s in self._weighted):
            return None
        return [(weight, s.timed.whole(s.timed.chain)) for weight, s in self._weighted]

    @cached_property
    def _stretches(self) -> list[list[tuple[float, Retiming]]]:
        """Per promise, what it is about in each segment; nothing where it cannot be computed."""
        return [list(self._parts(before)) if before.judgements else [] for before in self._before]

    def _parts(self, before: PromiseFigures) -> Iterator[tuple[float, Retiming]]:
        for weight, segment in self._weighted:
            found = stretch(segment.timed, before.promise.from_, before.promise.to)
            if isinstance(found, Stretch) and found.walk is not None:
                yield weight * found.both, Retiming(found.walk)

    def _judged(
        self, before: PromiseFigures, parts: Sequence[tuple[float, Retiming]], new: NewLaws
    ) -> PromiseFigures:
        laws = [(weight, part.changed(new)) for weight, part in parts]
        if all(law is part.law for (_, law), (_, part) in zip(laws, parts, strict=True)):
            return before
        law = mix(laws)
        assert law is not None
        return replace(before, judgements=tuple(judge(before.promise, law)), law=law)


def _improved(segment: SegmentFigures, id_: str, taken: Sequence[Measure]) -> Touchpoint:
    """A touchpoint as a segment has it, after measures."""
    touchpoint = segment.map.touchpoints[id_]
    for measure in taken:
        touchpoint = improved(touchpoint, measure.kind, segment.map.emotion_scale)
    return touchpoint
