"""The SVG painter: text with the same bytes on every machine. Start with `writing.py`; `boxes.py` and `routes.py` paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.svg_painter.additions import NOTHING, Additions
from blueprint.draw.svg_painter.boxes import paint_box, paint_image
from blueprint.draw.svg_painter.frame import (
    paint_bands,
    paint_borders,
    paint_cards,
    paint_curve,
    paint_legend,
    paint_notes,
    paint_phases,
)
from blueprint.draw.svg_painter.routes import (
    paint_bar,
    paint_connector,
    paint_dashed,
    paint_label,
    paint_route,
)
from blueprint.draw.svg_painter.writing import attribute, escape, line, number
from blueprint.draw.theme.theme import SCREEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.shapes import Layout
    from blueprint.draw.theme.theme import Theme


def paint(layout: Layout, theme: Theme = SCREEN, added: Additions = NOTHING) -> str:
    """The picture as SVG text."""
    return "\n".join(_parts(layout, theme, added)) + "\n"


def _parts(layout: Layout, theme: Theme, added: Additions) -> Iterator[str]:
    w, h = number(layout.width), number(layout.height + added.below)
    language = "en" if layout.language == "en" else "zh"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        f'font-family="{attribute(theme.fonts)}" role="img" aria-labelledby="title desc" lang="{language}">'
    )
    yield f'<title id="title">{escape(layout.title)}</title>'
    yield f'<desc id="desc">{escape(layout.description)}</desc>'
    yield f'<rect width="{w}" height="{h}" fill="{theme.paper}"/>'
    yield from (line(each, theme) for each in layout.heading)
    yield from (paint_image(image) for image in layout.images)
    yield from paint_cards(layout.figures, theme)
    yield from paint_phases(layout.phases, theme)
    yield '<g id="lanes">'
    yield from paint_bands(layout.bands, theme)
    yield from paint_borders(layout.borders, layout.width, theme)
    yield "</g>"
    yield '<g id="connections" fill="none" stroke-linejoin="round">'
    yield from paint_dashed((route for route in layout.routes if route.dashed), theme)
    for route in layout.routes:
        if not route.dashed:
            yield from paint_route(route, theme, added)
    yield "</g>"
    yield from added.under
    yield '<g id="boxes">'
    for box in layout.boxes:
        yield from paint_box(box, theme, added)
    yield from (paint_bar(bar, theme) for bar in layout.bars)
    yield "</g>"
    yield '<g id="labels">'
    for route in layout.routes:
        yield from paint_label(route, theme, added)
    yield from (paint_connector(each, theme) for each in layout.connectors)
    yield "</g>"
    if layout.note_rows:
        yield '<g id="notes">'
        for row in layout.note_rows:
            yield from paint_notes(row, theme)
        yield "</g>"
    if layout.curve or layout.more_curves:
        yield '<g id="emotion">'
        for curve in (*([layout.curve] if layout.curve else []), *layout.more_curves):
            yield from paint_curve(curve, theme)
        yield "</g>"
    yield '<g id="legend">'
    yield from paint_legend(layout.legend, theme)
    yield "</g>"
    yield from added.over
    yield "</svg>"
