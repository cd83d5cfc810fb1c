"""What to measure next, for people: the tornado of one figure."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import QUIET, heading, numbers, say, table, words
from blueprint.figures.ranges.measure import passed_over
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import (
    about_duration,
    about_score,
    duration_range,
    how_sure,
    number_said,
    score_range,
)
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.ranges.inputs import Input
    from blueprint.figures.ranges.measure import Effect, Of

_HEADINGS = {
    "remembered": Wording("What is remembered: {now}", "记忆体验：{now}"),
    "time": Wording("Mean time of a visit: {now}", "平均耗时：{now}"),
}
_NOTHING = Wording("nothing to measure: no number changes it", "无需测量：没有数字会影响它")
_HEADERS = (
    Wording("number", "数字"),
    Wording("now", "依据"),
    Wording("it alone", "仅由它"),
    Wording("of variance", "占方差"),
    Wording("measure", "需测量"),
    Wording("what is left", "余下范围"),
)
_ASSUMED, _MEASURED = Wording("assumed", "假定"), Wording("n = {n:g}", "n = {n:g}")
_HOW_MANY = {
    "score": Wording("{n:,} answers", "{n:,} 份回答"),
    "time": Wording("{n:,} times", "{n:,} 次计时"),
    "share": Wording("{n:,} customers", "{n:,} 位客户"),
    "arrivals": Wording("{n:,} arrivals", "{n:,} 次到达"),
    "chance": Wording("{n:,} visits", "{n:,} 次到访"),
}
_HOW = Wording(
    "Each number alone at either end of its range, all else as the map says. So many answers in all halve its error; "
    "what is left is the range of the figure once that is done for it and all above.",
    "每次只把一个数字移到其范围的两端，其余不变。测量到该次数时它的误差减半；余下范围：它及以上各项都如此测量后结果的范围。",
)
_PASSED_OVER = Wording(
    "{n} more numbers were not tried: fewer customers come to where they stand, or they are surer.",
    "另有 {n} 个数字未试：到达那里的客户较少，或更有把握。",
)
_GAIN = 0.75
"""Of the variance that an input makes, half its error takes so much away."""


def show(
    console: Console,
    analysis: Analysis,
    whole: GroupFigures,
    effects: Sequence[Effect],
    of: Of,
    top: int,
    language: Language,
) -> None:
    """Print the first rows, and what the ranges rest on."""
    ranges = ranges_of(analysis, whole.name)
    if of == "time":
        found = ranges.time_mean
        now = about_duration(whole.time.mean, found, language)
    else:
        found = ranges.remembered
        now = about_score(whole.experience.remembered, found, language)
    heading(console, _HEADINGS[of].filled(now=now)[language])
    if not effects:
        say(console, _NOTHING[language])
        return
    spoken = duration_range if of == "time" else score_range
    headers = [h[language] for h in _HEADERS]
    columns = [words(headers[0]), words(headers[1]), words(headers[2]), *map(numbers, headers[3:])]
    rows = []
    middle, less = (found[0] + found[1]) / 2 if found else 0.0, 0.0
    for e in effects[:top]:
        less += _GAIN * e.share
        half = (found[1] - found[0]) / 2 * math.sqrt(max(1 - less, 0.0)) if found else 0.0
        rows.append(
            [
                number_said(e.input.place, analysis.flat, language),
                _source(e.input, language),
                spoken(e.range, language),
                quantity.share(e.share, language),
                _HOW_MANY[e.input.kind].filled(n=e.input.answers)[language],
                spoken((middle - half, middle + half), language) if found else None,
            ]
        )
    console.print(table(columns, rows))
    say(console, _HOW[language], QUIET)
    if more := passed_over(analysis, of):
        say(console, _PASSED_OVER.filled(n=f"{more:,}")[language], QUIET)
    for line in how_sure(analysis.flat, ranges, language):
        say(console, line, QUIET)


def _source(i: Input, language: Language) -> str:
    return _ASSUMED[language] if i.n is None else _MEASURED.filled(n=i.n)[language]
