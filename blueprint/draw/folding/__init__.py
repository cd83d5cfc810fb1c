"""A long picture folded into strips; arrows between them end in lettered connectors. Start with `strips.py`, then `cutting.py`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.draw.folding.connectors import connector, ends, room
from blueprint.draw.folding.cutting import cut_route
from blueprint.draw.folding.moving import moved
from blueprint.draw.folding.pieces import curve_in, notes_in, phases_in
from blueprint.draw.folding.strips import column_lefts, columns_of, strip_of, strips_from
from blueprint.draw.geometry import Point, Rect
from blueprint.draw.overlay import Overlay
from blueprint.draw.parts.heading import MARGIN, heading
from blueprint.draw.parts.legend import legend, signs_of
from blueprint.model.pictures import pictures_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.folding.strips import Strip
    from blueprint.draw.options import Fold
    from blueprint.draw.shapes import Band, Border, Box, Connector, Curve, Layout, NoteRow, PhaseBand, Route
    from blueprint.model.service_map import ServiceMap

_GAP = 26.0
_LEAST_WIDTH = 640.0


def folded(layout: Layout, service_map: ServiceMap, overlay: Overlay | None, fold: Fold) -> Layout:
    """The same picture in strips of `fold` columns, every strip with all its lanes; as it is when one will do."""
    if fold is None or not layout.boxes:
        return layout
    lefts = column_lefts([(box.column, box.rect.x) for box in layout.boxes])
    top, bottom = _height(layout)
    columns = columns_of(fold, lefts, layout.width, top, bottom - top + _GAP)
    return folded_at(layout, service_map, overlay, range(0, len(lefts), columns))


def folded_at(
    layout: Layout, service_map: ServiceMap, overlay: Overlay | None, firsts: Sequence[int]
) -> Layout:
    """The same picture in strips that begin with the columns of these numbers; as it is when there is but one."""
    if len(firsts) < 2:
        return layout
    top, bottom = _height(layout)
    lefts = column_lefts([(box.column, box.rect.x) for box in layout.boxes])
    parts = strips_from(firsts, lefts, min(_start(layout), lefts[0]), layout.width)
    return _Folding(layout, parts).made(service_map, overlay or Overlay(), top, bottom)


def _height(layout: Layout) -> tuple[float, float]:
    """From where to where phases, lanes, notes and curves stand."""
    top = min(r.y for r in (*(p.rect for p in layout.phases), *(b.rect for b in layout.bands)))
    bottom = max(band.rect.bottom for band in layout.bands)
    if layout.note_rows:
        bottom = max(bottom, *(row.rect.bottom for row in layout.note_rows))
    if layout.curve:
        bottom = max(bottom, layout.curve.bottom + 34)
    return top, bottom


def _start(layout: Layout) -> float:
    """Where the names of the lanes end."""
    return max((line.rect.right for band in layout.bands for line in band.lines), default=MARGIN) + 8


def parted(layout: Layout, firsts: Sequence[int]) -> list[Layout]:
    """Each strip as a picture of its own, without a heading: strips begin with the columns of these numbers."""
    if len(firsts) < 2:
        return [layout]
    lefts = column_lefts([(box.column, box.rect.x) for box in layout.boxes])
    folding = _Folding(layout, strips_from(firsts, lefts, min(_start(layout), lefts[0]), layout.width))
    return [folding.alone(part) for part in folding.parts]


class _Folding:
    """One picture on its way into strips."""

    def __init__(self, layout: Layout, parts: list[Strip]) -> None:
        self.layout, self.parts = layout, parts
        self.home = {box.id: strip_of(parts, box.rect.x) for box in layout.boxes}
        self.pieces = [p for route in layout.routes for p in cut_route(route, self.home)]
        self.ends = ends(self.pieces)
        self.left = parts[0].left + room(self.ends, left=True)
        wide = max(self._dx(part) + part.cut for part in parts[:-1])
        last = self._dx(parts[-1]) + self._end(parts[-1])
        self.width = max(wide + room(self.ends, left=False), last + 12, _LEAST_WIDTH)

    def _dx(self, part: Strip) -> float:
        return self.left - part.left if part.number else 0.0

    def _end(self, part: Strip) -> float:
        """How far boxes, arrows and their texts reach to the right, px of the whole picture."""
        mine = [piece.route for piece in self.pieces if piece.strip is part]
        reach = [box.rect.right for box in self.layout.boxes if self.home[box.id] is part]
        reach += [point.x for route in mine for point in route.points]
        reach += [route.label.rect.right for route in mine if route.label]
        reach += [route.limit.rect.right for route in mine if route.limit]
        return max(reach)

    def made(self, service_map: ServiceMap, overlay: Overlay, top: float, bottom: float) -> Layout:
        """The strips below a heading of the new width, and the legend below them."""
        whole, width = self.layout, self.width
        above = heading(service_map, overlay, pictures_of(service_map), width, whole.language)
        below = above.bottom
        step = bottom - top + _GAP
        boxes: list[Box] = []
        routes: list[Route] = []
        connectors: list[Connector] = []
        bands: list[Band] = []
        borders: list[Border] = []
        curves: list[Curve] = []
        phases: list[PhaseBand] = []
        notes: list[NoteRow] = []
        dys = [below - top + part.number * step for part in self.parts]
        for part, dy in zip(self.parts, dys, strict=True):
            dx = self._dx(part)
            bands += [
                replace(moved(b, 0, dy), rect=Rect(0, b.rect.y + dy, width, b.rect.h)) for b in whole.bands
            ]
            borders += [replace(moved(b, 0, dy), y=b.y + dy) for b in whole.borders]
            phases += [moved(p, dx, dy) for p in phases_in(whole.phases, part)]
            boxes += [moved(b, dx, dy) for b in whole.boxes if self.home[b.id] is part]
            routes += [moved(p.route, dx, dy) for p in self.pieces if p.strip is part]
            connectors += self._connectors(part, dx, dy, routes)
            notes += notes_in(whole.note_rows, part, self.home, dx, dy, width)
            if whole.curve and (curve := curve_in(whole.curve, part, self.home, dx, dy, width)):
                curves.append(curve)
        bars = tuple(
            moved(bar, self._dx(self.home[bar.touchpoint]), dys[self.home[bar.touchpoint].number])
            for bar in whole.bars
        )
        signs = signs_of(tuple(boxes), tuple(routes), bool(bars), whole.curve)
        if connectors:
            signs.append("connector")
        start = whole.legend[0].centre.x if whole.legend else MARGIN
        entries, end = legend(signs, start, dys[-1] + bottom + 22, width - MARGIN, whole.language)
        return replace(
            whole,
            width=width,
            height=end,
            heading=above.lines,
            figures=above.cards,
            images=above.images,
            phases=tuple(phases),
            bands=tuple(bands),
            borders=tuple(borders),
            boxes=tuple(boxes),
            routes=tuple(routes),
            bars=bars,
            curve=curves[0] if curves else None,
            more_curves=tuple(curves[1:]),
            legend=entries,
            connectors=tuple(connectors),
            note_rows=tuple(notes),
        )

    def alone(self, part: Strip) -> Layout:
        """One strip, where it stands in the whole picture."""
        whole = self.layout
        routes = [p.route for p in self.pieces if p.strip is part]
        connectors = self._connectors(part, 0, 0, routes)
        return replace(
            whole,
            phases=tuple(phases_in(whole.phases, part)),
            boxes=tuple(box for box in whole.boxes if self.home[box.id] is part),
            routes=tuple(routes),
            bars=tuple(bar for bar in whole.bars if self.home[bar.touchpoint] is part),
            connectors=tuple(connectors),
        )

    def _connectors(self, part: Strip, dx: float, dy: float, routes: list[Route]) -> list[Connector]:
        """The letters of a strip; their arrows are drawn up to them."""
        found = []
        for end in self.ends:
            if end.strip != part.number:
                continue
            pill, meets = connector(end, self.ends)
            found.append(moved(pill, dx, dy))
            mine = moved(end.piece.route, dx, dy)
            point = Point(meets.x + dx, meets.y + dy)
            more = (*mine.points, point) if end.piece.leaves else (point, *mine.points)
            routes[routes.index(mine)] = replace(mine, points=_straight(more))
        return found


def _straight(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Without points in the middle of a straight piece."""
    kept = [
        b
        for a, b, c in zip(points, points[1:], points[2:], strict=False)
        if not (a.y == b.y == c.y and (b.x - a.x) * (c.x - b.x) >= 0)
    ]
    return (points[0], *kept, points[-1])
