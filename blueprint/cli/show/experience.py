"""What customers remember: peak and end beside mean, minimum, end and trend."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import heading, say
from blueprint.cli.show.measures import all_named
from blueprint.figures.evidence import assumed_share
from blueprint.figures.inputs import spread_of
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import about_score, how_sure, spread_assumed
from blueprint.ranking import NEAR, above, same
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.console import Console

    from blueprint.experience.distribution import Distribution
    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.ranges.range import Range

MOST = 8
"""A list of more scores than these is read by nobody."""
_HEADING = Wording("Remembered experience", "记忆体验")
_UNKNOWN = Wording("unknown: no emotion is given for {ids}", "未知：{ids} 没有给出情感分")
_NOBODY = Wording("customers experience nothing here", "客户在这里没有任何体验")
_REMEMBERED = Wording(
    "What customers remember: {score} on -{scale} to +{scale}; {halves}.",
    "客户记住的：{score}（量表 -{scale} 至 +{scale}）；{halves}。",
)
_NOT_IN_IT = Wording(
    "{said} The {share} who leave before they meet anything with a score are not in it.",
    "{said}{share} 的客户在遇到有情感分的触点之前就离开，不计在内。",
)
_HALVES = Wording(
    "half strongest moment, half last",
    "最强时刻与结束时刻各占一半",
)
_WEIGHED = Wording("{weight} strongest moment, {rest} last", "最强时刻占 {weight}，结束时刻占 {rest}")
_WITH_FAILURES = Wording("{failing} when failures are counted", "计入失误后 {failing}")
_BESIDE = Wording(
    "beside it: mean {mean}, mean over time {over}, lowest {low}, trend {trend}",
    "对照：平均 {mean}，按时间平均 {over}，最低 {low}，走势 {trend}",
)
_FIRST = Wording("first impression: {first}", "第一印象：{first}")
_PEAK = Wording("strongest moment (peak): {peak}", "最强时刻（峰）：{peak}")
_END = Wording("last moment (end): {end}", "结束时刻（终）：{end}")
_ABOUT = Wording("{mean}, below 0 for {share}", "{mean}，{share} 低于 0")
_SAME = Wording("{share} leave on their strongest moment", "{share} 的客户在最强烈的时刻离开")
_ASSUMED = Wording(
    "{share} of the emotions that customers meet are assumed, not measured",
    "客户遇到的情感分中 {share} 是假定的，并非测量",
)
_MEASURE = Wording(
    "`blueprint measure` says what to ask or to time first, and how often",
    "`blueprint measure` 说明先调查或测量什么、需要多少次",
)
_CAVEAT = Wording(
    "a score from a model, no prediction of satisfaction: research disputes how much peak and end explain",
    "这是模型得分，不是满意度预测：峰终能解释多少，研究尚有争议",
)


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section."""
    e = whole.experience
    heading(console, _HEADING[language])
    if e.unknown:
        say(console, _UNKNOWN.filled(ids=all_named(analysis.flat, e.unknown, language))[language])
    if e.remembered is None:
        if not e.unknown:
            say(console, _NOBODY[language])
        return
    ranges = ranges_of(analysis, whole.name)
    say(console, remembered(analysis, whole, language) or "")
    failing = about_score(e.remembered_with_failures, ranges.remembered_with_failures, language)
    say(console, _WITH_FAILURES.filled(failing=failing)[language])
    say(console, _FIRST.filled(first=_listed(e.first, ranges.first, language))[language])
    say(console, _PEAK.filled(peak=_listed(e.peak, ranges.peak, language))[language])
    say(console, _END.filled(end=_listed(e.end, ranges.end, language))[language])
    beside = {
        "mean": e.mean,
        "over": e.mean_over_time,
        "low": _mean(e.minimum),
        "trend": e.trend,
    }
    say(console, _BESIDE.filled(**_spoken(beside, language))[language])
    if e.peak_is_end is not None:
        say(console, _SAME.filled(share=quantity.share(e.peak_is_end, language))[language])
    if assumed := assumed_share(analysis, whole):
        say(console, _ASSUMED.filled(share=quantity.share(assumed, language))[language], "dim")
    if assumption := spread_assumed(analysis.flat, spread_of(analysis.flat), language):
        say(console, assumption, "dim")
    for line in how_sure(analysis.flat, ranges, language):
        say(console, line, "dim")
    say(console, _MEASURE[language], "dim")
    say(console, _CAVEAT[language], "dim")


def remembered(analysis: Analysis, whole: GroupFigures, language: Language) -> str | None:
    """What is remembered, with its range, its scale and what it is made of; None where it is unknown."""
    value = whole.experience.remembered
    if value is None:
        return None
    weight = analysis.settings.rule.weight
    shares = {"weight": quantity.share(weight, language), "rest": quantity.share(1 - weight, language)}
    said = _REMEMBERED.filled(
        score=about_score(value, ranges_of(analysis, whole.name).remembered, language),
        scale=analysis.flat.emotion_scale,
        halves=_HALVES if same(weight, 1 / 2) else _WEIGHED.filled(**shares),
    )
    nothing = whole.experience.nothing
    if not above(nothing, 0, NEAR):
        return said[language]
    return _NOT_IN_IT.filled(said=said, share=quantity.both(quantity.share, nothing))[language]


def _spoken(scores: dict[str, float | None], language: Language) -> dict[str, str]:
    return {name: quantity.score(value, language) for name, value in scores.items()}


def _mean(distribution: Distribution | None) -> float | None:
    return None if distribution is None else fsum(value * p for value, p in distribution)


def _listed(distribution: Distribution | None, found: Range | None, language: Language) -> str:
    """A few scores with their shares; of many, the mean with its range and how many are below 0."""
    if distribution is not None and len(distribution) > MOST:
        below = fsum(p for value, p in distribution if value < 0)
        told = {
            "mean": about_score(_mean(distribution), found, language),
            "share": quantity.share(below, language),
        }
        return _ABOUT.filled(**told)[language]
    return ", ".join(f"{value:+g} ({quantity.share(p, language)})" for value, p in distribution or ())
