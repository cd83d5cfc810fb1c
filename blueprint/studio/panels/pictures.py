"""The charts that a map has data for, as pictures on a light card: drawn when they are looked at, once a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.studio.markup import picture, show, tag
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.page_language import language
from blueprint.studio.topbar import segment, speech
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.export.subject import Subject

KEPT = 6
"""Pictures kept of one text."""


def subject_of(facts: Facts, seen: str, words: PictureLanguage) -> Subject:
    """What charts are drawn from; the packs are those of the map's folder and settings."""
    from pathlib import Path

    from blueprint.export.subject import Subject
    from blueprint.packs.shelf import Shelf

    assert facts.analysis is not None
    known = seen if seen in facts.analysis.segments else "all"
    shelf = Shelf(facts.linted.settings.packs, Path(facts.path).parent)
    return Subject(facts.analysis, words, known, shelf=shelf)


def svg_of(facts: Facts, chart: str, seen: str, words: PictureLanguage) -> str:
    """A chart as SVG text; blank where the map has no data for it."""
    from blueprint.export.html.views import drawn

    kept: dict[tuple[str, str, str], str] = facts.__dict__.setdefault("_charts", {})
    key = (chart, seen, words)
    if key not in kept:
        while len(kept) >= KEPT:
            kept.pop(next(iter(kept)))
        subject = subject_of(facts, seen, words)
        kept[key] = drawn(subject, chart, subject.segment, words)
    return kept[key]


def chart(facts: Facts, name: str, title: Wording, missing: Wording) -> bool:
    """Draw a chart, or say what the map lacks for it; gives whether there is one."""
    svg = svg_of(facts, name, segment(), speech())
    if not svg:
        show(tag("div", missing[language()], "soft"))
        return False
    show(f'<div class="chart">{picture(svg, title[language()])}</div>')
    return True
