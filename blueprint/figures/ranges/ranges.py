"""Ranges of the figures that what is not known leaves open."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, ref

from blueprint.experience.moments_of_truth.moments import Moments
from blueprint.figures.ranges.drawing import DRAWS, HALF, deviation, redrawn
from blueprint.figures.ranges.inputs import COVERAGE, Inputs
from blueprint.flow.queues.queue import QueueFigures
from blueprint.flow.time.chain import UnknownTime
from blueprint.flow.time.redrawn import DrawnTimes, Moved, mixed_quantile
from blueprint.flow.time.stretch import Unanswerable, stretch
from blueprint.flow.time.totals import TimeFigures, figures_of, total_time
from blueprint.model.segments import ALL

if TYPE_CHECKING:
    from blueprint.experience.peak.drawn import DrawnExperience
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.promises import PromiseFigures
    from blueprint.figures.segment import SegmentFigures
    from blueprint.model.service_map import Promise

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
            id_: range_of([q.wait_mean for a in settled if isinstance(q := a.queues.get(id_), QueueFigures)])
            for id_ in self._analysis.queues
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
                parts.append(Moved(law, total.mean, total.sd))
            shares = self._shares(drawn)
            means.append(math.fsum(share * part.mean for share, part in zip(shares, parts, strict=True)))
            ends.append(mixed_quantile(list(zip(shares, parts, strict=True)), 0.9))
        return replace(ranges, time_mean=range_of(means), time_p90=range_of(ends))

    def _promise(self, figures: PromiseFigures) -> Range | None:
        """Of the share kept in time, or of the mean where that is promised."""
        promise, law = figures.promise, figures.law
        if law is None or not figures.judgements or not (promise.within or promise.mean):
            return None
        parts = [self._draws.promised(name, promise) for name in self._chosen]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
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
            values.append(moved.share_within(promise.within.seconds) if promise.within else mean)
        return range_of(values)
