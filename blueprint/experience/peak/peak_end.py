"""Peak and end of a random route, exactly, loops and parallel blocks included (theory 3.2, 3.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.experience.distribution import expectation
from blueprint.experience.experience import Experience
from blueprint.experience.walk.feeling import DEFAULT_RULE
from blueprint.experience.walk.touchpoints import every_touchpoint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.experience.peak.study import Study
    from blueprint.experience.walk.feeling import Feeling, PeakRule
    from blueprint.flow.chain.chain import Chain


def peak_end(
    chain: Chain, feelings: Mapping[str, Feeling], rule: PeakRule = DEFAULT_RULE, scale: float = 5.0
) -> Experience:
    """Return the peak-end figures of one segment.

    The first and the last touchpoint of a block with several experienced branches depend on times. A customer
    may leave (enter) without experiencing anything after (before) such a block; then the end (the first impression,
    the trend) is not known, and the block's `join` (`fork`) is named as what lacks it.

    Args:
        chain: of the segment.
        feelings: touchpoint id to feeling, for every touchpoint of the chain and its blocks; it may have more.
        rule: how a route is remembered.
        scale: n of the scale -n..+n.

    Raises:
        ClosedLoop: some customers never leave the service.
        KeyError: a touchpoint of the chain has no feeling.
    """
    from blueprint.experience.peak.study import Study  # imports numpy

    return experience_of(Study.of(chain, feelings, rule, scale))


def experience_of(study: Study) -> Experience:
    """The same from a study."""
    nothing = study.walk.ends.nothing
    if study.lacking:
        return Experience(nothing, study.lacking)
    if not study.felt > 0:
        return Experience(1.0)
    joins, forks = study.unknown("join"), study.unknown("fork")
    emotion, emotion_time = _totals(study)
    none = dict.fromkeys(every_touchpoint(study.chain), 0.0)
    first = None if forks else study.first
    known = Experience(
        nothing=nothing,
        unknown=tuple(dict.fromkeys((*joins, *forks))),
        peak=study.peak,
        first=first,
        maximum=study.maximum,
        minimum=study.minimum,
        emotion=emotion,
        emotion_time=emotion_time,
        peak_share=none | study.peak_share,
    )
    if joins:
        return known
    return replace(
        known,
        remembered=study.remembered,
        remembered_with_failures=_with_failures(study),
        distribution=study.distribution,
        end=study.last,
        trend=expectation(study.last) - expectation(first) if first else None,
        end_share=none | study.end_share,
        peak_is_end=study.peak_is_end,
    )


def remembered_of(study: Study) -> Experience:
    """Of the same, only how many experience nothing and what is remembered where visits can fail."""
    nothing = study.walk.ends.nothing
    if study.lacking:
        return Experience(nothing, study.lacking)
    if not study.felt > 0:
        return Experience(1.0)
    if study.unknown("join"):
        return Experience(nothing)
    return Experience(nothing, remembered_with_failures=_with_failures(study))


def _with_failures(study: Study) -> float:
    """E[U] when visits can fail (theory 3.3 (6))."""
    fails = any(f.experienced and f.noticed_failure > 0 for f in study.feelings.values())
    return replace(study, failing=True).remembered if fails else study.remembered


def _totals(study: Study) -> tuple[tuple[float, float], tuple[float, float] | None]:
    """Expected sums of emotion and of visits, then of both weighted with the mean times."""
    emotion = count = emotion_time = time = 0.0
    timed = True
    for name, visits in study.walk.visits().items():
        feeling = study.feelings[name]
        if not visits > 0 or feeling.score is None:
            continue
        emotion += visits * feeling.score
        count += visits
        if feeling.time_mean is None:
            timed = False
        else:
            emotion_time += visits * feeling.time_mean * feeling.score
            time += visits * feeling.time_mean
    return (emotion, count), (emotion_time, time) if timed else None
