"""Around the boxes of a slide: title, header figures, lanes with their names, the lines between them, phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.text.metrics import measure
from blueprint.export.slides.canvas import MARGIN, SLIDE
from blueprint.export.slides.lines import Stroke, polyline
from blueprint.export.slides.ooxml import identity, outline, place
from blueprint.export.slides.text import SMALLEST, Paragraph, Run, lines_of, one

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blueprint.draw.overlay import State
    from blueprint.draw.shapes import Band, Border, FigureCard, PhaseBand
    from blueprint.export.slides.canvas import Canvas
    from blueprint.export.slides.window import Window

TITLE_PLACE = Rect(MARGIN, 12, SLIDE[0] - 2 * MARGIN, 34)
"""Where a slide's title stands, px."""
NAMES = 104.0
"""Room for the lanes' names, px."""
CARD_HEIGHT = 36.0
_DASHES = {"customer": "", "frontstage": "lgDash", "backstage": "sysDot"}


def paint_figures(canvas: Canvas, cards: Sequence[FigureCard], top: float) -> None:
    """The header figures, as cards over the whole width."""
    gap = 10.0
    wide = min(260.0, (SLIDE[0] - 2 * MARGIN - gap * (len(cards) - 1)) / max(1, len(cards)))
    for i, card in enumerate(cards):
        rect = Rect(MARGIN + i * (wide + gap), top, wide, CARD_HEIGHT)
        ink = canvas.theme.inks["main"] if card.state == "plain" else canvas.theme.states[card.state].text
        label = lines_of(card.label.text, 10, False, wide - 16, 1)[0][0]
        value = lines_of(card.value.text, 14, True, wide - 16, 1)[0][0]
        lines = [
            Paragraph((Run(text, size, paint, bold),), "l")
            for text, size, paint, bold in (
                (label, 10.0, canvas.theme.inks["soft"], False),
                (value, 14.0, ink, True),
            )
        ]
        canvas.shape(f"figure:{i + 1}", rect, lines, fill=canvas.theme.card, corner=6, insets=(8, 1, 8, 1))
        if canvas.theme.shaped and card.state != "plain":
            _outlined(
                canvas,
                card.state,
                f"figure-state:{i + 1}",
                Rect(rect.x + 4, rect.bottom - 19, measure(value, 14, True) + 8, 17),
                value,
            )
        if card.note:
            note = measure(card.note.text, SMALLEST)
            if measure(value, 14, True) + 12 + note <= wide - 16:
                spot = Rect(rect.right - 8 - note, rect.bottom - 17, note, 13)
                canvas.text(
                    f"figure-note:{i + 1}",
                    spot,
                    card.note.text,
                    SMALLEST,
                    canvas.theme.inks["soft"],
                    align="r",
                )


def _outlined(canvas: Canvas, state: State, name: str, rect: Rect, value: str) -> None:
    """A value on the ground of its state, where colour alone would tell."""
    pair, edge = canvas.theme.states[state], canvas.theme.state_edges.get(state)
    canvas.shape(
        name,
        rect,
        one(value, 14, pair.text, bold=True),
        fill=pair.ground,
        edge=edge.colour if edge else None,
        width=edge.width if edge else 1.0,
        dash="sysDash" if edge and edge.dash else "",
        corner=6,
        insets=(0, 0, 0, 0),
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
            size = 12.0 if line.bold else SMALLEST
            fitted, _ = lines_of(line.text, size, line.bold, NAMES - 14, 2)
            lines.append(
                Paragraph((Run("\n".join(fitted), size, canvas.theme.inks[line.ink], line.bold),), "l")
            )
        tall = min(bottom - top, 46.0)
        middle = (top + bottom) / 2 - (8 if bottom - top > 70 else 0)
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
        text = border.lines[0].text if border.lines else ""
        for i, line in enumerate(reversed(border.lines[:1])):
            rect = Rect(MARGIN + 10, y - 13 * (i + 1), measure(line.text, SMALLEST), 12)
            canvas.text(name, rect, text, SMALLEST, canvas.theme.inks["soft"])


def _paint_parts(canvas: Canvas, band: Band, window: Window, right: float) -> None:
    """The parts of a lane that is split: their names, and a thin line between them."""
    for i, part in enumerate(band.parts):
        top, bottom = window.y(part.rect.y), window.y(part.rect.bottom)
        name = f"sublane:{band.lane.value}/{part.name}"
        if i:
            stroke = Stroke(canvas.theme.rule, 1.0, dash="sysDot", head=False)
            polyline(canvas, name, [Point(MARGIN, top), Point(right, top)], stroke)
        if part.name:
            fitted, _ = lines_of(part.name, SMALLEST, False, NAMES - 20, 2)
            rect = Rect(MARGIN + 16, (top + bottom) / 2 - 6.0 * len(fitted), NAMES - 20, 12.0 * len(fitted))
            ink = canvas.theme.inks["main"]
            canvas.shape(
                name, rect, [Paragraph((Run("\n".join(fitted), SMALLEST, ink),), "l")], insets=(0, 0, 0, 0)
            )


def paint_phases(canvas: Canvas, phases: Iterable[PhaseBand], window: Window) -> None:
    """The phases over their columns."""
    for phase in phases:
        low, high = max(phase.rect.x, window.low), min(phase.rect.right, window.high)
        if low < high:
            left, right = window.x(low), window.x(high)
            rect = Rect(left, window.y(phase.rect.y), right - left, 16)
            lines = lines_of(phase.line.text, 10, True, rect.w - 4, 1)[0]
            canvas.shape(
                "phase",
                rect,
                [Paragraph((Run(lines[0], 10, canvas.theme.phase.text, True),))],
                fill=canvas.theme.phase.ground,
                corner=4,
            )
