"""The staff's side (两客): how those feel who serve, beside what customers feel at the same touchpoint."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from blueprint.figures.evidence import is_assumed, is_said_assumed
from blueprint.figures.felt import mean_score, scores_met
from blueprint.figures.inputs import spread_of
from blueprint.figures.ranges.inputs import DEVIATIONS, SCORES
from blueprint.flow.chain.gates import touchpoint_of
from blueprint.model.nesting import outermost
from blueprint.model.segments import ALL, for_segment
from blueprint.ranking import above, most, steady

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from blueprint.figures.analysis import Analysis
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.staff_emotion import StaffEmotion


@dataclass(frozen=True, slots=True)
class StaffFeeling:
    """How staff feel at one touchpoint of the map.

    Attributes:
        id: of the touchpoint.
        score: on the map's scale; of several segments the mean by visits.
        customers: what customers feel there on the mean; None where they do not come or nobody says.
        visits: expected visits per customer; 0 where work is not done at a customer's visit.
        off: half of the range of the score that holds in 80 of 100 cases.
        measured: all of it rests on answers.
    """

    id: str
    score: float
    customers: float | None
    visits: float
    off: float
    measured: bool


@dataclass(frozen=True, slots=True)
class StaffSide:
    """How staff feel, touchpoint by touchpoint, in the map's order.

    Attributes:
        feelings: where staff have a score.
        mean: by the customers' visits; None where they come to none of these.
    """

    feelings: tuple[StaffFeeling, ...]
    mean: float | None

    @property
    def lowest(self) -> StaffFeeling:
        """Where it is lowest."""
        return most(self.feelings, lambda f: -f.score)


def staff_side(analysis: Analysis, segment: str = ALL) -> StaffSide | None:
    """The staff's side of serving one segment, or all; None where the map says nothing of it."""
    half = half_range(analysis.flat)
    found: dict[str, list[_Part]] = {}
    for share, service_map, visits in _served(analysis, segment):
        for id_, emotion in scored(service_map):
            own = fsum(v for state, v in visits.items() if touchpoint_of(state) == id_)
            found.setdefault(outermost(id_), []).append(_Part(share, share * own, emotion))
    if not found:
        return None
    met = {} if analysis.no_figures else scores_met(analysis, segment)
    feelings = tuple(
        _feeling(id_, found[id_], mean_score(met.get(id_, ())), half)
        for id_ in analysis.map.touchpoints
        if id_ in found
    )
    came = fsum(f.visits for f in feelings)
    mean = steady(fsum(f.visits * f.score for f in feelings) / came) if above(came, 0) else None
    return StaffSide(feelings, mean)


def scored(service_map: ServiceMap) -> Iterator[tuple[str, StaffEmotion]]:
    """The touchpoints where staff act and have a score."""
    for id_, touchpoint in service_map.touchpoints.items():
        emotion = touchpoint.staff_emotion
        if emotion is not None and emotion.score is not None and touchpoint.lane.staged:
            yield id_, emotion


class _Part(NamedTuple):
    """What one segment, or one touchpoint of a map inside, gives: its share, its visits per customer of all."""

    share: float
    visits: float
    emotion: StaffEmotion


def _served(analysis: Analysis, segment: str) -> Iterator[tuple[float, ServiceMap, Mapping[str, float]]]:
    """Share, map and visits of each segment; without figures the map as it stands."""
    if analysis.no_figures:
        yield 1.0, for_segment(analysis.flat, segment), {}
    for member in analysis.members(segment):
        yield member.share, member.map, member.visits.visits


def _feeling(
    id_: str, parts: list[_Part], customers: float | None, half: Callable[[StaffEmotion], float]
) -> StaffFeeling:
    come = fsum(p.visits for p in parts)
    weights = [p.visits if above(come, 0) else p.share for p in parts]
    total = fsum(weights) or 1.0

    def mean(values: list[float]) -> float:
        return steady(fsum(w * v for w, v in zip(weights, values, strict=True)) / total)

    return StaffFeeling(
        id=id_,
        score=mean([p.emotion.score or 0.0 for p in parts]),
        customers=customers,
        visits=come,
        off=mean([half(p.emotion) for p in parts]),
        measured=not any(is_assumed(p.emotion) for p in parts),
    )


def half_range(service_map: ServiceMap) -> Callable[[StaffEmotion], float]:
    """Half of the 80 % range of a score: of a measured one by its answers, else what the map's `assumed:` says."""
    assumed = service_map.assumed.scores if service_map.assumed else None
    open_ = SCORES * service_map.emotion_scale if assumed is None else assumed
    default = spread_of(service_map)

    def half(emotion: StaffEmotion) -> float:
        if not emotion.n or is_said_assumed(emotion.source):
            return open_
        return DEVIATIONS * (default if emotion.spread is None else emotion.spread) / sqrt(emotion.n)

    return half


def staff_as_data(side: StaffSide) -> dict[str, Any]:
    """How staff feel, where the map says so; scores on its scale."""
    return {
        "mean": side.mean,
        "lowest": side.lowest.id,
        "touchpoints": {
            f.id: {
                "score": f.score,
                "range": [f.score - f.off, f.score + f.off],
                "customers": f.customers,
                "visits": f.visits,
                "measured": f.measured,
            }
            for f in side.feelings
        },
    }
