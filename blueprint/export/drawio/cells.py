"""The cells of a drawing: a shape or an arrow each, its data in an element around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.xml import child, clean
from blueprint.tables.xml_names import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as Tree

    from blueprint.draw.geometry import Rect

LAYER = "1"
"""What stands in no lane stands in this."""


def add_cell(
    cells: Tree.Element,
    id_: str,
    value: str,
    style: str,
    rect: Rect,
    parent: str = LAYER,
    data: Mapping[str, object] | None = None,
) -> Tree.Element:
    """A shape where it stands in its parent, px, with data that draw.io shows and gives back."""
    holder, named = holder_of(cells, id_, value, data)
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


def holder_of(
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


def id_of(touchpoint: str) -> str:
    """The id of a touchpoint's cell."""
    return f"touchpoint:{touchpoint}"
