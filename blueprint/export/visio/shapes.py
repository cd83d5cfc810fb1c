"""Shapes of a page: rectangles with text, glued arrows, shape data. Lengths come in px from the top, Visio's are inches from below."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from blueprint.draw.geometry import Point, Rect
from blueprint.export.visio.package import CONNECTOR, INCH, MAIN, RELATED, cells
from blueprint.export.xml import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ARROW, _OPEN = 4, 2
"""Heads of arrows: filled, and of two lines."""
_BEGIN, _END, _WHOLE = 9, 12, 3
"""Parts of shapes that a connection is between: the beginning and the end of an arrow, a shape as a whole."""
_BOLD = 1


@dataclass(frozen=True)
class Line:
    """A line of text; `size` in px."""

    text: str
    size: float
    bold: bool = False
    ink: str = "#000000"


@dataclass(frozen=True)
class Look:
    """How a shape is painted; a blank colour is none. `width` of its edge in px; `align` is 0 left, 1 middle, 2 right."""

    fill: str = ""
    edge: str = ""
    width: float = 1.0
    round: float = 0.0
    dash: bool = False
    align: int = 1


@dataclass
class Page:
    """A page that is being drawn: a piece of the picture, px, from `top` on, `height` high."""

    top: float
    height: float
    _shapes: list[str] = field(default_factory=list)
    _connects: list[str] = field(default_factory=list)
    _last: int = 0

    @property
    def _bottom(self) -> float:
        return self.top + self.height

    def number(self) -> int:
        """A number that no shape has yet."""
        self._last += 1
        return self._last

    def box(
        self,
        rect: Rect,
        lines: Sequence[Line],
        look: Look,
        data: Mapping[str, str] | None = None,
        inner: Iterable[tuple[Rect, Sequence[Line], Look]] = (),
        name: str = "",
        room: Rect | None = None,
    ) -> int:
        """A rectangle with text of one look and shape data. Gives its number.

        `inner` are parts that move with it; `room` is where its text stands (default: in the middle). Lines of several
        looks are parts: LibreOffice counts the letters of a text by their bytes, and mixes them up.
        """
        id_ = self.number()
        parts = "".join(
            _rectangle(self.number(), part, rect.bottom, rect.x, texts, how, "", "")
            for part, texts, how in inner
        )
        self._shapes.append(
            _rectangle(id_, rect, self._bottom, 0.0, lines, look, _data(data or {}), parts, name, room)
        )
        return id_

    def line(self, points: Sequence[Point], ink: str, width: float, *, dash: bool = False) -> None:
        """A line that joins nothing."""
        self._line(points, ink, width, dash=dash, head=0, ends=(None, None), name="")

    def arrow(
        self,
        points: Sequence[Point],
        ends: tuple[int | None, int | None],
        ink: str,
        *,
        dash: bool = False,
        head: bool = True,
        back: bool = False,
        name: str = "",
    ) -> None:
        """An arrow glued to the shapes at its ends; None: that end is loose."""
        kind = (_OPEN if back else _ARROW) if head else 0
        self._line(points, ink, 1.5, dash=dash, head=kind, ends=ends, name=name)

    def _line(
        self,
        points: Sequence[Point],
        ink: str,
        width: float,
        *,
        dash: bool,
        head: int,
        ends: tuple[int | None, int | None],
        name: str,
    ) -> None:
        id_ = self.number()
        at = [Point(p.x / INCH, (self._bottom - p.y) / INCH) for p in points]
        first, last = at[0], at[-1]
        wide, high = last.x - first.x, last.y - first.y
        place: dict[str, object] = {
            "BeginX": first.x, "BeginY": first.y, "EndX": last.x, "EndY": last.y,
            "PinX": (first.x + last.x) / 2, "PinY": (first.y + last.y) / 2, "Width": wide, "Height": high,
            "LocPinX": wide / 2, "LocPinY": high / 2, "LineColor": ink, "LineWeight": width / INCH,
            "LinePattern": 2 if dash else 1, "EndArrow": head, "ObjType": 2, "ShapeRouteStyle": 1, "FillPattern": 0,
        }  # fmt: skip
        for end, key in zip(ends, ("BegTrigger", "EndTrigger"), strict=True):
            if end is not None:
                place[key] = (2, f"_XFTRIGGER(Sheet.{end}!EventXFMod)")
        rows = "".join(
            f'<Row T="{"LineTo" if n > 1 else "MoveTo"}" IX="{n}">{cells({"X": p.x - first.x, "Y": p.y - first.y})}</Row>'
            for n, p in enumerate(at, 1)
        )
        master = f' Master="{CONNECTOR}"' if any(end is not None for end in ends) else ""
        self._shapes.append(
            f'<Shape ID="{id_}" NameU="Arrow.{id_}" Name={quoteattr(name or f"Arrow.{id_}")} Type="Shape"{master} LineStyle="0" '
            f'FillStyle="0" TextStyle="0">{cells(place)}<Section N="Geometry" IX="0">{cells({"NoFill": 1, "NoLine": 0})}{rows}'
            "</Section></Shape>"
        )
        for end, cell, part in zip(ends, ("BeginX", "EndX"), (_BEGIN, _END), strict=True):
            if end is not None:
                self._connects.append(
                    f'<Connect FromSheet="{id_}" FromCell="{cell}" FromPart="{part}" ToSheet="{end}" ToCell="PinX" '
                    f'ToPart="{_WHOLE}"/>'
                )

    def xml(self) -> str:
        """The page."""
        return (
            f'<PageContents xmlns="{MAIN}" xmlns:r="{RELATED}" xml:space="preserve"><Shapes>{"".join(self._shapes)}</Shapes>'
            f"<Connects>{''.join(self._connects)}</Connects></PageContents>"
        )


def _rectangle(
    id_: int,
    rect: Rect,
    bottom: float,
    left: float,
    lines: Sequence[Line],
    look: Look,
    data: str,
    inner: str,
    name: str = "",
    room: Rect | None = None,
) -> str:
    wide, high = rect.w / INCH, rect.h / INCH
    place: dict[str, object] = {
        "PinX": (rect.centre.x - left) / INCH, "PinY": (bottom - rect.centre.y) / INCH, "Width": wide, "Height": high,
        "LocPinX": wide / 2, "LocPinY": high / 2,
        "FillPattern": 1 if look.fill else 0, "LinePattern": (2 if look.dash else 1) if look.edge else 0,
        "LineWeight": look.width / INCH, "Rounding": look.round / INCH,
    }  # fmt: skip
    if look.fill:
        place["FillForegnd"] = look.fill
    if look.edge:
        place["LineColor"] = look.edge
    if room is not None:
        x, y = room.centre.x - rect.x, rect.bottom - room.centre.y
        place |= {
            "TxtPinX": x / INCH, "TxtPinY": y / INCH, "TxtWidth": room.w / INCH, "TxtHeight": room.h / INCH,
            "TxtLocPinX": room.w / INCH / 2, "TxtLocPinY": room.h / INCH / 2,
        }  # fmt: skip
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    rows = "".join(
        f'<Row T="{"RelLineTo" if n > 1 else "RelMoveTo"}" IX="{n}">{cells({"X": x, "Y": y})}</Row>'
        for n, (x, y) in enumerate(corners, 1)
    )
    letters = [
        {"Color": line.ink, "Style": _BOLD if line.bold else 0, "Size": line.size / INCH}
        for line in lines[:1]
    ]
    text = "\n".join(escape(clean(line.text)) for line in lines)
    kind = "Group" if inner else "Shape"
    return (
        f'<Shape ID="{id_}" NameU="{kind}.{id_}" Name={quoteattr(clean(name) or f"{kind}.{id_}")} Type="{kind}" LineStyle="0" '
        f'FillStyle="0" TextStyle="0">{cells(place)}'
        + (f'<Section N="Character"><Row IX="0">{cells(letters[0])}</Row></Section>' if letters else "")
        + f'<Section N="Paragraph"><Row IX="0">{cells({"HorzAlign": look.align})}</Row></Section>{data}'
        f'<Section N="Geometry" IX="0">{cells({"NoFill": 0 if look.fill else 1, "NoLine": 0 if look.edge else 1})}{rows}</Section>'
        + (f"<Text>{text}</Text>" if lines else "")
        + (f"<Shapes>{inner}</Shapes>" if inner else "")
        + "</Shape>"
    )


def _data(said: Mapping[str, str]) -> str:
    """Shape data: what people see under Data in Visio."""
    rows = "".join(
        f'<Row N="Row_{n}"><Cell N="Value" V={quoteattr(clean(value))} U="STR"/>'
        f"{cells({'Prompt': '', 'Label': clean(label), 'Format': '', 'SortKey': str(n).zfill(3), 'Type': 0, 'Invisible': 0})}</Row>"
        for n, (label, value) in enumerate(said.items(), 1)
    )
    return f'<Section N="Property">{rows}</Section>' if rows else ""
