"""What the map says beside what is drawn of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from blueprint.model.writing import as_written
from blueprint.tables.flat import ROWS
from blueprint.tables.sheets import CONNECTIONS, TOUCHPOINTS, sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from blueprint.draw.shapes import Box, Layout, Route
    from blueprint.model.service_map import ServiceMap
    from blueprint.tables.flat import Row


class Data:
    """What the map says beside what is drawn: draw.io shows it with a box, and gives it back."""

    def __init__(self, service_map: ServiceMap, layout: Layout, arrows: Iterable[Route]) -> None:
        tables = {sheet.name: sheet.rows for sheet in sheets(service_map)}
        self._places = {id_: n for n, id_ in enumerate(service_map.touchpoints)}
        self._rows = {str(row["id"]): row for row in tables[TOUCHPOINTS]}
        self._things: dict[str, dict[str, None]] = {}
        for owner, thing in _shown(layout, arrows):
            self._things.setdefault(owner, {})[thing] = None
        self._ways: dict[tuple[str, str], list[tuple[int, Row]]] = {}
        for number, row in enumerate(tables.get(CONNECTIONS, ())):
            self._ways.setdefault((str(row["from"]), str(row["to"])), []).append((number, row))
        whole = {key: value for key, value in as_written(service_map).items() if key != TOUCHPOINTS}
        self.whole = {"map": json.dumps(whole, ensure_ascii=False)}

    def place(self, box: Box) -> int:
        """Where the touchpoint of a box stands in the map."""
        return self._places.get(box.id.split(":")[0], len(self._places))

    def of(self, box: Box) -> Row:
        """The data of a box: what the map says of the touchpoint, and which boxes show its evidence (`shown`)."""
        row = {key: value for key, value in self._rows.get(box.id, {}).items() if key != "id"}
        return row | {"shown": " ".join(self._things.get(box.id, ()))}

    def in_order(self, arrows: list[Route]) -> list[tuple[Route, Row | None]]:
        """Arrows in the order of the map, each with its row."""
        ways = {key: list(rows) for key, rows in self._ways.items()}
        found: list[tuple[int, Route, Row | None]] = []
        for route in arrows:
            mine = ways.get((route.source, route.target), []) if route.kind == "flow" else []
            number, row = mine.pop(0) if mine else (ROWS, None)
            said = {k: v for k, v in row.items() if k not in ("from", "to")} if row is not None else None
            found.append((number, route, said))
        return [(route, row) for _, route, row in sorted(found, key=lambda one: one[0])]


def _shown(layout: Layout, arrows: Iterable[Route]) -> Iterator[tuple[str, str]]:
    """Touchpoint and thing of evidence, for every thing that is its own or that a line joins it to."""
    for box in layout.boxes:
        if box.kind == "evidence":
            yield box.id.rpartition(":")[0], box.id
    for route in arrows:
        if route.kind == "evidence":
            one, other = sorted((route.source, route.target), key=lambda id_: ":" in id_)
            yield one, other
