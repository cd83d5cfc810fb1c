"""SVG to PNG by resvg."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.pixels import fitting
from blueprint.draw.text.fonts import find_chinese_font
from blueprint.draw.text.words import NO_FONT

if TYPE_CHECKING:
    from blueprint.wording import Wording


def rasterise(svg_text: str, scale: float = 1) -> tuple[bytes, tuple[Wording, ...]]:
    """The picture as PNG, `scale` device pixels to a CSS px, and what people should be told."""
    import resvg_py

    scale, smaller = fitting(svg_text, scale)
    font = find_chinese_font()
    if font is None and _has_chinese(svg_text):
        notices: tuple[Wording, ...] = (NO_FONT,)
    else:
        notices = ()
    data = resvg_py.svg_to_bytes(
        svg_string=svg_text,
        dpi=96,
        zoom=scale,
        font_files=[font] if font else None,
        sans_serif_family="Noto Sans CJK SC",
    )
    return bytes(data), notices + smaller


def _has_chinese(text: str) -> bool:
    return any("\u2e80" <= char <= "\u9fff" or char >= "\U00020000" for char in text)
