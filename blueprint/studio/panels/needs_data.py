"""Needs, and what touchpoints do for them, as tables; and what edits of these tables mean as verbs. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from blueprint.model.service_map import ServiceMap
from blueprint.studio.inspector import texts
from blueprint.wording import Language

ID, TITLE = "id", "title"
NUMBERS = ("importance", "ours", "target", "sales_point")
"""The columns of a need with a number, by key of the map."""
RELATIONS = (1, 3, 9)
NEW_IMPORTANCE = 3


def need_rows(service_map: ServiceMap, language: Language) -> list[dict[str, Any]]:
    """One row a need, in the order of the file."""
    return [
        {ID: id_, TITLE: texts.shown(need.title, language)} | {n: getattr(need, n) for n in NUMBERS}
        for id_, need in service_map.needs.items()
    ]


def need_verbs(service_map: ServiceMap, delta: Mapping[str, Any], language: Language) -> list[dict[str, Any]]:
    """The verbs that the edits of the needs mean.

    Args:
        service_map: as the table showed it.
        delta: `edited_rows` and `deleted_rows`, as `st.data_editor` gives them.
        language: of the titles in the table.
    """
    needs = service_map.needs
    ids = list(needs)
    verbs: list[dict[str, Any]] = []
    for index, cells in delta.get("edited_rows", {}).items():
        id_ = ids[int(index)]
        for name, value in cells.items():
            if name == TITLE:
                new = texts.written(needs[id_].title, language, str(value or ""))
                if new is None:
                    continue  # a title there must be
                verbs.append(_set(["needs", id_, TITLE], new))
            elif name in NUMBERS:
                verbs.append(_set(["needs", id_, name], _number(value)))
    verbs += [
        {"verb": "remove-item", "kind": "needs", "id": ids[int(i)]}
        for i in delta.get("deleted_rows", ())
        if int(i) < len(ids)
    ]
    return verbs


def new_need(service_map: ServiceMap, title: str) -> dict[str, Any]:
    """The verb that adds a need under a title."""
    number = 1
    while (id_ := f"need-{number}") in service_map.needs:
        number += 1
    value = {TITLE: title, "importance": NEW_IMPORTANCE}
    return {"verb": "add-item", "kind": "needs", "id": id_, "value": value}


def still_there(verbs: list[dict[str, Any]], service_map: ServiceMap) -> list[dict[str, Any]]:
    """The verbs whose needs and touchpoints the map still has.

    A table sends all of its edits each time, those too that have been made already; setting twice does no harm, but
    what is gone cannot be removed again.
    """

    def is_there(verb: dict[str, Any]) -> bool:
        if verb["verb"] == "remove-item":
            return verb["id"] in service_map.needs
        kind, id_, *below = verb["path"]
        known = service_map.needs if kind == "needs" else service_map.touchpoints
        return id_ in known and (kind == "needs" or below[-1] in service_map.needs)

    return [verb for verb in verbs if is_there(verb)]


def matrix_ids(service_map: ServiceMap) -> list[str]:
    """The touchpoints of the matrix: those customers walk through, and all that meet a need already."""
    return [
        id_ for id_, t in service_map.touchpoints.items() if t.lane != "evidence" or any(t.meets.values())
    ]


def matrix_rows(service_map: ServiceMap, language: Language) -> list[dict[str, Any]]:
    """One row a touchpoint: its title, then its relationship to each need."""
    rows = []
    for id_ in matrix_ids(service_map):
        t = service_map.touchpoints[id_]
        row: dict[str, Any] = {TITLE: t.title[language]}
        rows.append(row | {f"need:{n}": _relation(t.meets.get(n)) for n in service_map.needs})
    return rows


def matrix_verbs(service_map: ServiceMap, delta: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The verbs that the edits of the matrix mean."""
    ids = matrix_ids(service_map)
    return [
        _set(["touchpoints", ids[int(index)], "meets", name.removeprefix("need:")], _number(value))
        for index, cells in delta.get("edited_rows", {}).items()
        for name, value in cells.items()
        if name.startswith("need:")
    ]


def strengths(service_map: ServiceMap) -> Sequence[str]:
    """What a cell of the matrix may hold: 1, 3, 9, and what the map has already."""
    found = {float(n) for n in RELATIONS}
    found |= {v for t in service_map.touchpoints.values() for v in t.meets.values() if v}
    return [f"{n:g}" for n in sorted(found)]


def _relation(value: float | None) -> str | None:
    return f"{value:g}" if value else None


def _number(value: Any) -> int | float | None:
    """A number as the map writes it; None where the cell is empty, and where a relationship is 0."""
    if value is None or value == "":
        return None
    number = float(value)
    return int(number) if number.is_integer() else number


def _set(path: list[str], value: Any) -> dict[str, Any]:
    return {"verb": "set", "path": path, "value": value}
