"""A slide's shapes: rectangles, signs, texts, freeforms, groups; without theme styles, so without shadows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.theme.theme import SCREEN
from blueprint.export.slides.images import held
from blueprint.export.slides.ooxml import NAMESPACES, emu, identity, outline, place, solid
from blueprint.export.slides.text import SMALLEST, Align, Paragraph, body, one

if TYPE_CHECKING:
    from blueprint.draw.geometry import Point
    from blueprint.draw.theme.theme import Theme
    from blueprint.source.pictures.picture import Picture

SLIDE = (1280.0, 720.0)
"""Size of a slide in px: 16 to 9."""
MARGIN = 26.0
SIDES = (2.0, 0.0, 2.0, 0.0)
Insets = tuple[float, float, float, float]


class Canvas:
    """Collects the shapes of one slide, from back to front, as XML text."""

    def __init__(self, theme: Theme = SCREEN, first: int = 10, least: float = SMALLEST) -> None:
        """Shapes are numbered from `first`, take their colours from `theme`, and set no text below `least`, px."""
        self.theme, self.least = theme, least
        self._next = first
        self._parts: list[str] = []

    def number(self) -> int:
        """A fresh number, for a shape that others refer to before it is drawn."""
        self._next += 1
        return self._next

    @property
    def xml(self) -> str:
        """All shapes, in one element to take them from."""
        return f"<p:grpSp {NAMESPACES}>{''.join(self._parts)}</p:grpSp>"

    def add(self, xml: str) -> None:
        """A shape that was written elsewhere."""
        self._parts.append(xml)

    def shape(
        self,
        name: str,
        rect: Rect,
        paragraphs: Sequence[Paragraph] = (),
        *,
        preset: str = "rect",
        fill: str | None = None,
        edge: str | None = None,
        width: float = 1.0,
        dash: str = "",
        corner: float = 0.0,
        insets: Insets = SIDES,
        anchor: str = "ctr",
        wrap: bool = False,
        number: int | None = None,
        about: str = "",
    ) -> None:
        """A preset shape; `corner` is the radius of a rounded one, px."""
        guide = ""
        if corner:
            preset = "roundRect"
            part = min(0.5, corner / max(1.0, min(rect.w, rect.h)))
            guide = f'<a:gd name="adj" fmla="val {round(part * 100_000)}"/>'
        box = ' txBox="1"' if paragraphs and fill is None and edge is None else ""
        self.add(
            f"<p:sp><p:nvSpPr>{identity(number or self.number(), name, about)}<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>"
            f'<p:spPr>{place(rect)}<a:prstGeom prst="{preset}"><a:avLst>{guide}</a:avLst></a:prstGeom>'
            f"{solid(fill)}{outline(edge, width, dash=dash)}</p:spPr>{body(paragraphs, insets, anchor, wrap)}</p:sp>"
        )

    def text(
        self,
        name: str,
        rect: Rect,
        text: str,
        size: float,
        ink: str,
        *,
        bold: bool = False,
        align: Align = "l",
        anchor: str = "ctr",
    ) -> None:
        """A line of text that does not wrap."""
        paragraphs = one(text, size, ink, bold=bold, align=align)
        self.shape(name, rect, paragraphs, insets=(0, 0, 0, 0), anchor=anchor)

    def path(
        self,
        name: str,
        rect: Rect,
        commands: str,
        *,
        fill: str | None = None,
        opacity: float = 1.0,
        ink: str | None = None,
        width: float = 1.0,
        dash: str = "",
        head: bool = False,
        about: str = "",
    ) -> None:
        """A freeform: `commands` are DrawingML path commands in EMU from the corner of `rect`."""
        filled = "" if fill else ' fill="none"'
        self.add(
            f"<p:sp><p:nvSpPr>{identity(self.number(), name, about)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{place(rect)}"
            f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{emu(rect.w)}" h="{emu(rect.h)}"{filled}>{commands}</a:path></a:pathLst></a:custGeom>'
            f"{solid(fill, opacity)}{outline(ink, width, dash=dash, head=head)}</p:spPr></p:sp>"
        )

    def image(self, name: str, rect: Rect, picture: Picture, about: str) -> None:
        """A picture; it brings its bytes along until the slide is made."""
        self.add(
            f"<p:pic><p:nvPicPr>{identity(self.number(), name, about)}"
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{held(picture, rect.w, rect.h)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{place(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    @contextmanager
    def group(self, name: str, rect: Rect, about: str = "") -> Iterator[None]:
        """What is drawn inside moves together."""
        outer, self._parts = self._parts, []
        number = self.number()
        yield
        inner, self._parts = "".join(self._parts), outer
        spot = place(rect).replace("</a:xfrm>", "")
        child = spot.replace("<a:xfrm>", "").replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        self.add(
            f"<p:grpSp><p:nvGrpSpPr>{identity(number, name, about)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{spot}{child}</a:xfrm></p:grpSpPr>{inner}</p:grpSp>"
        )


def around(points: Sequence[Point]) -> Rect:
    """The smallest rectangle that holds the points."""
    xs, ys = [p.x for p in points], [p.y for p in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
