"""Small pieces of DrawingML as text: numbers, colours, places, strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.svg_painter.writing import escape

if TYPE_CHECKING:
    from blueprint.draw.geometry import Rect

__all__ = ["NAMESPACES", "color", "emu", "escape", "identity", "outline", "place", "solid"]

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
EMU_PER_PX = 9525
NO_FILL = "<a:noFill/>"


def emu(length: float) -> int:
    """px in English metric units."""
    return round(length * EMU_PER_PX)


def color(text: str) -> str:
    """`#RRGGBB` or `#RGB` as six digits."""
    digits = text.lstrip("#")
    return (digits if len(digits) == 6 else "".join(2 * d for d in digits)).upper()


def solid(fill: str | None, opacity: float = 1.0) -> str:
    """A fill; None is none."""
    if fill is None:
        return NO_FILL
    if opacity >= 1:
        return f'<a:solidFill><a:srgbClr val="{color(fill)}"/></a:solidFill>'
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>'
    return f'<a:solidFill><a:srgbClr val="{color(fill)}">{alpha}</a:srgbClr></a:solidFill>'


def outline(ink: str | None, width: float = 1.0, *, dash: str = "", head: bool = False) -> str:
    """A stroke, `width` px; the order of what is in it is the schema's."""
    if ink is None:
        return f"<a:ln>{NO_FILL}</a:ln>"
    dashes = f'<a:prstDash val="{dash}"/>' if dash else ""
    tail = '<a:tailEnd type="triangle" w="med" len="med"/>' if head else ""
    return f'<a:ln w="{emu(width)}">{solid(ink)}{dashes}<a:round/>{tail}</a:ln>'


def place(rect: Rect, attributes: str = "") -> str:
    """Where a shape is."""
    return (
        f'<a:xfrm{attributes}><a:off x="{emu(rect.x)}" y="{emu(rect.y)}"/>'
        f'<a:ext cx="{emu(max(0.0, rect.w))}" cy="{emu(max(0.0, rect.h))}"/></a:xfrm>'
    )


def identity(number: int, name: str, about: str = "") -> str:
    """The identity of a shape: its number, its name, and its alternative text."""
    described = f' descr="{escape(about)}"' if about else ""
    return f'<p:cNvPr id="{number}" name="{escape(name)}"{described}/>'
