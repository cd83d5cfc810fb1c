"""The table of connections and exits, and what its cells mean as verbs. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.model.exits import exit_title
from blueprint.model.service_map import ServiceMap
from blueprint.model.share import Share
from blueprint.model.touchpoint import Touchpoint
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.typed import share_typed
from blueprint.studio.inspector.ways import (
    EXITS,
    completed,
    connections_data,
    emptied,
    shown_share,
    with_exit,
)
from blueprint.studio.table.reading import NEW, Reading, one_line
from blueprint.wording import Language, Wording

COLUMNS = {
    "from": Wording("from", "从"),
    "to": Wording("to (touchpoint or exit)", "到（触点或出口）"),
    "share": Wording("share", "比例"),
    "when": Wording("when", "条件"),
}
_GONE = Wording("this connection is no longer in the map", "地图中已没有这条连接")
_NOBODY = Wording(
    "{name!r} is no touchpoint; write its title or its id", "没有触点 {name!r}；请写它的名称或编号"
)
_NOWHERE = Wording(
    "{name!r} is neither a touchpoint nor an exit; write a title, an id or the name of an exit",
    "{name!r} 既不是触点也不是出口；请写名称、编号或出口名",
)
_SEVERAL = Wording(
    "several touchpoints are called {name!r}: write the id", "有多个触点名为 {name!r}：请写编号"
)
_THERE = Wording("this connection is there already", "已有这条连接")
_MOVED = Wording(
    "to lead a connection elsewhere, delete its row and type another",
    "要改变连接的两端，请删除该行后另写一行",
)
_NO_TERMS = Wording("an exit has no condition", "出口没有条件")


def connection_rows(service_map: ServiceMap, language: Language) -> list[tuple[str, dict[str, str]]]:
    """One row a way out of a touchpoint, with the cells that say something."""
    rows = []
    for id_, touchpoint in service_map.touchpoints.items():
        when = {c.to: c.when for c in touchpoint.next}
        several = len(touchpoint.ways) > 1 and not touchpoint.together
        for target, leaves, share in touchpoint.ways:
            cells = {
                "from": name_of(service_map, id_, language),
                "to": _exit(service_map, target, language)
                if leaves
                else name_of(service_map, target, language),
                "share": shown_share(share) if several and 0 <= (share or 0) <= 1 else "",
                "when": "" if leaves else texts.shown(when[target], language),
            }
            rows.append((row_of(id_, target, leaves), {name: said for name, said in cells.items() if said}))
    return rows


def row_of(id_: str, target: str, leaves: bool) -> str:
    """What the row of a way is called."""
    return f"{id_}{'=>' if leaves else '->'}{target}"


def name_of(service_map: ServiceMap, id_: str, language: Language) -> str:
    """A touchpoint's title, with its id where others are called the same."""
    touchpoint = service_map.touchpoints.get(id_)
    if touchpoint is None:
        return id_
    title = touchpoint.title[language]
    alone = sum(t.title[language] == title for t in service_map.touchpoints.values()) == 1
    return title if alone else f"{title} ({id_})"


def ends(service_map: ServiceMap, language: Language) -> tuple[list[str], list[str]]:
    """What connections may come from, and what else they may lead to: titles, and names of exits."""
    titles = [
        name_of(service_map, i, language) for i, t in service_map.touchpoints.items() if t.lane != "evidence"
    ]
    return titles, [_exit(service_map, name, language) for name in _exits(service_map)]


def read_connection(
    service_map: ServiceMap,
    row: str,
    cells: Mapping[str, str],
    language: Language,
    typed: dict[str, list[str]],
) -> Reading:
    """The verbs that the cells of a row mean, and what could not be read.

    A new row becomes a way as soon as both its ends are known; until then it stays as typed. Its share and condition
    are read once the way is in the map.

    Args:
        service_map: as it is now.
        row: by name of the way, or of the browser's own for a new one, whose cells are all that was typed into it.
        cells: by column.
        language: of the texts in the table.
        typed: by touchpoint, whose shares were typed before, oldest first; one typed here is added.
    """
    found = Reading()
    ways = {
        row_of(i, x, out): (i, x, out) for i, t in service_map.touchpoints.items() for x, out, _ in t.ways
    }
    if row in ways:
        _edit(found, service_map, row, ways[row], cells, language, typed)
    elif row.startswith(NEW):
        _add(found, service_map, row, dict(cells))
    else:
        for name, said in cells.items():
            found.refuse(row, name, said, BadChange(_GONE))
    return found


def without_connections(service_map: ServiceMap, rows: Iterable[str]) -> list[dict[str, Any]]:
    """The verbs that take ways out of the map."""
    gone = set(rows)
    return [
        {"verb": "disconnect", "from": id_, "to": target} | ({"exit": True} if leaves else {})
        for id_, touchpoint in service_map.touchpoints.items()
        for target, leaves, _ in touchpoint.ways
        if row_of(id_, target, leaves) in gone
    ]


def _edit(
    found: Reading,
    service_map: ServiceMap,
    row: str,
    way: tuple[str, str, bool],
    cells: Mapping[str, str],
    language: Language,
    typed: dict[str, list[str]],
) -> None:
    id_, target, leaves = way
    touchpoint = service_map.touchpoints[id_]
    verbs = found.verbs.setdefault(row, [])
    for name in ("from", "to"):
        if name in cells:
            found.refuse(row, name, cells[name], BadChange(_MOVED))
    if "share" in cells:
        try:
            touchpoint = _with_share(touchpoint, target, leaves, cells["share"], typed)
            verbs.append(connections_data(touchpoint))
        except BadChange as bad:
            found.refuse(row, "share", cells["share"], bad)
    if "when" in cells and not leaves:
        verbs.append(_when(touchpoint, target, cells["when"], language))
    elif cells.get("when"):
        found.refuse(row, "when", cells["when"], BadChange(_NO_TERMS))


def _add(found: Reading, service_map: ServiceMap, row: str, cells: dict[str, str]) -> None:
    found.half[row] = cells
    source, target, leaves = "", "", False
    try:
        if said := one_line(cells.get("from", "")):
            source = _touchpoint(service_map, said)
            if not source:
                raise BadChange(_NOBODY.filled(name=said))
    except BadChange as bad:
        found.refuse(row, "from", said, bad)
    try:
        if said := one_line(cells.get("to", "")):
            target = _touchpoint(service_map, said)
            if not target:
                target, leaves = _exit_named(service_map, said), True
    except BadChange as bad:
        found.refuse(row, "to", said, bad)
    if not source or not target:
        return
    touchpoint = service_map.touchpoints[source]
    if any(target == x and leaves == out for x, out, _ in touchpoint.ways):
        found.refuse(row, "to", cells["to"], BadChange(_THERE))
        return
    del found.half[row]
    name = found.new[row] = row_of(source, target, leaves)
    connect = {"verb": "connect", "from": source, "to": target}
    found.verbs[name] = [with_exit(touchpoint, target) if leaves else connect]


def _touchpoint(service_map: ServiceMap, said: str) -> str:
    """A touchpoint by id or title; empty where nothing is called so. Raises BadChange where several are called so."""
    if said in service_map.touchpoints:
        return said
    if said.endswith(")") and (id_ := said[:-1].rpartition("(")[2]) in service_map.touchpoints:
        return id_
    wanted = said.casefold()
    called = [
        id_
        for id_, t in service_map.touchpoints.items()
        if wanted in {text.casefold() for _, text in t.title.by_language}
    ]
    if len(called) > 1:
        raise BadChange(_SEVERAL.filled(name=said))
    return called[0] if called else ""


def _exits(service_map: ServiceMap) -> list[str]:
    return list(dict.fromkeys((*EXITS, *(x for t in service_map.touchpoints.values() for x in t.end))))


def _exit(service_map: ServiceMap, name: str, language: Language) -> str:
    return exit_title(service_map, name)[language]


def _exit_named(service_map: ServiceMap, said: str) -> str:
    """An exit by its name or title. Raises BadChange."""
    for name in _exits(service_map):
        title = exit_title(service_map, name)
        if said.casefold() in {name.casefold(), title["en"].casefold(), title["zh"].casefold()}:
            return name
    raise BadChange(_NOWHERE.filled(name=said))


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
    value = texts.written(touchpoint.next[index].when, language, said)
    return {"verb": "set", "path": ["touchpoints", touchpoint.id, "next", index, "when"], "value": value}
