"""Below the matrix: how well each dimension is covered, and how customers score it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.dimensions import words
from blueprint.draw.charts.dimensions.columns import column_of
from blueprint.draw.geometry import Rect
from blueprint.draw.svg_painter.boxes import outline
from blueprint.draw.svg_painter.writing import number, place
from blueprint.draw.text.speech import say
from blueprint.draw.theme.theme import Edge
from blueprint.figures.evidence import is_said_assumed
from blueprint.figures.quality.coverage import coverage
from blueprint.model.names import Dimension

if TYPE_CHECKING:
    from blueprint.draw.charts.page import Page
    from blueprint.draw.overlay import State
    from blueprint.experience.quality.perceived import Perceptions
    from blueprint.figures import Analysis
    from blueprint.wording import Language, Wording

_LINE = 25.0
_NEAR = -0.5
"""A gap below this is drawn as broken, one below 0 as near."""


def height_of(seen: Perceptions) -> float:
    """The room that the scores need, px."""
    return _LINE * (6 if seen.gaps else 2) + (40 if seen.gaps else 0)


def paint_scores(page: Page, analysis: Analysis, seen: Perceptions, segment: str, body: Rect) -> float:
    """Count and share of customers; with scores, also weight, expectation, perception, gap. Where it ends, px."""
    language: Language = "en" if page.speech == "en" else "zh"
    covered = coverage(analysis, segment)
    lines: list[tuple[Wording, dict[Dimension, str]]] = [
        (words.COUNT, {d: str(len(c.touchpoints)) for d, c in covered.items()}),
        (words.MET, {d: quantity.share(c.met, language) for d, c in covered.items()}),
    ]
    if seen.gaps:
        lines += [
            (
                words.WEIGHT,
                {d: quantity.share(w, language) for d, w in seen.weights.items() if w is not None},
            ),
            (words.EXPECTED, {d: _two(s.expectation) for d, s in seen.scores.items()}),
            (words.PERCEIVED, {d: _two(s.perception) for d, s in seen.scores.items()}),
        ]
    y = body.bottom
    page.rule(body.x, y, body.right, y, page.theme.arrow, 1.4)
    for name, values in lines:
        page.text(say(name, page.speech).joined, body.x + 8, y + 17, 12, ink="line")
        for d, value in values.items():
            page.text(value, column_of(body, d), y + 17, 13, anchor="middle")
        y += _LINE
        page.rule(body.x, y, body.right, y, page.theme.rule)
    if not seen.gaps:
        return y
    page.text(say(words.GAP, page.speech).joined, body.x + 8, y + 17, 12, bold=True)
    for d, gap in seen.gaps.items():
        state: State = "broken" if gap < _NEAR else "near" if gap < 0 else "ok"
        pair, edge = page.theme.states[state], page.theme.state_edges.get(state, Edge("none"))
        pill = Rect(column_of(body, d) - 30, y + 2, 60, 20)
        page.parts.append(f'<rect {place(pill)} rx="{number(10)}" fill="{pair.ground}"{outline(edge)}/>')
        page.text(
            quantity.score(gap, language),
            pill.centre.x,
            y + 17,
            13,
            bold=True,
            anchor="middle",
            fill=pair.text,
        )
    return _overall(page, seen, body, y + _LINE, language)


def _overall(page: Page, seen: Perceptions, body: Rect, y: float, language: Language) -> float:
    room = body.w - 16
    if seen.unweighted is not None:
        plain, weighted = (quantity.score(v, language) for v in (seen.unweighted, seen.weighted))
        said = say(words.OVERALL.filled(plain=plain, weighted=weighted), page.speech).joined
        y = page.lines(said, body.x + 8, y, room, (12.0, 11.0), most=1, ink="line")
    if seen.said is not None and is_said_assumed(seen.said.source):
        assumed = say(words.ASSUMED, page.speech).joined
        y = page.lines(assumed, body.x + 8, y, room, (11.5, 10.5), most=1, ink="soft")
    return y


def _two(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
