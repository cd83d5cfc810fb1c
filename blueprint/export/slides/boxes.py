"""Touchpoints on a slide: a box with its title, the pill of its time, its exits, its marks; one group each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.geometry import Point, Rect
from blueprint.draw.marks import MARKS, is_hollow
from blueprint.draw.text.metrics import measure
from blueprint.export.slides.lines import commands
from blueprint.export.slides.text import LEADING, Paragraph, Run, joined, lines_of, one

if TYPE_CHECKING:
    from blueprint.draw.marks import MarkKind
    from blueprint.draw.shapes import Box, Chip, ExitFlag, Mark
    from blueprint.export.slides.canvas import Canvas

_ROW = 1.35
"""Height of a pill to its text."""
_ICON = 14.0
_SIZES = (24.0, 22.0, 20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
_AT_MOST = {"touchpoint": 13.5, "evidence": 11.0}


def paint_box(canvas: Canvas, box: Box, rect: Rect, number: int, *, brief: bool, scale: float) -> None:
    """A touchpoint or a piece of evidence; `number` is what arrows are glued to, `scale` that of boxes."""
    edge = canvas.theme.lanes[box.lane].edge
    row = canvas.least * _ROW
    chip = box.chip if box.chip and rect.h >= 2 * row else None
    foot = row * len(box.exits) + (row + 2 if chip else 0)
    most = max(canvas.least, 11.0 if brief else _AT_MOST[box.kind] * max(1.0, scale))
    side = min(_ICON * max(1.0, scale), rect.h * 0.3) if box.icon else 0.0
    room = Rect(rect.x + 3, rect.y + 1 + side, rect.w - 6, rect.h - foot - 2 - side)
    main = joined([line.text for line in box.lines if line.bold])
    small = "" if brief else joined([line.text for line in box.lines if not line.bold])
    if not main:
        main, small = small, ""
    with canvas.group(f"{box.kind}:{box.id}", rect, box.title):
        canvas.shape(
            f"box:{box.id}",
            rect,
            _titles(main, small, room, most, canvas),
            fill=canvas.theme.box,
            edge=edge,
            width=2.4 if box.is_truth else 1.2,
            corner=7 if box.kind == "touchpoint" else 2.5,
            insets=(2, 1 + side, 2, foot + 1),
            number=number,
            about=box.title,
        )
        if box.icon:
            wide, high = box.icon.picture.fitted(side, side)
            at = Rect(rect.centre.x - wide / 2, rect.y + 3, wide, high)
            canvas.image(f"channel:{box.id}", at, box.icon.picture, box.icon.title)
        if box.is_map:
            inner = Rect(rect.x + 2.5, rect.y + 2.5, rect.w - 5, rect.h - 5)
            canvas.shape(f"map:{box.id}", inner, edge=edge, width=0.8, corner=5)
        for i, flag in enumerate(box.exits):
            _exit(canvas, box, flag, Rect(rect.x, rect.bottom - row * (i + 1), rect.w, row))
        if chip:
            bottom = rect.bottom - row * len(box.exits) - 3
            _chip(canvas, box, chip, Rect(rect.x, bottom - row, rect.w, row))
        for mark in box.marks:
            _mark(canvas, box, mark, rect)


def _titles(main: str, small: str, room: Rect, largest: float, canvas: Canvas) -> list[Paragraph]:
    """The largest size at which both languages fit; else the first alone; else with an ellipsis."""
    ink, soft, least = canvas.theme.inks["main"], canvas.theme.inks["soft"], canvas.least
    sizes = [*(s for s in _SIZES if least < s <= largest), least]
    for with_small in (True, False) if small else (False,):
        for size in sizes:
            second = max(least, size * 0.76)
            lines, _ = lines_of(main, size, True, room.w, 9)
            below = lines_of(small, second, False, room.w, 9)[0] if with_small else []
            tall = (len(lines) * size + len(below) * second) * LEADING
            if tall <= room.h and len(lines) <= (2 if size > least else 9):
                made = [Paragraph((Run("\n".join(lines), size, ink, True),))]
                return [*made, Paragraph((Run("\n".join(below), second, soft),))] if below else made
    most = max(1, int(room.h / (least * LEADING)))
    lines, _ = lines_of(main, least, True, room.w, most)
    return [Paragraph((Run("\n".join(lines), least, ink, True),))]


def pill_width(text: str, size: float) -> float:
    """Room of a pill with this text."""
    return measure(text, size, True) + 9


def _chip(canvas: Canvas, box: Box, chip: Chip, row: Rect) -> None:
    pair = canvas.theme.states[chip.state]
    text = chip.line.text
    shorter = (text, quantity.tight(text), quantity.tight(text.split(" · ")[0]))
    # Where nothing fits, the first word and the colour: the picture and the notes say the rest.
    text = next((t for t in shorter if pill_width(t, canvas.least) <= row.w - 4), text.split(" ")[0])
    wide = min(row.w - 2, pill_width(text, canvas.least))
    rect = Rect(row.centre.x - wide / 2, row.y, wide, row.h)
    edge = canvas.theme.state_edges.get(chip.state)
    canvas.shape(
        f"time:{box.id}",
        rect,
        one(text, canvas.least, pair.text, bold=True),
        fill=pair.ground,
        edge=edge.colour if edge else None,
        width=edge.width if edge else 1.0,
        dash="sysDash" if edge and edge.dash else "",
        corner=99,
        insets=(0, 0, 0, 0),
        about=chip.line.text,
    )


def _exit(canvas: Canvas, box: Box, flag: ExitFlag, row: Rect) -> None:
    rect = Rect(row.x + 1.2, row.y, row.w - 2.4, row.h - 1.2)
    text = flag.line.text
    while " " in text and measure(text, canvas.least, True) > rect.w - 18:
        text = text.rsplit(" ", 1)[0]
    lines, _ = lines_of(text, canvas.least, True, rect.w - 18, 1)
    canvas.shape(
        f"exit:{box.id}:{flag.name}",
        rect,
        one(lines[0], canvas.least, canvas.theme.exit.text, bold=True),
        fill=canvas.theme.exit.ground,
        corner=4,
        insets=(14, 0, 0, 0),
        about=flag.line.text,
    )
    x = rect.centre.x + 7 - measure(lines[0], canvas.least, True) / 2 - 14
    exit_sign(canvas, Point(x, rect.centre.y))


def exit_sign(canvas: Canvas, at: Point) -> None:
    """An arrow against a wall, 10 px wide."""
    rect = Rect(at.x, at.y - 4, 10, 8)
    strokes = [
        [Point(at.x, at.y), Point(at.x + 7.5, at.y)],
        [Point(at.x + 5, at.y - 2.5), Point(at.x + 7.5, at.y), Point(at.x + 5, at.y + 2.5)],
        [Point(at.x + 10, at.y - 4), Point(at.x + 10, at.y + 4)],
    ]
    drawn = "".join(commands(stroke, rect) for stroke in strokes)
    canvas.path("exit-sign", rect, drawn, ink=canvas.theme.exit.text, width=1.2)


def _mark(canvas: Canvas, box: Box, mark: Mark, rect: Rect) -> None:
    x = rect.right - 1 if mark.centre.x > box.rect.centre.x else rect.x + 1
    y = rect.bottom - 1 if mark.centre.y > box.rect.centre.y else rect.y + 1
    sign(canvas, f"{mark.kind}:{box.id}", mark.kind, Point(x, y), mark.text)


def sign(canvas: Canvas, name: str, kind: MarkKind, at: Point, text: str) -> None:
    """A mark, large enough for its text; a moment of truth in solid colour, others in outline."""
    look, pair = MARKS[kind], canvas.theme.marks[kind]
    solid = look.has is None
    wide = measure(text, canvas.least, True)
    half = max(look.half, wide / 2 + 1.5, canvas.least * 0.72 if solid else canvas.least * 0.85)
    canvas.shape(
        name,
        Rect(at.x - half, at.y - half, 2 * half, 2 * half),
        one(text, canvas.least, pair.text, bold=True),
        preset=look.preset,
        fill=canvas.theme.box if is_hollow(text) else pair.ground,
        edge=pair.ground if is_hollow(text) else canvas.theme.paper if solid else pair.text,
        width=1.3,
        insets=(0, 0, 0, look.foot),
        about=text,
    )
