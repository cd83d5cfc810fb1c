"""Which inputs make a figure's range, one input at a time (a tornado), and so what to measure next.

Each input alone is moved to either end of its own range. The half of the difference that this makes, squared, is its
share of the variance: sums of squares, as errors add up that do not know of each other. Half the error takes
four times the answers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from blueprint.experience.mixing import feeling_weights
from blueprint.figures.inputs import shifted
from blueprint.figures.ranges.drawing import Deviation, redrawn
from blueprint.figures.ranges.inputs import DEVIATIONS, Input, Inputs
from blueprint.figures.ranges.known import OfAnalysis
from blueprint.figures.ranges.range import Range
from blueprint.flow.time.chain import UnknownTime
from blueprint.flow.time.redrawn import DrawnTimes
from blueprint.flow.time.totals import total_time
from blueprint.model.segments import ALL
from blueprint.ranking import above, ranked

if TYPE_CHECKING:
    from blueprint.experience.walk.feeling import Feeling
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.queues import Serving
    from blueprint.figures.segment import SegmentFigures

Figure = Callable[["Analysis"], "float | None"]
Of = Literal["remembered", "time"]
"""The figures that can be asked about."""
MOST = 240
"""So many numbers are moved at most where each of them takes a solve of the whole map, twice."""
LARGE = 300
"""Touchpoints beyond which fewer are moved for what is remembered, so that it takes no longer than the map is larger."""
FEW = 24
"""But no fewer."""


@dataclass(frozen=True)
class Effect:
    """What one input does to a figure.

    Attributes:
        input: it.
        range: the figure with the input at either end of its range and all else as the map says, the lower first.
        share: of the figure's variance, 0..1.
    """

    input: Input
    range: Range
    share: float


def remembered_effects(analysis: Analysis, segment: str = ALL) -> list[Effect]:
    """The inputs that change what is remembered, those that do most first; none where that is not known."""
    chosen = _chosen(analysis, segment)
    now = analysis.of(segment).experience.remembered
    if now is None:
        return []
    tornado = _known.get(analysis)
    if tornado is None:
        tornado = _known[analysis] = _Tornado(analysis)
    felt = _by_scores(chosen, tornado.inputs)
    found = [
        (i, now + felt[i.name][0], now + felt[i.name][1])
        for i in tornado.inputs
        if i.kind == "score" and i.name in felt
    ]
    names = [s.name for s in chosen]
    found += [(i, _remembered(low, names), _remembered(high, names)) for i, (low, high) in tornado.ends]
    return _ranked(found)


@dataclass(frozen=True)
class _Felt:
    """What a segment remembers: its share of customers, the part of them who feel anything, E[U]."""

    share: float
    felt: float
    remembered: float


class _Tornado(OfAnalysis):
    """What each segment remembers with each input but scores at either end; once an analysis."""

    @cached_property
    def ends(self) -> list[tuple[Input, tuple[dict[str, _Felt], dict[str, _Felt]]]]:
        """By input."""
        found = []
        for i in _most_met(self._analysis, self.inputs, "remembered"):
            low, high = (
                self._felt(
                    redrawn(self._analysis, self.inputs, _alone(i, side * DEVIATIONS * i.sd), self._same)
                )
                for side in (-1, 1)
            )
            found.append((i, (low, high)))
        return found

    @cached_property
    def _same(self) -> Serving | None:
        """The queues, where what is remembered does not rest on them."""
        return None if _rests_on_times(self._analysis) else self._analysis.serving

    @cached_property
    def _now(self) -> dict[str, _Felt]:
        return {name: _felt(s) for name, s in self._analysis.segments.items()}

    def _felt(self, drawn: Analysis) -> dict[str, _Felt]:
        """Of each segment; of one whose customers go the same ways and feel the same, what it is now."""
        return {
            name: replace(self._now[name], share=s.share)
            if self._same and s.chain is self._analysis.segments[name].chain
            else _felt(s)
            for name, s in drawn.segments.items()
        }


def _felt(s: SegmentFigures) -> _Felt:
    known = s.study.felt > 0 and not s.study.lacking and not s.study.unknown("join")
    return _Felt(s.share, s.study.felt, s.study.remembered) if known else _Felt(s.share, 0.0, 0.0)


def _remembered(end: Mapping[str, _Felt], names: Sequence[str]) -> float:
    parts = [end[name] for name in names]
    return _mixed([p.share * p.felt for p in parts], [p.remembered for p in parts])


_known: WeakKeyDictionary[Analysis, _Tornado] = WeakKeyDictionary()


def time_effects(analysis: Analysis, segment: str = ALL) -> list[Effect]:
    """The inputs that change the mean time of a visit."""
    inputs = Inputs(analysis.flat)
    others = _most_met(analysis, inputs, "time")
    chosen = [s.name for s in _chosen(analysis, segment)]

    def mean(drawn: Analysis) -> float | None:
        if drawn.growing:
            return None
        try:
            parts = [(drawn.segments[name], analysis.segments[name]) for name in chosen]
            means = [total_time(DrawnTimes(s.chain, s.laws, base.timed)).mean for s, base in parts]
        except UnknownTime:
            return None
        return _mixed([s.share for s, _ in parts], means)

    return _ranked(_by_redraws(analysis, inputs, others, mean))


def passed_over(analysis: Analysis, of: Of) -> int:
    """How many numbers are not tried, because fewer customers come where they stand, or they are surer."""
    return max(len(_moving(analysis, Inputs(analysis.flat), of)) - _most(analysis, of), 0)


def _most(analysis: Analysis, of: Of) -> int:
    """How many are tried at most."""
    if of == "time":
        return MOST
    return min(MOST, max(FEW, MOST * LARGE // len(analysis.flat.touchpoints)))


def _moving(analysis: Analysis, inputs: Inputs, of: Of) -> list[Input]:
    """The inputs for each of which the map has to be solved anew."""
    timed = of == "time" or _rests_on_times(analysis)
    return [i for i in inputs if inputs.steers(i) or (timed and i.kind in ("time", "arrivals"))]


def _rests_on_times(analysis: Analysis) -> bool:
    """Whether what is remembered rests on them: some give up or wait elsewhere, or a feeling follows its time."""
    touchpoints = (t for s in analysis.segments.values() for t in s.map.touchpoints.values())
    return bool(analysis.serving.gates) or any(t.emotion and t.emotion.at for t in touchpoints)


def _most_met(analysis: Analysis, inputs: Inputs, of: Of) -> Sequence[Input]:
    """Those that can do most, as far as `_most` goes: by visits to where they stand, and by how far they may be off."""
    moving, most = _moving(analysis, inputs, of), _most(analysis, of)
    if len(moving) <= most:
        return moving

    def weight(i: Input) -> float:
        id_, own = i.place.touchpoint, i.place.segment
        if id_ is None:
            return math.inf
        met = (s.share * s.visits.visits.get(id_, 0.0) for s in _chosen(analysis, own or ALL))
        return i.sd * math.fsum(met)

    chosen = {i.name for i in ranked(moving, weight)[:most]}
    return [i for i in moving if i.name in chosen]


def _chosen(analysis: Analysis, segment: str) -> list[SegmentFigures]:
    return [s for name, s in analysis.segments.items() if segment in (ALL, name)]


def _mixed(weights: Sequence[float], values: Sequence[float]) -> float:
    return math.fsum(w * v for w, v in zip(weights, values, strict=True)) / math.fsum(weights)


def _by_scores(chosen: Sequence[SegmentFigures], inputs: Inputs) -> dict[str, tuple[float, float]]:
    """Score to what is lost and gained with it at either end; from the solves of the map itself."""
    weights = feeling_weights([(s.share, s.experience) for s in chosen])
    found: dict[str, tuple[float, float]] = {}
    for weight, s in zip(weights, chosen, strict=True):
        behind = {id_: i for id_ in s.feelings if (i := inputs.of(s.name, id_, "score")) is not None}
        ends = [_gains(s, {id_: side * DEVIATIONS * i.sd for id_, i in behind.items()}) for side in (-1, 1)]
        for id_, i in behind.items():
            low, high = found.get(i.name, (0.0, 0.0))
            found[i.name] = low + weight * ends[0].get(id_, 0.0), high + weight * ends[1].get(id_, 0.0)
    return found


def _gains(s: SegmentFigures, up: Mapping[str, float]) -> dict[str, float]:
    scale = float(s.map.emotion_scale)

    def moved(feeling: Feeling, by: float) -> Feeling:
        other = replace(feeling, score=min(max((feeling.score or 0.0) + by, -scale), scale))
        return shifted(feeling, other, scale)

    other = {
        id_: moved(f, up[id_])
        for id_, f in s.study.feelings.items()
        if id_ in up and f.experienced and f.score is not None
    }
    study = replace(s.study, others=tuple(other.values()))
    return study.gains(study.laws_of(other)) if other and study.felt > 0 else {}


def _by_redraws(
    analysis: Analysis, inputs: Inputs, chosen: Sequence[Input], figure: Figure
) -> list[tuple[Input, float, float]]:
    """Each input with the figure at either end; those are left out with which it is not known."""
    found = []
    for i in chosen:
        low, high = (
            figure(redrawn(analysis, inputs, _alone(i, side * DEVIATIONS * i.sd))) for side in (-1, 1)
        )
        if low is not None and high is not None:
            found.append((i, low, high))
    return found


def _alone(moved: Input, by: float) -> Deviation:
    return lambda i: by if i is not None and i.name == moved.name else 0.0


def _ranked(found: Sequence[tuple[Input, float, float]]) -> list[Effect]:
    square = math.fsum((high - low) ** 2 for _, low, high in found)
    if not above(square, 0):
        return []
    effects = [
        Effect(i, (min(low, high), max(low, high)), (high - low) ** 2 / square) for i, low, high in found
    ]
    return [e for e in ranked(effects, lambda e: e.share) if above(e.share, 0)]
