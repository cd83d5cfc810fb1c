"""Ways between zones as arrows as wide as customers are many, and where busy ones cross."""

from __future__ import annotations

from math import hypot, sqrt
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.floor import words
from blueprint.draw.geometry import Point, Rect
from blueprint.draw.svg_painter.writing import number, points
from blueprint.draw.text.metrics import measure
from blueprint.flow.visits.moves import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.charts.page import Page
    from blueprint.draw.floor.plan import Plan
    from blueprint.figures.floor.floor import Floor, Way
    from blueprint.wording import Language

_WIDEST, _THINNEST = 9.0, 1.4
_SIGN = 10.0
MOST_CROSSINGS = 4
"""Crossings that are marked and named, the busiest; the others are counted."""
_HUB, _ASIDE, _BEND, _CLOSE = 13.0, 6.0, 74.0, 16.0
_LEAST_SHOWN = 0.005
"""Ways that fewer than this share of customers take are not drawn."""


def paint_ways(
    page: Page, floor: Floor, plan: Plan, arrivals: float | None, names: Sequence[Rect] = ()
) -> None:
    """Every way, its two directions side by side; then the flows in and out; then the labels, apart and off `names`."""
    shown = [w for w in floor.ways if w.trips >= _LEAST_SHOWN]
    most = max((w.trips for w in shown if OUTSIDE not in (w.source, w.target)), default=1.0)
    hubs = {id_: room.centre for id_, room in plan.rooms.items() if floor.zones[id_].touchpoints}
    taken = [Rect(at.x - 8, at.y - 8, 16, 16) for at in hubs.values()]
    taken += [Rect(room.x, room.y, min(room.w, 110), 36) for room in plan.rooms.values()]
    taken += [Rect(room.x, room.y + room.h - 22, min(room.w, 86), 22) for room in plan.rooms.values()]
    taken += [Rect(at.x - 11, at.y - 11, 22, 22) for at in _signs(floor, plan)]
    taken += names
    inner = [w for w in shown if w.source in hubs and w.target in hubs]
    arcs = {(w.source, w.target): _arc(hubs, w) for w in inner}
    for way in reversed(inner):
        _arrow(page, arcs[way.source, way.target], _width(way.trips, most), page.theme.curve)
    pills = [_pill(arcs[way.source, way.target], told(way, arrivals, page), taken) for way in inner]
    for id_, at in hubs.items():
        page.parts.append(
            f'<circle cx="{number(at.x)}" cy="{number(at.y)}" r="5" fill="{page.theme.paper}" '
            f'stroke="{page.theme.curve}" stroke-width="2"/>'
        )
        _outside(page, floor, plan, id_, arrivals)
    for rect, text in pills:
        page.parts.append(
            f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.w)}" height="{number(rect.h)}" '
            f'rx="{number(rect.h / 2)}" fill="{page.theme.pill.ground}" stroke="{page.theme.pill_edge}"/>'
        )
        page.text(text, rect.centre.x, rect.centre.y + 4, 11, anchor="middle", fill=page.theme.pill.text)


def told(way: Way, arrivals: float | None, page: Page) -> str:
    """Customers an hour where arrivals are known, else their share."""
    language: Language = "en" if page.speech == "en" else "zh"
    if arrivals is None:
        return quantity.share(way.trips, language)
    return words.PER_HOUR.filled(n=quantity.number(way.trips * arrivals, language, digits=1))[language]


def paint_crossings(page: Page, floor: Floor, plan: Plan) -> None:
    """A numbered sign where two busy ways cross."""
    paint = page.theme.marks["fail"]
    for n, at in enumerate(_signs(floor, plan), 1):
        page.parts.append(
            f'<circle cx="{number(at.x)}" cy="{number(at.y)}" r="{number(_SIGN)}" fill="{paint.ground}" '
            f'stroke="{paint.text}" stroke-width="2"/>'
        )
        page.text(f"×{n}", at.x, at.y + 4, 11, bold=True, anchor="middle", fill=paint.text)


def _signs(floor: Floor, plan: Plan) -> list[Point]:
    """Where on the page the crossings are; those at one spot stand side by side."""
    found: list[Point] = []
    for crossing in floor.crossings[:MOST_CROSSINGS]:
        at = plan.on_page(crossing.at)
        while any(hypot(at.x - other.x, at.y - other.y) < 2 * _SIGN for other in found):
            at = Point(at.x + 2 * _SIGN + 1, at.y)
        found.append(at)
    return found


def _width(trips: float, most: float) -> float:
    return max(_THINNEST, _WIDEST * sqrt(trips / most))


Arc = tuple[Point, Point, Point]
"""A quadratic curve: start, control point, end."""


def _arc(hubs: Mapping[str, Point], way: Way) -> Arc:
    """The line of a way, kept to its right so that the way back has its own; it stops short of the hubs.

    It is straight, or bent outwards where it would run over the middle of another zone.
    """
    a, b = hubs[way.source], hubs[way.target]
    length = hypot(b.x - a.x, b.y - a.y) or 1.0
    ux, uy = (b.x - a.x) / length, (b.y - a.y) / length
    over = any(
        abs((at.x - a.x) * uy - (at.y - a.y) * ux) < _CLOSE
        and 0 < (at.x - a.x) * ux + (at.y - a.y) * uy < length
        for id_, at in hubs.items()
        if id_ not in (way.source, way.target)
    )
    aside, short = (_BEND if over else _ASIDE), min(_HUB, length / 3)
    start = Point(a.x - uy * _ASIDE + ux * short, a.y + ux * _ASIDE + uy * short)
    end = Point(b.x - uy * _ASIDE - ux * short, b.y + ux * _ASIDE - uy * short)
    return start, Point((a.x + b.x) / 2 - uy * aside, (a.y + b.y) / 2 + ux * aside), end


def _along(arc: Arc, t: float) -> Point:
    a, c, b = arc
    p, q, r = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return Point(p * a.x + q * c.x + r * b.x, p * a.y + q * c.y + r * b.y)


def _arrow(page: Page, arc: Arc, width: float, colour: str) -> None:
    a, c, b = arc
    length = hypot(b.x - c.x, b.y - c.y) or 1.0
    ux, uy = (b.x - c.x) / length, (b.y - c.y) / length
    head = min(length * 0.8, 5 + width * 1.3)
    half = 3 + width * 0.75
    base = Point(b.x - ux * head, b.y - uy * head)
    page.parts.append(
        f'<path d="M{number(a.x)},{number(a.y)}Q{number(c.x)},{number(c.y)} {number(base.x)},{number(base.y)}" '
        f'fill="none" stroke="{colour}" stroke-width="{number(width)}" stroke-opacity="0.75"/>'
    )
    corners = (
        b,
        Point(base.x - uy * half, base.y + ux * half),
        Point(base.x + uy * half, base.y - ux * half),
    )
    page.parts.append(f'<path d="{points(corners)}Z" fill="{colour}" fill-opacity="0.9"/>')


def _pill(arc: Arc, text: str, taken: list[Rect]) -> tuple[Rect, str]:
    """Room for a label on the arrow that no other label has."""
    wide, high = measure(text, 11) + 12, 17.0
    rects = [
        Rect(_along(arc, t).x - wide / 2 + dx, _along(arc, t).y - high / 2 + dy, wide, high)
        for dx, dy in ((0, 0), (wide / 2 + 6, 0), (-wide / 2 - 6, 0), (0, high + 3), (0, -high - 3))
        for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
    ]
    free = [r for r in rects if not any(r.meets(other) for other in taken)]
    chosen = (free or rects)[0]
    taken.append(chosen)
    return chosen, text


def _outside(page: Page, floor: Floor, plan: Plan, zone: str, arrivals: float | None) -> None:
    """Customers who come in to a zone from outside, and who leave from it, through the nearest wall."""
    into = next((w for w in floor.ways if (w.source, w.target) == (OUTSIDE, zone)), None)
    out = next((w for w in floor.ways if (w.source, w.target) == (zone, OUTSIDE)), None)
    if not into and not out:
        return
    at, wall = plan.rooms[zone].centre, plan.wall
    doors = (
        (at.y - wall.y, Point(0, -1)),
        (wall.y + wall.h - at.y, Point(0, 1)),
        (at.x - wall.x, Point(-1, 0)),
        (wall.x + wall.w - at.x, Point(1, 0)),
    )
    away, to = min(doors, key=lambda door: door[0])
    across = Point(to.y, -to.x)
    for way, word, side in ((into, words.IN, -1), (out, words.OUT, 1)):
        if way is None or way.trips < _LEAST_SHOWN:
            continue
        x, y = at.x + across.x * 9 * side, at.y + across.y * 9 * side
        near = Point(x + to.x * _HUB, y + to.y * _HUB)
        far = Point(x + to.x * (away + 14), y + to.y * (away + 14))
        ends = (far, near) if way is into else (near, far)
        _arrow(
            page, (ends[0], Point((near.x + far.x) / 2, (near.y + far.y) / 2), ends[1]), 4, page.theme.arrow
        )
        language: Language = "en" if page.speech == "en" else "zh"
        text = f"{word[language]} {told(way, arrivals, page)}"
        beyond = 24
        anchor = "middle" if to.x == 0 else ("end" if to.x < 0 else "start")
        if to.x == 0:
            shift = side * (measure(text, 11) / 2 - 2) * across.x
            page.text(
                text, x + shift, far.y + to.y * 8 + (0 if to.y < 0 else 8), 11, anchor="middle", ink="line"
            )
        else:
            page.text(text, far.x + to.x * (beyond - 18), y + 4, 11, anchor=anchor, ink="line")  # type: ignore[arg-type]
