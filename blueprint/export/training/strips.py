"""The blueprint as large as it is readable: strips of few columns, one a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from blueprint.draw.folding import folded_at
from blueprint.draw.folding.moving import moved
from blueprint.draw.geometry import Rect
from blueprint.draw.paper.paper import LEAST_PRINT, least_type
from blueprint.export.training.page import ROOM

if TYPE_CHECKING:
    from blueprint.draw.overlay import Overlay
    from blueprint.draw.shapes import Curve, Layout
    from blueprint.model.service_map import ServiceMap

_COLUMNS = (3, 2)
"""Columns on an upright page: the most with which the picture is still readable."""
_EDGE = 10.0
POINTS = 0.75
"""Points to a px of a page."""


def strips_of(
    layout: Layout, service_map: ServiceMap, overlay: Overlay | None, columns: int | None
) -> list[Layout]:
    """The picture in parts, without heading and legend; as even as can be where `columns` are not given.

    Where no cut is small enough to be read with the curve below the lanes, the parts have none: it needs a page of
    its own.
    """
    count = max(1, len({box.column for box in layout.boxes}))
    bare = replace(layout, curve=None)
    for picture in (layout, bare) if layout.curve else (layout,):
        for most in (columns,) if columns else _COLUMNS:
            firsts = list(range(0, count, columns or ceil(count / ceil(count / most))))
            parts = _cut(picture, service_map, overlay, firsts)
            if all(scale_of(part) >= readable(part) for part in parts):
                return parts
    while not columns and (more := _halves(firsts, parts, count)):
        firsts = sorted([*firsts, *more])
        parts = _cut(bare, service_map, overlay, firsts)
    return parts


def _cut(
    layout: Layout, service_map: ServiceMap, overlay: Overlay | None, firsts: Sequence[int]
) -> list[Layout]:
    """The parts that begin with the columns of these numbers."""
    return [_trimmed(part) for part in _parts(folded_at(layout, service_map, overlay, firsts))]


def _halves(firsts: Sequence[int], parts: Sequence[Layout], count: int) -> list[int]:
    """Where parts of several columns that are too wide to be read are cut once more."""
    return [
        (first + end) // 2
        for first, end, part in zip(firsts, [*firsts[1:], count], parts, strict=True)
        if end - first > 1 and ROOM.w / part.width < readable(part)
    ]


def scale_of(part: Layout) -> float:
    """The scale at which a part fills a page."""
    return min(1.0, ROOM.w / part.width, ROOM.h / part.height)


def readable(part: Layout) -> float:
    """The scale at which the smallest type of a part is as large as is read in the hand."""
    return LEAST_PRINT / POINTS / least_type(part)


def trimmed(layout: Layout) -> Layout:
    """A picture without heading and legend, no wider than its contents."""
    return _trimmed(next(iter(_parts(layout))))


def _parts(whole: Layout) -> Iterator[Layout]:
    """Cut a folded picture between its strips, which repeat their lanes."""
    if not whole.bands:
        return
    first = whole.bands[0].lane
    tops = [band.rect.y for band in whole.bands if band.lane is first]
    ends = [*tops[1:], 1e9]
    heads = [min([top, *(p.rect.y for p in whole.phases if top - 40 < p.rect.y < top)]) for top in tops]
    ends = [*heads[1:], 1e9]
    curves = [c for c in (whole.curve, *whole.more_curves) if c]
    for top, end in zip(heads, ends, strict=True):

        def here(y: float, top: float = top, end: float = end) -> bool:
            return top - 1 <= y < end - 1

        mine = [c for c in curves if here(c.rect.y)]
        yield replace(
            whole,
            heading=(),
            figures=(),
            legend=(),
            more_curves=(),
            phases=tuple(p for p in whole.phases if here(p.rect.y)),
            bands=tuple(b for b in whole.bands if here(b.rect.y)),
            borders=tuple(b for b in whole.borders if here(b.y)),
            boxes=tuple(b for b in whole.boxes if here(b.rect.y)),
            routes=tuple(r for r in whole.routes if here(r.points[0].y)),
            bars=tuple(b for b in whole.bars if here(b.rect.y)),
            connectors=tuple(c for c in whole.connectors if here(c.rect.y)),
            curve=mine[0] if mine else None,
        )


def _closed_up(part: Layout) -> Layout:
    """Without the room that letters of other parts have beside the names of lanes; a curve's axis would not come along."""
    lefts = [box.rect.x for box in part.boxes] + [letter.rect.x for letter in part.connectors]
    lefts += [p.x for r in part.routes for p in r.points]
    lefts += [note.rect.x for r in part.routes for note in (r.label, r.limit) if note]
    names = [line for band in part.bands for line in band.lines]
    names += [line for border in part.borders for line in border.lines]
    named = max(line.rect.right for line in names)
    empty = min(lefts, default=0.0) - named - _EDGE
    if part.curve or empty <= 0:
        return part
    return replace(
        part,
        phases=moved(part.phases, -empty, 0),
        boxes=moved(part.boxes, -empty, 0),
        routes=moved(part.routes, -empty, 0),
        bars=moved(part.bars, -empty, 0),
        connectors=moved(part.connectors, -empty, 0),
    )


def _trimmed(part: Layout) -> Layout:
    """Moved to the corner, and cut to its contents."""
    part = _closed_up(part)
    top = min([b.rect.y for b in part.bands] + [p.rect.y for p in part.phases])
    bottom = max(b.rect.bottom for b in part.bands)
    if part.curve:
        notes = [note for curve in part.curve.both for note in curve.notes]
        bottom = max([bottom, part.curve.bottom + 8, *(n.rect.bottom + 4 for n in notes)])
    rights = [b.rect.right for b in part.boxes] + [m.rect.right for b in part.boxes for m in b.marks]
    rights += [p.x for r in part.routes for p in r.points] + [c.rect.right for c in part.connectors]
    rights += [r.label.rect.right for r in part.routes if r.label]
    rights += [r.limit.rect.right for r in part.routes if r.limit]
    rights += [line.rect.right for b in part.bands for line in b.lines]
    if part.curve:
        for each in part.curve.both:
            rights += [note.rect.right for note in each.notes] + [d.at.x + 8 for d in each.dots]
    width = max(rights, default=0.0) + _EDGE
    curve = part.curve
    if curve:
        curve = _widened(curve, width - 16)
    cut = replace(
        part,
        curve=curve,
        bands=tuple(replace(b, rect=Rect(0, b.rect.y, width, b.rect.h)) for b in part.bands),
        width=width,
        height=bottom - top + 4,
    )
    shifted = moved(cut, 0, -top)
    heights = {"borders": tuple(replace(moved(b, 0, -top), y=b.y - top) for b in cut.borders)}
    if cut.curve and shifted.curve:
        heights["curve"] = _raised(shifted.curve, top)  # type: ignore[assignment]
    return replace(shifted, **heights)  # type: ignore[arg-type]


def _widened(curve: Curve, right: float) -> Curve:
    """Its axis, and that of the curve below, to the right edge."""
    rect = Rect(curve.rect.x, curve.rect.y, right - curve.rect.x, curve.rect.h)
    return replace(curve, rect=rect, below=_widened(curve.below, right) if curve.below else None)


def _raised(curve: Curve, by: float) -> Curve:
    """The heights that are no points, which moving does not find."""
    below = _raised(curve.below, by) if curve.below else None
    return replace(curve, zero=curve.zero - by, below=below)
