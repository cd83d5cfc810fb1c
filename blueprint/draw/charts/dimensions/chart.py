"""The matrix of the five dimensions as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.dimensions import words
from blueprint.draw.charts.dimensions.columns import COLUMN, TITLE, column_of
from blueprint.draw.charts.dimensions.scores import height_of, paint_scores
from blueprint.draw.charts.page import HEIGHT, MARGIN, WIDTH, Page
from blueprint.draw.geometry import Rect
from blueprint.draw.svg_painter.writing import number
from blueprint.draw.text.speech import say, say_text
from blueprint.experience.quality.perceived import Perceptions
from blueprint.figures.quality.coverage import coverage
from blueprint.model.names import DIMENSION_NAMES, Dimension
from blueprint.model.segments import ALL

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.draw.theme.theme import Theme
    from blueprint.figures import Analysis
    from blueprint.model.touchpoint import Touchpoint

REACH = 220.0
_LEAST, _MOST = 25.0, 44.0


def dimensions_chart(analysis: Analysis, speech: PictureLanguage, theme: Theme, segment: str = ALL) -> str:
    """The matrix of a map as SVG text; blank where no touchpoint carries a dimension.

    Rows are the touchpoints that customers experience, and all others that carry a dimension.
    """
    every = analysis.map.touchpoints.values()
    if not any(t.quality for t in every):
        return ""
    rows = [t for t in every if t.quality or (t.lane.experienced and t.id in analysis.map.walked)]
    page = Page(theme, speech, WIDTH)
    title = say(words.TITLE.filled(title=say_text(analysis.map.title, speech).joined), speech).main
    about = say(words.ABOUT, speech).joined
    y = _key(page, page.heading(title, about))
    seen = Perceptions(analysis.map.dimensions)
    free = HEIGHT - y - 44 - height_of(seen) - 30
    row = min(_MOST, max(_LEAST, free / len(rows)))
    body = Rect(MARGIN, y + 44, WIDTH - 2 * MARGIN, row * len(rows))
    _head(page, body)
    for i in range(0, len(rows), 2):
        page.block(Rect(body.x, body.y + i * row, body.w, row), theme.card, 0)
    for dimension in Dimension:
        if not any(dimension in t.quality for t in every):
            empty = Rect(column_of(body, dimension) - COLUMN / 2, body.y, COLUMN, body.h)
            page.block(empty, theme.states["near"].ground, 0)
    whole = analysis.of(segment)
    sure = {id_ for c in coverage(analysis, segment).values() for id_ in c.unavoidable}
    truths = {id_: rank for rank, id_ in enumerate(whole.moments_of_truth, 1)}
    for i, touchpoint in enumerate(rows):
        rect = Rect(body.x, body.y + i * row, body.w, row)
        _row(page, touchpoint, rect, touchpoint.id in sure, truths.get(touchpoint.id))
        figures = whole.touchpoints.get(touchpoint.id)
        if figures is not None and touchpoint.id in analysis.map.walked:
            _reach(page, figures.reach, Rect(body.right - REACH, rect.y, REACH, row))
    bottom = paint_scores(page, analysis, seen, segment, body)
    return page.finished(title, about, max(HEIGHT, bottom + 24))


def _head(page: Page, body: Rect) -> None:
    y = body.y - 10
    page.text(say(words.TOUCHPOINT, page.speech).joined, body.x + 8, y, 11, ink="soft")
    for dimension in Dimension:
        said = say(DIMENSION_NAMES[dimension], page.speech)
        x = column_of(body, dimension)
        page.text(said.main, x, y - (13 if said.small else 0), 14, bold=True, anchor="middle")
        page.text(said.small, x, y, 10, ink="soft", anchor="middle")
    page.text(say(words.REACH, page.speech).joined, body.right - REACH + 8, y, 11, ink="soft")
    page.rule(body.x, body.y, body.right, body.y, page.theme.arrow, 1.4)


def _row(page: Page, touchpoint: Touchpoint, rect: Rect, sure: bool, rank: int | None) -> None:
    """Title, star, and a dot for each dimension: full where nobody gets by, hollow elsewhere."""
    said, middle = say_text(touchpoint.title, page.speech), rect.centre.y
    shown = page.text(
        _short(said.main, 168 if said.small else 250), rect.x + 8, middle + 4.5, 13, bold=rank is not None
    )
    if said.small:
        x = rect.x + 14 + shown.width
        page.text(_short(said.small, rect.x + TITLE - 42 - x), x, middle + 4.5, 10, ink="soft")
    if rank is not None:
        truth = page.theme.marks["truth"]
        page.block(Rect(rect.x + TITLE - 38, middle - 8, 30, 16), truth.ground, 8, page.theme.arrow)
        page.text(
            f"★{rank}", rect.x + TITLE - 23, middle + 4, 11, bold=True, anchor="middle", fill=truth.text
        )
    for dimension in touchpoint.quality:
        dot(page, column_of(rect, dimension), middle, full=sure)


def dot(page: Page, x: float, y: float, *, full: bool) -> None:
    """One mark of the matrix."""
    fill = page.theme.curve if full else page.theme.paper
    page.parts.append(
        f'<circle cx="{number(x)}" cy="{number(y)}" r="7" fill="{fill}" stroke="{page.theme.curve}" '
        'stroke-width="2"/>'
    )


def _short(text: str, room: float) -> str:
    from blueprint.draw.text.wrap import fit

    return fit(text, False, (13.0,), max(room, 20.0), 1, 1).lines[0] if text else ""


def _reach(page: Page, reach: float, rect: Rect) -> None:
    room = rect.w - 70
    page.block(Rect(rect.x + 8, rect.centre.y - 5, room, 10), page.theme.curve_ground, 2, page.theme.rule)
    page.block(Rect(rect.x + 8, rect.centre.y - 5, room * reach, 10), page.theme.curve, 2)
    text = quantity.share(reach, "zh" if page.speech != "en" else "en")
    page.text(text, rect.right - 4, rect.centre.y + 4.5, 12, anchor="end")


def _key(page: Page, y: float) -> float:
    """What the marks mean."""
    x, middle = MARGIN, y + 4
    for full, name in ((True, words.SURE), (False, words.SOME)):
        dot(page, x + 8, middle, full=full)
        x += 24 + page.text(say(name, page.speech).joined, x + 24, middle + 4, 11.5, ink="line").width + 24
    truth = page.theme.marks["truth"]
    page.block(Rect(x, middle - 8, 26, 16), truth.ground, 8, page.theme.arrow)
    page.text("★", x + 13, middle + 4, 11, bold=True, anchor="middle", fill=truth.text)
    page.text(say(words.TRUTH, page.speech).joined, x + 34, middle + 4, 11.5, ink="line")
    return middle + 12
