"""The sheets of a map: one for each kind of part, one row for each part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from blueprint.model.connecting import long_connections
from blueprint.model.connection import sign_of
from blueprint.model.names import LANE_NAMES, Lane
from blueprint.model.service_map import ServiceMap
from blueprint.model.writing import as_written
from blueprint.tables.flat import Row, flatten

MAP, TOUCHPOINTS, CONNECTIONS = "map", "touchpoints", "connections"
NEEDS, SEGMENTS, CHANGES, PROMISES, ZONES = "needs", "segments", "changes", "promises", "zones"
GRID, VISIO = "grid", "visio"
KEYED = (NEEDS, SEGMENTS, ZONES, TOUCHPOINTS)
"""Sheets whose rows are named by their `id`."""
REST = "rest"
"""A share that is left out."""


@dataclass(frozen=True)
class Sheet:
    """A table: its name, its columns, and rows that may lack some of them.

    `headings` are its columns in words, where it is for people; `choices` what may stand in a column: words, or a
    range of cells.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    headings: tuple[str, ...] = ()
    choices: Mapping[str, Sequence[str] | str] = field(default_factory=dict)


def sheets(service_map: ServiceMap) -> tuple[Sheet, ...]:
    """Every sheet that has rows, those that are read back first."""
    data = as_written(service_map)
    touchpoints = data.pop(TOUCHPOINTS)
    connections: list[Row] = []
    parts: list[Row] = []
    for id_, touchpoint in touchpoints.items():
        connections.extend(
            {"from": id_, **flatten(c)} for c in long_connections(touchpoint.pop("next", None))
        )
        parts.append({"id": id_, **flatten(_with_rest(touchpoint))})
    keyed = {name: data.pop(name, {}) for name in (NEEDS, SEGMENTS, ZONES)}
    changes = [
        {"segment": segment, "touchpoint": id_, **flatten(_with_rest(_long(change)))}
        for segment, part in keyed[SEGMENTS].items()
        for id_, change in part.pop("changes", {}).items()
    ]
    promises = [flatten(p) for p in data.pop(PROMISES, [])]
    made = [
        _sheet(MAP, [{"key": key, "value": value} for key, value in flatten(data).items()]),
        _sheet(TOUCHPOINTS, parts),
        _sheet(CONNECTIONS, connections),
        *(
            _sheet(name, [{"id": id_, **flatten(part)} for id_, part in keyed[name].items()])
            for name in keyed
        ),
        _sheet(CHANGES, changes),
        _sheet(PROMISES, promises),
    ]
    return tuple(sheet for sheet in made if sheet.rows)


def grid(service_map: ServiceMap) -> Sheet:
    """Lanes by steps, as people draw blueprints in spreadsheets; steps in the order declared."""
    walked = [t for t in service_map.touchpoints.values() if t.id in service_map.walked]
    rows = []
    points = service_map.touchpoints
    of_lane = {
        lane: dict.fromkeys(["", *(t.in_lane.sublane for t in points.values() if t.lane is lane)])
        for lane in Lane
    }
    for lane, part in ((each, part) for each, parts in of_lane.items() for part in parts):
        name = f"{LANE_NAMES[lane].zh} · {LANE_NAMES[lane].en}"
        row: Row = {"lane": f"{name}/{part}" if part else name}
        for step, touchpoint in enumerate(walked, 1):
            here = touchpoint.in_lane == (lane, part)
            text = str(touchpoint.title) if here else ""
            if (lane, part) == (Lane.EVIDENCE, "") and touchpoint.evidence:
                text = "\n".join(str(e) for e in touchpoint.evidence)
            elif lane is Lane.SUPPORT and not here:
                used = (points[u] for u in touchpoint.uses if u in points)
                text = "\n".join(str(u.title) for u in used if u.in_lane == (lane, part))
            row[str(step)] = text
        if any(value for key, value in row.items() if key != "lane"):
            rows.append(row)
    return _sheet(GRID, rows)


def visio(service_map: ServiceMap) -> Sheet:
    """The step table that Visio's Data Visualizer draws swimlanes from."""
    columns = (
        "Process Step ID",
        "Process Step Description",
        "Next Step ID",
        "Connector Label",
        "Shape Type",
        "Function",
        "Phase",
    )
    rows: list[Row] = []
    for t in service_map.touchpoints.values():
        ways = [c for c in t.next if c.to in service_map.touchpoints]
        kind = "Decision" if len(ways) > 1 and not t.together else "End" if t.end and not ways else "Process"
        if t.start or (not rows and t.id in service_map.walked):
            kind = "Start"
        labels = [sign_of(c, "en", unknown=(c.to, False) in t.unknown_ways) for c in ways]
        values = (
            t.id,
            str(t.title),
            ",".join(c.to for c in ways),
            ",".join(labels) if any(labels) else "",
            kind,
            LANE_NAMES[t.lane].zh,
            t.phase or "",
        )
        rows.append(dict(zip(columns, values, strict=True)))
    return Sheet(VISIO, columns, tuple(rows))


def _with_rest(part: dict[str, Any]) -> dict[str, Any]:
    """A blank cell says nothing, so the exit whose share is left out says `rest`."""
    exits = part.get("end")
    if isinstance(exits, dict):
        return {**part, "end": {name: REST if share is None else share for name, share in exits.items()}}
    return part


def _long(change: dict[str, Any]) -> dict[str, Any]:
    if "next" in change:
        return {**change, "next": long_connections(change["next"])}
    return change


def _sheet(name: str, rows: Iterable[Row]) -> Sheet:
    kept = tuple(rows)
    return Sheet(name, tuple(_in_order(kept)), kept)


def _in_order(rows: Iterable[Row]) -> list[str]:
    """Columns by first appearance, those of one key together."""
    columns = dict.fromkeys(column for row in rows for column in row)
    heads = list(dict.fromkeys(column.split(".")[0] for column in columns))
    return sorted(columns, key=lambda column: heads.index(column.split(".")[0]))
