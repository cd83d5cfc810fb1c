"""Where names of flows and events stand: near their shape, clear of everything else."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.metrics import measure
from blueprint.draw.spots import Spots, strips
from blueprint.export.bpmn.grid import named_below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.geometry import Point
    from blueprint.export.bpmn.drawing import Drawing
    from blueprint.export.bpmn.graph import Process

_SIZE, _LINE, _WIDEST = 11.0, 14.0, 96.0


def label_rects(process: Process, drawing: Drawing) -> dict[str, Rect]:
    """The rectangle of every name that stands outside its shape."""
    spots = Spots()
    for rect in drawing.shapes.values():
        spots.add(rect)
    for number, points in enumerate(drawing.edges.values()):
        for strip in strips(points, 1):
            spots.add(strip, number)
    found: dict[str, Rect] = {}
    for node in process.nodes.values():
        shape = drawing.shapes[node.id]
        if named_below(node) or (node.name and node.kind == "exclusive"):
            width, height = _room(node.name)
            below = Rect(shape.centre.x - width / 2, shape.bottom + 3, width, height)
            above = below._replace(y=shape.y - height - 3)
            tries = [below, above] if named_below(node) else [above, below]
            tries += [above._replace(x=shape.x - width + 12), above._replace(x=shape.right - 12)]
            tries += [below._replace(x=shape.x - width + 12), below._replace(x=shape.right - 12)]
            found[node.id] = next((r for r in tries if spots.is_free(r)), tries[0])
            spots.add(found[node.id])
    numbers = {id_: n for n, id_ in enumerate(drawing.edges)}
    for flow in process.flows:
        if flow.name:
            width, height = _room(flow.name)
            places = list(_beside(drawing.edges[flow.id], width, height))
            found[flow.id] = next((r for r in places if spots.is_free(r, numbers[flow.id])), places[0])
            spots.add(found[flow.id])
    return found


def _room(name: str) -> tuple[float, float]:
    """Width and height of a name as bpmn-js folds it."""
    whole = measure(name, _SIZE)
    if whole <= _WIDEST:
        return ceil(whole) + 2.0, _LINE
    lines = ceil(whole / (_WIDEST * 0.85))
    return _WIDEST, lines * _LINE


def _beside(points: tuple[Point, ...], width: float, height: float) -> Iterator[Rect]:
    """Places along an edge, from its start: over and under level pieces, right and left of upright ones."""
    for a, b in pairwise(points):
        if a.y == b.y:
            length, left = abs(a.x - b.x), min(a.x, b.x)
            for part in (0.0, 0.5, 1.0):
                x = left + 4 + max(length - width - 8, 0) * (part if b.x > a.x else 1 - part)
                yield Rect(x, a.y - height - 2, width, height)
                yield Rect(x, a.y + 3, width, height)
        else:
            length, top = abs(a.y - b.y), min(a.y, b.y)
            for part in (0.0, 0.5, 1.0):
                y = top + 4 + max(length - height - 8, 0) * (part if b.y > a.y else 1 - part)
                yield Rect(a.x + 4, y, width, height)
                yield Rect(a.x - width - 4, y, width, height)
