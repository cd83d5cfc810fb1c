"""Ranges of the figures that what is not known leaves open."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from blueprint.experience.moments_of_truth.moments import Moments
from blueprint.figures.queues import overloads, waiting
from blueprint.figures.ranges.draws import Draws, draws_of
from blueprint.figures.ranges.range import Range, Ranges, TouchpointRange, holding, range_of
from blueprint.flow.queues.queue import QueueFigures
from blueprint.flow.time.redrawn import Moved, MovedShort, Short, mixed_quantile, mixed_short
from blueprint.model.segments import ALL
from blueprint.ranking import most

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.promises import PromiseFigures
    from blueprint.figures.ranges.times import Stretched
    from blueprint.flow.time.distribution import TimeDistribution
    from blueprint.model.service_map import Promise

_END = 0.9
"""Of customers, those of the range of the longer times."""


def ranges_of(analysis: Analysis, segment: str = ALL) -> Ranges:
    """The ranges of one segment's figures, or of all customers'; drawn once an analysis."""
    if analysis.no_figures:
        return Ranges()
    known = draws_of(analysis).ranges
    if segment not in known:
        known[segment] = drawn_ranges(analysis, segment)
    return known[segment]


def drawn_ranges(analysis: Analysis, segment: str) -> Ranges:
    """The same from the draws, whether anybody asked before or not."""
    chosen = [segment] if segment in analysis.segments else list(analysis.segments)
    return _Group(draws_of(analysis), analysis, segment, chosen).ranges()


class _Group:
    """The draws of some segments together."""

    def __init__(self, draws: Draws, analysis: Analysis, name: str, chosen: Sequence[str]) -> None:
        self._draws = draws
        self._analysis = analysis
        self._name = name
        self._chosen = chosen

    def ranges(self) -> Ranges:
        """All of them."""
        draws = len(self._draws.all)
        growing = 1 - len(self._draws.settled) / draws
        never = Counter(id_ for drawn in self._draws.all for id_ in overloads(drawn.queues))
        at = most(list(never), never.__getitem__) if never else None
        inputs = list(self._draws.inputs)
        measured = sum(i.measured for i in inputs)
        found = Ranges(growing=growing, growing_at=at, measured=measured, inputs=len(inputs), draws=draws)
        if at is not None:
            found = replace(found, growing_there=never[at] / draws)
        return self._times(self._experience(found))

    def _shares(self, drawn: Analysis) -> list[float]:
        shares = [drawn.segments[name].share for name in self._chosen]
        total = math.fsum(shares)
        return [share / total for share in shares]

    def _experience(self, ranges: Ranges) -> Ranges:
        parts = [self._draws.experience[name] for name in self._chosen]
        known = [part for part in parts if part is not None]
        if not known or len(known) < len(parts):
            return ranges
        felt_in = self._draws.felt
        weights = []
        for draw, drawn in enumerate(felt_in):
            shares = zip(self._shares(drawn), known, strict=True)
            felt = [share * float(part.felt[draw]) for share, part in shares]
            weights.append([f / math.fsum(felt) for f in felt])

        def mixed(columns: Sequence[Any]) -> list[float]:
            return [
                math.fsum(w * float(column[draw]) for w, column in zip(weights[draw], columns, strict=True))
                for draw in range(len(felt_in))
            ]

        none = [0.0] * len(felt_in)
        ids = [id_ for id_ in self._analysis.flat.touchpoints if any(id_ in part.reward for part in known)]
        rewards = {id_: mixed([part.reward.get(id_, none) for part in known]) for id_ in ids}
        penalties = {id_: mixed([part.penalty.get(id_, none) for part in known]) for id_ in ids}
        stays = dict.fromkeys(ids, 0)
        for draw in range(len(felt_in)):
            reward = {id_: rewards[id_][draw] for id_ in ids}
            penalty = {id_: penalties[id_][draw] for id_ in ids}
            for id_ in Moments(reward, penalty).moments_of_truth():
                stays[id_] += 1
        swings = {id_: [r + p for r, p in zip(rewards[id_], penalties[id_], strict=True)] for id_ in ids}
        return replace(
            ranges,
            remembered=range_of(mixed([part.remembered for part in known])),
            remembered_with_failures=range_of(mixed([part.remembered_with_failures for part in known])),
            first=range_of(mixed([part.first for part in known])),
            peak=range_of(mixed([part.peak for part in known])),
            end=range_of(mixed([part.end for part in known])),
            touchpoints={
                id_: TouchpointRange(range_of(swings[id_]), stays[id_] / len(felt_in)) for id_ in ids
            },
        )

    def _times(self, ranges: Ranges) -> Ranges:
        settled, base = self._draws.settled, self._analysis.of(self._name)
        if not settled or base.overloaded:
            return ranges
        waits = {
            id_: holding(
                range_of([q.wait_mean for a in settled if isinstance(q := a.queues.get(id_), QueueFigures)]),
                now.wait_mean,
            )
            for id_, now in waiting(self._analysis.queues).items()
        }
        promises = {p.promise.id: found for p in base.promises if (found := self._promise(p)) is not None}
        ranges = replace(ranges, waits=waits, promises=promises)
        laws = [self._analysis.segments[name].time.law for name in self._chosen]
        known = [law for law in laws if law is not None]
        if len(known) < len(laws):
            return ranges
        means, ends = [], []
        for k, drawn in enumerate(settled):
            parts = []
            for name, law in zip(self._chosen, known, strict=True):
                total = self._draws.times(name).total[k]
                parts.append(self._humped(name, law, Moved(law, total.mean, total.sd), k))
            shares = self._shares(drawn)
            means.append(math.fsum(share * part.mean for share, part in zip(shares, parts, strict=True)))
            ends.append(mixed_quantile(list(zip(shares, parts, strict=True)), _END))
        mean, end = base.time.mean, base.time.quantile(_END)
        return replace(
            ranges, time_mean=holding(range_of(means), mean), time_p90=holding(range_of(ends), end)
        )

    def _humped(self, name: str, law: TimeDistribution, whole: Moved, draw: int) -> Moved:
        """The time of a visit in a draw; where minutes lie beside weeks, each hump moves by itself."""
        first = self._draws.times(name).first_hump(None, law.quantile(_END))
        if not first or first[0] is None or (now := first[draw + 1]) is None or first[0].share <= _END:
            return whole
        return MovedShort(law, whole, first[0], now)

    def _promise(self, figures: PromiseFigures) -> Range | None:
        """Of the share kept in time, or of the mean where that is promised."""
        promise, law = figures.promise, figures.law
        if law is None or not figures.judgements or not (promise.within or promise.mean):
            return None
        parts = [self._draws.times(name).promised(promise) for name in self._chosen]
        known = [part for part in parts if part is not None]
        over_nights = figures.readings.get("share")
        if len(known) < len(parts) or (over_nights is not None and over_nights.drawn):
            return None
        by_hour = self._analysis.by_hour
        humps = None if by_hour else self._first_humps(promise, known)
        usual = None
        if by_hour:  # draws are at the mean of the day: the law of the day is moved as that one is
            usual = self._spread(
                self._analysis, [self._draws.times(name).usual(promise) for name in self._chosen]
            )
            if usual is None:
                return None
        values = []
        for k, drawn in enumerate(self._draws.settled):
            spread = self._spread(drawn, [part[k] for part in known])
            if spread is None:
                return None
            mean, sd = spread
            if usual is not None:
                mean = law.mean * mean / usual[0] if usual[0] else mean
                sd = law.sd * sd / usual[1] if usual[1] else sd
            moved = Moved(law, mean, sd)
            if humps is not None:
                moved = MovedShort(law, moved, humps[0], humps[k + 1])
            if over_nights is not None:
                values.append(over_nights.said.share_of(moved))
            else:
                values.append(moved.share_within(promise.within.seconds) if promise.within else mean)
        j = figures.judgements[0]
        return holding(range_of(values), j.achieved)

    def _spread(self, drawn: Analysis, done: Sequence[Stretched]) -> tuple[float, float] | None:
        """Mean and standard deviation of a promise's time over the segments; None where nobody does its stretch."""
        parts = zip(self._shares(drawn), done, strict=True)
        timed = [(share * both, time) for share, (both, time) in parts if time is not None]
        total = math.fsum(w for w, _ in timed)
        if not total:
            return None
        mean = math.fsum(w * m.mean for w, m in timed) / total
        square = math.fsum(w * (m.variance + (m.mean - mean) ** 2) for w, m in timed) / total
        return mean, math.sqrt(square)

    def _first_humps(self, promise: Promise, done: Sequence[Sequence[Stretched]]) -> list[Short] | None:
        """Of a promised share where minutes lie beside weeks: those of the first hump, as the map says and in each draw."""
        if not promise.within:
            return None
        found = [self._draws.times(name).first_hump(promise, promise.within.seconds) for name in self._chosen]
        if not any(found) or any(not one for one in found):
            return None
        mixed = []
        for k in range(len(found[0])):
            drawn = self._analysis if k == 0 else self._draws.settled[k - 1]
            both = [part[max(k - 1, 0)][0] for part in done]
            weighted = [(w * b, one[k]) for w, b, one in zip(self._shares(drawn), both, found, strict=True)]
            total = math.fsum(w for w, _ in weighted)
            parts = [(w / total, short) for w, short in weighted if short is not None and total]
            if not parts:
                return None
            mixed.append(mixed_short(parts))
        return mixed
