"""How large a raster picture may be."""

from __future__ import annotations

import math
import re

from blueprint.wording import Wording

MEGAPIXELS = 100
"""More take 400 MB each while they are drawn, and few programs open them."""
_SIDE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)[^>]*?\bheight="([\d.]+)')
_SMALLER = Wording(
    "{width} by {height} pixels are too many for a PNG: it is drawn at the scale {scale:g}; an SVG has no such limit",
    "{width} × {height} 像素对 PNG 来说太多：按 {scale:g} 倍绘制；SVG 没有这个限制",
)


def fitting(svg_text: str, scale: float) -> tuple[float, tuple[Wording, ...]]:
    """The scale, or the largest one at which the picture is not too large, and what people should be told."""
    found = _SIDE.search(svg_text)
    width, height = (float(side) for side in found.groups()) if found else (0.0, 0.0)
    if width * height * scale**2 <= MEGAPIXELS * 1e6:
        return scale, ()
    # Two digits, downwards: a scale that people can type, and the same on every machine.
    fits = math.sqrt(MEGAPIXELS * 1e6 / (width * height))
    step = 10.0 ** (math.floor(math.log10(fits)) - 1)
    fits = round(math.floor(fits / step * (1 - 1e-12)) * step, 12)
    return fits, (
        _SMALLER.filled(width=math.ceil(width * scale), height=math.ceil(height * scale), scale=fits),
    )
