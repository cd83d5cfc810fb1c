"""A picture as a page of draw.io."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from blueprint.draw.geometry import Rect
from blueprint.export.drawio.arrows import add_arrow
from blueprint.export.drawio.boxes import add_boxes, add_legend
from blueprint.export.drawio.cells import LAYER, add_cell
from blueprint.export.xml import child

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.draw.shapes import Layout, Route
    from blueprint.draw.theme.theme import Theme
    from blueprint.export.drawio.data import Data
    from blueprint.tables.flat import Row


def drawing(
    layout: Layout, arrows: Iterable[tuple[Route, Row | None]], theme: Theme, data: Data
) -> Tree.Element:
    """The file as XML; a folded layout has every lane once a strip."""
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
    child(cells, "mxCell", id=LAYER, parent="0")
    add_cell(
        cells,
        "title",
        escape(layout.title),
        "text;html=1;fontSize=20;fontStyle=1;align=left;",
        Rect(18, 12, layout.width - 36, 32),
        data=data.whole,
    )
    add_boxes(cells, layout, theme, data)
    boxes = {box.id: box.rect for box in layout.boxes}
    for number, (route, row) in enumerate(arrows):
        add_arrow(cells, number, route, theme, row, boxes)
    if layout.legend:
        add_legend(cells, layout)
    return root
