"""Measures: what one can do at a touchpoint to make a service better, and the map as it is then.

A measure is one unit: a point of emotion, a percentage point less chance of failure (the arrow to its recovery moves
along), a minute less of service, a server more. It holds for every segment, starting from what the segment has at the
touchpoint. A score cannot rise above its `good`, or above the scale, and a chance not fall below 0: there a measure is what
is left. Of a time it takes half at most; that a touchpoint takes no time at all is nothing one can do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from blueprint.figures.inputs import law_of
from blueprint.figures.whatif.recovery import recovered, recovery_of
from blueprint.model.duration import Duration
from blueprint.model.segments import for_segment
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Times, Touchpoint, TouchpointChanges
from blueprint.model.wait_scores import WaitScores

Kind = Literal["emotion", "failure", "time", "server"]

UNITS: Mapping[Kind, float] = {"emotion": 1.0, "failure": 0.01, "time": 60.0, "server": 1.0}
"""Points of the scale, chance of failure, seconds, servers."""

_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "emotion": ("emotion",),
    "failure": ("fails", "next", "end"),
    "time": ("time",),
    "server": ("staffed",),
}


@dataclass(frozen=True)
class Measure:
    """One unit of improvement at one touchpoint.

    Attributes:
        touchpoint: its id.
        kind: what is improved.
        amount: the most it changes for any segment: `UNITS`, or less.
        reroutes: whether it sends customers other ways: fewer failures, fewer of them to the recovery.
    """

    touchpoint: str
    kind: Kind
    amount: float
    reroutes: bool = False


def improved(touchpoint: Touchpoint, kind: Kind, scale: float) -> Touchpoint:
    """The touchpoint with one unit of improvement; the same object where there is nothing to improve."""
    t = touchpoint
    if kind == "emotion" and t.emotion and t.emotion.at is not None:
        raised = _raised(t.emotion.at, t.emotion.good, scale)
        if raised == t.emotion.at:
            return t
        return t.model_copy(update={"emotion": t.emotion.model_copy(update={"at": raised})})
    if kind == "emotion" and t.emotion and t.emotion.score is not None:
        score = improved_score(t.emotion.score, t.emotion.good, scale)
        if score == t.emotion.score:
            return t
        return t.model_copy(update={"emotion": t.emotion.model_copy(update={"score": score})})
    if kind == "failure" and t.fails and t.fails.chance:
        chance = max(t.fails.chance - Fraction(1, 100), Fraction(0))
        return recovered(t, t.model_copy(update={"fails": t.fails.model_copy(update={"chance": chance})}))
    if kind == "server" and t.staffed:
        staffed = t.staffed.model_copy(update={"servers": t.staffed.count + 1})
        return t.model_copy(update={"staffed": staffed})
    law = law_of(t)
    if kind == "time" and t.time and law and law.mean > 0:
        factor = max(1 - UNITS[kind] / law.mean, 0.5)
        return t.model_copy(update={"time": _shortened(t.time, factor)})
    return t


def improved_score(score: float, good: float | None, scale: float) -> float:
    """A score after one unit: at most `good`, the best there is, or the end of the scale."""
    best = scale if good is None else min(good, scale)
    return max(score, min(score + UNITS["emotion"], best))


def _raised(at: WaitScores, good: float | None, scale: float) -> WaitScores:
    """Scores by time after one unit; no better than `good`, or than the best of them."""
    best = max(score for _, score in at.points) if good is None else good
    return WaitScores(tuple((t, improved_score(score, best, scale)) for t, score in at.points))


def _shortened(times: Times, factor: float) -> Times:
    """Every visit takes the same part less, so that short ones stay above 0 and the spread keeps its shape."""
    update: dict[str, Any] = {"standard": _scaled(times.standard, factor)}
    if times.estimate is not None:
        names = ("min", "likely", "max", "mean")
        points = {name: _scaled(getattr(times.estimate, name), factor) for name in names}
        update["estimate"] = times.estimate.model_copy(update=points)
    return times.model_copy(update=update)


def _scaled(duration: Duration | None, factor: float) -> Duration | None:
    return None if duration is None else Duration(duration.seconds * factor)


def reroutes(touchpoint: Touchpoint, kind: Kind) -> bool:
    """Whether a measure of a kind sends customers other ways."""
    return kind == "failure" and recovery_of(touchpoint) is not None


def amount(before: Touchpoint, after: Touchpoint, kind: Kind) -> float:
    """By how much a touchpoint was improved, in the unit of its kind."""
    if after is before:
        return 0.0
    if kind == "emotion":
        return _score(after) - _score(before)
    if kind == "failure":
        return _chance(before) - _chance(after)
    if kind == "time":
        return _mean(before) - _mean(after)
    return UNITS[kind]


def _score(t: Touchpoint) -> float:
    if t.emotion is None:
        return 0.0
    return min(s for _, s in t.emotion.at.points) if t.emotion.at else t.emotion.score or 0.0


def _chance(t: Touchpoint) -> float:
    return float(t.fails.chance or 0) if t.fails else 0.0


def _mean(t: Touchpoint) -> float:
    law = law_of(t)
    return law.mean if law else 0.0


def with_measures(service_map: ServiceMap, measures: Iterable[Measure]) -> ServiceMap:
    """The map with measures taken, for every segment from where it stands."""
    for measure in measures:
        service_map = _taken(service_map, measure)
    return service_map


def _taken(service_map: ServiceMap, measure: Measure) -> ServiceMap:
    id_, kind, scale = measure.touchpoint, measure.kind, service_map.emotion_scale
    fields = _FIELDS[kind]
    segments = {}
    for name, segment in service_map.segments.items():
        own = segment.changes.get(id_)
        if own is not None and not own.model_fields_set.isdisjoint(fields):
            lived = improved(for_segment(service_map, name).touchpoints[id_], kind, scale)
            changes: dict[str, TouchpointChanges] = {
                **segment.changes,
                id_: own.model_copy(update={field: getattr(lived, field) for field in fields}),
            }
            segment = segment.model_copy(update={"changes": changes})
        segments[name] = segment
    touchpoint = improved(service_map.touchpoints[id_], kind, scale)
    update: dict[str, Any] = {
        "segments": segments,
        "touchpoints": {**service_map.touchpoints, id_: touchpoint},
    }
    return service_map.model_copy(update=update)
