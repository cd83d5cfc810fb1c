"""What the table's script gets: columns, rows, and what could not be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from blueprint.model.needs import Need
from blueprint.model.touchpoint import Touchpoint
from blueprint.studio.inspector.fields import help_of
from blueprint.studio.table import connections, needs, relations, touchpoints
from blueprint.studio.table.reading import NEW
from blueprint.studio.table.taking import CONNECTIONS, NEEDS, RELATIONS, TOUCHPOINTS, place
from blueprint.studio.table.words import OWN, WORDS
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap
    from blueprint.studio.state.open_map import OpenMap

_ID, _EMOTION = Wording("id", "编号"), Wording("Emotion", "情感")
_ID_HELP = Wording(
    "Names the touchpoint in the file; made from the title where it is left empty.",
    "在文件中的名称；留空则自动生成。",
)
_TOUCHPOINT = Wording("Touchpoint", "触点")
WIDE = ("title", "evidence", "script", "from", "to", "when")
"""Columns that get more room."""


def table_data(one: OpenMap, service_map: ServiceMap, table: str, language: Language) -> dict[str, Any]:
    """Everything, ready for JSON."""
    rows = _ROWS[table](service_map, language)
    here = {row for row, _ in rows}
    half = (
        [(row, cells) for row, cells in one.half_rows.items() if row not in here]
        if table == CONNECTIONS
        else []
    )
    return {
        "table": table,
        "columns": _COLUMNS[table](service_map, language),
        "rows": [{"row": row, "cells": cells} for row, cells in (*rows, *half)],
        "fixed": table == RELATIONS,
        "names": {row: name for row, name in one.row_names.items() if row.startswith(NEW) or row not in here},
        "rejected": _rejected(one.rejected, table, language),
        "words": {name: wording[language] for name, wording in (WORDS | OWN.get(table, {})).items()},
        "language": language,
    }


def _rejected(
    rejected: Mapping[str, tuple[str, Wording]], table: str, language: Language
) -> dict[str, list[str]]:
    head = place(table, "", "").rstrip("|") + "|"
    return {
        name.removeprefix(head): [said, reason[language]]
        for name, (said, reason) in rejected.items()
        if name.startswith(head)
    }


def _touchpoints(service_map: ServiceMap, language: Language) -> list[dict[str, Any]]:
    found = []
    for name, field in touchpoints.COLUMNS.items():
        label = _EMOTION if name == "emotion.score" else field.label
        said = label[language].partition("，" if language == "zh" else ",")[0]
        offers = touchpoints.offered(service_map, field, language)
        found.append(_column(name, said, help_of(Touchpoint, field.path)[language], offers))
    return [*found, _column(touchpoints.ID, _ID[language], _ID_HELP[language], [])]


def _connections(service_map: ServiceMap, language: Language) -> list[dict[str, Any]]:
    titles, exits = connections.ends(service_map, language)
    offers = {"from": titles, "to": [*titles, *exits]}
    return [
        _column(name, label[language], "", offers.get(name, []))
        for name, label in connections.COLUMNS.items()
    ]


def _needs(_: ServiceMap, language: Language) -> list[dict[str, Any]]:
    return [
        _column(name, label[language], help_of(Need, (name,))[language], [])
        for name, label in needs.COLUMNS.items()
    ]


def _relations(service_map: ServiceMap, language: Language) -> list[dict[str, Any]]:
    known = relations.strengths(service_map)
    titles = {id_: need.title[language] for id_, need in service_map.needs.items()}
    columns = [_column(relations.NEED + id_, title, title, known) for id_, title in titles.items()]
    return [_column(relations.TITLE, _TOUCHPOINT[language], "", []), *columns]


def _column(name: str, label: str, told: str, offers: list[str]) -> dict[str, Any]:
    return {"key": name, "label": label, "help": told, "offers": offers, "wide": name in WIDE}


_ROWS: Mapping[str, Callable[[ServiceMap, Language], list[tuple[str, dict[str, str]]]]] = {
    TOUCHPOINTS: touchpoints.touchpoint_rows,
    CONNECTIONS: connections.connection_rows,
    NEEDS: needs.need_rows,
    RELATIONS: relations.relation_rows,
}
_COLUMNS: Mapping[str, Callable[[ServiceMap, Language], list[dict[str, Any]]]] = {
    TOUCHPOINTS: _touchpoints,
    CONNECTIONS: _connections,
    NEEDS: _needs,
    RELATIONS: _relations,
}
