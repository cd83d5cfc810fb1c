"""The figures of a map for people: the first page, or all of them, one section each in the order people ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.cli.show import (
    dimensions,
    economics,
    experience,
    first_page,
    house,
    moments,
    promises,
    queues,
    roles,
    segments,
    staff_side,
    times,
)
from blueprint.cli.show.console import STRONG, open_console, say
from blueprint.cli.show.opening import tell_assumption
from blueprint.cli.show.roster import show_days
from blueprint.flow.chain.unknown_shares import sentence
from blueprint.model.segments import ALL
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures import Analysis

_ALL = Wording("all customers", "全部客户")


def show(analysis: Analysis, segment: str | None, language: Language, *, full: bool) -> None:
    """Print the figures of one segment, or of all customers, in full with the segments side by side."""
    console = open_console()
    whole = analysis.of(segment or ALL)
    title = analysis.map.title[language]
    group = _ALL[language] if whole.name == ALL else analysis.map.segments[whole.name].title[language]
    say(console, f"{title} · {group}", STRONG)
    if analysis.unknown:
        said = sentence(analysis.unknown, analysis.flat, option=True)[language]
        say(console, f"{said[:1].upper()}{said[1:]}")
        return
    tell_assumption(console, analysis.map, language)
    if not full:
        first_page.show(console, analysis, whole, language)
        return
    for section in (
        times,
        experience,
        staff_side,
        moments,
        house,
        dimensions,
        promises,
        queues,
        roles,
        economics,
    ):
        section.show(console, analysis, whole, language)
    show_days(console, analysis.days, language)
    if segment is None and len(analysis.segments) > 1:
        segments.show(console, analysis, language)
