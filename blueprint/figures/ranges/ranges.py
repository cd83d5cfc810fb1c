"""Ranges of the figures that what is not known leaves open."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, ref

from blueprint.experience.moments_of_truth.moments import Moments
from blueprint.figures.queues import waiting
from blueprint.figures.ranges.drawing import DRAWS, HALF, deviation, redrawn
from blueprint.figures.ranges.inputs import COVERAGE, Inputs
from blueprint.flow.queues.queue import QueueFigures
from blueprint.flow.time.chain import UnknownTime
from blueprint.flow.time.redrawn import (
    DrawnTimes,
    Moved,
    MovedShort,
    Short,
    long_visits,
    mixed_quantile,
    mixed_short,
    short_of,
)
from blueprint.flow.time.stretch import Unanswerable, stretch
from blueprint.flow.time.totals import TimeFigures, figures_of, total_time
from blueprint.model.segments import ALL

if TYPE_CHECKING:
    from blueprint.experience.peak.drawn import DrawnExperience
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.promises import PromiseFigures
    from blueprint.figures.segment import SegmentFigures
    from blueprint.flow.time.distribution import TimeDistribution
    from blueprint.flow.time.walk import Walk
    from blueprint.model.service_map import Promise

_END = 0.9
"""Of customers, those of the range of the longer times."""
Range = tuple[float, float]
"""Two ends, between which a figure lies in `COVERAGE` of all draws."""


@dataclass(frozen=True)
class TouchpointRange:
    """What is open at one touchpoint.

    Attributes:
        swing: its range.
        stays_moment: share of draws in which it is a moment of truth.
    """

    swing: Range
    stays_moment: float


@dataclass(frozen=True)
class Ranges:
    """The ranges of a group's figures; None where the figure is not known.

    Attributes:
        remembered, remembered_with_failures, first, peak, end: expected scores.
        touchpoints: by id; empty where no swing is known.
        time_mean, time_p90: in seconds.
        promises: by id: the share kept, or seconds where a mean is promised.
        waits: mean wait by staffed touchpoint, in seconds.
        growing: share of draws in which some queue grows for ever. They are left out of times, promises, waits.
        measured, inputs: how many inputs are measured, and how many there are.
        draws: how many there were, of times, promises and waits.
    """

    remembered: Range | None = None
    remembered_with_failures: Range | None = None
    first: Range | None = None
    peak: Range | None = None
    end: Range | None = None
    touchpoints: Mapping[str, TouchpointRange] = field(default_factory=dict)
    time_mean: Range | None = None
    time_p90: Range | None = None
    promises: Mapping[str, Range] = field(default_factory=dict)
    waits: Mapping[str, Range] = field(default_factory=dict)
    growing: float = 0.0
    measured: int = 0
    inputs: int = 0
    draws: int = 0


def range_of(values: Sequence[float]) -> Range:
    """The ends between which `COVERAGE` of some values lie."""
    ordered = sorted(values)
    tail = (1 - COVERAGE) / 2

    def at(p: float) -> float:
        place = min(max(p * len(ordered) - 0.5, 0.0), len(ordered) - 1.0)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        if not math.isfinite(ordered[high]):
            return ordered[low] if place == low else ordered[high]
        return ordered[low] + (place - low) * (ordered[high] - ordered[low])

    return at(tail), at(1 - tail)


def _holding(found: Range, value: float | None) -> Range:
    """A range that holds the figure itself, also where draws are left out because a queue never clears in them."""
    return found if value is None else (min(found[0], value), max(found[1], value))


_known: WeakKeyDictionary[Analysis, Draws] = WeakKeyDictionary()


def ranges_of(analysis: Analysis, segment: str = ALL) -> Ranges:
    """The ranges of one segment's figures, or of all customers'; drawn once an analysis."""
    if analysis.no_figures:
        return Ranges()
    return draws_of(analysis).ranges(segment)


def draws_of(analysis: Analysis) -> Draws:
    """The draws of an analysis, the same whoever asks."""
    draws = _known.get(analysis)
    if draws is None:
        draws = _known[analysis] = Draws(analysis)
    return draws


class Draws:
    """A map's figures in many draws of its inputs.

    Args:
        analysis: as the map says.

    Attributes:
        inputs: what is drawn.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._weak = ref(analysis)  # an analysis that nobody needs any more goes, and all its draws with it
        self.inputs = Inputs(analysis.flat)
        self._ranges: dict[str, Ranges] = {}
        self._totals: dict[str, list[TimeFigures]] = {}
        self._firsts: dict[tuple[str, str], list[Short | None]] = {}
        self._promised: dict[tuple[str, str], list[tuple[float, TimeFigures | None]] | None] = {}

    @property
    def _analysis(self) -> Analysis:
        analysis = self._weak()
        assert analysis is not None, "whoever asks holds it"
        return analysis

    def ranges(self, segment: str) -> Ranges:
        """Of one segment, or of all."""
        if segment not in self._ranges:
            chosen = [segment] if segment in self._analysis.segments else list(self._analysis.segments)
            self._ranges[segment] = _Group(self, self._analysis, segment, chosen).ranges()
        return self._ranges[segment]

    @cached_property
    def all(self) -> list[Analysis]:
        """Every draw; half as many where customers give up, for then each takes a search for who comes where."""
        draws = HALF if self._analysis.serving.gates else DRAWS
        return [redrawn(self._analysis, self.inputs, deviation(draw)) for draw in range(draws)]

    @cached_property
    def settled(self) -> list[Analysis]:
        """The draws in which every queue settles."""
        return [a for a in self.all if not a.growing]

    @cached_property
    def felt(self) -> list[Analysis]:
        """The draws for what is felt: those in which customers can go the same ways as on the map."""
        ways = {name: s.chain.ids for name, s in self._analysis.segments.items()}
        return [
            a
            for a in self.all[:HALF]
            if all(s.chain.ids == ways[n] and s.scores_known for n, s in a.segments.items())
        ]

    @cached_property
    def experience(self) -> dict[str, DrawnExperience | None]:
        """By segment; None where a score or an end is not known, or nobody experiences anything."""
        return {name: self._experience(s) for name, s in self._analysis.segments.items()}

    def _experience(self, s: SegmentFigures) -> DrawnExperience | None:
        if s.moments.swing is None or s.experience.remembered is None or not self.felt:
            return None
        from blueprint.experience.peak.drawn import DrawnExperience  # imports numpy

        drawn = [a.segments[s.name] for a in self.felt]
        scale = float(self._analysis.flat.emotion_scale)
        return DrawnExperience([d.chain for d in drawn], [d.feelings for d in drawn], s.settings.rule, scale)

    @cached_property
    def times(self) -> dict[str, list[DrawnTimes]]:
        """By segment, the chain with its times in each settled draw."""
        return {
            name: [DrawnTimes(a.segments[name].chain, a.segments[name].laws, s.timed) for a in self.settled]
            for name, s in self._analysis.segments.items()
        }

    def total(self, segment: str) -> list[TimeFigures]:
        """The time of a segment's visit in each settled draw."""
        if segment not in self._totals:
            self._totals[segment] = [total_time(timed) for timed in self.times[segment]]
        return self._totals[segment]

    def first_hump(self, segment: str, promise: Promise | None, t: float) -> list[Short | None]:
        """Those who come to no visit far longer than `t`: as the map says, then in each settled draw; none: nobody does."""
        key = (segment, promise.id if promise else "")
        if key not in self._firsts:
            walks = self._walks(segment, promise)
            base = next(walks)
            long = frozenset[int]() if base is None else long_visits(base, t)
            every = (base, *walks) if long else ()
            self._firsts[key] = [None if walk is None else short_of(walk, long) for walk in every]
        return self._firsts[key]

    def _walks(self, segment: str, promise: Promise | None) -> Iterator[Walk | None]:
        """The whole visit, or the stretch of a promise: as the map says, then in each settled draw."""
        for timed in (self._analysis.segments[segment].timed, *self.times[segment]):
            if promise is None:
                yield timed.whole(timed.chain)
            else:
                found = stretch(timed, promise.from_, promise.to)
                yield None if isinstance(found, Unanswerable) else found.walk

    def promised(self, segment: str, promise: Promise) -> list[tuple[float, TimeFigures | None]] | None:
        """How many of a segment do a promise's stretch, and their time, in each settled draw; None: no answer."""
        key = (segment, promise.id)
        if key not in self._promised:
            self._promised[key] = self._stretches(segment, promise)
        return self._promised[key]

    def _stretches(self, segment: str, promise: Promise) -> list[tuple[float, TimeFigures | None]] | None:
        done: list[tuple[float, TimeFigures | None]] = []
        for timed in self.times[segment]:
            try:
                found = stretch(timed, promise.from_, promise.to)
            except UnknownTime:
                return None
            if isinstance(found, Unanswerable):
                return None
            done.append((found.both, None if found.walk is None else figures_of(found.walk)))
        return done


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
        inputs = list(self._draws.inputs)
        measured = sum(i.measured for i in inputs)
        return self._times(
            self._experience(Ranges(growing=growing, measured=measured, inputs=len(inputs), draws=draws))
        )

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
            id_: _holding(
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
                total = self._draws.total(name)[k]
                parts.append(self._humped(name, law, Moved(law, total.mean, total.sd), k))
            shares = self._shares(drawn)
            means.append(math.fsum(share * part.mean for share, part in zip(shares, parts, strict=True)))
            ends.append(mixed_quantile(list(zip(shares, parts, strict=True)), _END))
        mean, end = base.time.mean, base.time.quantile(_END)
        return replace(
            ranges, time_mean=_holding(range_of(means), mean), time_p90=_holding(range_of(ends), end)
        )

    def _humped(self, name: str, law: TimeDistribution, whole: Moved, draw: int) -> Moved:
        """The time of a visit in a draw; where minutes lie beside weeks, each hump moves by itself."""
        first = self._draws.first_hump(name, None, law.quantile(_END))
        if not first or first[0] is None or (now := first[draw + 1]) is None or first[0].share <= _END:
            return whole
        return MovedShort(law, whole, first[0], now)

    def _promise(self, figures: PromiseFigures) -> Range | None:
        """Of the share kept in time, or of the mean where that is promised."""
        promise, law = figures.promise, figures.law
        if law is None or not figures.judgements or not (promise.within or promise.mean):
            return None
        parts = [self._draws.promised(name, promise) for name in self._chosen]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        humps = self._first_humps(promise, known)
        values = []
        for k, drawn in enumerate(self._draws.settled):
            done = zip(self._shares(drawn), (part[k] for part in known), strict=True)
            timed = [(share * both, time) for share, (both, time) in done if time is not None]
            total = math.fsum(w for w, _ in timed)
            if not total:
                return None
            mean = math.fsum(w * m.mean for w, m in timed) / total
            square = math.fsum(w * (m.variance + (m.mean - mean) ** 2) for w, m in timed) / total
            moved = Moved(law, mean, math.sqrt(square))
            if humps is not None:
                moved = MovedShort(law, moved, humps[0], humps[k + 1])
            values.append(moved.share_within(promise.within.seconds) if promise.within else mean)
        j = figures.judgements[0]
        return _holding(range_of(values), j.achieved)

    def _first_humps(
        self, promise: Promise, done: Sequence[Sequence[tuple[float, TimeFigures | None]]]
    ) -> list[Short] | None:
        """Of a promised share where minutes lie beside weeks: those of the first hump, as the map says and in each draw."""
        if not promise.within:
            return None
        found = [self._draws.first_hump(name, promise, promise.within.seconds) for name in self._chosen]
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
