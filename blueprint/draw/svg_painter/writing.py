"""Numbers, escaping and text, the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.text.metrics import clean
from blueprint.ranking import steady

if TYPE_CHECKING:
    from blueprint.draw.geometry import Point, Rect
    from blueprint.draw.shapes import TextLine
    from blueprint.draw.theme.theme import Theme

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escape(text: str) -> str:
    """Text that cannot be markup, without characters XML forbids."""
    return clean(text).translate(_MARKUP)


def attribute(text: str) -> str:
    """The same, for an attribute's value."""
    return escape(text)


def number(value: float) -> str:
    """At most one decimal, no sign on zero."""
    text = f"{steady(value):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def place(rect: Rect) -> str:
    """The attributes of a rectangle."""
    return f'x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.w)}" height="{number(rect.h)}"'


def points(corners: tuple[Point, ...]) -> str:
    """A path through points."""
    return "M" + "L".join(f"{number(p.x)},{number(p.y)}" for p in corners)


def line(text: TextLine, theme: Theme, fill: str = "", halo: str = "") -> str:
    """A line of text, with a `halo` where it may cross lines."""
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    weight = ' font-weight="700"' if text.bold else ""
    glow = f' stroke="{halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{number(text.x)}" y="{number(text.y)}"{anchor} font-size="{number(text.size)}"{weight} '
        f'fill="{fill or theme.inks[text.ink]}"{glow}>{escape(text.text)}</text>'
    )
