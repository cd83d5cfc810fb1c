"""How long a visit takes, and by which exits customers leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, heading, say
from blueprint.cli.show.measures import all_named
from blueprint.figures.calendar.nights import over_nights
from blueprint.figures.calendar.words import nights
from blueprint.figures.inputs import assumed_exponential
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import about_duration, duration_range, rounded_duration, with_range
from blueprint.flow.chain.gates import touchpoint_of
from blueprint.model.exits import exit_title
from blueprint.ranking import NEAR, above
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures

_HEADING = Wording("Time of a visit", "一次服务的耗时")
_MEAN = Wording(
    "mean {mean}, standard deviation {sd}; half within {p50}, 90 % within {p90}, 95 % within {p95}",
    "平均 {mean}，标准差 {sd}；一半客户在 {p50} 内，90 % 在 {p90} 内，95 % 在 {p95} 内",
)
_VISIT = Wording(
    "Mean visit{whose}: {mean}; nine of ten leave within {p90}.",
    "平均耗时{whose}：{mean}；九成客户在{p90}内离开。",
)
_OF_STAYING = Wording(" of those who do not give up", "（不含放弃的客户）")
_FEW_LONG = Wording(
    "The mean is longer: a few customers take very long.", "平均值更高，是因为少数客户耗时很长。"
)
_UNSEEN = Wording(
    "For about {hidden} of it, on average, customers see nobody at work for them.",
    "其中平均约 {hidden}是后台时间，客户看不到有人在办。",
)
_UNSEEN_PART, _FAR_ABOVE = 0.05, 1.05
"""Of a visit; less hidden time is not worth a line."""
_SEEN = Wording(
    "{visible} before the customer's eyes, {hidden} hidden behind the line of visibility",
    "客户看得见 {visible}，可视线之后 {hidden}",
)
_UNKNOWN = Wording("unknown: no time is given for {ids}", "未知：{ids} 没有给出时间")
_NO_TIME = Wording(
    "How long a visit takes is unknown: no time is given for {titles}.",
    "一次服务的耗时未知：{titles}没有给出时间。",
)
_GROWS = Wording("without end: the queue at {ids} grows for ever", "无止境：“{ids}”的队伍会不断变长")
_ASSUMED = Wording(
    "service at {ids} has no estimate and is taken as exponential around its standard",
    "{ids} 没有耗时估计，按以标准时间为均值的指数分布计算",
)
_HIDDEN = Wording(
    "hidden: {chain} ({time} per customer), before {before}",
    "隐藏：{chain}（每位客户 {time}），之后是{before}",
)
_MEANWHILE = Wording("; meanwhile customers are at {ids}", "；其间客户在{ids}")
_NOTHING_SEEN = Wording("; meanwhile customers see nothing", "；其间客户什么也看不到")
_WAY = Wording(
    "most common way through ({share} of customers), to {exit}: {way}",
    "最常见的动线（{share} 的客户），至{exit}：{way}",
)
_CRITICAL = Wording(
    "critical chain, the longest branch of what runs at the same time: {chain}",
    "关键链（同时进行的各分支中最长的）：{chain}",
)
_EXITS = Wording("Exits: {exits}", "出口：{exits}")


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section."""
    heading(console, _HEADING[language])
    time = whole.time
    if whole.overloaded:
        say(console, _GROWS.filled(ids=all_named(analysis.flat, whole.overloaded, language))[language], BAD)
    unknown = [id_ for id_ in time.unknown if id_ not in whole.overloaded]
    if unknown:
        say(console, _UNKNOWN.filled(ids=all_named(analysis.flat, unknown, language))[language])
    if time.mean is not None:
        named = {"mean": time.mean, "sd": time.sd, **{f"p{q}": time.quantile(q / 100) for q in (50, 90, 95)}}
        ranges = ranges_of(analysis, whole.name)
        known = {"mean": ranges.time_mean, "p90": ranges.time_p90}
        said = {
            key: with_range(quantity.time(value, language), known.get(key), duration_range, language)
            for key, value in named.items()
        }
        say(console, _MEAN.filled(**said)[language])
        if found := over_nights(analysis.schedule, analysis.members(whole.name), whole.time):
            say(console, nights(found)[language])
        seen, hidden = quantity.time(time.visible, language), quantity.time(time.hidden, language)
        say(console, _SEEN.filled(visible=seen, hidden=hidden)[language])
        if time.law and time.law.method != "exact":
            say(console, time.law.note[language], "dim")
    _show_hidden(console, analysis, whole, language)
    if assumed := [id_ for id_, t in analysis.flat.touchpoints.items() if assumed_exponential(t)]:
        say(console, _ASSUMED.filled(ids=all_named(analysis.flat, assumed, language))[language], "dim")
    say(console, _exits(analysis, whole, language))


def visit(analysis: Analysis, whole: GroupFigures, language: Language) -> Iterator[str]:
    """How long a visit takes and how customers leave, a sentence each."""
    time = whole.time
    unknown = [id_ for id_ in time.unknown if id_ not in whole.overloaded]
    if time.mean is not None:
        ranges = ranges_of(analysis, whole.name)
        p90 = time.quantile(0.9)
        said = _VISIT.filled(
            mean=about_duration(time.mean, ranges.time_mean, language),
            p90=about_duration(p90, ranges.time_p90, language),
            whose=_OF_STAYING if above(1, whole.staying, NEAR) else "",
        )[language]
        yield (
            said
            if p90 is None or not above(time.mean, _FAR_ABOVE * p90)
            else f"{said}{' ' if language == 'en' else ''}{_FEW_LONG[language]}"
        )
        if found := over_nights(analysis.schedule, analysis.members(whole.name), whole.time):
            yield nights(found)[language]
        if time.hidden and above(time.hidden, _UNSEEN_PART * time.mean):
            hidden = rounded_duration(time.hidden, ranges.time_mean, language)
            yield _UNSEEN.filled(hidden=hidden)[language]
    elif unknown:
        titles = {analysis.flat.touchpoints[touchpoint_of(id_)].title[language]: None for id_ in unknown}
        yield _NO_TIME.filled(titles=listed(titles, language))[language]
    yield _exits(analysis, whole, language)


def _exits(analysis: Analysis, whole: GroupFigures, language: Language) -> str:
    exits = listed(
        (
            f"{exit_title(analysis.map, name)[language]} {quantity.share(share, language)}"
            for name, share in whole.exits.items()
        ),
        language,
    )
    return _EXITS.filled(exits=exits)[language]


def _show_hidden(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Which backstage chain each wait waits for, the most common way through, and the critical chain."""

    def titles(ids: tuple[str, ...], between: str) -> str:
        return between.join(analysis.flat.touchpoints[id_].title[language] for id_ in ids)

    comma = "、" if language == "zh" else ", "
    for chain in whole.hidden:
        said = _HIDDEN.filled(
            chain=titles(chain.touchpoints, " > "),
            time=quantity.time(chain.seconds, language),
            before=titles(chain.before, comma) or "-",
        )[language]
        after = _MEANWHILE.filled(ids=titles(chain.meanwhile, comma)) if chain.meanwhile else _NOTHING_SEEN
        say(console, said + after[language])
    if whole.way:
        way = _WAY.filled(
            share=quantity.share(whole.way.share, language),
            exit=exit_title(analysis.map, whole.way.exit),
            way=titles(whole.way.touchpoints, " > "),
        )
        say(console, way[language])
        if whole.way.critical:
            say(console, _CRITICAL.filled(chain=titles(whole.way.critical, " > "))[language])
