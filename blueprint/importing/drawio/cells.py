"""The cells of a drawing, with what draw.io wraps around them, where they stand, and in what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as Tree

_DEEP = 100
_WRAPPERS = ("object", "UserObject")
DRAWN = "drawn"
"""The label of a box or an arrow of ours as it was written."""
_NOT_SAID = {"id", "label", "placeholders"}


@dataclass
class Cell:
    """A vertex or an edge.

    Attributes:
        said: tooltip, link and other data that a person gave it.
        x, y: of its corner on the page; `w`, `h`: its size.
        points: where the loose ends of an edge are.
    """

    id: str
    value: str
    style: dict[str, str]
    edge: bool
    vertex: bool
    parent: str
    source: str
    target: str
    said: dict[str, str]
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0
    points: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle on the page."""
        return self.x + self.w / 2, self.y + self.h / 2

    def holds(self, point: tuple[float, float], more: float = 0.0) -> bool:
        """Whether a point lies in it, or so near."""
        x, y = point
        return self.x - more <= x <= self.x + self.w + more and self.y - more <= y <= self.y + self.h + more


def cells_of(model: Tree.Element) -> dict[str, Cell]:
    """Id to cell, in the order of the file; corners are counted from the corner of the page."""
    found: dict[str, Cell] = {}
    for element, wrapper in _elements(model):
        id_ = (wrapper if wrapper is not None else element).get("id", "") or f"cell {len(found)}"
        value = wrapper.get("label", "") if wrapper is not None else element.get("value", "")
        said = (
            {k: v for k, v in wrapper.attrib.items() if k not in _NOT_SAID and (v or k == DRAWN)}
            if wrapper is not None
            else {}
        )
        parent, source, target = (element.get(key, "") for key in ("parent", "source", "target"))
        style = _style(element.get("style", ""))
        edge, vertex = (element.get(key) == "1" for key in ("edge", "vertex"))
        cell = Cell(
            id_,
            value,
            style,
            edge=edge,
            vertex=vertex,
            parent=parent,
            source=source,
            target=target,
            said=said,
        )
        geometry = element.find("mxGeometry")
        if geometry is not None:
            cell.x, cell.y, cell.w, cell.h = (
                _number(geometry.get(key)) for key in ("x", "y", "width", "height")
            )
            for point in geometry.findall("mxPoint"):
                cell.points[point.get("as", "")] = _number(point.get("x")), _number(point.get("y"))
        found.setdefault(id_, cell)
    corners = {id_: _corner(found, cell) for id_, cell in found.items()}
    for id_, (x, y) in corners.items():
        cell = found[id_]
        cell.x, cell.y = cell.x + x, cell.y + y
        cell.points = {key: (px + x, py + y) for key, (px, py) in cell.points.items()}
    return found


def _elements(model: Tree.Element) -> Iterator[tuple[Tree.Element, Tree.Element | None]]:
    """Cells, each with the element around it that bears its label."""
    wrapped = {
        id(cell): wrapper
        for wrapper in model.iter()
        if wrapper.tag in _WRAPPERS
        for cell in wrapper.findall("mxCell")
    }
    for cell in model.iter("mxCell"):
        yield cell, wrapped.get(id(cell))


def _style(text: str) -> dict[str, str]:
    """`swimlane;html=1` as a mapping; a word without `=` is its own value."""
    pairs = (part.partition("=") for part in text.split(";") if part)
    return {key: value if sign else key for key, sign, value in pairs}


def _number(text: str | None) -> float:
    try:
        number = float(text or 0)
    except ValueError:
        return 0.0
    return number if abs(number) < 1e9 else 0.0


def around(cells: dict[str, Cell], cell: Cell) -> Iterator[Cell]:
    """The cells that hold one, the innermost first."""
    seen = {cell.id}
    while cell.parent in cells and cell.parent not in seen and len(seen) < _DEEP:
        cell = cells[cell.parent]
        seen.add(cell.id)
        yield cell


def _corner(cells: dict[str, Cell], cell: Cell) -> tuple[float, float]:
    outer = list(around(cells, cell))
    return sum(c.x for c in outer), sum(c.y for c in outer)
