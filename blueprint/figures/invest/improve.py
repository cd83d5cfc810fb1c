"""Where to invest: what one unit of improvement is worth at each touchpoint, and the best few together.

Nothing is estimated: each worth is the difference of two computed services. Emotion and failures move what is
remembered, minutes and servers the promises; neither touches the other, but for failures whose recovery customers are sent
to: fewer of them move both. The best few are chosen one after the other, each on top of those before it, and the map with
all of them is then computed anew.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from blueprint.experience.experience import Experience
from blueprint.figures.analysis import Analysis
from blueprint.figures.group import GroupFigures
from blueprint.figures.invest import reasons
from blueprint.figures.invest.best_few import BestFew
from blueprint.figures.invest.candidates import Impossible, candidates
from blueprint.figures.invest.gain_ranges import GainRanges
from blueprint.figures.invest.measures import Kind, Measure, with_measures
from blueprint.figures.invest.remembered_gain import Gain, Remembering
from blueprint.figures.invest.time_gain import Hurrying
from blueprint.figures.invest.worth import MEMORY, RANKING, Worth
from blueprint.figures.ranges.range import Range, Ranges
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.shortfall import total_shortfall, within
from blueprint.flow.queues.queue import Overload
from blueprint.model.segments import ALL
from blueprint.ranking import NEAR, ranked
from blueprint.wording import Wording


@dataclass(frozen=True)
class Improvement:
    """Where to invest.

    Attributes:
        before: the figures as they are.
        worths: of every measure, the best first.
        impossible: measures that cannot be had.
        chosen: the best few together: the best for what is remembered, then the best for the promises.
        after: the figures with these, computed anew; None when none was chosen.
        ranges: of the figures as they are.
    """

    before: GroupFigures
    worths: tuple[Worth, ...]
    impossible: tuple[Impossible, ...]
    chosen: tuple[Measure, ...]
    after: GroupFigures | None
    ranges: Ranges


def improve(
    analysis: Analysis,
    segment: str = ALL,
    few: int = 3,
    progress: Callable[[int, int], None] | None = None,
) -> Improvement:
    """Value every measure for the customers of one segment, or for all, at the mean of a day that changes by the hour.

    Args:
        analysis: of the map.
        segment: whose customers count; a measure is taken for all.
        few: how many measures to choose together, of each of the two sorts.
        progress: called with (measures valued, measures) after each.

    Raises:
        KeyError: there is no such segment.
    """
    analysis = analysis.at_mean
    search = _Search(analysis, segment, progress)
    worths = search.with_ranges(ranked(search.worths(), *RANKING, within=NEAR))
    best = search.best_few()
    remembered = best.remembered(worths, few)
    chosen = (*remembered, *best.hurried(worths, few, remembered))
    after = None
    if chosen:
        after = Analysis(with_measures(analysis.flat, chosen), analysis.settings).of(segment)
    return Improvement(
        search.before, worths, tuple(search.impossible), chosen, after, ranges_of(analysis, segment)
    )


class _Search:
    def __init__(self, analysis: Analysis, segment: str, progress: Callable[[int, int], None] | None) -> None:
        self.before = analysis.of(segment)
        self._analysis = analysis
        names = tuple(analysis.segments) if segment == ALL else (segment,)
        chosen = [analysis.segments[name] for name in names]
        total = math.fsum(s.share for s in chosen)
        self._weighted = [(s.share / total, s) for s in chosen]
        self._remembering = Remembering(self._weighted)
        self.measures, self.impossible = candidates(analysis, chosen, self._remembering.unknown)
        timed = [m for m in self.measures if m.kind not in MEMORY]
        self._hurrying = Hurrying(analysis, self._weighted, self.before.bounds, timed)
        self._progress = progress or (lambda _done, _all: None)
        self._segment = segment

    def worths(self) -> list[Worth]:
        """The worth of every measure."""
        found: list[Worth] = []
        for kind in MEMORY:
            found += self._remembered(kind)
            self._progress(len(found), len(self.measures))
        for measure in self.measures:
            if measure.kind not in MEMORY:
                worth = self._hurried(measure)
                found += [worth] if worth else []
                self._progress(len(found), len(self.measures))
        return found

    def _remembered(self, kind: Kind) -> list[Worth]:
        measures = [m for m in self.measures if m.kind == kind]
        gains = self._remembering.gains(kind, [m.touchpoint for m in measures if not m.reroutes])
        return [
            self._rerouted(m)
            if m.reroutes
            else Worth(m, self._why(m, gains[m.touchpoint]), *gains[m.touchpoint].points)
            for m in measures
        ]

    def _rerouted(self, measure: Measure) -> Worth:
        """The worth of a measure that sends customers other ways: the service is computed anew."""
        analysis = Analysis(with_measures(self._analysis.flat, [measure]), self._analysis.settings)
        after, before = analysis.of(self._segment), self.before
        remembered, with_failures = self._remembered_more(after.experience)
        mean, old = after.time.mean, before.time.mean
        return Worth(
            measure,
            self._why_rerouted(measure, after),
            remembered=remembered,
            with_failures=with_failures,
            mean=None if mean is None or old is None else old - mean,
            promises=after.bounds,
            shortfall=total_shortfall(before.bounds) - total_shortfall(after.bounds),
            staying=after.staying - before.staying,
            within=within(after.bounds) - within(before.bounds),
            settles=self._analysis.growing and not analysis.growing,
        )

    def with_ranges(self, worths: Sequence[Worth]) -> tuple[Worth, ...]:
        """Worths with the ranges of what is gained."""
        ranges = GainRanges(self._analysis, self._segment)
        remembered: dict[tuple[Kind, str], Range] = {}
        for kind in MEMORY:
            here = [w.measure for w in worths if w.measure.kind == kind]
            ids = [m.touchpoint for m in here if not m.reroutes]
            found = ranges.remembered(kind, ids) if ids else {}
            remembered |= {(kind, id_): gain for id_, gain in found.items()}
            moving = ((m.touchpoint, ranges.rerouted(m)) for m in here if m.reroutes)
            remembered |= {(kind, id_): gain for id_, gain in moving if gain is not None}
        ranged: list[Worth] = []
        for w in worths:
            memory = w.measure.kind in MEMORY
            gain = w.with_failures if memory else w.mean
            key = (w.measure.kind, w.measure.touchpoint)
            between = None
            if gain is not None:
                between = remembered.get(key) if memory else ranges.time(w.measure)
            if between is not None and gain is not None:
                between = (min(between[0], gain), max(between[1], gain))
            ranged.append(replace(w, range=between))
        return tuple(ranged)

    def _why(self, measure: Measure, gain: Gain) -> Wording:
        figures = self.before.touchpoints[measure.touchpoint]
        if measure.kind == "emotion":
            return reasons.why_score(figures, gain.peak)
        return reasons.why_failure(self._analysis.flat.touchpoints[measure.touchpoint], figures)

    def _why_rerouted(self, measure: Measure, after: GroupFigures) -> Wording:
        known = self._analysis.flat.touchpoints
        here = known[measure.touchpoint]
        assert here.fails is not None and here.fails.then is not None, (
            "fewer failures, fewer to their recovery"
        )
        then = known[here.fails.then]
        visits = (whole.touchpoints[then.id].visits for whole in (self.before, after))
        return reasons.why_recovery(here, then, self.before.touchpoints[here.id], *visits)

    def _hurried(self, measure: Measure) -> Worth | None:
        id_ = measure.touchpoint
        queue = self._analysis.queues.get(id_)
        after = self._hurrying.after([measure])
        if after is None:
            needed = queue.servers_needed if isinstance(queue, Overload) else 0
            reason = reasons.STILL_GROWS.filled(n=needed)
            self.impossible.append(Impossible(id_, measure.kind, reason))
            return None
        figures, new = self.before.touchpoints[id_], after.queues.get(id_)
        reason = reasons.why_time(figures, queue, new)
        if measure.kind == "server":
            reason = reasons.why_queue(queue, new) or reasons.NOBODY
        if isinstance(queue, Overload):
            # Nothing was known before, so there is nothing to start from.
            whole = Analysis(with_measures(self._analysis.flat, [measure]), self._analysis.settings)
            return Worth(measure, reason, mean=None, promises=whole.of(self._segment).bounds, settles=True)
        before = self.before.bounds
        mean, old = after.mean, self.before.time.mean
        gained = self._remembered_more(after.experience)
        return Worth(
            measure,
            reason,
            remembered=gained[0],
            with_failures=gained[1],
            mean=None if mean is None or old is None else old - mean,
            promises=after.promises,
            shortfall=total_shortfall(before) - total_shortfall(after.promises),
            staying=0.0 if after.staying is None else after.staying - self.before.staying,
            within=within(after.promises) - within(before),
        )

    def _remembered_more(self, after: Experience | None) -> tuple[float, float]:
        """What remembered experience gains by customers who go elsewhere, without and with failures."""
        before = self.before.experience
        if after is None or after.remembered is None or before.remembered is None:
            return 0.0, 0.0
        failing = (after.remembered_with_failures or 0.0) - (before.remembered_with_failures or 0.0)
        return after.remembered - before.remembered, failing

    def best_few(self) -> BestFew:
        """The search for the best few together."""
        return BestFew(self._analysis, self._weighted, self.before, self._hurrying, self._remembering.unknown)
