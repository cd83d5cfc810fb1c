"""What our own drawings keep of a map beside what is drawn: data of boxes and arrows, and of the title."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from blueprint.importing.drawing.label import Label, label_of
from blueprint.importing.drawio.cells import DRAWN, Cell
from blueprint.model.connection import Connection
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.source.limits import DEPTH
from blueprint.tables.assemble import restore_rest
from blueprint.tables.flat import nest, split
from blueprint.tables.xml_names import column_of_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


_TOUCHPOINT = frozenset(TouchpointChanges.keys())
_ARROW = frozenset({"together", *Connection.keys()})
_SHOWN, _WHOLE = "shown", "map"
"""Which boxes show the evidence of a touchpoint, and the map without its touchpoints."""
_MARKS = (DRAWN, _SHOWN)


def _data(cell: Cell, known: frozenset[str]) -> dict[str, Any]:
    row = {column_of_name(name): text for name, text in cell.said.items() if name not in _MARKS}
    return nest(
        {c: text for c, text in row.items() if (first := split(c)[0]) in known or first.startswith("x-")}
    )


def is_kept(cell: Cell, name: str) -> bool:
    """Whether data of a cell are ours."""
    if DRAWN not in cell.said:
        return False
    first = split(column_of_name(name))[0]
    known = _ARROW if cell.edge else _TOUCHPOINT | {_WHOLE}
    return name in _MARKS or first in known or first.startswith("x-")


def kept_of_box(cell: Cell, lane: str | None, label: Label, *, parted: bool = False) -> dict[str, Any]:
    """The data of a touchpoint; what a person has drawn anew since counts more.

    Unless its lane is drawn in parts (`parted`), the part is what the data say.
    """
    if DRAWN not in cell.said:
        return {}
    data, before = _data(cell, _TOUCHPOINT), label_of(cell.said[DRAWN])
    restore_rest(data)
    before_lane = str(data.get("lane", ""))
    if lane != (before_lane if parted else before_lane.partition("/")[0]) and lane != before_lane:
        data.pop("lane", None)
    if label.title != before.title:
        data.pop("title", None)
    if label.exits != before.exits:
        data.pop("end", None)
    return data


def kept_of_arrow(cell: Cell) -> tuple[dict[str, Any] | None, bool]:
    """The data of an arrow, and whether something else stands on it since; None: it has none."""
    if DRAWN not in cell.said:
        return None, False
    return _data(cell, _ARROW), cell.value != cell.said[DRAWN]


def kept_of_map(title: Cell | None) -> dict[str, Any]:
    """The map without its touchpoints, as the title keeps it."""
    if title is None or _WHOLE not in title.said:
        return {}
    try:
        data = json.loads(title.said[_WHOLE])
    except (ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or _depth(data) > DEPTH:
        return {}
    if title.value != title.said.get(DRAWN):
        data.pop("title", None)
    return data


def _depth(data: Any) -> int:
    """How deep mappings and lists are nested, as far as a map may go."""
    level, depth = [data], 0
    while level and depth <= DEPTH:
        parts = [part for part in level if isinstance(part, dict | list)]
        level = [p for part in parts for p in (part.values() if isinstance(part, dict) else part)]
        depth += 1
    return depth


def as_drawn(
    boxes: Iterable[tuple[str, Cell]], things: Mapping[str, Cell], linked: Collection[tuple[str, str]]
) -> dict[str, frozenset[str]]:
    """Touchpoints whose things of evidence are all there, still linked, and say what they said; with those things."""
    found = {}
    for id_, cell in boxes:
        shown = frozenset(cell.said.get(_SHOWN, "").split())
        if shown and all(
            thing in things
            and things[thing].value == things[thing].said.get(DRAWN)
            and (thing.rpartition(":")[0] == id_ or (id_, thing) in linked or (thing, id_) in linked)
            for thing in shown
        ):
            found[id_] = shown
    return found
