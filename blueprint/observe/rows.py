"""Cells of tables that people keep about a map: which touchpoint or segment is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.model.nesting import outermost
from blueprint.observe.names import Names, touchpoint_names
from blueprint.source.table import BadTable, clipped
from blueprint.suggestion import joined, suggested
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap

_LONGEST = 100
"""Of a name that somebody may have misspelt."""
_SEVERAL = Wording(
    "several touchpoints are called {title!r}: write the id, {ids}",
    "有多个触点叫 {title!r}：请写编号 {ids}",
)
_INSIDE = Wording(
    "{id!r} lies inside the map {map!r}: learn on that map, from a log with its own ids",
    "{id!r} 在地图 {map!r} 之内：请对那张地图学习，记录中用它自己的编号",
)
_UNKNOWN = Wording("the map has no {kind} {id!r}", "地图没有{kind} {id!r}")


def touchpoint_of(cell: str, service_map: ServiceMap, name: str, line: int) -> str:
    """The id of the touchpoint that a cell names, by id or title.

    Raises:
        BadTable: none is called so, several are, or it lies inside another map.
    """
    id_ = _meant(cell, touchpoint_names(service_map), name, line)
    outer = service_map.touchpoints.get(outermost(id_))
    if outer is not None and outer.id != id_:
        raise BadTable(name, line, _INSIDE.filled(id=clipped(id_), map=outer.map or "-"))
    _known(id_, list(service_map.touchpoints), name, line, Wording("touchpoint", "触点"))
    return id_


def segment_of(cell: str, service_map: ServiceMap, name: str, line: int) -> str | None:
    """The id of the segment that a cell names; None where it is blank.

    Raises:
        BadTable: none is called so, or several are.
    """
    segment = _meant(cell, Names(service_map.segments), name, line) or None
    if segment is not None:
        _known(segment, list(service_map.segments), name, line, Wording("segment", "客群"))
    return segment


def _meant(cell: str, names: Names, name: str, line: int) -> str:
    """What an id or a title means; one that is not known stays as it is."""
    ids = names.of(cell)
    if len(ids) > 1:
        raise BadTable(name, line, _SEVERAL.filled(title=clipped(cell), ids=", ".join(ids)))
    return ids[0] if ids else cell


def _known(id_: str, known: list[str], name: str, line: int, kind: Wording) -> None:
    if id_ not in known:
        help_ = suggested(id_, known) if len(id_) < _LONGEST else None
        raise BadTable(name, line, joined(_UNKNOWN.filled(kind=kind, id=clipped(id_)), help_))
