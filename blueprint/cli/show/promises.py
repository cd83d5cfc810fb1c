"""The table of promises and limits: promised or allowed, achieved, kept or not. `verdicts.py` has the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, GOOD, heading, numbers, styled, table, words
from blueprint.cli.show.promise_words import achieved_range, achievement, stretch, title
from blueprint.figures.calendar.words import sentences
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.promises import PromiseFigures
    from blueprint.figures.ranges.range import Range
    from blueprint.flow.time.promise import Judgement

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
_YES, _NO, _PERHAPS = Wording("yes", "是"), Wording("NO", "否"), Wording("maybe", "或可")
_LIMIT_AT = Wording("limit at {title}", "{title}的时限")
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
    rows = [row for p in whole.promises for row in _rows(analysis, p, ranges.get(p.promise.id), language)]
    for limit in whole.limits:
        named = _LIMIT_AT.filled(title=title(analysis, limit.promise.id, language))[language]
        rows += [[named, *row[1:]] for row in _rows(analysis, limit, None, language)]
    console.print(table(columns, rows))
    for figures in whole.bounds:
        for found in figures.readings.values():
            console.print(f"{figures.promise.id}:")
            for said in sentences(found):
                console.print(f"  {said[language]}")


def promises_title(whole: GroupFigures) -> Wording:
    """What the section is called."""
    return _WITH_LIMITS if whole.limits else _HEADING


def _rows(
    analysis: Analysis, figures: PromiseFigures, found: Range | None, language: Language
) -> Iterator[list[str | Text | None]]:
    promise = figures.promise
    route = stretch(analysis, promise, language)
    never = quantity.share(figures.never, language)
    if not figures.judgements:
        reason = figures.reason[language] if figures.reason else None
        yield [promise.id, route, None, reason, None, None, never]
    busy = analysis.overworked(promise.from_, promise.to)
    for j in figures.judgements:
        word = (_PERHAPS if j.kept and busy else _YES if j.kept else _NO)[language]
        verdict = styled(word if j.sure else _UNSURE.filled(word=word)[language], GOOD if j.kept else BAD)
        achieved = achievement(j, language)
        yield [
            promise.id,
            route,
            _promised(j, language),
            achieved,
            achieved_range(j, found, language),
            verdict,
            never,
        ]


def _promised(j: Judgement, language: Language) -> str:
    time = j.limit
    if j.kind == "share":
        return _SHARE.filled(share=quantity.share(j.required, language), time=time)[language]
    return (_MEAN if j.kind == "mean" else _MAX).filled(time=time)[language]
