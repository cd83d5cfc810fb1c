"""The segments side by side."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import heading, numbers, table, words
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.console import Console

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures

_HEADING = Wording("Segments", "客群")
_HEADERS = (
    Wording("segment", "客群"),
    Wording("share", "占比"),
    Wording("remembered", "记忆体验"),
    Wording("peak", "峰"),
    Wording("end", "终"),
    Wording("mean time", "平均耗时"),
    Wording("90 % within", "90 % 在此之内"),
    Wording("promises kept", "承诺兑现"),
    Wording("first moments of truth", "首要关键时刻"),
)


def show(console: Console, analysis: Analysis, language: Language) -> None:
    """Print the section."""
    heading(console, _HEADING[language])
    headers = [h[language] for h in _HEADERS]
    columns = [words(headers[0]), *map(numbers, headers[1:8]), words(headers[8])]
    rows = [_row(analysis, analysis.of(name), language) for name in analysis.segments]
    console.print(table(columns, rows))


def _row(analysis: Analysis, whole: GroupFigures, language: Language) -> list[str | None]:
    e, time = whole.experience, whole.time
    titles = [analysis.flat.touchpoints[id_].title[language] for id_ in whole.moments_of_truth[:2]]
    judged = [p.kept for p in whole.promises]
    return [
        analysis.map.segments[whole.name].title[language],
        quantity.share(whole.share, language),
        quantity.score(e.remembered, language),
        quantity.score(fsum(v * p for v, p in e.peak), language) if e.peak else None,
        quantity.score(fsum(v * p for v, p in e.end), language) if e.end else None,
        quantity.time(time.mean, language),
        quantity.time(time.quantile(0.9), language),
        f"{sum(k is True for k in judged)}/{len(judged)}" if judged else None,
        " > ".join(titles),
    ]
