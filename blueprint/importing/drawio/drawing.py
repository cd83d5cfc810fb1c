"""Which cells of a drawing are boxes and arrows, and what they say."""

from __future__ import annotations

from blueprint.importing.drawing.boxes import END, START, Arrow, Boxes, is_end, is_start
from blueprint.importing.drawing.joints import through
from blueprint.importing.drawing.label import Label, label_of
from blueprint.importing.drawio.cells import Cell, around
from blueprint.importing.drawio.kept import as_drawn, is_kept, kept_of_arrow, kept_of_box, kept_of_map
from blueprint.importing.drawio.places import Places, is_container, is_fork, said
from blueprint.importing.lanes import Lanes
from blueprint.tables.assemble import refuse_above
from blueprint.wording import Wording

_KEY = "touchpoint:"
_NOTES = ("note", "note2", "callout", "document")
_NEAR = 15.0
"""Points between a loose end of an arrow and the box it means."""
_LOOSE = 2000
"""Loose ends that are looked at."""
_REST = Wording("no part of the map: {what}", "不属于地图：{what}")
_SAID = Wording(
    "tooltips, links and other data of boxes are not read: {what}", "图元的提示、链接等数据未读取：{what}"
)


class Drawing:
    """Boxes, arrows and things of evidence, and what is none of them."""

    def __init__(self, cells: dict[str, Cell], lanes: Lanes) -> None:
        self.cells, self.lanes = cells, lanes
        self.places = Places(cells, lanes)
        self.own = any(id_.startswith(_KEY) for id_ in cells)
        self.found = Boxes(lanes)
        self.arrows: list[Arrow] = []
        self.rest: list[str] = []
        self._id: dict[str, str] = {}
        self._edges = [c for c in cells.values() if c.edge]
        self._sources, self._targets = {e.source for e in self._edges}, {e.target for e in self._edges}
        self._ends = self._sources | self._targets
        self._headings = {c.id for c in self.places.headings}
        self._loose = 0
        self._things: dict[str, Cell] = {}
        self._joints: dict[str, Cell] = {}
        self._labels = {
            c.parent: c for c in cells.values() if "edgeLabel" in c.style or (c.vertex and self._on_edge(c))
        }
        found = [cell for cell in cells.values() if self._is_box(cell)]
        refuse_above(len(found))
        for cell in sorted(found, key=lambda c: not c.id.startswith(_KEY)):
            self._box(cell)
        boxes = self.found.boxes
        self.found.boxes = {id_: boxes[id_] for id_ in self._in_file_order(found)}
        self.found.whole = kept_of_map(cells.get("title"))
        for edge in self._edges:
            self._arrow(edge)
        together = {id_ for id_, cell in self._joints.items() if is_fork(cell)}
        on_edge = {id_: box for id_, cell in self._joints.items() if (box := self._touched(cell))}
        self.arrows, crowded = through(self.arrows, self._joints, on_edge, together)
        self.rest += crowded
        linked = {(arrow.source, arrow.target) for arrow in self.arrows}
        ours = [(id_, cell) for cell in found if (id_ := self._id.get(cell.id, "")) in boxes]
        self.found.shown = as_drawn(ours, self._things, linked)

    def _on_edge(self, cell: Cell) -> bool:
        return cell.parent in self.cells and self.cells[cell.parent].edge

    def _in_file_order(self, found: list[Cell]) -> list[str]:
        return [id_ for cell in found if (id_ := self._id.get(cell.id, "")) in self.found.boxes]

    def _is_box(self, cell: Cell) -> bool:
        """A vertex with a text, or with arrows, that is no lane, heading or title."""
        if (
            not cell.vertex
            or cell.id in ("title", "legend", "0", "1")
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
        loose = cell.id not in self._ends and ("text" in cell.style or self._is_remark(cell))
        if loose or not (text or (cell.id in self._ends and self._inner(cell))):
            if cell.id in self._ends and not self.own:
                self._joints[cell.id] = cell
                self._id[cell.id] = cell.id
                return False
            empty = cell.style.get("group") or (not text and "tableRow" in self._outer_shape(cell))
            self.rest += [] if empty else [text or cell.style.get("shape", "") or cell.id]
            return False
        return True

    def _is_remark(self, cell: Cell) -> bool:
        """A box that no arrow touches, shaped like a note, or outside of the lanes that others stand in."""
        if self.own or not self._edges:
            return False
        noted = cell.style.get("shape", "") in _NOTES
        return noted or (bool(self.places.containers) and self.places.of(cell) == (None, ""))

    def _touched(self, cell: Cell) -> str:
        """The box on whose edge a shape stands."""
        boxes = (c for c in self.cells.values() if self._id.get(c.id, "") in self.found.boxes)
        return next((self._id[box.id] for box in boxes if box.holds(cell.middle, _NEAR)), "")

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
            self.found.evidence[name] = label_of(cell.value)
            self._things[name] = cell
            return
        lane, called = self.places.of(cell)
        if lane is None and is_container(cell):  # a pool without steps
            lane = self.lanes.of(said(cell))
        label = label_of(cell.value) if self.own else Label([said(cell) or self._inner(cell)])
        if self.own or not self._is_mark(cell, label.lines[0]):
            self._id[cell.id] = self.found.add(
                name,
                label,
                lane,
                called,
                self.places.spot(cell),
                ours=bool(name),
                kept=kept_of_box(cell, lane, label, parted=lane in self.places.parted),
            )

    def _is_mark(self, cell: Cell, text: str) -> bool:
        """A mark of the beginning or the end, and no step."""
        comes, goes = cell.id in self._targets, cell.id in self._sources
        if is_start(text) and goes and not comes:
            self._id[cell.id] = START
        elif is_end(text) and comes and not goes:
            self._id[cell.id] = END + text
        return cell.id in self._id

    def _arrow(self, edge: Cell) -> None:
        ends = [self._end(edge, edge.source, "sourcePoint"), self._end(edge, edge.target, "targetPoint")]
        if edge.style.get("endArrow") == "none" and edge.style.get("startArrow", "none") != "none":
            ends.reverse()
        label = self._labels.get(edge.id)
        text = said(edge) or (said(label) if label else "")
        entry = edge.id.startswith("arrow:") and not edge.source and ends[1]
        if ends[0] == ends[1] and not (edge.source and edge.target):
            ends = ["", ""]  # a line beside a box, and no arrow from it to itself
        if all(ends):
            drawn = edge.id.startswith("arrow:")
            kept, changed = kept_of_arrow(edge)
            dashed = edge.style.get("dashed") == "1"
            source, target = ends
            self.arrows.append(
                Arrow(source, target, text, dashed=dashed, ours=drawn, kept=kept, changed=changed)
            )
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
        found = self.found.notes()
        data = [
            f"{self._id.get(c.id, c.id)} ({k}: {v})"
            for c in self.cells.values()
            for k, v in c.said.items()
            if not is_kept(c, k)
        ]
        for wording, what in ((_SAID, data), (_REST, self.rest)):
            if what:
                found.append(wording.filled(what=", ".join(dict.fromkeys(what))))
        return found
