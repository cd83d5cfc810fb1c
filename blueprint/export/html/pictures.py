"""The pictures of a page: one a segment and language, without their heading, which the page says itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.draw import lay_out, svg
from blueprint.draw.from_figures import overlay_of
from blueprint.draw.svg_painter.writing import number
from blueprint.model.segments import for_segment

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout, PictureLanguage
    from blueprint.draw.theme.themes import ThemeName
    from blueprint.export.subject import Subject

_FRAME = re.compile(r'viewBox="[^"]*" width="[^"]*" height="[^"]*"')
_ABOVE = 8.0


def picture(subject: Subject, segment: str, texts: PictureLanguage) -> str:
    """One picture as SVG."""
    if (segment, texts) == (subject.segment, subject.texts):
        return _cropped(subject.folded, subject.theme)
    overlay = overlay_of(subject.analysis, segment)
    made = lay_out(
        for_segment(subject.analysis.map, segment), overlay, texts, fold=subject.fold, notes=subject.notes
    )
    return _cropped(made, subject.theme)


def _cropped(layout: Layout, theme: ThemeName) -> str:
    tops = [band.rect.y for band in layout.bands] + [phase.rect.y for phase in layout.phases]
    top = min(tops, default=_ABOVE) - _ABOVE
    bare = svg(replace(layout, heading=(), figures=(), images=()), theme)
    w, h = number(layout.width), number(layout.height - top)
    frame = f'viewBox="0 {number(top)} {w} {h}" width="{w}" height="{h}"'
    return _FRAME.sub(frame, bare, count=1)
