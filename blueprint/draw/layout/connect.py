"""Links to routes: paths found, tracks laid, everything given its place in px."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.layout.boxes import place_box
from blueprint.draw.layout.placement import Placement, Zones
from blueprint.draw.routing.order import settle
from blueprint.draw.routing.paths import find_paths
from blueprint.draw.routing.quality import judge
from blueprint.draw.routing.router import MANNERS
from blueprint.draw.routing.tracks import lay_tracks
from blueprint.draw.routing.wires import Wiring
from blueprint.draw.shapes import Bar, Box, Route
from blueprint.ranking import most

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from blueprint.draw.diagram import Link
    from blueprint.draw.layout.scene import Scene
    from blueprint.draw.routing.grid import Cell
    from blueprint.draw.routing.router import Manner
    from blueprint.draw.routing.search import Side, Task

BAR = 5.0
"""Width of the bar where arrows start together, px."""
_LABEL_LEVEL, _LABEL_UPRIGHT = 8.0, 2.5
_AWAY = 8.0
"""Room between a box and the label of an arrow that leaves it sideways, px."""
_CLEAR_UPRIGHT = 30.0
_PORT_PAD = 13.0
_MANY = 200
"""Above so many links the first manner of routing has to do: the others take time."""


def planned(scene: Scene, left: float, right: float) -> Plan:
    """The plan with the best routes, whichever manner found them, from `left` at least to `right`, px."""
    manners = MANNERS if len(scene.links) <= _MANY else MANNERS[:1]
    plans = [Plan(scene, left, right, tasks) for tasks in _ways(scene, manners)]
    if len(plans) == 1:
        return plans[0]
    for plan in plans:
        plan.place_rows(0)
    return most(plans, lambda plan: -judge(plan.routes).cost)


def _ways(scene: Scene, manners: Sequence[Manner]) -> Collection[list[Task]]:
    """The tasks with their paths, as each manner finds them; those that agree in all paths are one."""
    found: dict[tuple[tuple[tuple[int, int], ...], ...], list[Task]] = {}
    for manner in manners:
        tasks = [replace(task) for task in scene.tasks]
        find_paths(scene.ground(), [t for t in tasks if not t.path], manner)
        found.setdefault(tuple(tuple(task.path) for task in tasks), tasks)
    return found.values()


class Plan:
    """Boxes, routes and lane edges in px, for one scene."""

    def __init__(self, scene: Scene, left: float, right: float, tasks: list[Task]) -> None:
        """Lay the paths of all tasks and place the columns, from `left` at least to `right`, px."""
        self._scene = scene
        self._tasks = tasks
        halves = [self._halves(link) for link in scene.links]
        self._wiring = Wiring(self._tasks, halves)
        settle(self._wiring)
        counts = lay_tracks(self._wiring)
        heights = self._box_heights()
        rows = [0.0] * len(scene.lanes)
        for node, height in heights.items():
            rows[scene.cells[node].row] = max(rows[scene.cells[node].row], height)
        for (level, line), wires in self._wiring.lines.items():
            if level and line % 2:
                rows[line // 2] = max(rows[line // 2], 2 * max(abs(w.offset) for w in wires) + 12)
        upright, level_zones = self._zones()
        self.place = Placement(
            self._wiring, counts, scene.columns, scene.lanes, scene.sublanes, upright, level_zones, left
        )
        self.place.widen(right)
        self._heights, self._rows = heights, rows
        self.boxes: dict[str, Box] = {}
        self.routes: list[Route] = []
        self.bars: tuple[Bar, ...] = ()

    def place_rows(self, top: float) -> None:
        """Place the rows from `top`, px, and with them boxes, routes and bars."""
        scene = self._scene
        self.place.place_rows(self._rows, top)
        self.boxes = {
            n: place_box(
                scene.nodes[n],
                scene.contents[n],
                cell,
                self.place.column_x[cell.column],
                self.place.row_y[cell.row],
                self._heights[n],
            )
            for n, cell in scene.cells.items()
        }
        self.use([self._route(i) for i in range(len(scene.links))])

    def use(self, routes: list[Route]) -> None:
        """Draw these routes (one a link), and the bars where they meet."""
        self.routes = routes
        self.bars = self._bars()

    def _halves(self, link: Link) -> tuple[float, float]:
        """Room for the label beside a stub that runs level, or upright."""
        width = self._scene.label_width(link)
        return (_LABEL_LEVEL, width / 2 + _LABEL_UPRIGHT) if width else (0.0, 0.0)

    def _box_heights(self) -> dict[str, float]:
        """Boxes grow where many arrows meet a side."""
        scene = self._scene
        heights = {n: content.height for n, content in scene.contents.items()}
        for link, task, wires in zip(scene.links, self._tasks, self._wiring.of_task, strict=True):
            for node, number, side in (
                (link.source, wires[0], task.sides[0]),
                (link.target, wires[-1], task.sides[1]),
            ):
                if node and side in ("left", "right"):
                    need = 2 * (abs(self._wiring.wires[number].offset) + _PORT_PAD)
                    heights[node] = max(heights[node], need)
        return heights

    def _zones(self) -> tuple[Zones, Zones]:
        """What labels and arrow heads need beside the boxes."""
        upright, level = Zones(), Zones()
        scene = self._scene
        for node, cell in scene.cells.items():
            if scene.contents[node].marks:
                level.want("after", cell.row, 14)
        for link, task in zip(scene.links, self._tasks, strict=True):
            width = scene.label_width(link)
            leave, enter = task.sides
            if link.kind == "entry":
                upright.want("after", task.target.column, (width or 10) + 26)
                continue
            self._want(
                upright,
                level,
                leave,
                task.source,
                (width + _AWAY + 6, _CLEAR_UPRIGHT) if width else (10.0, 12.0),
            )
            arrow = link.kind == "flow"
            room = (17.0 + (BAR if link.together else 0), 17.0) if arrow else (9.0, 9.0)
            self._want(upright, level, enter, task.target, room)
        return upright, level

    def _want(self, upright: Zones, level: Zones, side: Side, cell: Cell, room: tuple[float, float]) -> None:
        column, row = cell
        if side == "right":
            upright.want("before", column + 1, room[0])
        elif side == "left":
            upright.want("after", column, room[0])
        elif side == "bottom":
            level.want("before", row + 1, room[1])
        else:
            level.want("after", row, room[1])

    def _route(self, i: int) -> Route:
        link, task = self._scene.links[i], self._tasks[i]
        points = self._points(link, task, self._wiring.of_task[i])
        solid = link.kind in ("flow", "entry")
        return Route(
            kind=link.kind,
            source=link.source,
            target=link.target,
            points=points,
            arrow=solid,
            dashed=not solid,
            back=self._scene.is_back(link),
        )

    def _points(self, link: Link, task: Task, numbers: list[int]) -> tuple[Point, ...]:
        wires = [self._wiring.wires[n] for n in numbers]
        leave, enter = task.sides
        points = []
        target = self.boxes[link.target].rect
        at = self.place.y(wires[0]) if wires[0].level else self.place.x(wires[0])
        if link.kind == "entry":
            points.append(Point(target.x - (self._scene.label_width(link) or 10.0) / 2 - 20, at))
        else:
            points.append(_port(self.boxes[link.source].rect, leave, at))
        for before, after in pairwise(wires):
            upright, level = (before, after) if after.level else (after, before)
            points.append(Point(self.place.x(upright), self.place.y(level)))
        last = wires[-1]
        end = _port(target, enter, self.place.y(last) if last.level else self.place.x(last))
        touchpoint = self._scene.nodes[link.target].touchpoint
        if link.kind == "flow" and touchpoint and touchpoint.join and enter == "left":
            end = Point(end.x - BAR, end.y)
        return (*points, end)

    def _bars(self) -> tuple[Bar, ...]:
        """Bars for arrows that start together or are all waited for."""
        found = []
        for node, box in self.boxes.items():
            touchpoint = self._scene.nodes[node].touchpoint
            if touchpoint and touchpoint.together:
                ys = [
                    r.points[0].y
                    for r in self.routes
                    if r.kind == "flow" and r.source == node and r.points[0].x >= box.rect.right
                ]
                if ys:
                    found.append(_bar(node, "all", box, box.rect.right, ys))
            if touchpoint and touchpoint.join:
                ys = [
                    r.points[-1].y
                    for r in self.routes
                    if r.kind == "flow" and r.target == node and r.points[-1].x <= box.rect.x
                ]
                if ys:
                    found.append(_bar(node, "join", box, box.rect.x - BAR, ys))
        return tuple(found)


def _bar(node: str, kind: str, box: Box, x: float, ys: list[float]) -> Bar:
    top, bottom = max(box.rect.y + 15, min(ys) - 12), min(box.rect.bottom - 15, max(ys) + 12)
    top, bottom = min(top, min(ys) - 2), max(bottom, max(ys) + 2)
    return Bar(node, "all" if kind == "all" else "join", Rect(x, top, BAR, bottom - top))


def _port(rect: Rect, side: Side, at: float) -> Point:
    if side == "left":
        return Point(rect.x, at)
    if side == "right":
        return Point(rect.right, at)
    return Point(at, rect.y if side == "top" else rect.bottom)
