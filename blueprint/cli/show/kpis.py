"""Key figures as a table: value, where it comes from, which way is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, GOOD, QUIET, numbers, say, styled, table, words
from blueprint.figures.kpis.kpis import queues_counted
from blueprint.figures.kpis.words import BASIS, HEADERS, better, by_touchpoint, said
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.kpis.kpis import KpiFigure

_QUEUES = Wording(
    "queues counted: {touchpoints}; service level within {within}",
    "计入的排队：{touchpoints}；服务水平时限 {within}",
)


def show(
    console: Console, analysis: Analysis, figures: Sequence[KpiFigure], within: float, language: Language
) -> None:
    """Print every figure; what is unknown says what it needs."""
    headers = [words(h[language]) if i != 1 else numbers(h[language]) for i, h in enumerate(HEADERS)]
    console.print(table(headers, [_row(f, language) for f in figures]))
    titles = [analysis.flat.touchpoints[i].title[language] for i in queues_counted(analysis)]
    if titles:
        joined = listed(titles, language)
        told = _QUEUES.filled(touchpoints=joined, within=quantity.time(within, language))
        say(console, told[language], QUIET)
    for f in figures:
        if f.by_touchpoint:
            say(console, by_touchpoint(f, analysis.flat, language), QUIET)


def _row(f: KpiFigure, language: Language) -> list[str | Text | None]:
    title, about = f.kpi.title.wording[language], f.kpi.about.wording[language]
    text = said(f, language)
    if text is None:
        unknown = f.needs[language] if f.needs else ""
        return [title, "–", better(f, language), styled(unknown, QUIET), about]
    value = text if f.good is None else styled(text, GOOD if f.good else BAD)
    return [title, value, better(f, language), BASIS[f.basis][language] if f.basis else None, about]
