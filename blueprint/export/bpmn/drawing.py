"""The process drawn: shapes, and edges found by the picture's own router."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.layout.placement import TRACK, Placement, Zones
from blueprint.draw.routing.grid import Grid
from blueprint.draw.routing.order import settle
from blueprint.draw.routing.prices import Bars, dashed_prices, flow_prices
from blueprint.draw.routing.router import Router
from blueprint.draw.routing.search import Task
from blueprint.draw.routing.tracks import lay_tracks
from blueprint.draw.routing.wires import Wiring
from blueprint.export.bpmn.grid import SIZES, Places, named_below, place, room_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.routing.search import Side
    from blueprint.draw.routing.wires import Wire
    from blueprint.draw.shapes import Layout
    from blueprint.export.bpmn.graph import Kind, Process
    from blueprint.model.names import Lane

LANE_NAME = 60.0
"""Width of the pool's and the lane's name at the left, px."""
_LABEL_ROOM = 108.0


@dataclass
class Drawing:
    """Everything in px: shapes and edges by id, lanes, and the whole."""

    whole: Rect
    lanes: dict[Lane, Rect]
    parts: dict[tuple[Lane, str], Rect]
    shapes: dict[str, Rect] = field(default_factory=dict)
    edges: dict[str, tuple[Point, ...]] = field(default_factory=dict)


class _Columns(Placement):
    """A placement whose columns are as wide as what stands in them."""

    def __init__(
        self,
        wiring: Wiring,
        counts: Mapping[tuple[bool, int], int],
        places: Places,
        upright: Zones,
        level: Zones,
    ) -> None:
        self.widths = places.widths
        super().__init__(
            wiring,
            counts,
            len(places.widths),
            places.lanes,
            places.sublanes,
            upright,
            level,
            LANE_NAME + 10,
        )

    def x(self, wire: Wire) -> float:
        if wire.line % 2:
            column = wire.line // 2
            return self.column_x[column] + self.widths[column] / 2 + wire.offset
        return super().x(wire)

    def _place_columns(self, columns: int, left: float) -> float:
        at = left
        for channel in range(columns + 1):
            tracks = self._counts.get((False, 2 * channel), 0)
            before, after = self._upright.before[channel], self._upright.after[channel]
            self._channel_x.append(at + before)
            at += before + max(tracks - 1, 0) * TRACK + after
            if channel < columns:
                self._squeeze(channel)
                self.column_x.append(at)
                at += self.widths[channel]
        return at

    def _squeeze(self, column: int) -> None:
        """Wires of a column stay on the smallest shape."""
        wires = self._wiring.lines.get((False, 2 * column + 1), [])
        widest, most = max((abs(w.offset) for w in wires), default=0.0), self.widths[column] / 2 - 8
        for wire in wires:
            wire.offset *= min(1.0, most / widest) if widest else 1.0


def draw(process: Process, layout: Layout) -> Drawing:
    """Place the nodes and route the flows."""
    places = place(process, layout)
    cells = places.cells
    grid = Grid(
        len(places.widths),
        len(places.heights),
        list(cells.values()),
        places.heights,
        [48.0] * (len(places.heights) + 1),
    )
    tasks = [_task(places, flow.source, flow.target, 0) for flow in process.flows]
    tasks += [_task(places, use.source, use.target, 1) for use in process.uses]
    Router(grid).route(tasks)
    wiring = Wiring(tasks, [(0.0, 0.0)] * len(tasks))
    settle(wiring)
    counts = lay_tracks(wiring)
    placed = _Columns(wiring, counts, places, *_zones(process, places))
    placed.place_rows(places.heights, 0)
    drawing = Drawing(
        Rect(0, 0, placed.right + 10, placed.bottom),
        {
            lane: Rect(LANE_NAME / 2, top, placed.right + 10 - LANE_NAME / 2, bottom - top)
            for lane, top, bottom in placed.borders
        },
        {
            (lane, part): Rect(LANE_NAME, top, placed.right + 10 - LANE_NAME, bottom - top)
            for lane, part, top, bottom in placed.sublanes
        },
    )
    for id_, cell in cells.items():
        width, height = SIZES[process.nodes[id_].kind]
        middle = placed.column_x[cell.column] + places.widths[cell.column] / 2
        drawing.shapes[id_] = Rect(middle - width / 2, placed.row_y[cell.row] - height / 2, width, height)
    links = [(f.id, f.source, f.target) for f in process.flows]
    links += [(u.id, u.source, u.target) for u in process.uses]
    for (id_, source, target), task, numbers in zip(links, tasks, wiring.of_task, strict=True):
        wires = [wiring.wires[n] for n in numbers]
        leave, enter = task.sides
        kinds = process.nodes[source].kind, process.nodes[target].kind
        start = _port(drawing.shapes[source], kinds[0], leave, _at(placed, wires[0]))
        end = _port(drawing.shapes[target], kinds[1], enter, _at(placed, wires[-1]))
        drawing.edges[id_] = (start, *_bends(placed, wires), end)
    return drawing


def _task(places: Places, source: str, target: str, rank: int) -> Task:
    """One edge to route; uses of one thing (rank 1) share their wires."""
    here, there = places.cells[source], places.cells[target]
    if rank:
        return Task(here, there, *dashed_prices(here, there), net=list(places.cells).index(target), rank=rank)
    return Task(here, there, *flow_prices(here, there, Bars()))


def _zones(process: Process, places: Places) -> tuple[Zones, Zones]:
    """Room for arrow heads everywhere, for labels right of gateways, for names under events."""
    upright, level = Zones(), Zones()
    for channel in range(len(places.widths) + 1):
        upright.want("before", channel, 12)
        upright.want("after", channel, 16)
    for channel in range(len(places.heights) + 1):
        level.want("before", channel, 20)
        level.want("after", channel, 24)
    level.want("after", 0, 30)
    for flow in process.flows:
        if flow.name:
            upright.want("before", places.cells[flow.source].column + 1, _LABEL_ROOM)
    for id_, cell in places.cells.items():
        node = process.nodes[id_]
        if named_below(node):
            spare = (places.heights[cell.row] - SIZES[node.kind][1]) / 2
            level.want("before", cell.row + 1, max(20, room_for(node.name)[1] + 8 - spare))
    return upright, level


def _at(placed: Placement, wire: Wire) -> float:
    return placed.y(wire) if wire.level else placed.x(wire)


def _bends(placed: Placement, wires: Sequence[Wire]) -> list[Point]:
    bends = []
    for before, after in pairwise(wires):
        upright, level = (before, after) if after.level else (after, before)
        bends.append(Point(placed.x(upright), placed.y(level)))
    return bends


def _port(rect: Rect, kind: Kind, side: Side, at: float) -> Point:
    """Where a wire meets the shape itself: a circle and a diamond lie inside their rectangles."""
    across = side in ("left", "right")
    off = abs(at - (rect.centre.y if across else rect.centre.x))
    half = rect.w / 2
    if kind in ("exclusive", "parallel"):
        inside = min(off, half)
    elif kind in ("start", "end"):
        inside = half - sqrt(max(half**2 - off**2, 0.0))
    else:
        inside = 0.0
    if across:
        return Point(rect.x + inside if side == "left" else rect.right - inside, at)
    return Point(at, rect.y + inside if side == "top" else rect.bottom - inside)
