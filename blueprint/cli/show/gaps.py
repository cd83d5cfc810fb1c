"""The four times of each touchpoint, and the promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show import promises
from blueprint.cli.show.console import BAD, QUIET, folded, say, styled, table, words
from blueprint.figures.gaps.words import HEADERS, NONE, OTHERS
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.gaps.gaps import Gaps, TouchpointGap
    from blueprint.figures.group import GroupFigures


_WAITS = Wording("Of those who have to wait at all: {waits}.", "只算需要等待的客户：{waits}。")
_OF_THOSE = Wording("{title} ({share} of customers)", "{title}（{share} 的客户）")


def show(console: Console, analysis: Analysis, whole: GroupFigures, gaps: Gaps, language: Language) -> None:
    """Print the touchpoints, those with gaps marked; then the promises."""
    headers = [h[language] for h in HEADERS]
    if gaps.touchpoints:
        rows = [_row(analysis.flat.touchpoints[g.id].title[language], g, language) for g in gaps.touchpoints]
        console.print(table([words(headers[0]), *map(folded, headers[1:])], rows))
    else:
        say(console, NONE[language])
    known = analysis.flat.touchpoints
    if waits := [g.id for g in gaps.touchpoints if known[g.id].waits_for]:
        told = (
            _OF_THOSE.filled(
                title=known[id_].title[language], share=quantity.share(whole.touchpoints[id_].reach, language)
            )
            for id_ in waits
        )
        say(console, _WAITS.filled(waits=listed((t[language] for t in told), language))[language], QUIET)
    promises.show(console, analysis, whole, language)
    say(console, OTHERS[language], QUIET)


def _row(title: str, g: TouchpointGap, language: Language) -> list[str | Text | None]:
    def time(seconds: float | None) -> str | None:
        return None if seconds is None else quantity.time(seconds, language)

    def gap(seconds: float | None) -> str | Text | None:
        if seconds is None:
            return None
        text = quantity.time_gain(seconds, language)
        return styled(text, BAD) if seconds > 0 else "–"

    def share(value: float | None) -> str | None:
        return None if value is None else quantity.share(value, language)

    return [
        title,
        time(g.tolerance),
        time(g.standard),
        time(g.actual),
        share(g.within_standard),
        share(g.within_tolerance),
        gap(g.design),
        gap(g.performance),
    ]
