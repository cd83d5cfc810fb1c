"""From a map to a layout, and from a layout to a file. Nothing heavy is imported before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.draw.options import Engine, Fold
    from blueprint.draw.overlay import Overlay
    from blueprint.draw.shapes import Layout, PictureLanguage
    from blueprint.draw.svg_painter.additions import Additions
    from blueprint.draw.theme.themes import ThemeName
    from blueprint.model.service_map import ServiceMap


def lay_out(
    service_map: ServiceMap,
    overlay: Overlay | None = None,
    language: PictureLanguage = "both",
    engine: Engine = "auto",
    fold: Fold = None,
    notes: bool = False,
) -> Layout:
    """Arrange a map: boxes, routes, texts, everything measured, in CSS px; folded into strips on request,
    and with a row of `notes`."""
    from blueprint.draw.layout.compose import lay_out

    layout = lay_out(service_map, overlay, language, engine, notes)
    if fold is None:
        return layout
    from blueprint.draw.folding import folded

    return folded(layout, service_map, overlay, fold)


def svg(layout: Layout, theme: ThemeName = "screen", added: Additions | None = None) -> str:
    """A layout as SVG text, with what is `added` beside it: the same bytes on every machine."""
    from blueprint.draw.svg_painter import paint
    from blueprint.draw.svg_painter.additions import NOTHING
    from blueprint.draw.theme.themes import THEMES

    return paint(layout, THEMES[theme], added or NOTHING)


def png(svg_text: str, scale: float = 1) -> tuple[bytes, str]:
    """SVG text as PNG, `scale` pixels to a CSS px; and the characters that no font here has."""
    from blueprint.draw.raster import rasterise

    return rasterise(svg_text, scale)
