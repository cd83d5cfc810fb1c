"""Where names of flows and events stand: near their shape, clear of everything else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.spots import Spots, strips
from blueprint.export.bpmn.grid import named_below, room_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.geometry import Point
    from blueprint.export.bpmn.drawing import Drawing
    from blueprint.export.bpmn.graph import Process

_CLEAR = 4.0
"""Room between a shape and any name outside it, px."""
_PARTS = (0.0, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0)


def label_rects(process: Process, drawing: Drawing) -> dict[str, Rect]:
    """The rectangle of every name that stands outside its shape."""
    spots, solid = Spots(), Spots()
    for rect in drawing.shapes.values():
        room = Rect(rect.x - _CLEAR, rect.y - _CLEAR, rect.w + 2 * _CLEAR, rect.h + 2 * _CLEAR)
        spots.add(room)
        solid.add(room)
    for number, points in enumerate(drawing.edges.values()):
        for strip in strips(points, 1):
            spots.add(strip, number)
    for lane in drawing.lanes.values():
        spots.add(Rect(0, lane.bottom - 0.5, drawing.whole.w, 1))
    found: dict[str, Rect] = {}

    def put(id_: str, tries: list[Rect], number: int = -2) -> None:
        inside = [r for r in tries if drawing.whole.holds(r)] or tries
        free = [r for r in inside if solid.is_free(r)]
        found[id_] = next((r for r in free if spots.is_free(r, number)), (free or inside)[0])
        around = found[id_]._replace(x=found[id_].x - 5, w=found[id_].w + 10)
        spots.add(around)
        solid.add(around)

    for node in process.nodes.values():
        shape = drawing.shapes[node.id]
        if named_below(node) or (node.name and node.kind == "exclusive"):
            width, height = room_for(node.name)
            below = Rect(shape.centre.x - width / 2, shape.bottom + _CLEAR, width, height)
            above = below._replace(y=shape.y - height - _CLEAR)
            tries = [below, above] if named_below(node) else [above, below]
            tries += [above._replace(x=shape.x - width + 12), above._replace(x=shape.right - 12)]
            tries += [below._replace(x=shape.x - width + 12), below._replace(x=shape.right - 12)]
            put(node.id, tries)
    numbers = {id_: n for n, id_ in enumerate(drawing.edges)}
    for flow in process.flows:
        if flow.name:
            width, height = room_for(flow.name)
            points = drawing.edges[flow.id]
            tries = sorted(_beside(points, width, height), key=lambda r: _distance(r, points[0]))
            put(flow.id, tries, numbers[flow.id])
    return found


def _distance(rect: Rect, point: Point) -> float:
    """From the rectangle to the point, px, along the axes."""
    across = max(rect.x - point.x, point.x - rect.right, 0.0)
    return across + max(rect.y - point.y, point.y - rect.bottom, 0.0)


def _beside(points: tuple[Point, ...], width: float, height: float) -> Iterator[Rect]:
    """Places along an edge, from its start: over and under level pieces, right and left of upright ones."""
    for a, b in pairwise(points):
        if a.y == b.y:
            length, left = abs(a.x - b.x), min(a.x, b.x)
            for part in _PARTS:
                x = left + 4 + max(length - width - 8, 0) * (part if b.x > a.x else 1 - part)
                yield Rect(x, a.y - height - 2, width, height)
                yield Rect(x, a.y + 3, width, height)
        else:
            length, top = abs(a.y - b.y), min(a.y, b.y)
            for part in _PARTS:
                y = top + 4 + max(length - height - 8, 0) * (part if b.y > a.y else 1 - part)
                yield Rect(a.x + 4, y, width, height)
                yield Rect(a.x - width - 4, y, width, height)
