"""Where every node stands: the picture's columns and rows, each stretched so that gateways have room."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from blueprint.draw.routing.grid import Cell
from blueprint.draw.text.metrics import measure
from blueprint.export.bpmn.graph import Kind
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout
    from blueprint.export.bpmn.graph import Node, Process

SIZES: dict[Kind, tuple[float, float]] = {
    "start": (36, 36),
    "end": (36, 36),
    "task": (150, 80),
    "data": (50, 50),
    "exclusive": (50, 50),
    "parallel": (50, 50),
}
"""Width and height of a shape, px."""
_SIZE, _LINE, _WIDEST = 11.0, 14.0, 96.0


@dataclass(frozen=True)
class Places:
    """The cell of every node, the width of every column, and height, lane and part of the lane of every row."""

    cells: dict[str, Cell]
    widths: list[float]
    heights: list[float]
    lanes: list[Lane]
    sublanes: list[str]


def place(process: Process, layout: Layout) -> Places:
    """Put every node on one fine grid."""
    boxes = {box.id: box for box in layout.boxes}
    beyond = 1 + max((box.column for box in layout.boxes), default=0)
    columns: dict[str, tuple[int, int]] = {}
    rows: dict[str, tuple[int, int, int]] = {}
    order = list(Lane)
    for node in process.nodes.values():
        box = boxes.get(node.touchpoint)
        lane = order.index(node.lane)
        if box is None:
            columns[node.id] = (beyond, int(node.slot))
            rows[node.id] = (lane, 0, node.below)
            beyond += 1
        else:
            columns[node.id] = (box.column, int(node.slot))
            rows[node.id] = (lane, box.row, node.below)
    column_of = {key: i for i, key in enumerate(sorted(set(columns.values())))}
    row_of = {key: i for i, key in enumerate(sorted(set(rows.values())))}
    cells = {id_: Cell(column_of[columns[id_]], row_of[rows[id_]]) for id_ in process.nodes}
    widths, heights = [0.0] * len(column_of), [0.0] * len(row_of)
    for id_, cell in cells.items():
        width, height = SIZES[process.nodes[id_].kind]
        widths[cell.column] = max(widths[cell.column], width)
        heights[cell.row] = max(heights[cell.row], height)
    parts = {cells[node.id].row: node.sublane for node in process.nodes.values()}
    rows_ = range(len(row_of))
    return Places(
        cells, widths, heights, [order[lane] for lane, _, _ in sorted(row_of)], [parts[row] for row in rows_]
    )


def named_below(node: Node) -> bool:
    """Its name stands under its shape, not in it."""
    return bool(node.name) and node.kind in ("start", "end", "data")


def room_for(name: str) -> tuple[float, float]:
    """Width and height of a name as bpmn-js folds it."""
    whole = measure(name, _SIZE)
    if whole <= _WIDEST * 0.8:
        return ceil(whole) + 2.0, _LINE
    lines = ceil(whole / (_WIDEST * 0.8))
    return _WIDEST, lines * _LINE
