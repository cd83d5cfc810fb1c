"""The table of what touchpoints do for needs, the middle of a House of Quality, and what its cells mean as verbs. Pure."""

from __future__ import annotations

from typing import Any

from blueprint.figures.whatif.assigning import BadChange
from blueprint.model.service_map import ServiceMap
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.typed import number_typed
from blueprint.studio.table.reading import Reading, Rows
from blueprint.wording import Language, Wording

TITLE, NEED = "title", "need:"
RELATIONS = (1.0, 3.0, 9.0)
_GONE = Wording("this touchpoint or this need is no longer in the map", "地图中已没有这个触点或这项需求")
_NO_STRENGTH = Wording(
    "{said!r} is no strength: write {known}, or nothing", "{said!r} 不是关系强度：请写 {known}，或留空"
)


def in_relations(service_map: ServiceMap) -> list[str]:
    """The touchpoints of the table: those customers walk through, and all that meet a need already."""
    return [
        id_ for id_, t in service_map.touchpoints.items() if t.lane != "evidence" or any(t.meets.values())
    ]


def relation_rows(service_map: ServiceMap, language: Language) -> list[tuple[str, dict[str, str]]]:
    """One row a touchpoint: its title, then its relationship to each need that it does something for."""
    rows = []
    for id_ in in_relations(service_map):
        t = service_map.touchpoints[id_]
        cells = {NEED + need: f"{value:g}" for need, value in t.meets.items() if value}
        rows.append((id_, {TITLE: texts.shown(t.title, language)} | cells))
    return rows


def strengths(service_map: ServiceMap) -> list[str]:
    """What a cell may hold: 1, 3, 9, and what the map has already."""
    found = {*RELATIONS, *(v for t in service_map.touchpoints.values() for v in t.meets.values() if v)}
    return [f"{value:g}" for value in sorted(found)]


def read_relations(service_map: ServiceMap, rows: Rows, language: Language) -> Reading:
    """The verbs that cells mean, and what could not be read.

    Args:
        service_map: as it is now.
        rows: by id of the touchpoint.
        language: of the titles in the table.
    """
    found = Reading()
    known = strengths(service_map)
    for row, cells in rows:
        touchpoint, verbs = service_map.touchpoints.get(row), found.verbs.setdefault(row, [])
        for name, said in cells.items():
            need = name.removeprefix(NEED)
            try:
                if touchpoint is None or (name != TITLE and need not in service_map.needs):
                    raise BadChange(_GONE)
                value: Any
                if name == TITLE:
                    below, value = [TITLE], texts.written(touchpoint.title, language, said)
                else:
                    below, value = ["meets", need], strength_typed(said, known)
            except BadChange as bad:
                found.refuse(row, name, said, bad)
                continue
            if value is not None or name != TITLE:  # a title there must be
                verbs.append({"verb": "set", "path": ["touchpoints", row, *below], "value": value})
    return found


def strength_typed(said: str, known: list[str]) -> int | float | None:
    """None where nothing is typed, and for 0. Raises BadChange."""
    said = number_typed(said)
    if said in ("", "0"):
        return None
    if said not in known:
        raise BadChange(_NO_STRENGTH.filled(said=said, known=", ".join(known)))
    value = float(said)
    return int(value) if value.is_integer() else value
