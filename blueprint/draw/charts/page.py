"""A slide: heading, texts that fit, and the SVG around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.shapes import TextLine
from blueprint.draw.svg_painter.writing import attribute, escape, line, number, place
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.wrap import fit

if TYPE_CHECKING:
    from blueprint.draw.shapes import Anchor, Ink, PictureLanguage
    from blueprint.draw.theme.theme import Edge, Pair, Theme

MARGIN = 40.0
WIDTH, HEIGHT = 1280.0, 720.0
"""The shape of a slide; what has many touchpoints grows beyond it."""


class Page:
    """Parts of a slide in the order they are painted."""

    def __init__(self, theme: Theme, speech: PictureLanguage, width: float) -> None:
        self.theme, self.speech, self.width = theme, speech, width
        self.parts: list[str] = []

    def heading(self, title: str, subtitle: str) -> float:
        """Two lines at the top; where they end, px."""
        room = self.width - 2 * MARGIN
        y = self.lines(title, MARGIN, 30, room, (26.0, 22.0, 18.0), most=2, bold=True)
        return self.lines(subtitle, MARGIN, y + 2, room, (13.5, 12.0), most=2, ink="soft") + 10

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        bold: bool = False,
        ink: Ink = "main",
        anchor: Anchor = "start",
        fill: str = "",
        halo: bool = False,
    ) -> TextLine:
        """One line; `y` is the baseline."""
        made = TextLine(
            text=text, x=x, y=y, size=size, width=measure(text, size, bold), bold=bold, ink=ink, anchor=anchor
        )
        self.parts.append(line(made, self.theme, fill, self.theme.paper if halo else ""))
        return made

    def lines(
        self,
        text: str,
        x: float,
        y: float,
        room: float,
        sizes: tuple[float, ...],
        *,
        most: int,
        bold: bool = False,
        ink: Ink = "main",
        anchor: Anchor = "start",
    ) -> float:
        """Text in as many lines as it takes, from `y` down; where it ends, px."""
        if not text:
            return y
        fitted = fit(text, bold, sizes, room, 1 if most < 3 else 2, most)
        for each in fitted.lines:
            y += fitted.size * 1.2
            self.text(each, x, y, fitted.size, bold=bold, ink=ink, anchor=anchor)
        return y + fitted.size * 0.25

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dash: str = ""
    ) -> None:
        """A straight line."""
        more = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<path d="M{number(x1)},{number(y1)}L{number(x2)},{number(y2)}" fill="none" stroke="{colour}" '
            f'stroke-width="{number(width)}"{more}/>'
        )

    def path(self, d: str, edge: Edge) -> None:
        """A line of any form."""
        more = f' stroke-dasharray="{edge.dash}"' if edge.dash else ""
        self.parts.append(
            f'<path d="{d}" fill="none" stroke="{edge.colour}" stroke-width="{number(edge.width)}"{more}/>'
        )

    def block(self, rect: Rect, fill: str, corner: float = 2, edge: str = "") -> None:
        """A filled rectangle."""
        more = f' stroke="{edge}"' if edge else ""
        self.parts.append(f'<rect {place(rect)} rx="{number(corner)}" fill="{fill}"{more}/>')

    def lettered(self, rect: Rect, pair: Pair, letter: str, edge: str = "") -> None:
        """A filled rectangle, its letter at its left when there is room, or else beside it."""
        self.block(rect, pair.ground, edge=edge)
        if rect.w >= 14:
            self.text(letter, rect.x + 4, rect.centre.y + 3.8, 10.5, bold=True, fill=pair.text)

    def finished(self, title: str, description: str, height: float) -> str:
        """The slide as SVG text."""
        w, h = number(self.width), number(height)
        language = "en" if self.speech == "en" else "zh"
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
            f'font-family="{attribute(self.theme.fonts)}" role="img" aria-labelledby="title desc" lang="{language}">'
        )
        head = (
            opening,
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="desc">{escape(description)}</desc>',
            f'<rect width="{w}" height="{h}" fill="{self.theme.paper}"/>',
        )
        return "\n".join((*head, *self.parts, "</svg>")) + "\n"
