"""The icons of segments in the heading, each with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.shapes import Image, TextLine
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import say_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.shapes import PictureLanguage
    from blueprint.model.service_map import ServiceMap
    from blueprint.source.pictures.picture import Picture

_SIDE, _GAP, _SIZE = 26.0, 16.0, 10.5


def people(
    service_map: ServiceMap,
    pictures: Mapping[str, Picture],
    left: float,
    right: float,
    y: float,
    speech: PictureLanguage,
) -> tuple[tuple[Image, ...], tuple[TextLine, ...], float]:
    """Icons and names from `left`, in as many lines as they need, and where they end, px."""
    images: list[Image] = []
    lines: list[TextLine] = []
    x = left
    for segment in service_map.segments.values():
        picture = pictures.get(segment.icon or "")
        if picture is None:
            continue
        name = say_text(segment.title, speech).main
        wide, high = picture.fitted(_SIDE, _SIDE)
        width = measure(name, _SIZE)
        if x > left and x + _SIDE + 6 + width > right:
            x, y = left, y + _SIDE + 6
        at = Rect(x + (_SIDE - wide) / 2, y + (_SIDE - high) / 2, wide, high)
        images.append(Image(at, picture, name))
        lines.append(TextLine(name, x + _SIDE + 6, y + _SIDE / 2 + 4, _SIZE, width, ink="soft"))
        x += _SIDE + 6 + width + _GAP
    return tuple(images), tuple(lines), y + _SIDE + 8 if images else y
