"""A picture cut into sheets between its columns; each shows the last column of the one before it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.folding.strips import ENTER, column_lefts
from blueprint.draw.geometry import Rect
from blueprint.draw.paper.paper import MM
from blueprint.draw.parts.heading import MARGIN as EDGE
from blueprint.draw.parts.heading import heading
from blueprint.draw.parts.legend import legend, signs_of
from blueprint.model.pictures import pictures_of
from blueprint.ranking import most

if TYPE_CHECKING:
    from blueprint.draw.overlay import Overlay
    from blueprint.draw.paper.paper import Sheet
    from blueprint.draw.shapes import Layout
    from blueprint.model.service_map import ServiceMap

HEAD = 11 * MM
"""Above the picture on every sheet: title, number, and where the sheet lies, points."""
_UNDER_CURVE = 34.0
_LARGER = 1.02


@dataclass(frozen=True)
class Part:
    """What one sheet shows of the picture, px, and its place among the sheets: row and column from 0."""

    window: Rect
    row: int
    column: int


@dataclass(frozen=True)
class Poster:
    """A first sheet with title, figures and legend, and the picture's sheets, all at `scale` points to a px."""

    sheet: Sheet
    scale: float
    first: Layout
    parts: tuple[Part, ...]

    @property
    def rows(self) -> int:
        """How many sheets lie one below the other."""
        return max(part.row for part in self.parts) + 1

    @property
    def columns(self) -> int:
        """How many lie side by side."""
        return max(part.column for part in self.parts) + 1


def cut(layout: Layout, service_map: ServiceMap, overlay: Overlay, upright: Sheet, scale: float) -> Poster:
    """On the side of the paper that takes fewer sheets; smaller than `scale` only where no sheet is wide enough."""
    while True:
        found = [
            Poster(sheet, scale, _first(layout, service_map, overlay, sheet, scale), parts)
            for sheet in (upright, upright.turned)
            if (parts := _parts(layout, sheet, scale))
        ]
        if found:
            return _filling(most(found, lambda poster: -len(poster.parts)), layout, service_map, overlay)
        scale *= 0.95


def _filling(poster: Poster, layout: Layout, service_map: ServiceMap, overlay: Overlay) -> Poster:
    """As large as it may be on the same number of sheets."""
    scale, parts = poster.scale, poster.parts
    while len(larger := _parts(layout, poster.sheet, scale * _LARGER)) == len(parts):
        scale, parts = scale * _LARGER, larger
    first = _first(layout, service_map, overlay, poster.sheet, scale)
    return Poster(poster.sheet, scale, first, parts)


def _parts(layout: Layout, sheet: Sheet, scale: float) -> tuple[Part, ...]:
    """Row by row; nothing where two columns are wider than a sheet."""
    wide, high = sheet.room[0] / scale, (sheet.room[1] - HEAD) / scale
    across, down = _across(layout, wide), _down(layout, high)
    if not across or not down:
        return ()
    return tuple(
        Part(Rect(left, top, right - left, bottom - top), row, column)
        for row, (top, bottom) in enumerate(down)
        for column, (left, right) in enumerate(across)
    )


def _across(layout: Layout, wide: float) -> list[tuple[float, float]]:
    lefts = column_lefts([(box.column, box.rect.x) for box in layout.boxes])
    cuts = [0.0, *(left - ENTER for left in lefts[1:]), layout.width]
    found: list[tuple[float, float]] = []
    at = 0
    while True:
        end = max((i for i in range(at + 1, len(cuts)) if cuts[i] - cuts[at] <= wide), default=at)
        last = end == len(cuts) - 1
        if end - at < (1 if last else 2):
            return []
        found.append((cuts[at], cuts[end]))
        if last:
            return found
        at = end - 1


def _down(layout: Layout, high: float) -> list[tuple[float, float]]:
    """Rows of whole lanes, notes and curve; a lane higher than a sheet has no row."""
    edges = [min(r.y for r in (*(p.rect for p in layout.phases), *(b.rect for b in layout.bands))) - 2]
    edges += [band.rect.bottom for band in layout.bands]
    edges += [row.rect.bottom for row in layout.note_rows]
    if layout.curve:
        edges += [curve.rect.bottom + _UNDER_CURVE for curve in layout.curve.both]
    if any(b - a > high for a, b in pairwise(edges)):
        return []
    found, top = [], edges[0]
    for here, after in pairwise([*edges[1:], float("inf")]):
        if after - top > high:
            found.append((top, here))
            top = here
    return found


def _first(layout: Layout, service_map: ServiceMap, overlay: Overlay, sheet: Sheet, scale: float) -> Layout:
    """Title, figures and legend on the width of a sheet."""
    width = sheet.room[0] / scale
    above = heading(service_map, overlay, pictures_of(service_map), width, layout.language)
    signs = signs_of(layout.boxes, layout.routes, bool(layout.bars), layout.curve)
    entries, bottom = legend(signs, EDGE, above.bottom + 30, width - EDGE, layout.language)
    return replace(
        layout, width=width, height=bottom, heading=above.lines, figures=above.cards, images=above.images,
        phases=(), bands=(), borders=(), boxes=(), routes=(), bars=(), curve=None, legend=entries,
        connectors=(), more_curves=(), note_rows=(),
    )  # fmt: skip
