"""Pills on arrows: shares near where they start, hand-off limits where there is room."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.layout.scene import LABEL_PAD, LABEL_SIZE
from blueprint.draw.layout.shared import Drawn
from blueprint.draw.parts.contents import LEAST
from blueprint.draw.shapes import Label, Route, TextLine
from blueprint.draw.spots import Spots, strips
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blueprint.draw.layout.connect import Plan
    from blueprint.draw.layout.scene import Scene
    from blueprint.draw.shapes import PictureLanguage

_HEIGHT = 14.0
_AWAY_LEVEL, _AWAY_UPRIGHT = 8.0, 17.0
_LIMIT_SIZE = LEAST
_TRIES = 80
"""Places tried for a pill, 9 px apart."""


def label_routes(
    scene: Scene, plan: Plan, keep_clear: Iterable[Rect], speech: PictureLanguage
) -> tuple[Route, ...]:
    """The plan's routes with their labels; limits also keep off `keep_clear` (the lane borders)."""
    taken, borders = Spots(), list(keep_clear)
    for box in plan.boxes.values():
        taken.add(box.rect)
        for mark in box.marks:
            taken.add(mark.rect)
    for bar in plan.bars:
        taken.add(bar.rect)
    wires, drawn = Spots(), Drawn()
    for i, route in enumerate(plan.routes):
        for piece in drawn.rest(route.points) if route.dashed else [route.points]:
            for rect in strips(piece, 1.5):
                wires.add(rect, i)
    routes = list(plan.routes)
    for i, link in enumerate(scene.links):
        if text := scene.label(link):
            routes[i] = replace(
                routes[i], label=_share(text, scene.label_width(link), routes[i], i, taken, wires)
            )
    for rect in borders:
        taken.add(rect)
    for i, link in enumerate(scene.links):
        if link.kind == "flow" and link.limit is not None:
            routes[i] = replace(
                routes[i],
                limit=_limit(f"≤{link.limit.wording[language_of(speech)]}", routes[i], taken, wires),
            )
    return tuple(routes)


def _share(text: str, width: float, route: Route, owner: int, taken: Spots, wires: Spots) -> Label | None:
    places = (
        [Point(route.points[0].x, route.points[0].y)]
        if route.kind == "entry"
        else islice(_places(route.points, width), _TRIES)
    )
    best = None
    for middle in places:
        rect = Rect(middle.x - width / 2, middle.y - _HEIGHT / 2, width, _HEIGHT)
        if not taken.is_free(rect):
            continue
        best = best or rect
        if wires.is_free(rect, owner):
            best = rect
            break
    if best is None:
        return None
    taken.add(best)
    return Label(
        best,
        TextLine(
            text=text,
            x=best.centre.x,
            y=best.y + 10.5,
            size=LABEL_SIZE,
            width=width - 2 * LABEL_PAD,
            bold=False,
            ink="line",
            anchor="middle",
        ),
    )


def _places(points: Sequence[Point], width: float) -> Iterator[Point]:
    """Middles for a pill, the first choice first: on the stub, then further along the route."""
    for number, (a, b) in enumerate(pairwise(points)):
        length = abs(a.x - b.x) + abs(a.y - b.y)
        room = width if a.y == b.y else _HEIGHT
        lead = ((_AWAY_LEVEL if a.y == b.y else _AWAY_UPRIGHT - room / 2) if number == 0 else 6.0) + room / 2
        at = lead
        while at + room / 2 + 2 <= length:
            yield Point(a.x + (b.x - a.x) * at / length, a.y + (b.y - a.y) * at / length)
            at += 9.0


def _limit(text: str, route: Route, taken: Spots, wires: Spots) -> TextLine | None:
    """A hand-off's limit beside the longest straight piece, if it bothers nothing there."""
    width = measure(text, _LIMIT_SIZE)
    a, b = max(
        zip(route.points, route.points[1:], strict=False),
        key=lambda p: abs(p[0].x - p[1].x) + abs(p[0].y - p[1].y),
    )
    level = a.y == b.y
    length = abs(a.x - b.x) + abs(a.y - b.y)
    if length < (width + 30 if level else 40):
        return None
    for part in (0.4, 0.6, 0.25, 0.75, 0.5)[: 4 if route.back else 5]:
        x, y = a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part
        for middle, base in (
            ((x, y - 4), (x, y + 11)) if level else ((x + 5 + width / 2, y + 3), (x - 5 - width / 2, y + 3))
        ):
            line = TextLine(
                text=text,
                x=middle,
                y=base,
                size=_LIMIT_SIZE,
                width=width,
                bold=False,
                ink="soft",
                anchor="middle",
            )
            room = Rect(line.rect.x - 3, line.rect.y, line.rect.w + 6, line.rect.h)
            if taken.is_free(room) and wires.is_free(room):
                taken.add(room)
                return line
    return None
