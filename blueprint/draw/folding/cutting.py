"""Arrows cut where they leave one strip and come into another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.folding.strips import Strip
    from blueprint.draw.shapes import Route


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an arrow in a strip.

    `key` names the pair of ends (None when the arrow is whole), `at` is the end at the strip's edge.
    """

    strip: Strip
    route: Route
    key: tuple[str, ...] | None = None
    at: Point | None = None
    leaves: bool = False


def cut_route(route: Route, home: Mapping[str, Strip]) -> list[Piece]:
    """The pieces of an arrow, in coordinates of the whole picture."""
    target = home[route.target]
    source = home[route.source] if route.source else target
    if source is target:
        return [Piece(source, replace(route, points=_kept(route.points, source)))]
    forth = source.number < target.number
    out = source.cut if forth else source.enter
    into = target.enter if forth else target.cut
    head, tail = _before(route.points, out), _after(route.points, into)
    if head is None or tail is None:
        return []
    key = {
        "flow": ("flow", route.source, route.target),
        "uses": ("uses", route.target),
        "evidence": ("evidence", route.source),
    }[route.kind]
    label = route.label if route.label and _shows(source, route.label.rect.centre.x) else None
    limit = route.limit if route.limit and _shows(source, route.limit.rect.centre.x) else None
    first = replace(route, points=_kept(head, source), arrow=False, label=label, limit=limit)
    last = replace(
        route,
        points=_kept(tail, target),
        label=None
        if label or not route.label or not _shows(target, route.label.rect.centre.x)
        else route.label,
        limit=None
        if limit or not route.limit or not _shows(target, route.limit.rect.centre.x)
        else route.limit,
    )
    return [
        Piece(source, first, key, first.points[-1], leaves=True),
        Piece(target, last, key, last.points[0]),
    ]


def _shows(strip: Strip, x: float) -> bool:
    return strip.left <= x <= strip.cut


def _kept(points: Sequence[Point], strip: Strip) -> tuple[Point, ...]:
    """Points inside what the strip shows; what turned further outside turns at its edge."""
    found = [Point(min(max(p.x, strip.left), strip.cut), p.y) for p in points]
    clean = [p for i, p in enumerate(found) if i == 0 or p != found[i - 1]]
    return tuple(clean) if len(clean) > 1 else (clean[0], clean[0])


def _before(points: Sequence[Point], x: float) -> list[Point] | None:
    """What comes before the last crossing of an upright line."""
    for i in range(len(points) - 2, -1, -1):
        a, b = points[i], points[i + 1]
        if min(a.x, b.x) <= x <= max(a.x, b.x) and a.x != b.x:
            return [*points[: i + 1], Point(x, a.y)]
    return None


def _after(points: Sequence[Point], x: float) -> list[Point] | None:
    """What follows the last crossing of an upright line."""
    for i, (a, b) in reversed(list(enumerate(pairwise(points)))):
        if min(a.x, b.x) <= x <= max(a.x, b.x) and a.x != b.x:
            return [Point(x, a.y), *points[i + 1 :]]
    return None
