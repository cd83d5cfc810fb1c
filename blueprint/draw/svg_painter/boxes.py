"""Boxes with what is in and on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.marks import MARKS, is_hollow
from blueprint.draw.svg_painter.additions import NOTHING, Additions
from blueprint.draw.svg_painter.writing import attribute, escape, line, number, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.geometry import Point, Rect
    from blueprint.draw.marks import MarkKind
    from blueprint.draw.shapes import Box, Chip, ExitFlag, Image, Mark
    from blueprint.draw.theme.theme import Edge, Theme


def paint_box(box: Box, theme: Theme, added: Additions = NOTHING) -> Iterator[str]:
    """A touchpoint or a piece of evidence, as a group with its whole text as tooltip."""
    edge = theme.lanes[box.lane].edge
    corner = 9 if box.kind == "touchpoint" else 3
    name = f"{box.kind}:{box.id}"
    yield f'<g id="{attribute(name)}"{added.fade(name)}><title>{escape(box.title)}</title>'
    yield (
        f'<rect {place(box.rect)} rx="{corner}" fill="{theme.box}" stroke="{edge}" '
        f'stroke-width="{2.6 if box.is_truth else 1.3}"/>'
    )
    if box.is_map:
        r = box.rect
        yield (
            f'<rect x="{number(r.x + 3.5)}" y="{number(r.y + 3.5)}" width="{number(r.w - 7)}" height="{number(r.h - 7)}" '
            f'rx="6" fill="none" stroke="{edge}" stroke-width="1"/>'
        )
    for flag in box.exits:
        yield from _paint_exit(flag, box, theme)
    if box.icon:
        yield paint_image(box.icon)
    yield from (line(each, theme) for each in box.lines)
    if box.chip:
        yield from _paint_chip(box.chip, theme)
    yield from (paint_mark(mark, theme) for mark in box.marks)
    yield "</g>"


def paint_image(image: Image) -> str:
    """A picture; it brings its bytes along."""
    return (
        f'<image {place(image.rect)} href="{image.picture.uri}"><title>{escape(image.title)}</title></image>'
    )


def _paint_chip(chip: Chip, theme: Theme) -> Iterator[str]:
    pair, edge = theme.states[chip.state], theme.state_edges.get(chip.state)
    stroke = outline(edge) if edge else ""
    yield f'<rect {place(chip.rect)} rx="{number(chip.rect.h / 2)}" fill="{pair.ground}"{stroke}/>'
    yield line(chip.line, theme, pair.text)


def _paint_exit(flag: ExitFlag, box: Box, theme: Theme) -> Iterator[str]:
    """A tinted foot with a way out: an arrow through a door."""
    r, inset = flag.rect, (1.3 if box.is_truth else 0.7)
    x, right, top, bottom = r.x + inset, r.right - inset, r.y, r.bottom - inset
    if flag is box.exits[0]:
        yield (
            f'<path d="M{number(x)},{number(top)}H{number(right)}V{number(bottom - 8)}q0,8 -8,8'
            f'H{number(x + 8)}q-8,0 -8,-8z" fill="{theme.exit.ground}"/>'
        )
    else:
        yield (
            f'<rect x="{number(x)}" y="{number(top)}" width="{number(right - x)}" height="{number(r.h)}" '
            f'fill="{theme.exit.ground}"/>'
        )
    yield exit_sign(flag.line.x - flag.line.width / 2 - 16, r.y + r.h / 2, theme)
    yield line(flag.line, theme, theme.exit.text)


def exit_sign(x: float, y: float, theme: Theme) -> str:
    """An arrow against a wall, 11 px wide."""
    return (
        f'<path d="M{number(x)},{number(y)}h8m-3,-3l3,3l-3,3m5,-7v8" fill="none" '
        f'stroke="{theme.exit.text}" stroke-width="1.3"/>'
    )


def outline(edge: Edge) -> str:
    """The attributes of an outline."""
    dash = f' stroke-dasharray="{edge.dash}"' if edge.dash else ""
    return f' stroke="{edge.colour}" stroke-width="{number(edge.width)}"{dash}'


def paint_mark(mark: Mark, theme: Theme) -> str:
    """A lettered sign."""
    return sign(mark.kind, mark.centre, mark.text, theme)


def sign(kind: MarkKind, at: Point, text: str, theme: Theme) -> str:
    """The mark's shape with its text: a moment of truth in solid colour, others in outline."""
    look, pair, x, y = MARKS[kind], theme.marks[kind], number(at.x), number(at.y)
    solid = look.has is None
    shape = (
        f'<path d="M{x},{y}{look.path}"'
        if look.path
        else f'<circle cx="{x}" cy="{y}" r="{number(look.radius)}"'
    )
    hollow = is_hollow(text)
    ground = theme.box if hollow else pair.ground
    edge = (
        f'stroke="{pair.ground}" stroke-width="2"'
        if hollow
        else f'stroke="{theme.paper}" stroke-width="2"'
        if solid
        else f'stroke="{pair.text}" stroke-width="1.6" stroke-linejoin="round"'
    )
    size = look.size if len(text) < 3 else look.size - 1.5
    ink = (
        theme.inks["main"] if hollow else pair.text
    )  # what is written on solid colour is not seen on the box
    return f'{shape} fill="{ground}" {edge}/>' + _letter(text, at.x, at.y + look.drop, size, ink)


def _letter(text: str, x: float, y: float, size: float, fill: str) -> str:
    return (
        f'<text x="{number(x)}" y="{number(y)}" text-anchor="middle" font-size="{number(size)}" font-weight="700" '
        f'fill="{fill}">{escape(text)}</text>'
    )


def frame(rect: Rect, corner: float, fill: str, edge: str = "") -> str:
    """A plain rectangle."""
    stroke = f' stroke="{edge}" stroke-width=".8"' if edge else ""
    return f'<rect {place(rect)} rx="{number(corner)}" fill="{fill}"{stroke}/>'
