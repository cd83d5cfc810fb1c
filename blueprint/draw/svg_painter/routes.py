"""Arrows and dashed links, with their pills."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point
from blueprint.draw.layout.shared import Drawn
from blueprint.draw.svg_painter.additions import NOTHING, Additions
from blueprint.draw.svg_painter.boxes import frame
from blueprint.draw.svg_painter.writing import attribute, line, number, place, points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blueprint.draw.shapes import Bar, Connector, Route
    from blueprint.draw.theme.theme import Theme

_BEND = 8.0
_HEAD = 8.0
_CHEVRON_FROM = 150.0
"""A way back carries small chevrons on straight pieces longer than this, px."""


def paint_dashed(routes: Iterable[Route], theme: Theme) -> Iterator[str]:
    """Uses and evidence. What several share is drawn once, or their dashes would fill each other's gaps."""
    drawn = Drawn()
    for route in routes:
        for piece in drawn.rest(route.points):
            yield f'<path d="{rounded(piece)}" stroke="{theme.dashed}" stroke-width="1.2" stroke-dasharray="4 3"/>'


def paint_route(route: Route, theme: Theme, added: Additions = NOTHING) -> Iterator[str]:
    """An arrow over a halo, so that crossings read; later arrows pass over earlier ones."""
    colour = theme.back if route.back else theme.arrow
    shaft = rounded(_shortened(route.points, _HEAD - 2) if route.arrow else route.points)
    name = f"connection:{route.source}:{route.target}" if route.kind == "flow" else f"entry:{route.target}"
    yield f'<g data-connection="{attribute(name)}"{added.fade(name)}><path d="{shaft}" stroke="{theme.paper}" stroke-width="4.5"/>'
    dash = f' stroke-dasharray="{theme.back_dash}"' if route.back and theme.back_dash else ""
    yield f'<path d="{shaft}" stroke="{colour}" stroke-width="1.5"{dash}/>'
    if route.arrow:
        yield head(route.points, colour)
    if route.kind == "entry":
        start = route.points[0]
        yield f'<circle cx="{number(start.x)}" cy="{number(start.y)}" r="4" fill="{colour}"/>'
    if route.back:
        yield from _chevrons(route.points, colour)
    yield "</g>"


def paint_bar(bar: Bar, theme: Theme) -> str:
    """Where arrows start together or meet again."""
    return f'<rect {place(bar.rect)} rx="1.5" fill="{theme.arrow}"/>'


def paint_connector(connector: Connector, theme: Theme) -> str:
    """An off-page connector: a pill with its letter, heavy where the arrow leaves."""
    colour = theme.dashed if connector.dashed else theme.back if connector.back else theme.arrow
    dash = ' stroke-dasharray="3 2"' if connector.dashed else ""
    return (
        f'<rect {place(connector.rect)} rx="3" fill="{theme.pill.ground}" stroke="{colour}" '
        f'stroke-width="{1.6 if connector.leaves else 1}"{dash}/>' + line(connector.line, theme)
    )


def paint_label(route: Route, theme: Theme, added: Additions = NOTHING) -> Iterator[str]:
    """Share and hand-off limit."""
    faded = added.fade(f"connection:{route.source}:{route.target}")
    if route.label:
        yield frame(  # its ground hides the arrow, whose line would go through the text
            route.label.rect,
            route.label.rect.h / 2,
            theme.pill.ground,
            theme.back if route.back and not faded else theme.pill_edge,
        )
        yield _faded(line(route.label.line, theme, theme.pill.text), faded)
    if route.limit:
        yield _faded(line(route.limit, theme), faded)


def _faded(element: str, faded: str) -> str:
    """One element with the attribute of what steps back."""
    name, _, rest = element.partition(" ")
    return f"{name}{faded} {rest}" if faded else element


def rounded(corners: Sequence[Point]) -> str:
    """A path with its corners rounded."""
    path = [f"M{number(corners[0].x)},{number(corners[0].y)}"]
    for a, b, c in zip(corners, corners[1:], corners[2:], strict=False):
        bend = min(_BEND, _length(a, b) / 2, _length(b, c) / 2)
        if bend < 0.5:
            path.append(f"L{number(b.x)},{number(b.y)}")
            continue
        p, q = _towards(b, a, bend), _towards(b, c, bend)
        path.append(f"L{number(p.x)},{number(p.y)}Q{number(b.x)},{number(b.y)} {number(q.x)},{number(q.y)}")
    return "".join([*path, f"L{number(corners[-1].x)},{number(corners[-1].y)}"])


def _length(a: Point, b: Point) -> float:
    return abs(a.x - b.x) + abs(a.y - b.y)


def _towards(start: Point, end: Point, far: float) -> Point:
    """`far` px from start towards end, along one axis."""
    length = _length(start, end) or 1.0
    return Point(start.x + (end.x - start.x) * far / length, start.y + (end.y - start.y) * far / length)


def _shortened(corners: tuple[Point, ...], by: float) -> tuple[Point, ...]:
    return (*corners[:-1], _towards(corners[-1], corners[-2], min(by, _length(corners[-1], corners[-2]))))


def head(corners: Sequence[Point], colour: str) -> str:
    """A solid triangle whose tip touches the box."""
    tip, back = corners[-1], _towards(corners[-1], corners[-2], _HEAD)
    across = Point(0, 3.7) if abs(tip.y - back.y) < 0.01 else Point(3.7, 0)
    shape = (tip, Point(back.x + across.x, back.y + across.y), Point(back.x - across.x, back.y - across.y))
    return f'<path d="{points(shape)}z" fill="{colour}"/>'


def _chevrons(corners: Sequence[Point], colour: str) -> Iterator[str]:
    for a, b in pairwise(corners):
        if a.y == b.y and _length(a, b) > _CHEVRON_FROM:
            middle, side = _towards(a, b, _length(a, b) / 2), 1 if b.x > a.x else -1
            yield (
                f'<path d="M{number(middle.x - 3.5 * side)},{number(middle.y - 4)}l{number(5.0 * side)},4l{number(-5.0 * side)},4" '
                f'stroke="{colour}" stroke-width="1.5"/>'
            )
