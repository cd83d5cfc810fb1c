"""The picture on slides: the whole at a glance, then its parts with all they say, joined by letters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.draw.folding import parted
from blueprint.draw.geometry import Point, Rect
from blueprint.draw.layout.shared import Drawn
from blueprint.draw.marks import is_hollow
from blueprint.draw.text.metrics import measure
from blueprint.export.slides.boxes import paint_box
from blueprint.export.slides.canvas import MARGIN, SLIDE, Canvas
from blueprint.export.slides.frame import NAMES, paint_evidence, paint_lanes, paint_phases
from blueprint.export.slides.labels import paint_labels
from blueprint.export.slides.lines import Ends, Stroke, arrow, polyline
from blueprint.export.slides.text import LEADING, Paragraph, Run, lines_of, one
from blueprint.export.slides.window import MOST_COLUMNS, Window, first_columns, window_of
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blueprint.draw import Fold
    from blueprint.draw.shapes import Box, Layout, Route
    from blueprint.draw.theme.theme import Theme

_HEAD, _FOOT, _PHASES = 52.0, 706.0, 24.0
_SIDE = 30.0
"""Room for letters at either side, px."""
_MOST_NUMBER = 22.0


def numbers_of(layout: Layout) -> dict[str, int]:
    """The number of every touchpoint, column by column from above."""
    boxes = [box for box in layout.boxes if box.kind == "touchpoint"]
    boxes.sort(key=lambda box: (box.column, box.rect.y))
    return {box.id: number for number, box in enumerate(boxes, 1)}


def glance(layout: Layout, theme: Theme) -> str:
    """The shapes of a slide with the whole picture: a number in every box, and its title where all have room."""
    canvas = Canvas(theme)
    plain = _without_evidence(layout)
    window = _whole_window(plain)
    paint_lanes(canvas, plain.bands, plain.borders, window, SLIDE[0] - MARGIN)
    for route in plain.routes:
        if not route.dashed:
            ink = theme.back if route.back else theme.arrow
            points = [window.point(p) for p in route.points]
            polyline(canvas, f"arrow:{route.source}:{route.target}", points, Stroke(ink, 1.2), bend=4)
    numbers = numbers_of(layout)
    rects = {box.id: window.rect(box.rect) for box in plain.boxes}
    titled = _all_titled(canvas, plain, window)
    widest = measure(str(len(numbers)), 1.0, True)
    for box in plain.boxes:
        _numbered(canvas, box, rects[box.id], numbers.get(box.id, 0), widest, titled=titled)
    return canvas.xml


def _whole_window(plain: Layout) -> Window:
    return window_of(plain, (MARGIN + NAMES + 8, SLIDE[0] - MARGIN - 8), (_HEAD, _FOOT), 1.0)


def _all_titled(canvas: Canvas, plain: Layout, window: Window) -> bool:
    """Whether every title has room at a glance: else there are numbers, which stand before the titles of the parts."""
    return all(_titled(canvas, box, window.rect(box.rect)) for box in plain.boxes)


def _titled(canvas: Canvas, box: Box, rect: Rect) -> list[str]:
    """The lines of its title where they fit; nothing where they do not."""
    text = " ".join(line.text for line in box.lines if line.bold) or box.title
    lines, whole = lines_of(text, canvas.least, True, rect.w - 4, 3)
    high = len(lines) * canvas.least * LEADING
    wide = max(measure(line, canvas.least, True) for line in lines)
    return lines if whole and high <= rect.h - 2 and wide <= rect.w - 2 else []


def _numbered(canvas: Canvas, box: Box, rect: Rect, number: int, widest: float, *, titled: bool) -> None:
    """`widest` is the largest number in type of 1 px: all are of one size where boxes are slim."""
    stars = [mark for mark in box.marks if mark.kind == "truth" and not is_hollow(mark.text)]
    text = "\n".join(_titled(canvas, box, rect)) if titled else str(number)
    most = min(_MOST_NUMBER, rect.h * 0.5, rect.w / widest)
    size = max(canvas.least, most)
    pair = canvas.theme.marks["truth"]
    canvas.shape(
        f"glance:{box.id}",
        rect,
        (
            Paragraph(
                (
                    Run(
                        text,
                        canvas.least if titled else size,
                        pair.text if stars else canvas.theme.inks["main"],
                        True,
                    ),
                )
            ),
        ),
        fill=pair.ground if stars else canvas.theme.box,
        edge=canvas.theme.lanes[box.lane].edge,
        width=1.6,
        corner=5,
        insets=(0, 0, 0, 0),
        about=f"{number} {box.title}",
    )


def parts(layout: Layout, theme: Theme, fold: Fold = None) -> Iterator[tuple[Layout, str]]:
    """The slides of the parts, of as many columns as a `fold` says or fewer: what each shows, and its shapes."""
    plain = _without_evidence(layout)
    most = min(fold, MOST_COLUMNS) if isinstance(fold, int) else MOST_COLUMNS
    if not _all_titled(Canvas(theme), plain, _whole_window(plain)):
        numbers = numbers_of(layout)
        plain = replace(plain, boxes=tuple(_with_number(box, numbers[box.id]) for box in plain.boxes))
    for part in parted(plain, first_columns(plain, most)):
        canvas = Canvas(theme)
        _part(canvas, part, layout)
        yield part, canvas.xml


def _with_number(box: Box, number: int) -> Box:
    if not box.lines:
        return box
    return replace(box, lines=(replace(box.lines[0], text=f"{number} {box.lines[0].text}"), *box.lines[1:]))


def _without_evidence(layout: Layout) -> Layout:
    """What is only shown has no box on a slide: it is listed above its column."""
    boxes = tuple(box for box in layout.boxes if box.kind == "touchpoint")
    known = {box.id for box in boxes}
    routes = tuple(r for r in layout.routes if (not r.source or r.source in known) and r.target in known)
    bands = tuple(
        b for b in layout.bands if b.lane is not Lane.EVIDENCE or any(x.lane is b.lane for x in boxes)
    )
    return replace(layout, boxes=boxes, routes=routes, bands=bands)


def _part(canvas: Canvas, part: Layout, whole: Layout) -> None:
    right = SLIDE[0] - MARGIN
    across = (MARGIN + NAMES + _SIDE, right - _SIDE)
    top = _HEAD + (_PHASES if whole.phases else 0)
    window = window_of(part, across, (top, _FOOT))
    top = paint_evidence(canvas, part, whole, window, top, right)
    window = window_of(part, across, (top, _FOOT))
    paint_lanes(canvas, part.bands, part.borders, window, right)
    paint_phases(canvas, part.phases, window, _HEAD)
    titles = {box.id: box.title for box in whole.boxes}
    placed = {box.id: (canvas.number(), window.rect(box.rect)) for box in part.boxes}
    drawn = Drawn()
    for route in part.routes:
        if route.dashed:
            stroke = Stroke(canvas.theme.dashed, 1.2, dash="dash", head=False)
            for piece in drawn.rest(route.points):
                at = [window.point(p) for p in piece]
                polyline(
                    canvas, f"{route.kind}:{route.source}:{route.target}", at, stroke, _about(route, titles)
                )
        else:
            _route(canvas, route, window, placed, titles)
    for box in part.boxes:
        number, rect = placed[box.id]
        paint_box(canvas, box, rect, number, brief=False, scale=min(window.x.solid, window.y.solid))
    for bar in part.bars:
        at_bar = window.rect(bar.rect)
        at_bar = Rect(at_bar.centre.x - 2.5, at_bar.y, 5, at_bar.h)
        canvas.shape(f"{bar.kind}:{bar.touchpoint}", at_bar, fill=canvas.theme.arrow)
    letters = _letters(canvas, part, window)
    paint_labels(canvas, part, window, [*(rect for _, rect in placed.values()), *letters])


def _about(route: Route, titles: Mapping[str, str]) -> str:
    """The alternative text of an arrow."""
    share = f" {route.label.line.text}" if route.label else ""
    return f"{titles.get(route.source, '')} > {titles.get(route.target, '')}{share}"


def _route(
    canvas: Canvas,
    route: Route,
    window: Window,
    placed: Mapping[str, tuple[int, Rect]],
    titles: Mapping[str, str],
) -> None:
    ink = canvas.theme.back if route.back else canvas.theme.arrow
    points = [window.point(p) for p in route.points]
    dash = "lgDash" if route.back and canvas.theme.back_dash else ""
    ends = Ends(placed.get(route.source), placed.get(route.target))
    stroke = Stroke(ink, 1.8, dash=dash, head=route.arrow)
    arrow(canvas, f"arrow:{route.source}:{route.target}", points, ends, stroke, _about(route, titles))
    if route.kind == "entry":
        dot = Rect(points[0].x - 3, points[0].y - 3, 6, 6)
        canvas.shape(f"entry:{route.target}", dot, preset="ellipse", fill=ink)


def _letters(canvas: Canvas, part: Layout, window: Window) -> list[Rect]:
    """Where arrows leave a slide or come in: the same letter stands on the other slide."""
    found: list[Rect] = []
    middle = (window.low + window.high) / 2
    high = canvas.least * 1.3
    for pill in part.connectors:
        wide = measure(pill.line.text, canvas.least, True) + 10
        at = window.point(pill.rect.centre)
        left = pill.rect.centre.x < middle
        rect = Rect(MARGIN + NAMES - 4 if left else SLIDE[0] - MARGIN - wide - 2, at.y - high / 2, wide, high)
        met = Point(rect.right if left else rect.x, at.y)
        for other in found:
            if rect.meets(other, 1):
                rect = rect._replace(y=other.bottom + 2)
        found.append(rect)
        start = window.point(Point(pill.rect.right if left else pill.rect.x, pill.rect.centre.y))
        ink = canvas.theme.dashed if pill.dashed else canvas.theme.back if pill.back else canvas.theme.arrow
        if abs(start.x - met.x) > 2:
            stroke = Stroke(ink, 1.8, dash="dash" if pill.dashed else "", head=False)
            polyline(canvas, "letter-line", [start, met], stroke)
        canvas.shape(
            f"letter:{pill.line.text}",
            rect,
            one(pill.line.text, canvas.least, canvas.theme.pill.text, bold=True),
            fill=canvas.theme.pill.ground,
            edge=ink,
            width=1.2,
            corner=5,
            insets=(0, 0, 0, 0),
        )
    return found
