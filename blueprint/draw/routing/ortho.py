"""Graphviz as a router: `neato -n2` with `splines=ortho` over pinned boxes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.routing.check import Checker, overlays
from blueprint.draw.routing.engine import EngineFailed, EngineName, find_engine, run
from blueprint.draw.text.words import ENGINE_FAILED, NO_ENGINE, REROUTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.shapes import Route
    from blueprint.wording import Wording

_INCH = 72.0


def route_by_graphviz(
    routes: Sequence[Route], boxes: Mapping[str, Rect], canvas: Rect, asked: EngineName
) -> tuple[list[Route], tuple[Wording, ...]]:
    """Graphviz's routes in place of ours, wherever they pass the check; and what people should be told."""
    command = find_engine(asked)
    if command is None:
        return list(routes), (NO_ENGINE,)
    try:
        drawn = _ask(command, routes, boxes)
    except (EngineFailed, ValueError, KeyError) as error:
        return list(routes), (ENGINE_FAILED.filled(reason=str(error) or type(error).__name__),)
    checker = Checker(boxes, canvas)
    trial = []
    for route in routes:
        points = drawn.get(id(route))
        theirs = replace(route, points=points) if points else route
        trial.append(theirs if points and not checker.fault(theirs) else route)
    found = list(trial)
    for number in sorted(overlays(trial)):
        found[number] = routes[number]
    asked_for = [i for i, route in enumerate(routes) if route.kind != "entry"]
    kept = sum(1 for i in asked_for if found[i] is not routes[i])
    return found, (REROUTED.filled(n=len(asked_for) - kept),) if kept < len(asked_for) else ()


def _ask(command: str, routes: Sequence[Route], boxes: Mapping[str, Rect]) -> dict[int, tuple[Point, ...]]:
    """Graphviz's corners by route."""
    from graphviz import Digraph

    graph = Digraph(
        graph_attr={"splines": "ortho"}, node_attr={"shape": "box", "fixedsize": "true", "label": ""}
    )
    numbers = {name: str(i) for i, name in enumerate(boxes)}
    for name, rect in boxes.items():
        x, y = rect.centre
        graph.node(
            numbers[name],
            pos=f"{x:.2f},{-y:.2f}!",
            width=f"{rect.w / _INCH:.5f}",
            height=f"{rect.h / _INCH:.5f}",
        )
    wanted = [r for r in routes if r.kind != "entry"]
    for i, route in enumerate(wanted):
        graph.edge(
            numbers[route.source],
            numbers[route.target],
            serial=str(i),
            dir="forward" if route.arrow else "none",
        )
    answer = json.loads(run(command, ["-Kneato", "-n2", "-Tjson"], graph.source))
    first = next(iter(boxes))
    moved = next(o for o in answer["objects"] if o["name"] == numbers[first])
    x, y = (float(v) for v in moved["pos"].split(","))
    shift = Point(boxes[first].centre.x - x, boxes[first].centre.y + y)
    found = {}
    for edge in answer.get("edges", ()):
        route = wanted[int(edge["serial"])]
        if corners := _corners(edge, shift):
            found[id(route)] = _anchored(corners, boxes[route.source], boxes[route.target])
    return found


def _corners(edge: Mapping[str, Any], shift: Point) -> list[Point]:
    """The corners of an edge's spline: every third control point, and the arrow's tip."""
    tip, controls = None, []
    for word in str(edge.get("pos", "")).split():
        x, y = (float(v) for v in word.split(",")[-2:])
        point = Point(round(x + shift.x, 2), round(shift.y - y, 2))
        if word.startswith("e,"):
            tip = point
        else:
            controls.append(point)
    points = controls[::3] + ([tip] if tip else [])
    straight: list[Point] = []
    for point in points:
        if straight and point == straight[-1]:
            continue
        if len(straight) > 1 and _in_line(straight[-2], straight[-1], point):
            straight.pop()
        straight.append(point)
    return straight if len(straight) > 1 else []


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return abs(a.x - b.x) < 0.1 > abs(b.x - c.x) or abs(a.y - b.y) < 0.1 > abs(b.y - c.y)


def _anchored(corners: list[Point], source: Rect, target: Rect) -> tuple[Point, ...]:
    """Corners made exactly square, and the ends put on their boxes' edges."""
    square = [corners[0]]
    for point in corners[1:]:
        last = square[-1]
        square.append(
            Point(last.x, point.y)
            if abs(point.x - last.x) < abs(point.y - last.y)
            else Point(point.x, last.y)
        )
    square[0] = _onto(square[0], square[1], source)
    square[-1] = _onto(square[-1], square[-2], target)
    return tuple(square)


def _onto(end: Point, inner: Point, rect: Rect) -> Point:
    """An end moved along its piece to the nearer edge of its box."""
    if end.y == inner.y:
        return Point(rect.right if inner.x > rect.centre.x else rect.x, end.y)
    return Point(end.x, rect.bottom if inner.y > rect.centre.y else rect.y)
