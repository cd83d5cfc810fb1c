"""The blueprint as a page of Visio: phases, lanes, boxes with their data, arrows glued to them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.text.words import EXIT_SIGN
from blueprint.draw.theme.themes import THEMES
from blueprint.export.uncut import uncut
from blueprint.export.visio.shapes import Line, Look, Page
from blueprint.tables.sheets import TOUCHPOINTS, sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blueprint.draw.shapes import Box, Layout, Route, TextLine
    from blueprint.draw.theme.theme import Theme
    from blueprint.export.subject import Subject

_RULE = 1.0
_HEAD, _FOOT = 56.0, 20.0
"""Room above and below the lanes, px."""
_LARGE, _SMALL = 0.6, 0.42
"""Size of a mark's letters to its height; a third letter needs room."""
_WIDER = 1.5
"""Room of a line of text to its width here: other machines have other fonts."""


def page_of(subject: Subject) -> Page:
    """Everything of the picture that moves with boxes or holds them; the curve and the figures stay with the other formats."""
    layout, theme = subject.folded, THEMES[subject.theme]
    upper = [*(phase.rect for phase in layout.phases), *(band.rect for band in layout.bands)]
    top = min(rect.y for rect in upper) - _HEAD
    page = Page(top, max(rect.bottom for rect in upper) + _FOOT - top)
    _frame(page, layout, theme)
    rows = {
        str(row["id"]): row
        for sheet in sheets(subject.map)
        if sheet.name == TOUCHPOINTS
        for row in sheet.rows
    }
    numbers = {box.id: _box(page, box, rows.get(box.id, {}), theme) for box in layout.boxes}
    places = {box.id: box.rect for box in layout.boxes}
    for bar in layout.bars:
        page.box(bar.rect, (), Look(theme.arrow), name=f"{bar.kind}: {bar.touchpoint}")
    for route in uncut(subject.layout.routes, layout.routes):
        _arrow(page, route, numbers, places, theme)
    return page


def _lines(lines: Iterable[TextLine], theme: Theme) -> list[Line]:
    return [Line(line.text, line.size, line.bold, theme.inks[line.ink]) for line in lines]


def _frame(page: Page, layout: Layout, theme: Theme) -> None:
    """Title, phases, lanes and their parts, the lines between them."""
    room = Rect(18, page.top + 8, layout.width - 36, 36)
    page.box(room, [Line(layout.title, 20, bold=True, ink=theme.inks["main"])], Look(align=0), name="title")
    for phase in layout.phases:
        ink = Line(phase.line.text, phase.line.size, phase.line.bold, theme.phase.text)
        page.box(phase.rect, [ink], Look(theme.phase.ground, round=4), name="phase")
    for band in layout.bands:
        look = Look(theme.lanes[band.lane].ground, theme.lanes[band.lane].edge)
        page.box(band.rect, (), look, {"lane": band.lane.value}, name=f"lane: {band.lane.value}")
        _words(page, band.lines, theme)
        for part in band.parts:
            page.box(
                part.rect,
                (),
                Look(edge=theme.lanes[band.lane].edge, dash=True),
                {"lane": f"{band.lane.value}/{part.name}"},
            )
            _words(page, part.lines, theme)
    for border in layout.borders:
        page.line((Point(0, border.y), Point(layout.width, border.y)), theme.rule, _RULE, dash=True)
        _words(page, border.lines, theme)


def _words(page: Page, lines: Iterable[TextLine], theme: Theme) -> None:
    """Lines of text where the picture has them."""
    for line in lines:
        more = line.rect.w * (_WIDER - 1)
        left = line.rect.x - (0 if line.anchor == "start" else more / 2 if line.anchor == "middle" else more)
        room = Rect(left, line.rect.y, line.rect.w + more, line.rect.h)
        align = {"start": 0, "middle": 1, "end": 2}[line.anchor]
        page.box(room, _lines([line], theme), Look(align=align))


def _box(page: Page, box: Box, row: dict[str, object], theme: Theme) -> int:
    look = Look(theme.box, theme.lanes[box.lane].edge, 2.0 if box.is_truth else 1.0, round=6.0)
    said = {key: str(value) for key, value in row.items() if value not in (None, "")}
    title, *others = _alike(box)
    room = _room(title, box.rect)
    inner = [(_room(part, box.rect), _lines(part, theme), Look()) for part in others]
    inner += _inside(box, theme)
    return page.box(box.rect, _lines(title, theme), look, said, inner, box.id, room)


def _alike(box: Box) -> list[list[TextLine]]:
    """The lines of a box by what they look like: Chinese large, English small."""
    parts = [list(part) for _, part in groupby(box.lines, key=lambda line: (line.size, line.bold, line.ink))]
    return parts or [[]]


def _room(lines: Sequence[TextLine], box: Rect) -> Rect:
    """Over the whole width of the box, as high as the lines."""
    if not lines:
        return box
    top, bottom = min(line.rect.y for line in lines), max(line.rect.bottom for line in lines)
    return Rect(box.x, top, box.w, bottom - top)


def _inside(box: Box, theme: Theme) -> Iterator[tuple[Rect, list[Line], Look]]:
    """What hangs on a box: its time, its exits, its marks."""
    if box.chip:
        pair = theme.states[box.chip.state]
        yield (
            box.chip.rect,
            [Line(box.chip.line.text, box.chip.line.size, ink=pair.text)],
            Look(pair.ground, round=6.0),
        )
    for flag in box.exits:
        text = f"{EXIT_SIGN} {flag.line.text}"
        yield (
            flag.rect,
            [Line(text, flag.line.size, flag.line.bold, theme.exit.text)],
            Look(theme.exit.ground),
        )
    for mark in box.marks:
        pair = theme.marks[mark.kind]
        yield (
            mark.rect,
            [
                Line(
                    mark.text,
                    mark.rect.h * (_LARGE if len(mark.text) < 3 else _SMALL),
                    bold=True,
                    ink=pair.text,
                )
            ],
            Look(pair.ground, round=mark.rect.w / 2),
        )


def _arrow(page: Page, route: Route, numbers: dict[str, int], places: dict[str, Rect], theme: Theme) -> None:
    ends = numbers.get(route.source), numbers.get(route.target)
    points = route.points or tuple(
        places[end].centre for end in (route.source, route.target) if end in places
    )
    if len(points) < 2:
        return
    ink = theme.dashed if route.dashed else theme.back if route.back else theme.arrow
    page.arrow(
        points, ends, ink, dash=route.dashed, head=route.arrow, back=route.back and bool(theme.back_dash),
        name=f"{route.source or '*'} > {route.target}",
    )  # fmt: skip
    if route.label:
        text = Line(route.label.line.text, route.label.line.size, route.label.line.bold, theme.pill.text)
        page.box(
            route.label.rect, [text], Look(theme.pill.ground, theme.pill_edge, round=route.label.rect.h / 2)
        )
    if route.limit:
        _words(page, [route.limit], theme)
