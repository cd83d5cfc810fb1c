"""Arrows: glued to their boxes, each with its own places there and its own corners."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point
from blueprint.export.drawio.cells import LAYER, holder_of, id_of
from blueprint.export.xml import child

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as Tree

    from blueprint.draw.geometry import Rect
    from blueprint.draw.shapes import Route
    from blueprint.draw.theme.theme import Theme
    from blueprint.tables.flat import Row

_ARROW = (
    "edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;endArrow=block;endFill=1;strokeColor={color};fontSize=10;"
)
_ON = 1.0
"""A label stands on a piece of its arrow, px."""
_DASHED = "edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;dashed=1;endArrow=none;strokeColor={color};"


def _at(name: str, box: Rect, point: Point) -> str:
    """Where on its box an arrow ends: so no two arrows share a line, whatever draw.io would choose."""
    x, y = ((point.x - box.x) / box.w, (point.y - box.y) / box.h)
    return (
        "".join(f"{name}{axis}={min(max(value, 0.0), 1.0):.4f};" for axis, value in (("X", x), ("Y", y)))
        + f"{name}Dx=0;{name}Dy=0;"
    )


def add_arrow(
    cells: Tree.Element,
    number: int,
    route: Route,
    theme: Theme,
    data: Row | None,
    boxes: Mapping[str, Rect],
) -> None:
    """Dashes say that nobody walks along: in a theme without colours a way back has another head."""
    color = theme.back if route.back else theme.arrow
    style = _DASHED.format(color=theme.dashed) if route.dashed else _ARROW.format(color=color)
    if route.back and theme.back_dash:
        style += "endArrow=open;endFill=0;"
    if theme.name != "screen":
        style += f"fontColor={theme.pill.text};"
    if len(route.points) > 1:
        if route.source:
            style += _at("exit", boxes[route.source], route.points[0])
        style += _at("entry", boxes[route.target], route.points[-1])
    source = id_of(route.source) if route.source else None
    holder, named = holder_of(
        cells, f"arrow:{number}", escape(route.label.line.text) if route.label else "", data
    )
    cell = child(
        holder,
        "mxCell",
        **named,
        style=style,
        edge="1",
        parent=LAYER,
        source=source,
        target=id_of(route.target),
    )
    geometry = child(cell, "mxGeometry", x=_along(route), relative="1", as_="geometry")
    if source is None and route.points:
        _point(geometry, route.points[0], "sourcePoint")
    if len(route.points) > 2:
        bends = child(geometry, "Array", as_="points")
        for point in route.points[1:-1]:
            _point(bends, point)


def _along(route: Route) -> str | None:
    """Where the label stands on its arrow, -1 where it begins and 1 where it ends; None: draw.io puts it in the middle."""
    if route.label is None or len(route.points) < 2:
        return None
    centre, before, off, place = route.label.rect.centre, 0.0, inf, 0.0
    for a, b in pairwise(route.points):
        length = abs(a.x - b.x) + abs(a.y - b.y)
        near = Point(
            *(min(max(c, min(p)), max(p)) for c, p in zip(centre, zip(a, b, strict=True), strict=True))
        )
        aside = abs(near.x - centre.x) + abs(near.y - centre.y)
        if aside < off:
            off, place = aside, before + abs(near.x - a.x) + abs(near.y - a.y)
        before += length
    return f"{2 * place / before - 1:.4f}" if before and off < _ON else None


def _point(parent: Tree.Element, point: Point, role: str | None = None) -> None:
    child(parent, "mxPoint", x=float(point.x), y=float(point.y), as_=role)
