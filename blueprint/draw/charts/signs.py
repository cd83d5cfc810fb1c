"""Signs of the charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.svg_painter.writing import number

if TYPE_CHECKING:
    from blueprint.draw.theme.theme import Theme


def diamond(x: float, y: float, theme: Theme, late: bool = False) -> str:
    """The mark of a tolerance: hollow, filled where it is not kept."""
    fill = theme.low if late else theme.paper
    return (
        f'<path d="M{number(x)},{number(y)}m0,-7l6,7l-6,7l-6,-7z" fill="{fill}" '
        f'stroke="{theme.low}" stroke-width="1.6" stroke-linejoin="round"/>'
    )
