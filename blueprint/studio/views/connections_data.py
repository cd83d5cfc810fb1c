"""The table of connections and exits, and what its edits mean as verbs. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.model.connection import Connection
from blueprint.model.service_map import ServiceMap
from blueprint.model.share import Share
from blueprint.model.touchpoint import Touchpoint
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.typed import share_typed
from blueprint.studio.inspector.ways import completed, connections_data, emptied, shown_share
from blueprint.wording import Language, Wording

TABLE = {
    "from": Wording("from", "从"),
    "to": Wording("to (touchpoint or exit)", "到（触点或出口）"),
    "share": Wording("share", "比例"),
    "when": Wording("when", "条件"),
}
_BOTH = Wording(
    "a new connection needs where it comes from and where it goes", "新连接须写明从哪里来、到哪里去"
)
_MOVED = Wording(
    "to lead a connection elsewhere, delete it and add another", "要改变连接的两端，请删除后另加一条"
)


def connection_rows(service_map: ServiceMap, language: Language) -> list[dict[str, Any]]:
    """One row a way out of a touchpoint."""
    rows = []
    for id_, touchpoint in service_map.touchpoints.items():
        when = {c.to: c.when for c in touchpoint.next}
        several = len(touchpoint.ways) > 1 and not touchpoint.together
        for target, leaves, share in touchpoint.ways:
            rows.append(
                {
                    "from": id_,
                    "to": target,
                    "share": shown_share(share) or None if several and 0 <= (share or 0) <= 1 else None,
                    "when": None if leaves else texts.shown(when[target], language) or None,
                }
            )
    return rows


def connection_verbs(
    service_map: ServiceMap, delta: Mapping[str, Any], language: Language, typed: dict[str, list[str]]
) -> tuple[list[dict[str, Any]], list[Wording]]:
    """The verbs that the table's edits mean, and what is wrong with the others.

    Args:
        service_map: as the table shows it.
        delta: Streamlit's edited, added and deleted rows.
        language: in which texts are written.
        typed: by touchpoint, whose shares were typed before, oldest first; those typed here are added.
    """
    touchpoints = dict(service_map.touchpoints)
    ways = [
        (id_, target, leaves) for id_, t in service_map.touchpoints.items() for target, leaves, _ in t.ways
    ]
    verbs: list[dict[str, Any]] = []
    wrong: list[Wording] = []
    for index, cells in delta.get("edited_rows", {}).items():
        id_, target, leaves = ways[int(index)]
        touchpoint = touchpoints[id_]
        if "from" in cells or "to" in cells:
            wrong.append(_MOVED)
        if "share" in cells:
            try:
                touchpoint = _with_share(touchpoint, target, leaves, str(cells["share"] or ""), typed)
                touchpoints[id_] = touchpoint
                verbs.append(connections_data(touchpoint))
            except BadChange as bad:
                wrong.append(bad.wording)
        if "when" in cells and not leaves:
            verbs.append(_when(touchpoint, target, str(cells["when"] or ""), language))
    for index in delta.get("deleted_rows", ()):
        if int(index) < len(ways):
            id_, target, leaves = ways[int(index)]
            verbs.append(
                {"verb": "disconnect", "from": id_, "to": target} | ({"exit": True} if leaves else {})
            )
    for cells in delta.get("added_rows", ()):
        source, target = cells.get("from"), cells.get("to")
        if source and target and target in service_map.touchpoints:
            verbs.append({"verb": "connect", "from": source, "to": target})
        elif cells:
            wrong.append(_BOTH)
    return verbs, wrong


def _with_share(
    touchpoint: Touchpoint, target: str, leaves: bool, said: str, typed: dict[str, list[str]]
) -> Touchpoint:
    """The touchpoint with what a cell says of a share. Raises BadChange."""
    if not said.strip():
        return emptied(touchpoint, target, leaves)
    pins = typed.setdefault(touchpoint.id, [])
    return completed(touchpoint, target, leaves, read(Share, share_typed(said)), pins)


def _when(touchpoint: Touchpoint, target: str, said: str, language: Language) -> dict[str, Any]:
    index = next(i for i, c in enumerate(touchpoint.next) if c.to == target)
    connection: Connection = touchpoint.next[index]
    value = texts.written(connection.when, language, said)
    return {"verb": "set", "path": ["touchpoints", touchpoint.id, "next", index, "when"], "value": value}
