"""Around the boxes of a slide: title, header figures, lanes with their names, the lines between them, phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.export.slides.canvas import MARGIN, SLIDE
from blueprint.export.slides.lines import Stroke, polyline
from blueprint.export.slides.ooxml import identity, outline, place
from blueprint.export.slides.text import LEADING, Paragraph, Run, lines_of, one
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blueprint.draw.shapes import Band, Border, FigureCard, Layout, PhaseBand
    from blueprint.export.slides.canvas import Canvas
    from blueprint.export.slides.window import Window

TITLE_PLACE = Rect(MARGIN, 12, SLIDE[0] - 2 * MARGIN, 34)
"""Where a slide's title stands, px."""
NAMES = 124.0
"""Room for the lanes' names, px."""
CARD_HEIGHT, _CARD_GAP = 150.0, 16.0
_DASHES = {"customer": "", "frontstage": "lgDash", "backstage": "sysDot"}


def paint_figures(canvas: Canvas, cards: Sequence[FigureCard]) -> None:
    """The header figures as cards, two in a row."""
    wide = (SLIDE[0] - 2 * MARGIN - _CARD_GAP) / 2
    for i, card in enumerate(cards):
        x, y = MARGIN + i % 2 * (wide + _CARD_GAP), 70 + i // 2 * (CARD_HEIGHT + _CARD_GAP)
        pair, inks = canvas.theme.states[card.state], canvas.theme.inks
        judged = card.state != "plain"
        solid = canvas.theme.shaped and judged  # where colour alone would tell
        ink = pair.text if judged else inks["main"]
        soft = pair.text if solid else inks["soft"]
        texts = [(card.label.text, 18.0, soft, False), (card.value.text, 28.0, ink, True)]
        if card.note:
            texts.append((card.note.text, 18.0, soft, False))
        lines = [
            Paragraph(
                (Run("\n".join(lines_of(text, size, bold, wide - 40, 2)[0]), size, paint, bold),), "l", 4.0
            )
            for text, size, paint, bold in texts
        ]
        edge = canvas.theme.state_edges.get(card.state) if solid else None
        canvas.shape(
            f"figure-state:{i + 1}" if solid else f"figure:{i + 1}",
            Rect(x, y, wide, CARD_HEIGHT),
            lines,
            fill=pair.ground if solid else canvas.theme.card,
            edge=edge.colour if edge else None,
            width=edge.width if edge else 1.0,
            dash="sysDash" if edge and edge.dash else "",
            corner=10,
            insets=(20, 4, 20, 4),
        )


def paint_lanes(
    canvas: Canvas, bands: Iterable[Band], borders: Iterable[Border], window: Window, right: float
) -> None:
    """Lanes over the whole width, their names at the left."""
    for band in bands:
        top, bottom = window.y(band.rect.y), window.y(band.rect.bottom)
        paint = canvas.theme.lanes[band.lane]
        canvas.shape(
            f"lane:{band.lane.value}", Rect(MARGIN, top, right - MARGIN, bottom - top), fill=paint.ground
        )
        canvas.shape(f"lane:{band.lane.value}", Rect(MARGIN, top, 4, bottom - top), fill=paint.edge)
        lines = []
        for line in band.lines:
            size = canvas.least
            fitted, _ = lines_of(line.text, size, line.bold, NAMES - 14, 2)
            lines.append(
                Paragraph((Run("\n".join(fitted), size, canvas.theme.inks[line.ink], line.bold),), "l")
            )
        tall = min(bottom - top, 80.0)
        middle = (top + bottom) / 2 - (10 if bottom - top > 90 else 0)
        if band.parts:
            middle = top + tall / 2
            _paint_parts(canvas, band, window, right)
        canvas.shape(
            f"lane-name:{band.lane.value}",
            Rect(MARGIN + 10, middle - tall / 2, NAMES - 12, tall),
            lines,
            insets=(0, 0, 0, 0),
        )
    for border in borders:
        y = window.y(border.y)
        name, dash = f"line:{border.below.value}", _DASHES[border.below.value]
        spot = place(Rect(MARGIN, y, right - MARGIN, 0))
        canvas.add(
            f"<p:cxnSp><p:nvCxnSpPr>{identity(canvas.number(), name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{spot}"
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{outline(canvas.theme.arrow, 1.2, dash=dash)}</p:spPr></p:cxnSp>'
        )


def _paint_parts(canvas: Canvas, band: Band, window: Window, right: float) -> None:
    """The parts of a lane that is split: their names, and a thin line between them."""
    for i, part in enumerate(band.parts):
        top, bottom = window.y(part.rect.y), window.y(part.rect.bottom)
        name = f"sublane:{band.lane.value}/{part.name}"
        if i:
            stroke = Stroke(canvas.theme.rule, 1.0, dash="sysDot", head=False)
            polyline(canvas, name, [Point(MARGIN, top), Point(right, top)], stroke)
        if part.name:
            fitted, _ = lines_of(part.name, canvas.least, False, NAMES - 20, 2)
            rect = Rect(MARGIN + 16, (top + bottom) / 2 - 10.0 * len(fitted), NAMES - 20, 20.0 * len(fitted))
            ink = canvas.theme.inks["main"]
            canvas.shape(
                name,
                rect,
                [Paragraph((Run("\n".join(fitted), canvas.least, ink),), "l")],
                insets=(0, 0, 0, 0),
            )


def paint_evidence(
    canvas: Canvas, part: Layout, whole: Layout, window: Window, top: float, right: float
) -> float:
    """What customers see, as lines of text above the touchpoints' columns; where that ends."""
    size, columns = canvas.least, {box.column: box.rect for box in part.boxes}
    texts: dict[int, list[str]] = {}
    for box in whole.boxes:
        if box.kind == "evidence" and box.column in columns:
            texts.setdefault(box.column, []).append(" ".join(line.text for line in box.lines if line.bold))
    if not texts:
        return top
    room = {column: window.rect(columns[column]).w + 24 for column in texts}
    said = {c: lines_of(" · ".join(texts[c]), size, False, room[c], 4)[0] for c in texts}
    name = next((line.text for b in whole.bands if b.lane is Lane.EVIDENCE for line in b.lines), "")
    fitted, _ = lines_of(name, size, True, NAMES - 14, 2)
    high = max(len(lines) for lines in (fitted, *said.values())) * size * LEADING + 10
    paint = canvas.theme.lanes[Lane.EVIDENCE]
    canvas.shape("lane:evidence", Rect(MARGIN, top, right - MARGIN, high), fill=paint.ground)
    canvas.shape("lane:evidence", Rect(MARGIN, top, 4, high), fill=paint.edge)
    named = Paragraph((Run("\n".join(fitted), size, canvas.theme.inks["main"], True),), "l")
    canvas.shape(
        "lane-name:evidence", Rect(MARGIN + 10, top, NAMES - 12, high), (named,), insets=(0, 0, 0, 0)
    )
    for column, lines in said.items():
        centre = window.rect(columns[column]).centre.x
        rect = Rect(centre - room[column] / 2, top, room[column], high)
        text = Paragraph((Run("\n".join(lines), size, canvas.theme.inks["main"]),))
        canvas.shape(f"evidence:{column}", rect, (text,), insets=(0, 0, 0, 0))
    return top + high


def paint_phases(canvas: Canvas, phases: Iterable[PhaseBand], window: Window, top: float) -> None:
    """The phases over their columns."""
    for phase in phases:
        low, high = max(phase.rect.x, window.low), min(phase.rect.right, window.high)
        if low < high:
            left, right = window.x(low), window.x(high)
            size = canvas.least
            rect = Rect(left, top, right - left, size * 1.3)
            text = lines_of(phase.line.text, size, True, rect.w - 4, 1)[0][0]
            pair = canvas.theme.phase
            canvas.shape("phase", rect, one(text, size, pair.text, bold=True), fill=pair.ground, corner=4)
