"""Peak and end of a random route, exactly, loops and parallel blocks included (theory 3.2, 3.3)."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.distribution import distribution, expectation
from blueprint.experience.experience import Experience
from blueprint.experience.peak.study import Study
from blueprint.experience.walk.feeling import DEFAULT_RULE, with_scale_ends
from blueprint.experience.walk.touchpoints import every_touchpoint, lacking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blueprint.experience.distribution import Distribution
    from blueprint.experience.peak.peaks import Peaks
    from blueprint.experience.walk.feeling import Feeling, Peak, PeakRule
    from blueprint.flow.chain.chain import Chain


def peak_end(
    chain: Chain, feelings: Mapping[str, Feeling], rule: PeakRule = DEFAULT_RULE, scale: float = 5.0
) -> Experience:
    """Return the peak-end figures of one segment.

    The first and the last touchpoint of a block with several experienced branches depend on times. A customer
    may leave (enter) without experiencing anything after (before) such a block; then the end (the trend) is
    not known, and the block's `join` (`fork`) is named as what lacks it.

    Args:
        chain: of the segment.
        feelings: touchpoint id to feeling, for every touchpoint of the chain and its blocks, in declaration
            order.
        rule: how a route is remembered.
        scale: n of the scale -n..+n; the score of a failure whose `bad` is not given is -n.

    Raises:
        ClosedLoop: some customers never leave the service.
        KeyError: a touchpoint of the chain has no feeling.
    """
    study = Study.of(chain, feelings, rule.peak)
    nothing = study.ends.nothing
    missing = lacking(chain, feelings)
    if missing:
        return Experience(nothing, missing)
    peaks = study.peaks()
    felt = fsum(peaks.by_level)  # 1 - nothing, without the subtraction
    if not felt > 0:
        return Experience(1.0)
    joins, forks = study.blurred_ends(), study.blurred_starts()
    levels = study.ranking.levels
    emotion, emotion_time = _totals(study, feelings)
    known = Experience(
        nothing=nothing,
        unknown=tuple(dict.fromkeys((*joins, *forks))),
        peak=_by_level(study, peaks, felt),
        maximum=_by_level(*_marginal(study, "max"), felt),
        minimum=_by_level(*_marginal(study, "min"), felt),
        emotion=emotion,
        emotion_time=emotion_time,
        peak_share=_per_touchpoint(study, peaks.share.items(), felt),
    )
    if joins:
        return known
    remembered = _remembered(study, peaks, rule.weight, felt)
    end = distribution((e, p / felt) for row in peaks.joint for e, p in zip(levels, row, strict=True))
    return replace(
        known,
        remembered=expectation(remembered),
        remembered_with_failures=_with_failures(chain, feelings, rule, scale, expectation(remembered)),
        distribution=remembered,
        end=end,
        trend=None if forks else expectation(end) - _first(study) / felt,
        end_share=_per_touchpoint(study, zip(study.walk.felt, study.ends.last, strict=True), felt),
        peak_is_end=peaks.coincide / felt,
    )


def _remembered(study: Study, peaks: Peaks, weight: float, felt: float) -> Distribution:
    levels = study.ranking.levels
    return distribution(
        (weight * z + (1 - weight) * e, p / felt)
        for z, row in zip(levels, peaks.joint, strict=True)
        for e, p in zip(levels, row, strict=True)
    )


def _with_failures(
    chain: Chain, feelings: Mapping[str, Feeling], rule: PeakRule, scale: float, without: float
) -> float:
    """E[U] when visits can fail (theory 3.3 (6)): a failing touchpoint is two states, entered by chance."""
    if not any(f.experienced and f.noticed_failure > 0 for f in feelings.values()):
        return without
    study = Study.of(chain, with_scale_ends(feelings, scale)[0], rule.peak, failing=True)
    peaks = study.peaks(by_touchpoint=False)
    return expectation(_remembered(study, peaks, rule.weight, fsum(peaks.by_level)))


def _marginal(study: Study, peak: Peak) -> tuple[Study, Peaks]:
    other = study.under(peak)
    return other, other.peaks(by_touchpoint=False)


def _by_level(study: Study, peaks: Peaks, felt: float) -> Distribution:
    return distribution((z, p / felt) for z, p in zip(study.ranking.levels, peaks.by_level, strict=True))


def _first(study: Study) -> float:
    """Expected first score, over all customers."""
    return fsum(
        share * study.ranking.levels[study.ranking.level[impression]]
        for share, impression in zip(study.ends.first, study.walk.felt, strict=True)
        if impression >= 0
    )


def _totals(
    study: Study, feelings: Mapping[str, Feeling]
) -> tuple[tuple[float, float], tuple[float, float] | None]:
    """Expected sums of emotion and of visits, then of both weighted with the mean times."""
    emotion = count = emotion_time = time = 0.0
    timed = True
    for impression, visits in study.visits().items():
        feeling = feelings[study.names[impression]]
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


def _per_touchpoint(study: Study, shares: Iterable[tuple[int, float]], felt: float) -> dict[str, float]:
    found = dict.fromkeys(every_touchpoint(study.chain), 0.0)
    for impression, share in shares:
        if impression >= 0:
            found[study.names[impression]] += share / felt
    return found
