"""The table of touchpoints, and what its cells mean as verbs. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from blueprint.edit.ids import id_from, new_id, numbered
from blueprint.edit.refused import EditRefused
from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.importing.lanes import known_lane
from blueprint.model.names import LANE_NAMES
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.writing import written
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.catalogue import TITLE, TOUCHPOINT
from blueprint.studio.inspector.choices import named_choices
from blueprint.studio.inspector.fields import Field, type_at, value_at
from blueprint.studio.inspector.typed import duration_shown, duration_typed, number_typed, share_typed
from blueprint.studio.table.reading import NEW, Reading, Rows, one_line
from blueprint.wording import Language, Wording

ID, LANE = "id", "lane"
_BY_PATH = {".".join(f.path): f for f in (TITLE, *(f for group in TOUCHPOINT for f in group.fields))}
COLUMNS: dict[str, Field] = {
    name: _BY_PATH[name]
    for name in (
        "title", "lane", "phase", "role", "channel", "time.standard", "time.tolerance", "emotion.score",
        "emotion.good", "emotion.bad", "fails.chance", "fails.caught", "evidence", "script",
    )
}  # fmt: skip
"""The columns before the id, by path."""
_LIST = "; "
_GONE = Wording("this touchpoint is no longer in the map", "地图中已没有这个触点")
_TAKEN = Wording(
    "the id {id!r} was taken: the new touchpoint is {new!r}", "编号 {id!r} 已被占用：新触点用 {new!r}"
)
_NO_LANE = Wording(
    "{name!r} is none of the five lanes: evidence, customer, frontstage, backstage, support",
    "{name!r} 不是五个泳道之一：有形展示、客户、前台、后台、支持过程",
)
_NEW_LANE, _NEW_TITLE = "customer", {"zh": "新触点", "en": "New touchpoint"}
_TYPED = {"duration": duration_typed, "share": share_typed, "score": number_typed, "number": number_typed}


def touchpoint_rows(service_map: ServiceMap, language: Language) -> list[tuple[str, dict[str, str]]]:
    """One row a touchpoint, in the order of the file, with the cells that say something."""
    rows = []
    for id_, touchpoint in service_map.touchpoints.items():
        cells = {name: _cell(service_map, touchpoint, field, language) for name, field in COLUMNS.items()}
        rows.append((id_, {name: said for name, said in cells.items() if said} | {ID: id_}))
    return rows


def _cell(service_map: ServiceMap, touchpoint: Touchpoint, field: Field, language: Language) -> str:
    value = value_at(touchpoint, field.path)
    if value is None or value == ():
        return ""
    if field.kind == "text":
        return texts.shown(value, language)
    if field.kind == "lines":
        return _LIST.join(texts.shown(text, language) for text in value)
    if field.kind in ("score", "number"):
        return f"{float(value):g}"
    said = str(written(value))
    if field.path == (LANE,):
        name = LANE_NAMES[touchpoint.lane][language]
        return f"{name}/{touchpoint.sublane}" if touchpoint.sublane else name
    if field.kind == "choice":
        named = named_choices(service_map, field)
        return named[said][language] if said in named else said
    return duration_shown(said, language) if field.kind == "duration" else said


def offered(service_map: ServiceMap, field: Field, language: Language) -> list[str]:
    """What a cell of closed choices offers."""
    if field.kind != "choice":
        return []
    parts = [
        LANE_NAMES[t.lane][language] + f"/{t.sublane}" for t in service_map.touchpoints.values() if t.sublane
    ]
    if field.path == (LANE,):
        return list(dict.fromkeys([*(name[language] for name in LANE_NAMES.values()), *parts]))
    return [name[language] for name in named_choices(service_map, field).values()]


def read_touchpoints(service_map: ServiceMap, rows: Rows, language: Language) -> Reading:
    """The verbs that cells mean, and what could not be read.

    Args:
        service_map: as it is now.
        rows: by id, or a row of the browser's own for a new touchpoint.
        language: of the texts in the table.
    """
    found = Reading()
    taken = set(service_map.touchpoints)
    for row, cells in rows:
        if (touchpoint := service_map.touchpoints.get(row)) is not None:
            _edit(found, service_map, touchpoint, cells, language)
        elif row.startswith(NEW):
            _add(found, service_map, row, cells, language, taken)
        else:
            for name, said in cells.items():
                found.refuse(row, name, said, BadChange(_GONE))
    return found


def without_touchpoints(service_map: ServiceMap, rows: Iterable[str]) -> list[dict[str, Any]]:
    """The verb that takes rows out of the map."""
    gone = [id_ for id_ in rows if id_ in service_map.touchpoints]
    return [{"verb": "delete", "ids": gone}] if gone else []


def _edit(
    found: Reading,
    service_map: ServiceMap,
    touchpoint: Touchpoint,
    cells: Mapping[str, str],
    language: Language,
) -> None:
    verbs: list[dict[str, Any]] = found.verbs.setdefault(touchpoint.id, [])
    for name, field in COLUMNS.items():
        if name not in cells:
            continue
        try:
            verbs += _verb(service_map, touchpoint.id, touchpoint, field, cells[name], language)
        except BadChange as bad:
            found.refuse(touchpoint.id, name, cells[name], bad)
    if (new := one_line(cells.get(ID, ""))) and new != touchpoint.id:
        try:
            new_id(new, set(service_map.touchpoints))
        except EditRefused as refused:
            found.refuse(touchpoint.id, ID, new, BadChange(refused.wording))
            return
        verbs.append({"verb": "rename", "id": touchpoint.id, "to": new})
        found.new[touchpoint.id] = new


def _verb(
    service_map: ServiceMap,
    id_: str,
    touchpoint: Touchpoint | None,
    field: Field,
    said: str,
    language: Language,
) -> list[dict[str, Any]]:
    """What one cell means; nothing where a title is emptied. Raises BadChange."""
    if field.path == (LANE,):
        return [{"verb": "move", "id": id_, "lane": _lane(said)}]
    value = _typed(service_map, value_at(touchpoint, field.path), field, said, language)
    if value is None and (touchpoint is None or field is TITLE):
        return []
    return [{"verb": "set", "path": ["touchpoints", id_, *field.path], "value": value}]


def _typed(service_map: ServiceMap, old: Any, field: Field, said: str, language: Language) -> Any:
    """A cell's new value as the map writes it; `old` is what it had. Raises BadChange."""
    if field.kind == "lines":
        return texts.lines_written(old or (), language, said.replace("；", ";").replace(";", "\n"))
    said = one_line(said)
    if not said:
        return None
    if field.kind == "text":
        return texts.written(old, language, said)
    if field.kind == "choice":
        return _chosen(service_map, field, said)
    said = _TYPED.get(field.kind, str)(said)
    made = read(type_at(Touchpoint, field.path), said)
    return written(made) if field.kind in ("score", "number") else said


def _chosen(service_map: ServiceMap, field: Field, said: str) -> str:
    """A choice by its word or by its name in either language. Raises BadChange."""
    for value, name in named_choices(service_map, field).items():
        if said.casefold() in {value.casefold(), name.en.casefold(), name.zh.casefold()}:
            return value
    read(type_at(Touchpoint, field.path), said)
    return said


def _add(
    found: Reading,
    service_map: ServiceMap,
    row: str,
    cells: Mapping[str, str],
    language: Language,
    taken: set[str],
) -> None:
    """A new row: a touchpoint under the id that was typed, or one made for it, with all that its cells say."""
    if not any(said.strip() for said in cells.values()):
        return
    title = one_line(cells.get("title", "")) or _NEW_TITLE[language]
    id_ = _id(found, one_line(cells.get(ID, "")), title, taken)
    taken.add(id_)
    found.new[row] = id_
    lane = _NEW_LANE
    if said := one_line(cells.get(LANE, "")):
        try:
            lane = _lane(said)
        except BadChange as bad:
            found.refuse(id_, LANE, said, bad)
    verbs = found.verbs[id_] = [{"verb": "add-touchpoint", "lane": lane, "title": title, "id": id_}]
    for name, field in COLUMNS.items():
        if name in cells and name not in (LANE, "title"):
            try:
                verbs += _verb(service_map, id_, None, field, cells[name], language)
            except BadChange as bad:
                found.refuse(id_, name, cells[name], bad)


def _id(found: Reading, wished: str, title: str, taken: set[str]) -> str:
    """An id that nothing else has: the one that is wished for, if it can be."""
    if not wished:
        return id_from(title, taken)
    if wished in taken:
        id_ = numbered(wished, taken)
        found.notes.append(_TAKEN.filled(id=wished, new=id_))
        return id_
    try:
        return new_id(wished, taken)
    except EditRefused as refused:
        id_ = id_from(title, taken)
        found.refuse(id_, ID, wished, BadChange(refused.wording))
        return id_


def _lane(said: str) -> str:
    """A lane by any of its names, maybe with the part of it. Raises BadChange."""
    said = one_line(said)
    head, _, part = (piece.strip() for piece in said.partition("/"))
    lane = known_lane(head) or known_lane(said)
    if lane is None:
        raise BadChange(_NO_LANE.filled(name=said))
    return f"{lane.value}/{part}" if part and known_lane(part) != lane else lane.value
