"""Boxes with their places: text centred, chip below it, exits at the foot, marks on the corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.parts.contents import BOX_WIDTH, ICON, ICON_GAP
from blueprint.draw.shapes import Box, Chip, ExitFlag, Image, Mark, TextLine
from blueprint.draw.text.metrics import measure

if TYPE_CHECKING:
    from blueprint.draw.diagram import Node
    from blueprint.draw.parts.contents import Content
    from blueprint.draw.routing.grid import Cell

_CHIP_HEIGHT, _CHIP_GAP, _EXIT_HEIGHT = 15.0, 5.0, 17.0
_EXIT_SIGN = 16.0
"""Room for the little arrow before an exit's name, px."""


def place_box(node: Node, content: Content, cell: Cell, left: float, middle: float, height: float) -> Box:
    """The box of a node: `left` edge and `middle` height, px."""
    rect = Rect(left, middle - height / 2, BOX_WIDTH, height)
    centre = left + BOX_WIDTH / 2
    y = rect.y + (height - content.exits_height - content.text_height) / 2
    icon = None
    if content.icon:
        picture, name = content.icon
        wide, high = picture.fitted(ICON, ICON)
        icon = Image(Rect(centre - wide / 2, y + (ICON - high) / 2, wide, high), picture, name)
        y += ICON + ICON_GAP
    lines = []
    for row in content.rows:
        width = measure(row.text, row.size, row.bold)
        lines.append(
            TextLine(
                text=row.text,
                x=centre,
                y=y + row.height * 0.78,
                size=row.size,
                width=width,
                bold=row.bold,
                ink=row.ink,
                anchor="middle",
            )
        )
        y += row.height
    chip = None
    if content.chip:
        c = content.chip
        place = Rect(centre - c.width / 2, y + _CHIP_GAP, c.width, _CHIP_HEIGHT)
        chip = Chip(
            place,
            TextLine(
                text=c.text,
                x=centre,
                y=place.y + 11,
                size=c.size,
                width=c.width - 12,
                bold=True,
                ink="main",
                anchor="middle",
            ),
            c.state,
        )
    aside = 14.0 if len([kind for kind, _ in content.marks if kind != "truth"]) > 1 else 0.0
    exits = tuple(_exit(rect, aside, i, *given) for i, given in enumerate(reversed(content.exits)))
    return Box(
        id=node.id,
        kind="touchpoint" if node.touchpoint else "evidence",
        lane=node.lane,
        column=cell.column,
        row=cell.row,
        rect=rect,
        title=content.title,
        lines=tuple(lines),
        chip=chip,
        exits=exits,
        marks=_marks(rect, content),
        is_map=bool(node.touchpoint and node.touchpoint.map),
        icon=icon,
    )


def _exit(rect: Rect, aside: float, number: int, name: str, text: str, size: float) -> ExitFlag:
    flag = Rect(rect.x, rect.bottom - _EXIT_HEIGHT * (number + 1), rect.w, _EXIT_HEIGHT)
    width = measure(text, size, True)
    middle = flag.centre.x + (_EXIT_SIGN + aside) / 2
    return ExitFlag(
        name,
        flag,
        TextLine(
            text=text, x=middle, y=flag.y + 12, size=size, width=width, bold=True, ink="main", anchor="middle"
        ),
    )


def _marks(rect: Rect, content: Content) -> tuple[Mark, ...]:
    """The rank on the upper right corner, letters on the others; beside the rank, that something is noted."""
    corners = [
        Point(rect.x + 3, rect.y + 3),
        Point(rect.x + 3, rect.bottom - 3),
        Point(rect.right - 3, rect.bottom - 3),
    ]
    marks = []
    for kind, text in content.marks:
        if kind in ("truth", "note"):
            place = Point(rect.right - (4 if kind == "truth" else 29), rect.y + 3)
        else:
            place = corners.pop(0)
        marks.append(Mark(kind, place, text))
    return tuple(marks)
