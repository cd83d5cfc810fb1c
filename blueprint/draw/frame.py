"""Around the boxes: heading, header figures, phases, lane bands, borders, legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.contents import BOX_WIDTH
from blueprint.draw.metrics import measure
from blueprint.draw.shapes import Band, Border, FigureCard, LegendEntry, PhaseBand, Point, Rect, TextLine
from blueprint.draw.speech import percent, say, say_text
from blueprint.draw.words import LEGEND, SEGMENTS, VERSION
from blueprint.draw.wrap import fit
from blueprint.model.names import LANE_NAMES, LINE_NAMES, PHASE_NAMES, Lane, Phase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.overlay import Overlay
    from blueprint.draw.placement import Placement
    from blueprint.draw.scene import Scene
    from blueprint.draw.shapes import Speech
    from blueprint.model.service_map import ServiceMap

MARGIN = 18.0
_TITLE, _SMALL, _LINE_NAME = 21.0, 10.5, 9.5
_CARD_HEIGHT, _CARD_GAP, _CARD_WIDTH = 44.0, 10.0, 190.0
PHASE_HEIGHT = 22.0


def lane_margin(speech: Speech) -> float:
    """Width of the lane names at the left, px."""
    widths = [60.0]
    for name in LANE_NAMES.values():
        said = say(name, speech)
        widths += [measure(said.main, 14, True), measure(said.small, _SMALL)]
    for name in LINE_NAMES.values():
        widths += [measure(text, 9.5) for text in say(name, speech)]
    return MARGIN + max(widths) + 12


def heading(service_map: ServiceMap, overlay: Overlay, width: float, speech: Speech) -> tuple[
        tuple[TextLine, ...], tuple[FigureCard, ...], float]:
    """Title, purpose and what stands right of them, the header figures, and where all that ends, px."""
    aside = _aside(service_map, speech)
    right = max((measure(text, _SMALL) for text in aside), default=0.0)
    right = min(right, width * 0.4)
    room = width - 2 * MARGIN - (right + 24 if aside else 0)
    lines = []
    y = 14.0
    for text, sizes, bold in ((say_text(service_map.title, speech).joined, (_TITLE, 19.0, 17.0, 15.0), True),
                              (say_text(service_map.purpose, speech).joined if service_map.purpose else "", (11.5, 11.0), False)):
        fitted = fit(text, bold, sizes, room, 1, 8 if bold else 4)
        for line in fitted.lines if text else ():
            y += fitted.size * 1.15
            lines.append(TextLine(line, MARGIN, y, fitted.size, measure(line, fitted.size, bold), bold, "main" if bold else "soft"))
            y += fitted.size * 0.25
        y += 2
    at = 12.0
    for text in aside:
        for line in fit(text, False, (_SMALL, 9.5), max(right, 60.0), 1, 3).lines:
            at += 15
            lines.append(TextLine(line, width - MARGIN, at, _SMALL if measure(line, _SMALL) <= right else 9.5,
                                  measure(line, _SMALL), ink="soft", anchor="end"))
    y = max(y, at) + 8
    cards, y = _cards(overlay, y, width, speech)
    return tuple(lines), cards, y + 8


def _aside(service_map: ServiceMap, speech: Speech) -> list[str]:
    texts = []
    version = " · ".join(say_text(t, speech).main for t in (service_map.version, service_map.owner) if t)
    if version:
        texts.append(f"{say(VERSION, speech).main} {version}" if service_map.version else version)
    parts = [f"{say_text(s.title, speech).main}{' ' + percent(s.share) if s.share is not None else ''}"
             for s in service_map.segments.values()]
    if parts:
        texts.append(f"{say(SEGMENTS, speech).main}: {' · '.join(parts)}")
    return texts


def _cards(overlay: Overlay, y: float, width: float, speech: Speech) -> tuple[tuple[FigureCard, ...], float]:
    cards, x = [], MARGIN
    for figure in overlay.figures:
        label = say(figure.label, speech).joined
        value = say(figure.value, speech).main
        note = say(figure.note, speech).main if figure.note else ""
        sizes = (measure(label, _SMALL), measure(value, 15, True), measure(note, 10))
        wide = min(max(_CARD_WIDTH, 20 + max(sizes[0], sizes[1] + (14 + sizes[2] if note else 0))), width - 2 * MARGIN)
        if cards and x + wide > width - MARGIN:
            x, y = MARGIN, y + _CARD_HEIGHT + _CARD_GAP
        rect = Rect(x, y, wide, _CARD_HEIGHT)
        cards.append(FigureCard(
            rect, TextLine(label, x + 10, y + 17, _SMALL, sizes[0], ink="soft"),
            TextLine(value, x + 10, y + 36, 15, sizes[1], True),
            TextLine(note, rect.right - 10, y + 36, 10, sizes[2], ink="soft", anchor="end") if note else None, figure.state))
        x += wide + _CARD_GAP
    return tuple(cards), y + _CARD_HEIGHT + 8 if cards else y


def bands(place: Placement, width: float, margin: float, speech: Speech) -> tuple[tuple[Band, ...], tuple[Border, ...]]:
    """The lanes' bands and the lines between them; names keep to the `margin` at the left."""
    found, borders = [], []
    for i, (lane, top, bottom) in enumerate(place.borders):
        said = say(LANE_NAMES[lane], speech)
        border = _border(lane, place.borders[i + 1][0], bottom, margin, speech) if i + 1 < len(place.borders) else None
        middle = (top + (min(line.rect.y for line in border.lines) if border else bottom)) / 2
        lines = [TextLine(said.main, MARGIN, middle + (1 if said.small else 5), 14, measure(said.main, 14, True), True)]
        if said.small:
            lines.append(TextLine(said.small, MARGIN, middle + 17, _SMALL, measure(said.small, _SMALL), ink="soft"))
        found.append(Band(lane, Rect(0, top, width, bottom - top), tuple(lines)))
        if border:
            borders.append(border)
    return tuple(found), tuple(borders)


def _border(lane: Lane, below: Lane, y: float, margin: float, speech: Speech) -> Border | None:
    """The line under a lane; where a lane is missing, the lowest line of those that fall together."""
    order = list(Lane)
    names = [k for k in order[order.index(lane):order.index(below)] if k in LINE_NAMES]
    if not names:
        return None
    said = [say(LINE_NAMES[k], speech) for k in names]
    texts = [" / ".join(s.main for s in said), " / ".join(s.small for s in said if s.small)]
    lines = [line for text in texts if text for line in fit(text, False, (_LINE_NAME,), margin - MARGIN - 6, 1, 4).lines]
    return Border(names[-1], y, tuple(
        TextLine(line, MARGIN, y - 6 - 11.5 * (len(lines) - 1 - i), _LINE_NAME, measure(line, _LINE_NAME), ink="line")
        for i, line in enumerate(lines)))


def phases(scene: Scene, lefts: Sequence[float], y: float, speech: Speech) -> tuple[PhaseBand, ...]:
    """Phases as bands of columns, when they run left to right without mixing."""
    order = list(Phase)
    by_column: dict[int, set[Phase]] = {}
    for id_ in scene.diagram.walked:
        touchpoint = scene.nodes[id_].touchpoint
        if touchpoint and touchpoint.phase:
            by_column.setdefault(scene.cells[id_].column, set()).add(touchpoint.phase)
    runs: list[tuple[Phase, int, int]] = []
    for column in sorted(by_column):
        if len(by_column[column]) > 1:
            return ()
        phase = next(iter(by_column[column]))
        if runs and runs[-1][0] is phase:
            runs[-1] = (phase, runs[-1][1], column)
        elif runs and order.index(phase) < order.index(runs[-1][0]):
            return ()
        else:
            runs.append((phase, column, column))
    if len(runs) < 2:
        return ()
    found = []
    for phase, first, last in runs:
        rect = Rect(lefts[first] - 12, y, lefts[last] + BOX_WIDTH - lefts[first] + 24, PHASE_HEIGHT - 4)
        text = say(PHASE_NAMES[phase], speech).joined
        found.append(PhaseBand(rect, TextLine(text, rect.centre.x, y + 13, 11, measure(text, 11, True), True, "main", "middle")))
    return tuple(found)


def legend(signs: Sequence[str], left: float, y: float, right: float, speech: Speech) -> tuple[tuple[LegendEntry, ...], float]:
    """The signs that occur, in as many lines as they need; also where they end, px."""
    entries = []
    x = left
    for sign in signs:
        said = say(LEGEND[sign], speech)
        text = f"{said.main} {said.small}".strip()
        width = measure(text, 10)
        if x > left and x + 26 + width > right:
            x, y = left, y + 24
        wide = 34 if sign in ("dashed", "back", "entry", "exit", "share", "chip", "limit") else 24
        entries.append(LegendEntry(sign, Point(x + wide / 2 - 4, y), TextLine(text, x + wide, y + 3.5, 10, width, ink="line")))
        x += wide + width + 22
    return tuple(entries), y + 18
