"""The drawing as BPMN DI."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from blueprint.export.bpmn.graph import parts_of
from blueprint.export.bpmn.labels import label_rects
from blueprint.export.bpmn.names import DC, DD, DI
from blueprint.export.xml import child

if TYPE_CHECKING:
    from blueprint.draw.geometry import Point, Rect
    from blueprint.export.bpmn.drawing import Drawing
    from blueprint.export.bpmn.graph import Process


def write_diagram(root: Tree.Element, process: Process, drawing: Drawing) -> None:
    """One diagram: pool, lanes, shapes, edges, and the names outside them."""
    labels = label_rects(process, drawing)
    diagram = child(root, f"{{{DI}}}BPMNDiagram", id="diagram")
    plane = child(diagram, f"{{{DI}}}BPMNPlane", id="plane", bpmnElement="collaboration")
    _shape(plane, "pool", drawing.whole, isHorizontal="true")
    for lane, rect in drawing.lanes.items():
        _shape(plane, f"lane_{lane.value}", rect, isHorizontal="true")
        for number, part in enumerate(parts_of(process, lane), 1):
            if inner := drawing.parts.get((lane, part)):
                _shape(plane, f"lane_{lane.value}_{number}", inner, isHorizontal="true")
    for node in process.nodes.values():
        more = {"isMarkerVisible": "true"} if node.kind == "exclusive" else {}
        _shape(plane, node.id, drawing.shapes[node.id], labels.get(node.id), **more)
    for id_, points in drawing.edges.items():
        _edge(plane, id_, points, labels.get(id_))


def _shape(plane: Tree.Element, id_: str, rect: Rect, label: Rect | None = None, **more: str) -> None:
    shape = child(plane, f"{{{DI}}}BPMNShape", id=f"{id_}_di", bpmnElement=id_, **more)
    _bounds(shape, rect)
    if label:
        _bounds(child(shape, f"{{{DI}}}BPMNLabel"), label)


def _edge(plane: Tree.Element, id_: str, points: tuple[Point, ...], label: Rect | None) -> None:
    edge = child(plane, f"{{{DI}}}BPMNEdge", id=f"{id_}_di", bpmnElement=id_)
    for x, y in points:
        child(edge, f"{{{DD}}}waypoint", x=float(x), y=float(y))
    if label:
        _bounds(child(edge, f"{{{DI}}}BPMNLabel"), label)


def _bounds(parent: Tree.Element, rect: Rect) -> None:
    child(
        parent,
        f"{{{DC}}}Bounds",
        x=float(rect.x),
        y=float(rect.y),
        width=float(rect.w),
        height=float(rect.h),
    )
