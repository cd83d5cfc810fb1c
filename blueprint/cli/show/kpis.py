"""Key figures as a table: value, where it comes from, which way is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.cli.show.console import BAD, GOOD, QUIET, numbers, say, styled, table, words
from blueprint.figures import speech
from blueprint.figures.kpis import queues_counted
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.kpis import KpiFigure

_HEADERS = (
    Wording("key figure", "指标"),
    Wording("value", "数值"),
    Wording("better", "方向"),
    Wording("from", "来源"),
    Wording("what it is", "口径"),
)
_BETTER = {
    "up": Wording("higher", "越高越好"),
    "down": Wording("lower", "越低越好"),
    "between": Wording("{low} to {high}", "{low}～{high}"),
}
_BASIS = {"map": Wording("map", "地图"), "data": Wording("counts", "统计")}
_QUEUES = Wording(
    "queues counted: {touchpoints}; service level within {within}",
    "计入的排队：{touchpoints}；服务水平时限 {within}",
)


def show(
    console: Console, analysis: Analysis, figures: Sequence[KpiFigure], within: float, language: Language
) -> None:
    """Print every figure; what is unknown says what it needs."""
    headers = [words(h[language]) if i != 1 else numbers(h[language]) for i, h in enumerate(_HEADERS)]
    console.print(table(headers, [_row(f, language) for f in figures]))
    titles = [analysis.flat.touchpoints[i].title[language] for i in queues_counted(analysis)]
    if titles:
        joined = ("、" if language == "zh" else ", ").join(titles)
        told = _QUEUES.filled(touchpoints=joined, within=speech.duration(within, language))
        say(console, told[language], QUIET)


def _row(f: KpiFigure, language: Language) -> list[str | Text | None]:
    better = _BETTER[f.kpi.direction].filled(
        low=speech.share(f.kpi.low, language), high=speech.share(f.kpi.high, language)
    )[language]
    if f.value is None:
        unknown = f.needs[language] if f.needs else ""
        return [
            f.kpi.title.wording[language],
            "–",
            better,
            styled(unknown, QUIET),
            f.kpi.about.wording[language],
        ]
    text = _value(f, f.value, language)
    if f.low is not None and f.high is not None:
        text += f" ({_value(f, f.low, language)} … {_value(f, f.high, language)})"
    value = text if f.good is None else styled(text, GOOD if f.good else BAD)
    basis = _BASIS[f.basis][language] if f.basis else None
    return [f.kpi.title.wording[language], value, better, basis, f.kpi.about.wording[language]]


def _value(f: KpiFigure, value: float, language: Language) -> str:
    match f.kpi.kind:
        case "share":
            return speech.share(value, language)
        case "net":
            return f"{100 * value:+.0f}"
        case "time":
            return speech.duration(value, language)
        case _:
            return speech.number(value, language)
