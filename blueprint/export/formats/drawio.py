"""The blueprint for draw.io (diagrams.net): lanes as containers, arrows glued to their boxes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from blueprint.draw.theme import SCREEN
from blueprint.export.subject import File, Subject
from blueprint.export.xml import child, document
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.draw.geometry import Point, Rect
    from blueprint.draw.shapes import Box, Layout, Route

ABOUT = Wording("the blueprint for draw.io, to edit by hand", "draw.io 文件，可手工编辑")
STABLE = True

_LANE = (
    "swimlane;horizontal=0;html=1;startSize=34;collapsible=0;container=1;recursiveResize=0;fontStyle=1;"
    "fillColor={fill};swimlaneFillColor={fill};strokeColor={edge};"
)
_BOX = "rounded=1;whiteSpace=wrap;html=1;arcSize=12;fillColor=#FFFFFF;strokeColor={edge};fontColor=#172B4D;strokeWidth={width};"
_ARROW = (
    "edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;endArrow=block;endFill=1;strokeColor={color};fontSize=10;"
)
_DASHED = "edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;dashed=1;endArrow=none;strokeColor={color};"


def write(subject: Subject) -> Iterator[File]:
    """One file with one page."""
    yield File("blueprint.drawio", document(_file(subject.layout)))


def _file(layout: Layout) -> Tree.Element:
    root = Tree.Element("mxfile", host="blueprint", version="1")
    page = child(root, "diagram", id="blueprint", name=layout.title[:100])
    model = child(
        page,
        "mxGraphModel",
        dx="0",
        dy="0",
        grid="1",
        gridSize="10",
        page="1",
        pageWidth=round(layout.width),
        pageHeight=round(layout.height),
    )
    cells = child(model, "root")
    child(cells, "mxCell", id="0")
    child(cells, "mxCell", id="1", parent="0")
    _cell(
        cells,
        "title",
        escape(layout.title),
        "text;html=1;fontSize=20;fontStyle=1;align=left;",
        _title_room(layout),
    )
    lanes = {band.lane: f"lane:{band.lane.value}" for band in layout.bands}
    for band in layout.bands:
        name = "<br>".join(escape(line.text) for line in band.lines)
        style = _LANE.format(fill=SCREEN.lanes[band.lane].ground, edge=SCREEN.lanes[band.lane].edge)
        _cell(cells, lanes[band.lane], name, style, band.rect)
    bands = {band.lane: band.rect for band in layout.bands}
    for box in layout.boxes:
        _box(cells, box, lanes[box.lane], bands[box.lane])
    for number, route in enumerate(layout.routes):
        _arrow(cells, number, route)
    return root


def _box(cells: Tree.Element, box: Box, lane: str, band: Rect) -> None:
    """Children stand in coordinates of their lane; draw.io shows the title's HTML, so it is escaped twice."""
    style = _BOX.format(edge=SCREEN.lanes[box.lane].edge, width=2 if box.is_truth else 1)
    cell = _cell(cells, _id(box.id), _label(box), style, box.rect, lane)
    geometry = cell.find("mxGeometry")
    assert geometry is not None
    geometry.set("x", f"{box.rect.x - band.x:.2f}")
    geometry.set("y", f"{box.rect.y - band.y:.2f}")


def _label(box: Box) -> str:
    lines = [escape(line.text) for line in box.lines]
    lines[0] = f"<b>{lines[0]}</b>" if lines else ""
    marks = " ".join(escape(mark.text) for mark in box.marks)
    extra = [escape(box.chip.line.text)] if box.chip else []
    extra += [escape(flag.line.text) for flag in box.exits]
    return "<br>".join([*([f"<i>{marks}</i>"] if marks else []), *lines, *extra])


def _arrow(cells: Tree.Element, number: int, route: Route) -> None:
    color = SCREEN.back if route.back else SCREEN.arrow
    style = _DASHED.format(color=SCREEN.dashed) if route.dashed else _ARROW.format(color=color)
    source = _id(route.source) if route.source else None
    cell = child(
        cells,
        "mxCell",
        id=f"arrow:{number}",
        value=escape(route.label.line.text) if route.label else "",
        style=style,
        edge="1",
        parent="1",
        source=source,
        target=_id(route.target),
    )
    geometry = child(cell, "mxGeometry", relative="1", as_="geometry")
    if source is None:
        _point(geometry, route.points[0], "sourcePoint")
    if len(route.points) > 2:
        bends = child(geometry, "Array", as_="points")
        for point in route.points[1:-1]:
            _point(bends, point)


def _point(parent: Tree.Element, point: Point, role: str | None = None) -> None:
    child(parent, "mxPoint", x=float(point.x), y=float(point.y), as_=role)


def _cell(
    cells: Tree.Element, id_: str, value: str, style: str, rect: Rect, parent: str = "1"
) -> Tree.Element:
    cell = child(cells, "mxCell", id=id_, value=value, style=style, vertex="1", parent=parent)
    child(
        cell,
        "mxGeometry",
        x=float(rect.x),
        y=float(rect.y),
        width=float(rect.w),
        height=float(rect.h),
        as_="geometry",
    )
    return cell


def _title_room(layout: Layout) -> Rect:
    from blueprint.draw.geometry import Rect

    return Rect(18, 12, layout.width - 36, 32)


def _id(touchpoint: str) -> str:
    return f"touchpoint:{touchpoint}"
