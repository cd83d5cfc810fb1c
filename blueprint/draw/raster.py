"""SVG to PNG by resvg."""

from __future__ import annotations

from blueprint.draw.fonts.choice import fonts_for, own_family
from blueprint.draw.pixels import fitting


def rasterise(svg_text: str, scale: float = 1) -> tuple[bytes, str]:
    """The picture as PNG, `scale` device pixels to a CSS px, and the characters that no font here has."""
    import resvg_py

    scale, _ = fitting(svg_text, scale)
    fonts, family = fonts_for(svg_text), own_family()
    data = resvg_py.svg_to_bytes(
        svg_string=fonts.drawable(svg_text),
        dpi=96,
        zoom=scale,
        skip_system_fonts=True,
        font_files=[str(path) for path in fonts.files],
        font_family=family,
        serif_family=family,
        sans_serif_family=family,
        cursive_family=family,
        fantasy_family=family,
        monospace_family=family,
    )
    return bytes(data), fonts.missing
