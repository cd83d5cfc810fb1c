"""The deck: overview, one slide a phase, one a role; what to say is in the notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from blueprint.draw.geometry import Rect
from blueprint.draw.theme import SCREEN
from blueprint.export.paper import MissingLibrary
from blueprint.export.slides.notes import STANDARD, notes, said
from blueprint.export.slides.shapes import (
    EMU_TO_PX,
    MARGIN,
    SLIDE,
    Canvas,
    arrow,
    color,
    fill_text,
    rectangle,
    text_box,
    touchpoint,
)
from blueprint.export.texts import one_line
from blueprint.export.xml import clean
from blueprint.model.names import PHASE_NAMES, Phase
from blueprint.tables.workbook import steady

if TYPE_CHECKING:
    from blueprint.export.subject import Subject
    from blueprint.model.touchpoint import Touchpoint

_HEAD = 64.0
_ROWS = 7
"""Touchpoints on one slide of a role or phase."""


def deck(subject: Subject) -> bytes:
    """A presentation.

    Raises:
        MissingLibrary: the extra `export` is not installed.
    """
    try:
        from pptx import Presentation
        from pptx.util import Emu
    except ImportError as error:
        raise MissingLibrary("python-pptx", "export") from error
    made = Presentation()
    made.slide_width, made.slide_height = (Emu(round(side * EMU_TO_PX)) for side in SLIDE)
    _overview(made, subject)
    touchpoints = [t for t in subject.map.touchpoints.values() if t.lane != "evidence"]
    for phase in Phase:
        chosen = [t for t in touchpoints if t.phase is phase]
        _cards(made, subject, one_line(PHASE_NAMES[phase], subject.texts), chosen)
    for role in dict.fromkeys(t.role for t in touchpoints if t.role):
        assert role is not None
        _cards(made, subject, one_line(role, subject.texts), [t for t in touchpoints if t.role == role])
    made.core_properties.title = one_line(subject.map.title, subject.texts)
    made.core_properties.author = "blueprint"
    out = io.BytesIO()
    made.save(out)
    return steady(out.getvalue())


def _overview(made: Any, subject: Subject) -> None:
    layout = subject.layout
    slide = made.slides.add_slide(made.slide_layouts[6])
    width, height = SLIDE
    scale = min((width - 2 * MARGIN) / layout.width, (height - 2 * MARGIN) / layout.height)
    canvas = Canvas(slide, scale, (width - layout.width * scale) / 2, (height - layout.height * scale) / 2)
    inks = SCREEN.inks
    for band in layout.bands:
        rectangle(canvas, band.rect, SCREEN.lanes[band.lane].ground, None).name = f"lane:{band.lane.value}"
        name = Rect(band.rect.x + 4, band.lines[0].rect.y - 2, 150, 44)
        text_box(
            canvas,
            name,
            [(line.text, canvas.points(line.size), line.bold, inks[line.ink]) for line in band.lines],
        )
    for border in layout.borders:
        _rule(canvas, border.y, layout.width)
    for line in layout.heading:
        room = Rect(line.rect.x, line.rect.y - 2, line.width * 1.25 + 20, line.size * 1.6)
        text_box(canvas, room, [(line.text, canvas.points(line.size), line.bold, inks[line.ink])])
    for card in layout.figures:
        rectangle(canvas, card.rect, SCREEN.card, None, rounded=True)
        lines = [
            (card.label.text, canvas.points(card.label.size), False, inks["soft"]),
            (card.value.text, canvas.points(card.value.size), True, inks["main"]),
        ]
        text_box(canvas, card.rect, lines)
    drawn = {box.id: touchpoint(canvas, box) for box in layout.boxes}
    for route in layout.routes:
        arrow(canvas, route, drawn.get(route.source), drawn.get(route.target))
    _note(slide, subject, list(subject.map.touchpoints.values()))


def _rule(canvas: Canvas, y: float, width: float) -> None:
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Pt

    line = canvas.slide.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, canvas.x(0), canvas.y(y), canvas.x(width), canvas.y(y)
    )
    line.line.color.rgb = color(SCREEN.arrow)
    line.line.width = Pt(1)


def _cards(made: Any, subject: Subject, heading: str, chosen: list[Touchpoint]) -> None:
    """Slides that list touchpoints with their standard and what is said; as many as it takes."""
    for start in range(0, len(chosen), _ROWS):
        some = chosen[start : start + _ROWS]
        slide = made.slides.add_slide(made.slide_layouts[6])
        canvas = Canvas(slide)
        inks = SCREEN.inks
        title = one_line(subject.map.title, subject.texts)
        text_box(
            canvas,
            Rect(MARGIN, 14, SLIDE[0] - 2 * MARGIN, 44),
            [(f"{heading} · {title}", 20, True, inks["main"])],
        )
        height = (SLIDE[1] - _HEAD - MARGIN) / _ROWS
        for number, t in enumerate(some):
            top = _HEAD + number * height
            room = Rect(MARGIN, top + 4, 260, height - 8)
            edge = SCREEN.lanes[t.lane].edge
            box = rectangle(canvas, room, SCREEN.lanes[t.lane].ground, edge, rounded=True)
            box.name = f"touchpoint:{t.id}"
            lines = [(one_line(t.title, subject.texts), 12.0, True, inks["main"])]
            if t.time and t.time.standard:
                lines.append(
                    (f"{said(STANDARD, subject.texts)} ≤ {t.time.standard}", 9.0, False, inks["soft"])
                )
            fill_text(box, lines)
            spoken = [(one_line(line, subject.texts), 11.0, False, inks["main"]) for line in t.script[:2]]
            steps = " > ".join(one_line(s, subject.texts) for s in (t.contact.steps if t.contact else ())[:5])
            if steps:
                spoken.append((steps, 9.0, False, inks["soft"]))
            if spoken:
                text_box(
                    canvas, Rect(MARGIN + 276, top + 6, SLIDE[0] - 2 * MARGIN - 276, height - 10), spoken
                )
        _note(slide, subject, some)


def _note(slide: Any, subject: Subject, chosen: list[Touchpoint]) -> None:
    titles = {t.id: one_line(t.title, subject.texts) for t in subject.map.touchpoints.values()}
    lines = [line for t in chosen for line in notes(t, titles, subject.texts)]
    slide.notes_slide.notes_text_frame.text = clean("\n".join(lines))
