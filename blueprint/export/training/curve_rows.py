"""The emotion curve on a page of its own: in rows, with every touchpoint's title under its dot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from blueprint.draw.curve.curve import draw_curve
from blueprint.draw.folding.pieces import curve_in
from blueprint.draw.folding.strips import Strip
from blueprint.draw.shapes import TextLine
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import say_text
from blueprint.draw.text.wrap import fit
from blueprint.export.training.page import ROOM

if TYPE_CHECKING:
    from blueprint.draw.overlay import Overlay
    from blueprint.draw.shapes import Box, Curve, Ink, Layout
    from blueprint.draw.text.speech import Said
    from blueprint.model.service_map import ServiceMap

_A_ROW = 7
"""Most touchpoints side by side: more leave no room for their titles."""
_EDGE = 16.0
_UNDER = 34.0
"""From the curve's lower edge to the titles, px: remarks may stand between."""
_LEAD = 1.25
_APART = 8.0
"""Between two titles, px."""


def curve_rows(layout: Layout, service_map: ServiceMap, overlay: Overlay) -> list[Layout]:
    """The curves of a picture as pictures as wide as a page, px; none where there is no curve."""
    if not layout.curve:
        return []
    places = {
        dot.touchpoint: dot.at.x
        for curve in reversed(layout.curve.both)
        for dot in curve.dots
        if dot.touchpoint
    }
    known = {box.id: box for box in layout.boxes}
    order = sorted(places, key=places.__getitem__)
    each = ceil(len(order) / ceil(len(order) / _A_ROW)) if order else 1
    left = layout.curve.rect.x
    step = (ROOM.w - _EDGE - left) / each
    boxes = {id_: _standing(known[id_], i, left + (i + 0.5) * step) for i, id_ in enumerate(order)}
    end = left + step * max(1, len(order))
    whole = draw_curve(service_map, overlay, boxes, 0, left, end, layout.language)
    if not whole:
        return []
    made = []
    for part in _strips(len(order), each, left, step):
        home = dict.fromkeys(order[part.first : part.end], part)
        dx = left - part.left
        if shown := curve_in(whole, part, home, dx, 0, ROOM.w):
            said = {id_: say_text(service_map.touchpoints[id_].title, layout.language) for id_ in home}
            titles = [
                line
                for id_ in home
                for line in _title(said[id_], boxes[id_].rect.centre.x + dx, whole.bottom + _UNDER, step)
            ]
            made.append(_alone(layout, replace(shown, names=(*shown.names, *titles))))
    return made


def _standing(box: Box, column: int, middle: float) -> Box:
    """The box in a column of its own."""
    return replace(box, column=column, rect=box.rect._replace(x=middle - box.rect.w / 2))


def _strips(count: int, each: int, left: float, step: float) -> Iterator[Strip]:
    """Rows of `each` touchpoints."""
    for number, first in enumerate(range(0, max(1, count), each)):
        begins, ends = left + first * step, left + min(first + each, max(1, count)) * step
        yield Strip(number, first, first + each, begins, begins, ends)


def _title(said: Said, middle: float, y: float, room: float) -> Iterator[TextLine]:
    """A title under a dot, the second language small below the first."""
    for text, sizes, bold in ((said.main, (11.5, 10.5), True), (said.small, (10.0,), False)):
        if not text:
            continue
        fitted = fit(text, bold, sizes, room - _APART, 2, 4)
        for line in fitted.lines:
            ink: Ink = "main" if bold else "soft"
            wide = measure(line, fitted.size, bold)
            yield TextLine(
                text=line, x=middle, y=y, size=fitted.size, width=wide, bold=bold, ink=ink, anchor="middle"
            )
            y += fitted.size * _LEAD


def _alone(layout: Layout, curve: Curve) -> Layout:
    """A picture of a curve and nothing else."""
    bottom = max(line.rect.bottom for line in curve.names)
    return replace(
        layout, width=ROOM.w, height=max(bottom, curve.bottom + _UNDER) + 8, curve=curve, heading=(), figures=(),
        phases=(), bands=(), borders=(), boxes=(), routes=(), bars=(), legend=(), connectors=(), more_curves=(),
        note_rows=(), images=(),
    )  # fmt: skip
