"""Pictures on slides: what slides cannot hold as it is becomes pixels first."""

from __future__ import annotations

import io
import re
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

from blueprint.draw import png
from blueprint.draw.svg_painter.writing import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.source.pictures.picture import Picture

_KEPT = ("png", "jpeg", "gif")
_SCALE = 3.0
"""Pixels to a px on the slide, of what is drawn as pixels."""
_HELD = re.compile(r'r:embed="data:[^,"]*,([^"]*)"')


def held(picture: Picture, width: float, height: float) -> str:
    """The picture as an address that holds it, for a place of this size, px."""
    if picture.kind in _KEPT:
        return picture.uri
    sides = f'width="{number(width)}" height="{number(height)}"'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {sides}><image {sides} href="{picture.uri}"/></svg>'
    return f"data:image/png;base64,{b64encode(png(drawn, _SCALE)[0]).decode()}"


def filed(xml: str, slide: Any) -> str:
    """Shapes whose pictures are parts of the presentation, each once."""
    names: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        if match[1] not in names:
            add: Callable[[io.BytesIO], tuple[Any, str]] = slide.part.get_or_add_image_part
            names[match[1]] = add(io.BytesIO(b64decode(match[1])))[1]
        return f'r:embed="{names[match[1]]}"'

    return _HELD.sub(name, xml)
