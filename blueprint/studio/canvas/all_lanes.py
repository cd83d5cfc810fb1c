"""Every lane on the canvas: a lane without touchpoints is where the first one can be dropped."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.layout.lanes import bands, lane_margin
from blueprint.draw.shapes import Layout
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage

EMPTY_HEIGHT = 74.0
"""Height of a lane that holds nothing, px."""
_EMPTY_WIDTH = 900.0
_TOP = 16.0


@dataclass(frozen=True)
class _Lanes:
    """Tops and bottoms of lanes, as `bands` reads them of a placement."""

    borders: list[tuple[Lane, float, float]]
    sublanes: list[tuple[Lane, str, float, float]]


def with_all_lanes(layout: Layout) -> Layout:
    """The layout with the lanes it lacks inserted where they belong; everything below moves down."""
    have = {band.lane: band.rect for band in layout.bands}
    if len(have) != len(layout.bands) or len(have) == len(Lane) or not have:
        return layout
    top = min(rect.y for rect in have.values())
    cuts, borders, above = [], [], top
    bottom = top
    for lane in Lane:
        height = have[lane].h if lane in have else EMPTY_HEIGHT
        if lane in have:
            above = have[lane].bottom
        else:
            cuts.append(above)
        borders.append((lane, bottom, bottom + height))
        bottom += height
    return _named(_lower(layout, tuple(cuts)), borders)


def empty_layout(speech: PictureLanguage) -> Layout:
    """Five empty lanes: a map without touchpoints cannot be laid out, but one can be drawn in it."""
    tops = [_TOP + i * EMPTY_HEIGHT for i in range(len(Lane))]
    borders = [(lane, top, top + EMPTY_HEIGHT) for lane, top in zip(Lane, tops, strict=True)]
    height = tops[-1] + EMPTY_HEIGHT + _TOP
    blank = Layout(
        language=speech,
        title="",
        description="",
        width=_EMPTY_WIDTH,
        height=height,
        heading=(),
        figures=(),
        phases=(),
        bands=(),
        borders=(),
        boxes=(),
        routes=(),
        bars=(),
        curve=None,
        legend=(),
    )
    return _named(blank, borders)


def _named(layout: Layout, borders: list[tuple[Lane, float, float]]) -> Layout:
    """The layout with the names of these lanes and of the lines between them."""
    margin = lane_margin(layout.language)
    parts = [(b.lane, p.name, p.rect.y, p.rect.bottom) for b in layout.bands for p in b.parts]
    lanes: Any = _Lanes(borders, parts)
    found, lines = bands(lanes, layout.width, margin, layout.language)
    return replace(layout, bands=found, borders=lines)


def _lower(value: Any, cuts: tuple[float, ...]) -> Any:
    """The value with all that lies below cuts moved down, a lane's height each; what spans a cut grows."""
    kind: Any = type(value)
    if kind is Point:
        return Point(value.x, _moved(value.y, cuts))
    if kind is Rect:
        top = _moved(value.y, cuts)
        return Rect(value.x, top, value.w, _moved(value.bottom, cuts, end=True) - top)
    if kind is tuple:
        return tuple(_lower(each, cuts) for each in value)
    names = _names(kind)
    if not names:
        return value
    made = [
        _moved(each, cuts) if name in ("y", "zero") else _lower(each, cuts)
        for name, each in ((name, getattr(value, name)) for name in names)
    ]
    if kind is Layout:
        made[names.index("height")] += EMPTY_HEIGHT * len(cuts)
    return kind(*made)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass, in the order its constructor takes them; nothing for other types."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _moved(y: float, cuts: tuple[float, ...], end: bool = False) -> float:
    """A height after the cuts; the lower `end` of something stays when it only touches a cut."""
    return y + EMPTY_HEIGHT * sum(1 for cut in cuts if y > cut or (y == cut and not end))
