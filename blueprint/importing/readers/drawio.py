"""Drawings of draw.io: as `blueprint export --to drawio` writes them, edited since, or drawn by other people."""

from __future__ import annotations

import base64
import binascii
import zlib
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as Tree

from blueprint.importing.lanes import DOUBT, Lanes, is_lane_name
from blueprint.importing.naming import new_id
from blueprint.importing.readers._drawio_cells import Cell, around, cells_of
from blueprint.importing.readers._drawio_label import Label, label_of
from blueprint.importing.readers._drawio_map import Arrow, Box, map_of
from blueprint.importing.readers._drawio_places import Places, is_container, said
from blueprint.importing.readers._xml import NotReadable, parse, read_xml
from blueprint.model.names import Lane
from blueprint.source.limits import FILE_BYTES
from blueprint.tables.assemble import Assembled, refuse_above
from blueprint.wording import Wording

ENDINGS = (".drawio",)
ABOUT = Wording("draw.io drawing", "draw.io 图")
_KEY = "touchpoint:"
_NEAR = 15.0
"""Points between a loose end of an arrow and the box it means."""
_LOOSE = 2000
"""Loose ends that are looked at."""
_PAGES = Wording("only page {name!r} of {n} pages is read", "共 {n} 页，只读取“{name}”")
_REST = Wording("no part of the map: {what}", "不属于地图：{what}")
_SAID = Wording(
    "tooltips, links and other data of boxes are not read: {what}", "图元的提示、链接等数据未读取：{what}"
)
_NO_LANES = Wording(
    "nothing says in which lane {ids} stand; they were put in {lane}", "看不出 {ids} 在哪个泳道；放在 {lane}"
)
_STARTS = {"start", "begin", "开始", "起点"}
_ENDS = {"end", "stop", "finish", "done", "结束", "终点", "完成"}


def read(path: Path, lanes: Lanes) -> Assembled:
    """The map of a drawing.

    Raises:
        NotReadable: the file is no draw.io file, or not safe to read.
        TooManyTouchpoints: more boxes than a map takes.
    """
    root = read_xml(path)
    if root.tag not in ("mxfile", "mxGraphModel"):
        raise NotReadable.other(path, "draw.io")
    pages = root.findall("diagram")
    drawn = [(page.get("name", ""), cells_of(_model(page, path))) for page in pages] or [("", cells_of(root))]
    name, cells = next((p for p in drawn if any(c.vertex for c in p[1].values())), drawn[0])
    drawing = _Drawing(cells, lanes)
    title = said(cells["title"]) if "title" in cells else ""
    made = map_of(
        title or path.name.split(".")[0],
        drawing.boxes,
        drawing.arrows,
        drawing.evidence,
        drawing.spots,
        own=drawing.own,
    )
    made.notes[:0] = [*([_PAGES.filled(name=name, n=len(pages))] if len(pages) > 1 else []), *drawing.notes()]
    return made


class _Drawing:
    """Boxes, arrows and things of evidence, and what is none of them."""

    def __init__(self, cells: dict[str, Cell], lanes: Lanes) -> None:
        self.cells, self.lanes = cells, lanes
        self.places = Places(cells, lanes)
        self.own = any(id_.startswith(_KEY) for id_ in cells)
        self.boxes: dict[str, Box] = {}
        self.evidence: dict[str, Label] = {}
        self.spots: dict[str, tuple[float, float]] = {}
        self.arrows: list[Arrow] = []
        self.rest: list[str] = []
        self._id: dict[str, str] = {}
        self._unknown: list[str] = []
        self._notes: list[Wording] = []
        self._edges = [c for c in cells.values() if c.edge]
        self._sources, self._targets = {e.source for e in self._edges}, {e.target for e in self._edges}
        self._ends = self._sources | self._targets
        self._headings = {c.id for c in self.places.headings}
        self._loose = 0
        self._labels = {
            c.parent: c for c in cells.values() if "edgeLabel" in c.style or (c.vertex and self._on_edge(c))
        }
        found = [cell for cell in cells.values() if self._is_box(cell)]
        refuse_above(len(found))
        for cell in sorted(found, key=lambda c: not c.id.startswith(_KEY)):
            self._box(cell)
        self.boxes = {id_: self.boxes[id_] for id_ in self._in_file_order(found)}
        for edge in self._edges:
            self._arrow(edge)

    def _on_edge(self, cell: Cell) -> bool:
        return cell.parent in self.cells and self.cells[cell.parent].edge

    def _in_file_order(self, found: list[Cell]) -> list[str]:
        return [id_ for cell in found if (id_ := self._id.get(cell.id, "")) in self.boxes]

    def _is_box(self, cell: Cell) -> bool:
        """A vertex with a text, or with arrows, that is no lane, heading or title."""
        if (
            not cell.vertex
            or cell.id in ("title", "0", "1")
            or self._on_edge(cell)
            or "edgeLabel" in cell.style
        ):
            return False
        if cell.id.startswith(_KEY):
            return True
        text = said(cell)
        if (
            cell.id in self._headings
            or cell.id.startswith("lane:")
            or (is_container(cell) and cell.id not in self._ends)
        ):
            return False
        inside = any(self._holds(outer) for outer in around(self.cells, cell))
        if inside or self._is_lane_name(cell):
            return False
        loose = "text" in cell.style and cell.id not in self._ends
        if loose or not (text or (cell.id in self._ends and self._inner(cell))):
            empty = cell.style.get("group") or (not text and "tableRow" in self._outer_shape(cell))
            self.rest += [] if empty else [text or cell.style.get("shape", "") or cell.id]
            return False
        return True

    def _outer_shape(self, cell: Cell) -> str:
        outer = self.cells.get(cell.parent)
        return outer.style.get("shape", "") if outer else ""

    def _is_lane_name(self, cell: Cell) -> bool:
        """The first cell of a table's row is the name of a lane."""
        outer = self.cells.get(cell.parent)
        return (
            outer is not None
            and outer.style.get("shape") == "tableRow"
            and self.places.name_of(outer) == said(cell)
        )

    def _holds(self, outer: Cell) -> bool:
        """A box that is more than a frame: what stands in it is its text."""
        return (
            outer.vertex
            and not is_container(outer)
            and (bool(said(outer)) or outer.id in self._ends or outer.id.startswith(_KEY))
        )

    def _is_in(self, cell: Cell, outer: Cell) -> bool:
        return any(c is outer for c in around(self.cells, cell))

    def _inner(self, cell: Cell) -> str:
        texts = [said(c) for c in self.cells.values() if c.vertex and self._is_in(c, cell)]
        return " ".join(filter(None, texts))

    def _box(self, cell: Cell) -> None:
        name = cell.id.removeprefix(_KEY) if cell.id.startswith(_KEY) else ""
        if ":" in name:
            self._id[cell.id] = name
            self.evidence[name] = label_of(cell.value)
            return
        lane, called = self.places.of(cell)
        label = label_of(cell.value) if self.own else Label([said(cell) or self._inner(cell)])
        if not self.own and self._is_end(cell, label.lines[0]):
            return
        text = label.title if isinstance(label.title, str) else label.title["en"]
        id_ = name or new_id(text, {*self.boxes, *self.evidence}, "step")
        self._id[cell.id] = id_
        if lane == Lane.EVIDENCE and not name:
            self.evidence[id_] = label
            self.spots[id_] = self.places.spot(cell)
            return
        if lane is None:
            lane = Lane.BACKSTAGE.value
            if not called:
                self._unknown.append(id_)
            elif called not in self.lanes.doubts:
                self._notes.append(DOUBT.filled(name=called, lane=lane))
                self.lanes.doubt(called, lane)
        self.boxes[id_] = Box(
            lane,
            label,
            "" if is_lane_name(called) or lane.startswith(Lane.CUSTOMER) else called,
            self.places.spot(cell),
        )

    def _is_end(self, cell: Cell, text: str) -> bool:
        """A mark of the beginning or the end, and no step."""
        comes, goes = cell.id in self._targets, cell.id in self._sources
        plain = text.casefold().strip(" .。")
        if plain in _STARTS and goes and not comes:
            self._id[cell.id] = ">"
        elif plain in _ENDS and comes and not goes:
            self._id[cell.id] = "<" + plain
        return cell.id in self._id

    def _arrow(self, edge: Cell) -> None:
        ends = [self._end(edge, edge.source, "sourcePoint"), self._end(edge, edge.target, "targetPoint")]
        if edge.style.get("endArrow") == "none" and edge.style.get("startArrow", "none") != "none":
            ends.reverse()
        label = self._labels.get(edge.id)
        text = said(edge) or (said(label) if label else "")
        entry = edge.id.startswith("arrow:") and not edge.source and ends[1]
        if all(ends):
            drawn = edge.id.startswith("arrow:")
            self.arrows.append(Arrow(ends[0], ends[1], text, edge.style.get("dashed") == "1", drawn))
        elif not entry and (any(ends) or text):
            known = [end or "?" for end in ends]
            self.rest.append(f"arrow {known[0]} -> {known[1]}" + (f" ({text})" if text else ""))

    def _end(self, edge: Cell, id_: str, key: str) -> str:
        """The box at an end: the cell it is glued to, what holds that, or the box it points at."""
        if id_.startswith(_KEY):
            return self._id.get(id_, id_.removeprefix(_KEY))
        if id_ in self.cells:
            for cell in (self.cells[id_], *around(self.cells, self.cells[id_])):
                if cell.id in self._id:
                    return self._id[cell.id]
            inner = [c for c in self.cells.values() if c.id in self._id and self._is_in(c, self.cells[id_])]
            return self._id[inner[0].id] if len(inner) == 1 else ""
        point = edge.points.get(key)
        self._loose += point is not None
        if point and self._loose < _LOOSE:
            near = [c for c in self.cells.values() if c.id in self._id and c.holds(point, _NEAR)]
            return self._id[min(near, key=lambda c: c.w * c.h).id] if near else ""
        return ""

    def notes(self) -> list[Wording]:
        """What was not understood, in few sentences."""
        found = list(self._notes)
        if self._unknown:
            found.append(_NO_LANES.filled(ids=", ".join(self._unknown), lane=Lane.BACKSTAGE.value))
        data = [
            f"{self._id.get(c.id, c.id)} ({k}: {v})" for c in self.cells.values() for k, v in c.said.items()
        ]
        for wording, what in ((_SAID, data), (_REST, self.rest)):
            if what:
                found.append(wording.filled(what=", ".join(dict.fromkeys(what))))
        return found


def _model(page: Tree.Element, path: Path) -> Tree.Element:
    """A page's model; draw.io may have packed it."""
    model = page.find("mxGraphModel")
    if model is not None:
        return model
    if not (page.text or "").strip():
        return page
    try:
        packed = base64.b64decode((page.text or "").strip(), validate=True)
        unpacker = zlib.decompressobj(-15)
        text = unpacker.decompress(packed, FILE_BYTES)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise NotReadable.other(path, "draw.io") from error
    if unpacker.unconsumed_tail:
        raise NotReadable.other(path, "draw.io")
    return parse(unquote(text.decode("utf-8", "replace")), path)
