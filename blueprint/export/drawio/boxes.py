"""The lanes as containers, the boxes in them, and the legend below."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.marks import MARKS
from blueprint.draw.text.words import EXIT_SIGN
from blueprint.export.drawio.cells import add_cell, id_of
from blueprint.model.exits import EXIT_NAMES

if TYPE_CHECKING:
    from xml.etree import ElementTree as Tree

    from blueprint.draw.shapes import Band, Box, ExitFlag, Layout, SubLane
    from blueprint.draw.theme.theme import Theme
    from blueprint.export.drawio.data import Data
    from blueprint.tables.flat import Row

_LANE = (
    "swimlane;horizontal=0;html=1;startSize=34;collapsible=0;container=1;recursiveResize=0;fontStyle=1;"
    "fillColor={fill};swimlaneFillColor={fill};strokeColor={edge};"
)
_START = 34
_PART = (
    "swimlane;horizontal=0;html=1;startSize=24;collapsible=0;container=1;recursiveResize=0;fontStyle=0;dashed=1;"
    "fillColor=none;swimlaneFillColor=none;strokeColor={edge};"
)
_BOX = "rounded=1;whiteSpace=wrap;html=1;arcSize=12;fillColor={fill};strokeColor={edge};fontColor={ink};strokeWidth={width};fontSize={size};"
_SMALL = 10
"""Of all that is not a title, px."""
_SIGNS = {
    "chip": "≤10",
    "late": "P90",
    "share": "%",
    "limit": "≤",
    "exit": EXIT_SIGN,
    "entry": "●→",
    "all": "▮",
    "map": "▣",
    "back": "←",
    "dashed": "- - -",
    "connector": "→ A",
    "staff": "◆",
}


def add_boxes(cells: Tree.Element, layout: Layout, theme: Theme, data: Data) -> None:
    """The lanes with their parts, then the boxes in the order of the map, each in its lane."""
    lanes = _lanes(layout)
    for id_, band in lanes.items():
        name = "<br>".join(escape(line.text) for line in band.lines)
        paint = theme.lanes[band.lane]
        style = _LANE.format(fill=paint.ground, edge=paint.edge)
        if theme.name != "screen":
            style += f"fontColor={theme.inks['main']};"
        add_cell(cells, id_, name, style, band.rect)
        for part in band.parts:
            if part.name:
                _part(cells, id_, band, part, paint.edge)
    for box in sorted(layout.boxes, key=data.place):
        lane = next(id_ for id_, b in lanes.items() if b.lane is box.lane and b.rect.holds(box.rect, 1.0))
        held = next((p for p in lanes[lane].parts if p.name and p.rect.holds(box.rect, 1.0)), None)
        if held:
            _box(cells, box, _part_id(lane, held), _inside(lanes[lane], held), theme, data.of(box))
        else:
            _box(cells, box, lane, lanes[lane].rect, theme, data.of(box))


def _lanes(layout: Layout) -> dict[str, Band]:
    """The lanes by their ids: `lane:customer`, on the next strip `lane:customer:2`."""
    found: dict[str, Band] = {}
    for band in layout.bands:
        name, strip = f"lane:{band.lane.value}", 1
        while (name if strip == 1 else f"{name}:{strip}") in found:
            strip += 1
        found[name if strip == 1 else f"{name}:{strip}"] = band
    return found


def _part_id(lane: str, part: SubLane) -> str:
    """The id of a part of a lane: `lane:frontstage/teller`, on the next strip with `:2`."""
    _, name, *strip = lane.split(":")
    return ":".join(("lane", f"{name}/{part.name}", *strip))


def _inside(band: Band, part: SubLane) -> Rect:
    """The room of a part: right of its lane's name."""
    return Rect(band.rect.x + _START, part.rect.y, band.rect.w - _START, part.rect.h)


def _part(cells: Tree.Element, lane: str, band: Band, part: SubLane, edge: str) -> None:
    rect = _inside(band, part)
    within = Rect(rect.x - band.rect.x, rect.y - band.rect.y, rect.w, rect.h)
    add_cell(cells, _part_id(lane, part), escape(part.name), _PART.format(edge=edge), within, lane)


def _box(cells: Tree.Element, box: Box, lane: str, band: Rect, theme: Theme, data: Row) -> None:
    """Children stand in coordinates of their lane; draw.io shows the title's HTML, so it is escaped twice."""
    style = _BOX.format(
        fill=theme.box,
        edge=theme.lanes[box.lane].edge,
        ink=theme.inks["main"],
        width=2 if box.is_truth else 1,
        size=_SMALL,
    )
    cell = add_cell(cells, id_of(box.id), _label(box), style, box.rect, lane, data)
    geometry = cell.find("mxGeometry")
    assert geometry is not None
    geometry.set("x", f"{box.rect.x - band.x:.2f}")
    geometry.set("y", f"{box.rect.y - band.y:.2f}")


def _exit(flag: ExitFlag) -> str:
    """What the flag says; behind a title of the map's own the id, so that an import finds it again."""
    text, known = flag.line.text, EXIT_NAMES.get(flag.name)
    found = text.endswith((flag.name, *((known.en, known.zh) if known else ())))
    return text if found else f"{text} {flag.name}"


def _label(box: Box) -> str:
    """Lines as the picture breaks them, each in its size: so they fit, whatever stands with them."""
    lines = [
        f'<b style="font-size: {line.size:g}px">{escape(line.text)}</b>' if line.bold else escape(line.text)
        for line in box.lines
    ]
    marks = " ".join(escape(mark.text) for mark in box.marks)
    extra = [escape(box.chip.line.text)] if box.chip else []
    extra += [f"{EXIT_SIGN} {escape(_exit(flag))}" for flag in box.exits]
    return "<br>".join([*([f"<i>{marks}</i>"] if marks else []), *lines, *extra])


def add_legend(cells: Tree.Element, layout: Layout) -> None:
    """What the signs mean, as one text below the picture."""
    letters = {kind: mark.letter for kind, mark in MARKS.items()} | _SIGNS
    said = "   ".join(f"{letters.get(e.sign, '')} {e.line.text}".strip() for e in layout.legend)
    top = min(entry.centre.y for entry in layout.legend) - 10
    room = Rect(18, top, layout.width - 36, max(24.0, layout.height - top))
    style = "text;html=1;whiteSpace=wrap;fontSize=10;align=left;verticalAlign=top;"
    add_cell(cells, "legend", escape(said), style, room, data={})
