"""The figures of a map in many draws of its inputs, each computed once, when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from blueprint.figures.ranges.drawing import DRAWS, HALF, deviation, redrawn
from blueprint.figures.ranges.known import OfAnalysis
from blueprint.flow.time.chain import TimedChain, UnknownTime
from blueprint.flow.time.redrawn import DrawnTimes, Short, long_visits, short_of
from blueprint.flow.time.stretch import Unanswerable, stretch
from blueprint.flow.time.totals import TimeFigures, figures_of, total_time

if TYPE_CHECKING:
    from blueprint.experience.peak.drawn import DrawnExperience
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.ranges.range import Ranges
    from blueprint.figures.segment import SegmentFigures
    from blueprint.flow.time.walk import Walk
    from blueprint.model.service_map import Promise

Stretched = tuple[float, TimeFigures | None]
"""The share of customers who do a promise's stretch, and their time; None: nobody does."""
_known: WeakKeyDictionary[Analysis, Draws] = WeakKeyDictionary()


def draws_of(analysis: Analysis) -> Draws:
    """The draws of an analysis, the same whoever asks."""
    draws = _known.get(analysis)
    if draws is None:
        draws = _known[analysis] = Draws(analysis)
    return draws


class Draws(OfAnalysis):
    """A map's figures in many draws of its inputs.

    Args:
        analysis: as the map says.

    Attributes:
        inputs: what is drawn.
        ranges: what follows from the draws, by segment, as far as anybody asked (`ranges.ranges_of`).
    """

    def __init__(self, analysis: Analysis) -> None:
        super().__init__(analysis)
        self.ranges: dict[str, Ranges] = {}
        self._made: list[Analysis] = []
        self._totals: dict[str, list[TimeFigures]] = {}
        self._firsts: dict[tuple[str, str], list[Short | None]] = {}
        self._promised: dict[tuple[str, str], list[Stretched] | None] = {}

    @cached_property
    def all(self) -> list[Analysis]:
        """Every draw; half as many where customers give up, for then each takes a search for who comes where."""
        return self.first(HALF if self._analysis.serving.gates else DRAWS)

    def first(self, draws: int) -> list[Analysis]:
        """The first of them, for what needs no more."""
        for draw in range(len(self._made), draws):
            self._made.append(redrawn(self._analysis, self.inputs, deviation(draw)))
        return self._made[:draws]

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

    def promised(self, segment: str, promise: Promise) -> list[Stretched] | None:
        """How many of a segment do a promise's stretch, and their time, in each settled draw; None: no answer."""
        key = (segment, promise.id)
        if key not in self._promised:
            self._promised[key] = self._stretches(segment, promise)
        return self._promised[key]

    def usual(self, segment: str, promise: Promise) -> Stretched:
        """The same as the map says."""
        found = _stretched(self._analysis.segments[segment].timed, promise)
        return (0.0, None) if found is None else found

    def _stretches(self, segment: str, promise: Promise) -> list[Stretched] | None:
        done: list[Stretched] = []
        for timed in self.times[segment]:
            found = _stretched(timed, promise)
            if found is None:
                return None
            done.append(found)
        return done


def _stretched(timed: TimedChain, promise: Promise) -> Stretched | None:
    """How many do a promise's stretch, and their time; None: no answer."""
    try:
        found = stretch(timed, promise.from_, promise.to)
    except UnknownTime:
        return None
    if isinstance(found, Unanswerable):
        return None
    return found.both, None if found.walk is None else figures_of(found.walk)
