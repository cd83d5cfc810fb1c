"""Pages painted as SVG, one picture each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blueprint.draw.shapes import LegendEntry, TextLine
from blueprint.draw.svg_painter import paint
from blueprint.draw.svg_painter.boxes import sign
from blueprint.draw.svg_painter.frame import paint_legend
from blueprint.draw.svg_painter.writing import attribute, escape, number, place
from blueprint.export.training import looks
from blueprint.export.training.foot import set_title
from blueprint.export.training.page import (
    COVER_TITLE,
    Drawing,
    Rule,
    Shape,
    Sign,
    Text,
)

if TYPE_CHECKING:
    from blueprint.draw.geometry import Point
    from blueprint.draw.theme.theme import Theme
    from blueprint.export.training.looks import Look
    from blueprint.export.training.page import Item, Page, Sheet

_DASHES = {"": "", "long": ' stroke-dasharray="10 6"', "dots": ' stroke-dasharray="2 5"'}
_ASCENT = 1.04
"""From the top of a line to its baseline, by font size."""


def page_svg(page: Page, theme: Theme, name: str, count: str) -> str:
    """One page; `name` and `count` stand at its foot."""
    sheet = page.sheet
    w, h = number(sheet.width), number(sheet.height)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        f'font-family="{attribute(theme.fonts)}">'
    )
    parts = [opening, f'<rect width="{w}" height="{h}" fill="{theme.paper}"/>']
    if page.cover:
        parts.append(_line(page.title, COVER_TITLE.x, COVER_TITLE.y + 20, looks.COVER_TITLE, theme))
    else:
        title, foot = sheet.title, sheet.footing
        head = title.y + sheet.heading.size * 1.09
        parts.append(_line(set_title(page.title, sheet), title.x, head, sheet.heading, theme))
        parts.append(_rule(title.bottom + 6, sheet, theme))
        parts.append(_line(name, sheet.margin, sheet.foot, foot, theme))
        parts.append(_line(count, sheet.width - sheet.margin, sheet.foot, foot, theme, anchor="end"))
        parts.append(_rule(sheet.foot - 1.8 * foot.size, sheet, theme))
    for item in page.items:
        parts += _item(item, theme)
    return "\n".join([*parts, "</svg>"])


def _rule(y: float, sheet: Sheet, theme: Theme) -> str:
    left, right = number(sheet.margin), number(sheet.width - sheet.margin)
    return f'<path d="M{left},{number(y)}H{right}" stroke="{theme.rule}" stroke-width="1"/>'


def _item(item: Item, theme: Theme) -> Iterator[str]:
    match item:
        case Text():
            yield from _text(item, theme)
        case Shape():
            yield _shape(item)
        case Rule():
            a, b = item.start, item.stop
            yield (
                f'<path d="M{number(a.x)},{number(a.y)}L{number(b.x)},{number(b.y)}" fill="none" stroke="{item.colour}" '
                f'stroke-width="{item.width:g}"{_DASHES[item.dash]}/>'
            )
        case Sign():
            yield from _sign(item, theme)
        case Drawing():
            inner = paint(item.layout, theme)
            inner = inner[inner.index(">") + 1 : inner.rindex("</svg>")]
            at = f"translate({number(item.rect.x)},{number(item.rect.y)}) scale({item.scale:.4f})"
            yield f'<g transform="{at}">{inner}</g>'


def _text(item: Text, theme: Theme) -> Iterator[str]:
    y = item.rect.y
    for paragraph in item.paragraphs:
        y += paragraph.before
        for text in paragraph.lines:
            baseline = y + paragraph.look.size * _ASCENT
            yield _line(text, item.rect.x, baseline, paragraph.look, theme, fill=paragraph.colour)
            y += paragraph.look.size * looks.LEADING


def _line(
    text: str, x: float, y: float, look: Look, theme: Theme, *, fill: str = "", anchor: str = "start"
) -> str:
    weight = ' font-weight="700"' if look.bold else ""
    weight += ' text-decoration="line-through"' if look.struck else ""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    ink = fill or theme.inks[look.ink]
    return (
        f'<text x="{number(x)}" y="{number(y)}"{side} font-size="{number(look.size)}"{weight} '
        f'fill="{ink}">{escape(text)}</text>'
    )


def _shape(item: Shape) -> str:
    r = item.rect
    stroke = f' stroke="{item.edge}" stroke-width="{item.width:g}"' if item.edge else ""
    look = f'fill="{item.fill or "none"}"{stroke}'
    if item.round:
        return (
            f'<ellipse cx="{number(r.centre.x)}" cy="{number(r.centre.y)}" rx="{number(r.w / 2)}" '
            f'ry="{number(r.h / 2)}" {look}/>'
        )
    return f'<rect {place(r)} rx="{number(item.corner)}" {look}/>'


def _sign(item: Sign, theme: Theme) -> Iterator[str]:
    if item.text and item.kind in theme.marks:
        yield sign(item.kind, item.at, item.text, theme)  # type: ignore[arg-type]
    else:
        at: Point = item.at
        first, *_ = paint_legend([LegendEntry(item.kind, at, TextLine("", at.x, at.y, 10, 0))], theme)
        yield first
