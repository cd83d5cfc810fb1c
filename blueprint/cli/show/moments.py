"""Moments of truth, with the parts that make each one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import folded, heading, numbers, say, table, words
from blueprint.cli.show.measures import all_named
from blueprint.experience.walk.feeling import ASSUMED_RANGE, UNIFORM_RANGE
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import tenths
from blueprint.ranking import NEAR, above
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from rich.console import Console

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures, TouchpointFigures

MOST = 12
MOST_OF_IT_ASSUMED = 0.5
"""From this share of all effects on, the heading says that the ranking rests on guesses."""
_HEADING = Wording(
    "Moments of truth: where going well or badly changes most what customers remember (these hold 80 % of it)",
    "关键时刻：做好做坏对客户记忆影响最大的触点（合计占八成影响）",
)
_NONE = Wording("none: no touchpoint changes what is remembered", "没有：没有触点能改变记忆体验")
_ASSUMED = Wording(
    "good or bad is not given at {ids}; {points} points around the score stand for it ({less} by machine or letter), "
    "and {share} of all effects rests on that",
    "{ids} 没有给出 good 或 bad，以得分上下 {points} 分代替（通过机器或信函的为 {less} 分）；全部影响的 {share} 由此而来",
)
_MOSTLY_ASSUMED = Wording("{heading}; most of it rests on assumed ranges", "{heading}；大部分基于假定的范围")
_STAYS = Wording(
    "stays one: in so many of the draws of what is not measured it is a moment of truth",
    "仍是：对未测量数字抽样时，仍为关键时刻的比例",
)
_NO_CHANNEL = Wording(
    "K and what failures cost are unknown where nobody says how closely customers meet it (`channel`): {ids}",
    "未写明 `channel` 的触点，K 与失误造成的丢分未知：{ids}",
)
AS_LARGE = Wording("as large as the last: {ids}", "与最后一项同样大：{ids}")
_HEADERS = (
    Wording("", ""),
    Wording("touchpoint", "触点"),
    Wording("stays one", "仍是"),
    Wording("effect", "影响"),
    Wording("can gain", "可加分"),
    Wording("can lose", "会丢分"),
    Wording("reach", "到达"),
    Wording("peak", "是峰"),
    Wording("end", "是终"),
    Wording("lost by failures now", "现有失误的丢分"),
    Wording("K", "K"),
    Wording("why", "原因"),
)
_PEAK = Wording("the peak for {share}", "{share} 客户的峰")
_END = Wording("the end for {share}", "{share} 客户的终")
_LOSE = Wording("mostly to lose", "主要怕做差")
_WIN = Wording("mostly to win", "主要可加分")
_SURE = Wording("on every route", "每条动线必经")
_COULD_LOSE = Wording("would be a peak if it went badly", "一旦做差就成为峰")
_COULD_WIN = Wording("would be a peak if it went very well", "若做得很好就成为峰")
_CLEAR = 0.5
"""From this asymmetry on, a touchpoint is called one-sided."""


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section."""
    assumed = whole.moments.assumed_share
    title = _MOSTLY_ASSUMED.filled(heading=_HEADING) if assumed > MOST_OF_IT_ASSUMED else _HEADING
    heading(console, title[language])
    if not whole.moments_of_truth:
        if not whole.moments.unknown:
            say(console, _NONE[language])
        return
    headers = [h[language] for h in _HEADERS]
    columns = [
        numbers(headers[0]),
        words(headers[1]),
        *map(folded, headers[2:11]),
        words(headers[11]),
    ]
    rows: list[list[str | None]] = []
    ranges = ranges_of(analysis, whole.name).touchpoints
    apart = [id_ for id_ in whole.moments_of_truth[:MOST] if analysis.flat.touchpoints[id_].channel is None]
    for rank, id_ in enumerate(whole.moments_of_truth[:MOST], 1):
        t, fails = whole.touchpoints[id_], analysis.flat.touchpoints[id_].fails
        rows.append(
            [
                str(rank),
                analysis.flat.touchpoints[id_].title[language],
                tenths(ranges[id_].stays_moment, language) if id_ in ranges else None,
                *(_points(p) for p in (t.swing, t.reward, t.penalty)),
                *(quantity.share(s, language) for s in (t.reach, t.peak_share, t.end_share)),
                None if t.criticality is None or (id_ in apart and fails) else f"{t.criticality:.3f}",
                None if t.screening is None or id_ in apart else f"{t.screening.index:.2f}",
                why(t, language),
            ]
        )
    console.print(table(columns, rows))
    say(console, _STAYS[language], "dim")
    if apart:
        say(console, _NO_CHANNEL.filled(ids=all_named(analysis.flat, apart, language))[language], "dim")
    if whole.moments_as_large:
        say(
            console,
            AS_LARGE.filled(
                ids=listed(
                    (analysis.flat.touchpoints[i].title[language] for i in whole.moments_as_large), language
                )
            )[language],
            "dim",
        )
    if whole.moments.assumed:
        reach = ASSUMED_RANGE * analysis.flat.emotion_scale
        points, less = (quantity.number(x, language) for x in (reach, UNIFORM_RANGE * reach))
        told = {
            "ids": all_named(analysis.flat, whole.moments.assumed, language),
            "share": quantity.share(assumed, language),
        }
        say(console, _ASSUMED.filled(points=points, less=less, **told)[language], "dim")


def short_headers(language: Language) -> list[str]:
    """The headings of a short table: rank, touchpoint, effect, can gain, can lose, reach, stays one."""
    rank, title, stays, *figures = (h[language] for h in _HEADERS[:7])
    return [rank, title, *figures, stays]


def why(t: TouchpointFigures, language: Language) -> str:
    """What makes a touchpoint decide what is remembered."""
    reasons = []
    if t.unavoidability is not None and not above(1, t.unavoidability, NEAR):
        reasons.append(_SURE[language])
    for form, part in ((_PEAK, t.peak_share), (_END, t.end_share)):
        if part and part >= 0.005:
            reasons.append(form.filled(share=quantity.share(part, language))[language])
    if not t.peak_share and not t.end_share and t.swing:
        reasons.append((_COULD_WIN if (t.reward or 0) > (t.penalty or 0) else _COULD_LOSE)[language])
    if t.asymmetry is not None and abs(t.asymmetry) >= _CLEAR:
        reasons.append((_WIN if t.asymmetry > 0 else _LOSE)[language])
    return ("；" if language == "zh" else "; ").join(reasons)


def _points(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
