"""In which lane a box of a drawing stands: by what holds it, by where it lies, or by the heading beside it."""

from __future__ import annotations

import re

from blueprint.importing.drawing.label import lines_of
from blueprint.importing.drawio.cells import Cell, around
from blueprint.importing.lanes import Lanes
from blueprint.model.names import Lane

_OWN = "lane:"
_STRIP = re.compile(r":\d+$")
"""A folded picture numbers its lanes."""
_MOST = 500
"""Lanes that a loose box is held against."""
_ASKEW = 40.0
"""Headings of one line start within so many points."""
_CONTAINERS = ("swimlane", "table", "tableRow", "pool")


def said(cell: Cell) -> str:
    """The text of a cell, in one line."""
    return " ".join(lines_of(cell.value))


def is_container(cell: Cell) -> bool:
    """A swimlane, a pool, a row of a table, or anything that people made a container."""
    shapes = {cell.style.get("shape", ""), *(key for key in cell.style if key == cell.style[key])}
    return cell.vertex and (bool(shapes.intersection(_CONTAINERS)) or cell.style.get("container") == "1")


def is_fork(cell: Cell) -> bool:
    """A parallel gateway, or the bar of a fork: all that follows starts at once."""
    said_ = {cell.style.get(key, "") for key in ("symbol", "gwType")}
    return bool(said_ & {"parallelGw", "parallel"}) or cell.style.get("shape") == "line"


def own_lane(cell: Cell) -> str | None:
    """The lane that a cell of our drawings is, or the part of one by the name that it now bears."""
    lane, apart, part = _STRIP.sub("", cell.id.removeprefix(_OWN)).partition("/")
    if not cell.id.startswith(_OWN) or lane not in list(Lane):
        return None
    shown = said(cell)
    return f"{lane}/{part if ' '.join(part.split()) == shown else shown}" if apart and shown else lane


def _in_line(named: list[Cell]) -> list[Cell]:
    """Headings stand below or beside each other; a box that happens to be called like a lane stands elsewhere."""
    lines: dict[tuple[int, int], list[Cell]] = {}
    for cell in named:
        for axis, at in enumerate((cell.x, cell.y)):
            lines.setdefault((axis, round(at / _ASKEW)), []).append(cell)
    return max(lines.values(), key=len, default=[])


class Places:
    """The lanes of a drawing."""

    def __init__(self, cells: dict[str, Cell], lanes: Lanes) -> None:
        self.cells, self.lanes = cells, lanes
        joined = {end for cell in cells.values() if cell.edge for end in (cell.source, cell.target)}
        self.containers = [c for c in cells.values() if c.id.startswith(_OWN) or is_container(c)]
        held = {id(c) for c in self.containers}
        self.parted = {lane.partition("/")[0] for c in self.containers if "/" in (lane := own_lane(c) or "")}
        """Lanes of ours that are drawn in parts."""
        self.headings = _in_line([
            c for c in cells.values()
            if c.vertex and id(c) not in held and c.id not in joined and "edgeLabel" not in c.style
            and not c.id.startswith("touchpoint:") and self._named(c)
        ])  # fmt: skip
        if len(self.headings) < 2 or any(c.id.startswith(_OWN) for c in self.containers):
            self.headings = []
        lanes_ = self.headings or [c for c in self.containers[:_MOST] if self._named(c)]
        xs, ys = ([c.middle[axis] for c in lanes_] for axis in (0, 1))
        self._across = bool(lanes_) and max(xs) - min(xs) > max(ys) - min(ys)

    def spot(self, cell: Cell) -> tuple[float, float]:
        """Where a cell stands along the lanes, and across them; lanes may lie or stand."""
        x, y = cell.middle
        return (y, x) if self._across else (x, y)

    def _named(self, cell: Cell) -> bool:
        text = said(cell)
        return bool(text) and self.lanes.of(text) is not None

    def name_of(self, cell: Cell) -> str:
        """What a lane is called: a row of a table by its first cell."""
        if text := said(cell):
            return text
        if cell.style.get("shape") != "tableRow":
            return ""
        return next((said(c) for c in self.cells.values() if c.parent == cell.id and said(c)), "")

    def of(self, cell: Cell) -> tuple[str | None, str]:
        """The lane of a box, and the name that the drawing gives it; None: nothing says."""
        outer = [c for c in around(self.cells, cell) if c.id.startswith(_OWN) or is_container(c)]
        if not outer:
            lying = [c for c in self.containers[:_MOST] if c is not cell and c.holds(cell.middle)]
            outer = sorted(lying, key=lambda c: c.w * c.h)
        for holder in outer:
            if (own := own_lane(holder)) is not None:
                return own, ""
        names = [name for c in outer if (name := self.name_of(c))]
        if found := self.lanes.of(*names):
            return found, names[0]
        if self.headings:
            lane = self.spot(cell)[1]
            nearest = min(self.headings, key=lambda c: abs(self.spot(c)[1] - lane))
            return self.lanes.of(said(nearest)), said(nearest)
        return None, names[0] if names else ""
