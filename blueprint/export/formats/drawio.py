"""The blueprint for draw.io (diagrams.net): lanes as containers, arrows glued to their boxes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from blueprint.draw.geometry import Rect
from blueprint.draw.marks import MARKS
from blueprint.draw.text.words import EXIT_SIGN
from blueprint.draw.theme.themes import THEMES
from blueprint.export.subject import File, Subject
from blueprint.export.uncut import uncut
from blueprint.export.xml import child, clean, document
from blueprint.model.exits import EXIT_NAMES
from blueprint.model.writing import as_written
from blueprint.tables.flat import ROWS
from blueprint.tables.sheets import CONNECTIONS, TOUCHPOINTS, sheets
from blueprint.tables.xml_names import name_of
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blueprint.draw.geometry import Point
    from blueprint.draw.shapes import Band, Box, ExitFlag, Layout, Route, SubLane
    from blueprint.draw.theme.theme import Theme
    from blueprint.model.service_map import ServiceMap
    from blueprint.tables.flat import Row

ABOUT = Wording("the blueprint for draw.io, to edit by hand", "draw.io 文件，可手工编辑")
STABLE = True

_LANE = (
    "swimlane;horizontal=0;html=1;startSize=34;collapsible=0;container=1;recursiveResize=0;fontStyle=1;"
    "fillColor={fill};swimlaneFillColor={fill};strokeColor={edge};"
)
_START = 34
_PART = (
    "swimlane;horizontal=0;html=1;startSize=24;collapsible=0;container=1;recursiveResize=0;fontStyle=0;dashed=1;"
    "fillColor=none;swimlaneFillColor=none;strokeColor={edge};"
)
_BOX = "rounded=1;whiteSpace=wrap;html=1;arcSize=12;fillColor={fill};strokeColor={edge};fontColor={ink};strokeWidth={width};"
_ARROW = (
    "edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;endArrow=block;endFill=1;strokeColor={color};fontSize=10;"
)
_DASHED = "edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;dashed=1;endArrow=none;strokeColor={color};"
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


def write(subject: Subject) -> Iterator[File]:
    """One file with one page."""
    arrows = uncut(subject.layout.routes, subject.folded.routes)
    data = _Data(subject.map, subject.folded, arrows)
    root = _file(subject.folded, data.in_order(arrows), THEMES[subject.theme], data)
    yield File("blueprint.drawio", document(root))


class _Data:
    """What the map says beside what is drawn: draw.io shows it with a box, and gives it back."""

    def __init__(self, service_map: ServiceMap, layout: Layout, arrows: Iterable[Route]) -> None:
        tables = {sheet.name: sheet.rows for sheet in sheets(service_map)}
        self._places = {id_: n for n, id_ in enumerate(service_map.touchpoints)}
        self._rows = {str(row["id"]): row for row in tables[TOUCHPOINTS]}
        self._things: dict[str, dict[str, None]] = {}
        for owner, thing in _shown(layout, arrows):
            self._things.setdefault(owner, {})[thing] = None
        self._ways: dict[tuple[str, str], list[tuple[int, Row]]] = {}
        for number, row in enumerate(tables.get(CONNECTIONS, ())):
            self._ways.setdefault((str(row["from"]), str(row["to"])), []).append((number, row))
        whole = {key: value for key, value in as_written(service_map).items() if key != TOUCHPOINTS}
        self.whole = {"map": json.dumps(whole, ensure_ascii=False)}

    def place(self, box: Box) -> int:
        """Where the touchpoint of a box stands in the map."""
        return self._places.get(box.id.split(":")[0], len(self._places))

    def of(self, box: Box) -> Row:
        """The data of a box: what the map says of the touchpoint, and which boxes show its evidence (`shown`)."""
        row = {key: value for key, value in self._rows.get(box.id, {}).items() if key != "id"}
        return row | {"shown": " ".join(self._things.get(box.id, ()))}

    def in_order(self, arrows: list[Route]) -> list[tuple[Route, Row | None]]:
        """Arrows in the order of the map, each with its row."""
        ways = {key: list(rows) for key, rows in self._ways.items()}
        found: list[tuple[int, Route, Row | None]] = []
        for route in arrows:
            mine = ways.get((route.source, route.target), []) if route.kind == "flow" else []
            number, row = mine.pop(0) if mine else (ROWS, None)
            said = {k: v for k, v in row.items() if k not in ("from", "to")} if row is not None else None
            found.append((number, route, said))
        return [(route, row) for _, route, row in sorted(found, key=lambda one: one[0])]


def _file(
    layout: Layout, arrows: Iterable[tuple[Route, Row | None]], theme: Theme, data: _Data
) -> Tree.Element:
    """A folded layout has every lane once a strip."""
    root = Tree.Element("mxfile", host="blueprint", version="1")
    page = child(root, "diagram", id="blueprint", name=layout.title[:100])
    model = child(
        page,
        "mxGraphModel",
        dx="0",
        dy="0",
        grid="1",
        gridSize="10",
        page="1",
        pageWidth=round(layout.width),
        pageHeight=round(layout.height),
    )
    cells = child(model, "root")
    child(cells, "mxCell", id="0")
    child(cells, "mxCell", id="1", parent="0")
    _cell(
        cells,
        "title",
        escape(layout.title),
        "text;html=1;fontSize=20;fontStyle=1;align=left;",
        _title_room(layout),
        data=data.whole,
    )
    lanes = _lanes(layout)
    for id_, band in lanes.items():
        name = "<br>".join(escape(line.text) for line in band.lines)
        paint = theme.lanes[band.lane]
        style = _LANE.format(fill=paint.ground, edge=paint.edge)
        if theme.name != "screen":
            style += f"fontColor={theme.inks['main']};"
        _cell(cells, id_, name, style, band.rect)
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
    boxes = {box.id: box.rect for box in layout.boxes}
    for number, (route, row) in enumerate(arrows):
        _arrow(cells, number, route, theme, row, boxes)
    if layout.legend:
        _legend(cells, layout)
    return root


def _shown(layout: Layout, arrows: Iterable[Route]) -> Iterator[tuple[str, str]]:
    """Touchpoint and thing of evidence, for every thing that is its own or that a line joins it to."""
    for box in layout.boxes:
        if box.kind == "evidence":
            yield box.id.rpartition(":")[0], box.id
    for route in arrows:
        if route.kind == "evidence":
            one, other = sorted((route.source, route.target), key=lambda id_: ":" in id_)
            yield one, other


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
    _cell(cells, _part_id(lane, part), escape(part.name), _PART.format(edge=edge), within, lane)


def _box(cells: Tree.Element, box: Box, lane: str, band: Rect, theme: Theme, data: Row) -> None:
    """Children stand in coordinates of their lane; draw.io shows the title's HTML, so it is escaped twice."""
    style = _BOX.format(
        fill=theme.box,
        edge=theme.lanes[box.lane].edge,
        ink=theme.inks["main"],
        width=2 if box.is_truth else 1,
    )
    cell = _cell(cells, _id(box.id), _label(box), style, box.rect, lane, data)
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
    lines = [escape(line.text) for line in box.lines]
    lines[0] = f"<b>{lines[0]}</b>" if lines else ""
    marks = " ".join(escape(mark.text) for mark in box.marks)
    extra = [escape(box.chip.line.text)] if box.chip else []
    extra += [f"{EXIT_SIGN} {escape(_exit(flag))}" for flag in box.exits]
    return "<br>".join([*([f"<i>{marks}</i>"] if marks else []), *lines, *extra])


def _legend(cells: Tree.Element, layout: Layout) -> None:
    """What the signs mean, as one text below the picture."""
    letters = {kind: mark.letter for kind, mark in MARKS.items()} | _SIGNS
    said = "   ".join(f"{letters.get(e.sign, '')} {e.line.text}".strip() for e in layout.legend)
    top = min(entry.centre.y for entry in layout.legend) - 10
    room = Rect(18, top, layout.width - 36, max(24.0, layout.height - top))
    style = "text;html=1;whiteSpace=wrap;fontSize=10;align=left;verticalAlign=top;"
    _cell(cells, "legend", escape(said), style, room, data={})


def _at(name: str, box: Rect, point: Point) -> str:
    """Where on its box an arrow ends: so no two arrows share a line, whatever draw.io would choose."""
    x, y = ((point.x - box.x) / box.w, (point.y - box.y) / box.h)
    return (
        "".join(f"{name}{axis}={min(max(value, 0.0), 1.0):.4f};" for axis, value in (("X", x), ("Y", y)))
        + f"{name}Dx=0;{name}Dy=0;"
    )


def _arrow(
    cells: Tree.Element,
    number: int,
    route: Route,
    theme: Theme,
    data: Row | None,
    boxes: Mapping[str, Rect],
) -> None:
    """Dashes say that nobody walks along: in a theme without colours a way back has another head."""
    color = theme.back if route.back else theme.arrow
    style = _DASHED.format(color=theme.dashed) if route.dashed else _ARROW.format(color=color)
    if route.back and theme.back_dash:
        style += "endArrow=open;endFill=0;"
    if theme.name != "screen":
        style += f"fontColor={theme.pill.text};"
    if len(route.points) > 1:
        if route.source:
            style += _at("exit", boxes[route.source], route.points[0])
        style += _at("entry", boxes[route.target], route.points[-1])
    source = _id(route.source) if route.source else None
    holder, named = _holder(
        cells, f"arrow:{number}", escape(route.label.line.text) if route.label else "", data
    )
    cell = child(
        holder, "mxCell", **named, style=style, edge="1", parent="1", source=source, target=_id(route.target)
    )
    geometry = child(cell, "mxGeometry", relative="1", as_="geometry")
    if source is None and route.points:
        _point(geometry, route.points[0], "sourcePoint")
    if len(route.points) > 2:
        bends = child(geometry, "Array", as_="points")
        for point in route.points[1:-1]:
            _point(bends, point)


def _point(parent: Tree.Element, point: Point, role: str | None = None) -> None:
    child(parent, "mxPoint", x=float(point.x), y=float(point.y), as_=role)


def _cell(
    cells: Tree.Element,
    id_: str,
    value: str,
    style: str,
    rect: Rect,
    parent: str = "1",
    data: Mapping[str, object] | None = None,
) -> Tree.Element:
    holder, named = _holder(cells, id_, value, data)
    cell = child(holder, "mxCell", **named, style=style, vertex="1", parent=parent)
    child(
        cell,
        "mxGeometry",
        x=float(rect.x),
        y=float(rect.y),
        width=float(rect.w),
        height=float(rect.h),
        as_="geometry",
    )
    return cell


def _holder(
    cells: Tree.Element, id_: str, value: str, data: Mapping[str, object] | None
) -> tuple[Tree.Element, dict[str, str]]:
    """What a cell goes into, and what it says itself: draw.io keeps data in an element around it, with its id and label.

    `drawn` is the label as we wrote it: where a person changed it, the data beside it no longer count.
    """
    if data is None:
        return cells, {"id": id_, "value": value}
    said = {name_of(key): str(text) for key, text in data.items() if text is not None and text != ""}
    holder = child(cells, "object", label=value)
    for key, text in {**said, "drawn": value, "id": id_}.items():
        holder.set(key, clean(text))
    return holder, {}


def _title_room(layout: Layout) -> Rect:
    from blueprint.draw.geometry import Rect

    return Rect(18, 12, layout.width - 36, 32)


def _id(touchpoint: str) -> str:
    return f"touchpoint:{touchpoint}"
