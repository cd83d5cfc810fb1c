"""Promises and limits: promised or allowed, achieved, kept or not."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from blueprint import quantity
from blueprint.cli.show.console import BAD, GOOD, heading, numbers, styled, table, words
from blueprint.figures.limits import starts_unsaid
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import duration_range, share_range
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.promises import PromiseFigures
    from blueprint.figures.ranges.ranges import Range
    from blueprint.flow.time.promise import Judgement
    from blueprint.model.service_map import Promise

_HEADING = Wording("Promises", "承诺")
_WITH_LIMITS = Wording("Promises and limits", "承诺与时限")
_HEADERS = (
    Wording("promise", "承诺"),
    Wording("from - to", "起止"),
    Wording("promised", "承诺值"),
    Wording("achieved", "实际可达"),
    Wording("80 % range", "80 % 范围"),
    Wording("kept", "兑现"),
    Wording("never get there", "未到终点"),
)
_SHARE = Wording("{share} within {time}", "{share} 在 {time} 内")
_MEAN = Wording("mean {time}", "平均 {time}")
_MAX = Wording("longest {time}", "最长 {time}")
_TAKES = Wording("takes up to {time}", "最长用时 {time}")
_YES, _NO = Wording("yes", "是"), Wording("NO", "否")
_KEPT = Wording(
    "{name} is kept: {promised} promised, {achieved} achieved{range}.",
    "{name} 能兑现：承诺 {promised}，可达 {achieved}{range}。",
)
_NOT_KEPT = Wording(
    "{name} is NOT kept: {promised} promised, {achieved} achieved{range}.",
    "{name} 不能兑现：承诺 {promised}，只达 {achieved}{range}。",
)
_LONGEST_KEPT = Wording(
    "{name} is kept: {promised} promised, {achieved}.", "{name} 能兑现：承诺 {promised}，{achieved}。"
)
_LONGEST_NOT_KEPT = Wording(
    "{name} is NOT kept: {promised} promised, {achieved}.", "{name} 不能兑现：承诺 {promised}，{achieved}。"
)
_LIMIT_AT = Wording("limit at {id}", "{id} 的时限")
_LIMIT = Wording("the limit at {title}", "{title}的时限")
_ALLOWED = Wording(
    "{name} is kept: {allowed} allowed, {achieved}{start}.",
    "{name}符合：规定不超过 {allowed}，{achieved}{start}。",
)
_EXCEEDED = Wording(
    "{name} is NOT kept: {allowed} allowed, {achieved}{start}.",
    "{name}不符合：规定不超过 {allowed}，{achieved}{start}。",
)
_COUNTED = Wording(
    "; counted from {title}, where the map does not say where the clock starts (`limit: {{from: ...}}`)",
    "；地图没有写明从哪里起算（`limit: {{from: ...}}`），暂从{title}起算",
)
_BETWEEN = Wording(" ({range})", "（{range}）")
_NO_END = Wording("{name}: {reason}", "{name}：{reason}")
_UNSURE = Wording("{word}, within the error", "{word}（在误差内）")


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section; nothing where nothing is promised or limited."""
    if not whole.bounds:
        return
    heading(console, promises_title(whole)[language])
    headers = [h[language] for h in _HEADERS]
    columns = [
        words(headers[0]),
        words(headers[1]),
        words(headers[2]),
        words(headers[3]),
        words(headers[4]),
        words(headers[5]),
        numbers(headers[6]),
    ]
    ranges = ranges_of(analysis, whole.name).promises
    rows = [row for p in whole.promises for row in _rows(p, ranges.get(p.promise.id), language)]
    for limit in whole.limits:
        named = _LIMIT_AT.filled(id=limit.promise.id)[language]
        rows += [[named, *row[1:]] for row in _rows(limit, None, language)]
    console.print(table(columns, rows))


def promises_title(whole: GroupFigures) -> Wording:
    """What the section is called."""
    return _WITH_LIMITS if whole.limits else _HEADING


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
        name = figures.promise.id
        if not figures.judgements and figures.reason:
            yield Verdict(
                name, figures.promise, None, _NO_END.filled(name=name, reason=figures.reason)[language]
            )
        for j in figures.judgements:
            found = _range(j, ranges.get(name), language)
            kept, broken = (_LONGEST_KEPT, _LONGEST_NOT_KEPT) if j.kind == "max" else (_KEPT, _NOT_KEPT)
            sentence = (kept if j.kept else broken).filled(
                name=name,
                promised=_promised(j, language),
                achieved=_achieved(j, language),
                range=_BETWEEN.filled(range=found) if found else "",
            )[language]
            yield Verdict(name, figures.promise, j.kept, sentence)
    unsaid = starts_unsaid(analysis.map)
    for figures in whole.limits:
        name = _limit(analysis, figures, language)
        start = _title(analysis, figures.promise.from_, language)
        counted = _COUNTED.filled(title=start) if figures.promise.id in unsaid else ""
        if not figures.judgements and figures.reason:
            sentence = _NO_END.filled(name=name, reason=figures.reason)[language]
            yield Verdict(name, figures.promise, None, sentence)
        for j in figures.judgements:
            sentence = (_ALLOWED if j.kept else _EXCEEDED).filled(
                name=name,
                allowed=quantity.time(j.within, language),
                achieved=longest(j, language),
                start=counted,
            )[language]
            yield Verdict(name, figures.promise, j.kept, sentence[:1].upper() + sentence[1:])


def _limit(analysis: Analysis, limit: PromiseFigures, language: Language) -> str:
    return _LIMIT.filled(title=_title(analysis, limit.promise.id, language))[language]


def _title(analysis: Analysis, id_: str, language: Language) -> str:
    return analysis.map.touchpoints[id_].title[language]


def _rows(
    figures: PromiseFigures, found: Range | None, language: Language
) -> Iterator[list[str | Text | None]]:
    promise = figures.promise
    route = f"{promise.from_} - {promise.to}"
    never = quantity.share(figures.never, language)
    if not figures.judgements:
        reason = figures.reason[language] if figures.reason else None
        yield [promise.id, route, None, reason, None, None, never]
    for j in figures.judgements:
        word = (_YES if j.kept else _NO)[language]
        verdict = styled(word if j.sure else _UNSURE.filled(word=word)[language], GOOD if j.kept else BAD)
        achieved = _achieved(j, language)
        yield [
            promise.id,
            route,
            _promised(j, language),
            achieved,
            _range(j, found, language),
            verdict,
            never,
        ]


def _range(j: Judgement, found: Range | None, language: Language) -> str | None:
    if found is None or j.kind == "max":
        return None
    return (share_range if j.kind == "share" else duration_range)(found, language)


def _promised(j: Judgement, language: Language) -> str:
    time = quantity.time(j.within, language)
    if j.kind == "share":
        return _SHARE.filled(share=quantity.share(j.required, language), time=time)[language]
    return (_MEAN if j.kind == "mean" else _MAX).filled(time=time)[language]


def _achieved(j: Judgement, language: Language) -> str:
    if j.kind == "share":
        return quantity.share(j.achieved, language, beside=j.required)
    if j.kind == "mean":
        return quantity.time(j.achieved, language, beside=j.required)
    return quantity.beyond(j.beyond, language, beside=j.tolerated)


def longest(j: Judgement, language: Language) -> str:
    """How long it takes at most; where there is no longest time, how many take longer than allowed."""
    if not isfinite(j.achieved):
        return quantity.beyond(j.beyond, language, beside=j.tolerated)
    return _TAKES.filled(time=quantity.time(j.achieved, language, beside=j.required))[language]
