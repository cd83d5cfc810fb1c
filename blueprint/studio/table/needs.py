"""The table of needs, and what its cells mean as verbs. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.model.needs import Need
from blueprint.model.service_map import ServiceMap
from blueprint.model.writing import written
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.fields import type_at
from blueprint.studio.inspector.typed import number_typed
from blueprint.studio.table.reading import NEW, Reading, Rows, one_line
from blueprint.wording import Language, Wording

TITLE = "title"
COLUMNS = {
    TITLE: Wording("Need", "需求"),
    "importance": Wording("Importance", "重要度"),
    "ours": Wording("Ours", "现状"),
    "target": Wording("Target", "目标"),
    "sales_point": Wording("Sales point", "卖点"),
}
"""By key of a need in the file; all but the first are numbers."""
IMPORTANCE = "3"
"""Of a new need, until something else is typed."""
_GONE = Wording("this need is no longer in the map", "地图中已没有这项需求")
_NEW_TITLE = {"zh": "新需求", "en": "New need"}


def need_rows(service_map: ServiceMap, language: Language) -> list[tuple[str, dict[str, str]]]:
    """One row a need, in the order of the file, with the cells that say something."""
    rows = []
    for id_, need in service_map.needs.items():
        numbers = {name: getattr(need, name) for name in COLUMNS if name != TITLE}
        cells = {name: f"{value:g}" for name, value in numbers.items() if value is not None}
        rows.append((id_, {TITLE: texts.shown(need.title, language)} | cells))
    return rows


def read_needs(service_map: ServiceMap, rows: Rows, language: Language) -> Reading:
    """The verbs that cells mean, and what could not be read.

    Args:
        service_map: as it is now.
        rows: by id, or a row of the browser's own for a new need.
        language: of the titles in the table.
    """
    found = Reading()
    taken = set(service_map.needs)
    for row, cells in rows:
        need = service_map.needs.get(row)
        if need is not None:
            values = _values(found, row, cells)
            if TITLE in cells and (title := texts.written(need.title, language, cells[TITLE])) is not None:
                values = {TITLE: title, **values}  # a title there must be
            found.verbs[row] = [
                {"verb": "set", "path": ["needs", row, name], "value": value}
                for name, value in values.items()
            ]
        elif row.startswith(NEW):
            _add(found, row, cells, language, taken)
        else:
            for name, said in cells.items():
                found.refuse(row, name, said, BadChange(_GONE))
    return found


def without_needs(service_map: ServiceMap, rows: Iterable[str]) -> list[dict[str, Any]]:
    """The verbs that take rows out of the map, with what touchpoints do for them."""
    return [{"verb": "remove-item", "kind": "needs", "id": id_} for id_ in rows if id_ in service_map.needs]


def _add(found: Reading, row: str, cells: Mapping[str, str], language: Language, taken: set[str]) -> None:
    if not any(said.strip() for said in cells.values()):
        return
    id_ = found.new[row] = next(name for n in count(1) if (name := f"need-{n}") not in taken)
    taken.add(id_)
    title = one_line(cells.get(TITLE, "")) or _NEW_TITLE[language]
    values = _values(found, id_, {"importance": IMPORTANCE, **cells})
    value = {TITLE: title} | {name: number for name, number in values.items() if number is not None}
    found.verbs[id_] = [{"verb": "add-item", "kind": "needs", "id": id_, "value": value}]


def _values(found: Reading, row: str, cells: Mapping[str, str]) -> dict[str, Any]:
    """The numbers of a row, None where a cell is empty; what is none is refused."""
    values: dict[str, Any] = {}
    for name in COLUMNS:
        if name == TITLE or name not in cells:
            continue
        said = number_typed(cells[name])
        try:
            values[name] = written(read(type_at(Need, (name,)), said)) if said else None
        except BadChange as bad:
            found.refuse(row, name, cells[name], bad)
    return values
