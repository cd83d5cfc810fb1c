"""Lane bands with their names, the lines between them, and the phases above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.parts.contents import BOX_WIDTH, LEAST
from blueprint.draw.parts.heading import MARGIN
from blueprint.draw.shapes import Band, Border, PhaseBand, SubLane, TextLine
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import say
from blueprint.draw.text.wrap import fit
from blueprint.model.names import LANE_NAMES, LINE_NAMES, Lane
from blueprint.model.titles import phase_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.layout.placement import Placement
    from blueprint.draw.layout.scene import Scene
    from blueprint.draw.shapes import PictureLanguage

PHASE_HEIGHT = 22.0
_PHASE = 11.0
_NAME, _SMALL, _LINE_NAME, _PART = 14.0, 10.5, 9.5, 12.0


def lane_margin(speech: PictureLanguage) -> float:
    """Width of the lane names at the left, px."""
    widths = [60.0]
    for name in LANE_NAMES.values():
        said = say(name, speech)
        widths += [measure(said.main, _NAME, True), measure(said.small, _SMALL)]
    for name in LINE_NAMES.values():
        widths += [measure(text, 9.5) for text in say(name, speech)]
    return MARGIN + max(widths) + 12


def bands(
    place: Placement, width: float, margin: float, speech: PictureLanguage
) -> tuple[tuple[Band, ...], tuple[Border, ...]]:
    """The lanes' bands and the lines between them; names keep to the `margin` at the left."""
    found, borders = [], []
    for i, (lane, top, bottom) in enumerate(place.borders):
        said = say(LANE_NAMES[lane], speech)
        border = (
            _border(lane, place.borders[i + 1][0], bottom, margin, speech)
            if i + 1 < len(place.borders)
            else None
        )
        middle = (top + (min(line.rect.y for line in border.lines) if border else bottom)) / 2
        parts = tuple(
            _part(name, Rect(0, y, width, end - y), margin)
            for each, name, y, end in place.sublanes
            if each is lane
        )
        if parts:
            middle = top + _NAME + 4
        lines = [
            TextLine(
                said.main,
                MARGIN,
                middle + (1 if said.small else 5),
                _NAME,
                measure(said.main, _NAME, True),
                True,
            )
        ]
        if said.small:
            lines.append(
                TextLine(said.small, MARGIN, middle + 17, _SMALL, measure(said.small, _SMALL), ink="soft")
            )
        found.append(Band(lane, Rect(0, top, width, bottom - top), tuple(lines), parts))
        if border:
            borders.append(border)
    return tuple(found), tuple(borders)


def _part(name: str, rect: Rect, margin: float) -> SubLane:
    """A part of a lane, its name at the middle of its height."""
    fitted = fit(name, False, (_PART,), margin - 2 * MARGIN - 6, 2, 2)
    first = rect.centre.y + 5 - 13.0 * (len(fitted.lines) - 1) / 2
    return SubLane(
        name,
        rect,
        tuple(
            TextLine(text, MARGIN + 8, first + 13.0 * i, _PART, measure(text, _PART))
            for i, text in enumerate(fitted.lines if name else ())
        ),
    )


def _border(lane: Lane, below: Lane, y: float, margin: float, speech: PictureLanguage) -> Border | None:
    """The line under a lane; where a lane is missing, the lowest line of those that fall together.

    Under the evidence lane there is none: nobody acts there.
    """
    if lane is Lane.EVIDENCE:
        return None
    order = list(Lane)
    names = [k for k in order[order.index(lane) : order.index(below)] if k in LINE_NAMES]
    if not names:
        return None
    said = [say(LINE_NAMES[k], speech) for k in names]
    texts = [" / ".join(s.main for s in said), " / ".join(s.small for s in said if s.small)]
    lines = [
        line
        for text in texts
        if text
        for line in fit(text, False, (_LINE_NAME,), margin - MARGIN - 6, 1, 4).lines
    ]
    return Border(
        names[-1],
        y,
        tuple(
            TextLine(
                line,
                MARGIN,
                y - 6 - 11.5 * (len(lines) - 1 - i),
                _LINE_NAME,
                measure(line, _LINE_NAME),
                ink="line",
            )
            for i, line in enumerate(lines)
        ),
    )


def phases(scene: Scene, lefts: Sequence[float], y: float, speech: PictureLanguage) -> tuple[PhaseBand, ...]:
    """Phases as bands of columns, in the order in which they come; a column may hold several."""
    titles = phase_titles(scene.diagram.map)
    order = list(titles)
    by_column: dict[int, set[str]] = {}
    for id_ in scene.diagram.walked:
        touchpoint = scene.nodes[id_].touchpoint
        if touchpoint and touchpoint.phase in titles:
            by_column.setdefault(scene.cells[id_].column, set()).add(str(touchpoint.phase))
    runs: list[tuple[tuple[str, ...], int, int]] = []
    for column in sorted(by_column):
        held = tuple(sorted(by_column[column], key=order.index))
        if runs and runs[-1][0] == held:
            runs[-1] = (held, runs[-1][1], column)
        else:
            runs.append((held, column, column))
    if len({phase for held, *_ in runs for phase in held}) < 2:
        return ()
    found = []
    for held, first, last in runs:
        rect = Rect(lefts[first] - 12, y, lefts[last] + BOX_WIDTH - lefts[first] + 24, PHASE_HEIGHT - 4)
        said = [say(titles[phase], speech) for phase in held]
        texts = (" / ".join(s.joined for s in said), " / ".join(s.main for s in said))
        room = rect.w - 8
        text = next((t for t in texts if measure(t, _PHASE, True) <= room), texts[-1])
        fitted = fit(text, True, (_PHASE, LEAST), room, 1, 1)
        found.append(
            PhaseBand(
                rect,
                TextLine(
                    text=fitted.lines[0],
                    x=rect.centre.x,
                    y=y + 13,
                    size=fitted.size,
                    width=measure(fitted.lines[0], fitted.size, True),
                    bold=True,
                    ink="main",
                    anchor="middle",
                ),
            )
        )
    return tuple(found)
