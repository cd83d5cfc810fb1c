"""Promises and limits in a sentence each: whether they are kept, how surely, and why nobody knows."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from blueprint import quantity
from blueprint.cli.show.promise_words import achieved_range, achievement, stretch, title
from blueprint.figures.day.hours import hours_of
from blueprint.figures.limits import starts_unsaid
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import rounded_duration
from blueprint.flow.calendar.due import IN_SHORT
from blueprint.flow.chain.gates import touchpoint_of
from blueprint.model.arrivals import hour_called
from blueprint.ranking import NEAR, above, most
from blueprint.wording import Language, Wording, both_listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.promises import PromiseFigures
    from blueprint.figures.ranges.range import Range
    from blueprint.flow.time.promise import Judgement
    from blueprint.model.service_map import Promise

_TAKES = Wording("takes up to {time}", "最长用时 {time}")
_WORDS = {
    (True, True): Wording("Kept", "能兑现"),
    (True, False): Wording("Probably kept", "大概能兑现"),
    (False, True): Wording("NOT kept", "不能兑现"),
    (False, False): Wording("Probably NOT kept", "大概不能兑现"),
}
"""By whether it is kept, and whether nothing that is not known, nor the error of the method, turns that."""
_MAYBE = Wording("Maybe kept", "或可兑现")
"""Of what is kept on the way of people who have more work than they can do: times do not know that."""
_SAID = {
    "share": Wording(
        "{word}: {name} within {time}, {share} promised, {achieved} achieved{range}.",
        "{word}：{name}，{time}内，承诺 {share}，可达 {achieved}{range}。",
    ),
    "mean": Wording(
        "{word}: {name}, {time} on average promised, {achieved} achieved{range}.",
        "{word}：{name}，承诺平均 {time}，可达 {achieved}{range}。",
    ),
    "max": Wording(
        "{word}: {name}, {time} at most promised, {achieved}.",
        "{word}：{name}，承诺最长 {time}，{achieved}。",
    ),
}
_OF_THOSE = Wording(
    "{word}: {name} within {time}, {share} promised, {achieved} of the {part} who get there{range}.",
    "{word}：{name}，{time}内，承诺 {share}，到达终点的 {part} 客户中可达 {achieved}{range}。",
)
_MANY_NEVER = 0.2
"""From this share of customers on who never get to the end of a promise it is said, whatever it says of the others."""
_READ = Wording(" Read {reading}, it is {share}.", "若{reading}，则为 {share}。")
_AT_WORST = Wording(
    " Of those who come from {start} on it is {share}.", "其中 {start} 起到达的客户为 {share}。"
)
_CLEARLY = 0.005
"""By how much fewer it must be to be told: half a point."""
_LIMIT = Wording("the limit at {title}", "{title}的时限")
_LAWFUL = {True: Wording("Kept", "符合"), False: Wording("NOT kept", "不符合")}
_ALLOWED = Wording(
    "{word}: {name}, {allowed} allowed, {achieved}{start}.",
    "{word}：{name}，规定不超过 {allowed}，{achieved}{start}。",
)
_COUNTED = Wording(
    "; counted from {title}, where the map does not say where the clock starts (`limit: {{from: ...}}`)",
    "；地图没有写明从哪里起算（`limit: {{from: ...}}`），暂从{title}起算",
)
_COUNTED_FROM = Wording(", counted from {title}", "（从{title}起算）")
_BETWEEN = Wording(" ({range})", "（{range}）")
_NO_TIME = Wording(
    "Unknown: {name}; no time is known for {titles}.", "未知：{name}；{titles}的时间无从得知。"
)
_NOBODY = Wording("Unknown: {name}; no customer does both.", "未知：{name}；没有客户两处都经过。")
_NO_END = Wording("{name}: {reason}", "{name}：{reason}")


class Verdict(NamedTuple):
    """A promise or a limit in one sentence.

    Attributes:
        name: what it is called.
        promise: as the map has it.
        kept: whether it is; None where nobody can know.
        sentence: in the language asked for.
    """

    name: str
    promise: Promise
    kept: bool | None
    sentence: str


def verdicts(analysis: Analysis, whole: GroupFigures, language: Language) -> Iterator[Verdict]:
    """Every promised quantity in a sentence, in the order of the map; then every limit."""
    ranges = ranges_of(analysis, whole.name).promises
    for figures in whole.promises:
        promise = figures.promise
        name = stretch(analysis, promise, language)
        busy = analysis.overworked(promise.from_, promise.to)
        if not figures.judgements and figures.reason:
            yield Verdict(name, promise, None, _why_unknown(analysis, figures, name)[language])
        for j in figures.judgements:
            open_ = ranges.get(promise.id)
            achieved, found = achievement(j, language), achieved_range(j, open_, language)
            if j.kind == "mean" and open_ is not None and found != achieved:
                achieved = _no_finer(j, open_, achieved, language)
            firm = _is_firm(j, open_)
            form, part = _SAID[j.kind], 1 - (figures.never or 0.0)
            if j.kind == "share" and _few_arrive(j, part):
                form, found = _OF_THOSE, None if firm else found
            sentence = form.filled(
                word=_MAYBE if j.kept and busy else _WORDS[j.kept, firm],
                part=quantity.share(part, language),
                name=name,
                time=j.limit,
                share=quantity.share(j.required, language),
                achieved=achieved,
                range=_BETWEEN.filled(range=found) if found and found != achieved else "",
            )[language]
            sentence += _otherwise(figures, j, language) + _at_worst(analysis, whole, j, promise, language)
            yield Verdict(name, promise, j.kept, sentence)
    unsaid = starts_unsaid(analysis.map)
    for figures in whole.limits:
        name = _limit(analysis, figures, language)
        start = title(analysis, figures.promise.from_, language)
        counted: Wording | str = ""
        if figures.promise.id in unsaid:
            counted = _COUNTED.filled(title=start)
        elif _says_start(analysis, figures.promise.id):
            counted = _COUNTED_FROM.filled(title=start)
        if not figures.judgements and figures.reason:
            sentence = _NO_END.filled(name=name, reason=figures.reason)[language]
            yield Verdict(name, figures.promise, None, sentence)
        for j in figures.judgements:
            sentence = _ALLOWED.filled(
                word=_LAWFUL[j.kept],
                name=name,
                allowed=j.limit,
                achieved=_longest(j, language),
                start=counted,
            )[language]
            yield Verdict(name, figures.promise, j.kept, sentence)


def _few_arrive(j: Judgement, part: float) -> bool:
    """Whether a promise is kept only because those do not count who never get to its end, or many do not."""
    return above(1 - part, _MANY_NEVER) or (j.kept and above(j.required, part * j.achieved, NEAR))


def _says_start(analysis: Analysis, id_: str) -> bool:
    """Whether a limit says where its clock starts: whoever reads that it is kept has to know."""
    time = analysis.map.touchpoints[id_].time
    return time is not None and time.limit is not None and time.limit.from_ is not None


def _otherwise(figures: PromiseFigures, j: Judgement, language: Language) -> str:
    """What another reading of the words comes to, where they leave it open."""
    read = figures.other_reading(j)
    if read is None:
        return ""
    share = quantity.both(quantity.share, read.achieved)
    return _READ.filled(reading=IN_SHORT[read.limit.reading], share=share)[language]


def _at_worst(
    analysis: Analysis, whole: GroupFigures, j: Judgement, promise: Promise, language: Language
) -> str:
    """In which hour of the day fewest are served in time, where that is clearly fewer."""
    kept = {
        hour_called(day.days, hour.start): other.achieved
        for day, hour in hours_of(analysis.days)
        for figures in hour.analysis.of(whole.name).promises
        for other in figures.judgements
        if j.kind == other.kind == "share" and figures.promise.id == promise.id
    }
    at = most(kept, lambda at: -kept[at]) if kept else None
    if at is None or not above(j.achieved, kept[at] + _CLEARLY):
        return ""
    share = quantity.both(quantity.share, kept[at], beside=j.required)
    return _AT_WORST.filled(start=at, share=share)[language]


def _why_unknown(analysis: Analysis, figures: PromiseFigures, name: str) -> Wording:
    """Why nobody knows, by titles."""
    if figures.unknown:
        known = analysis.flat.touchpoints
        titles = both_listed(known[touchpoint_of(id_)].title for id_ in figures.unknown)
        return _NO_TIME.filled(name=name, titles=titles)
    if figures.never == 1:
        return _NOBODY.filled(name=name)
    return _NO_END.filled(name=name, reason=figures.reason)


def _no_finer(j: Judgement, found: Range, achieved: str, language: Language) -> str:
    """A mean no finer than its range, unless that would take it across what is promised."""
    if found[0] <= j.required <= found[1]:
        return achieved
    return rounded_duration(j.achieved, found, language)


def _is_firm(j: Judgement, found: Range | None) -> bool:
    """Whether a verdict stands in the error of the method and over the range of what is achieved."""
    if not j.sure or found is None or j.kind == "max":
        return j.sure
    worst, best = found if j.kind == "share" else (-found[1], -found[0])
    required = j.required if j.kind == "share" else -j.required
    return not above(required, worst, NEAR) if j.kept else above(required, best, NEAR)


def _limit(analysis: Analysis, limit: PromiseFigures, language: Language) -> str:
    return _LIMIT.filled(title=title(analysis, limit.promise.id, language))[language]


def _longest(j: Judgement, language: Language) -> str:
    """How long it takes at most; where there is no longest time, how many take longer than allowed."""
    if not isfinite(j.achieved):
        return quantity.beyond(j.beyond, language, beside=j.tolerated)
    return _TAKES.filled(time=quantity.time(j.achieved, language, beside=j.required))[language]
