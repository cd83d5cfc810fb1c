"""Tables of a map and what their edits mean as verbs. Pure: no Streamlit, so that every case can be tested."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from blueprint.edit.ids import id_from, numbered
from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.importing.lanes import known_lane
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.writing import written
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.catalogue import TITLE, TOUCHPOINT
from blueprint.studio.inspector.fields import Field, type_at, value_at
from blueprint.studio.inspector.typed import duration_shown, duration_typed, number_typed, share_typed
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
"""The columns after the id, by path."""
_LIST = "; "
_TAKEN = Wording(
    "the id {id!r} was taken: the new touchpoint is {new!r}", "编号 {id!r} 已被占用：新触点用 {new!r}"
)
_NO_LANE = Wording(
    "{name!r} is none of the five lanes: evidence, customer, frontstage, backstage, support",
    "{name!r} 不是五个泳道之一：有形展示、客户、前台、后台、支持过程",
)
NEW_LANE, NEW_TITLE = "customer", {"zh": "新触点", "en": "New touchpoint"}


def rows_of(service_map: ServiceMap, language: Language) -> list[dict[str, Any]]:
    """One row a touchpoint, in the order of the file."""
    return [
        {ID: id_} | {name: cell(touchpoint, field, language) for name, field in COLUMNS.items()}
        for id_, touchpoint in service_map.touchpoints.items()
    ]


def cell(touchpoint: Touchpoint, field: Field, language: Language) -> Any:
    """What a cell shows; None where nothing is given."""
    value = value_at(touchpoint, field.path)
    if value is None or value == ():
        return None
    if field.kind == "text":
        return texts.shown(value, language)
    if field.kind == "lines":
        return _LIST.join(texts.shown(text, language) for text in value)
    if field.kind in ("score", "number"):
        return float(value)
    said = str(written(value))
    return duration_shown(said, language) if field.kind == "duration" else said


def verbs_of(
    service_map: ServiceMap, delta: Mapping[str, Any], language: Language
) -> tuple[list[dict[str, Any]], list[BadChange]]:
    """The verbs that a table's edits mean, and what could not be read.

    Args:
        service_map: as the table showed it.
        delta: `edited_rows`, `added_rows` and `deleted_rows`, as `st.data_editor` gives them.
        language: of the texts in the table.
    """
    ids = list(service_map.touchpoints)
    verbs: list[dict[str, Any]] = []
    wrong: list[BadChange] = []
    for index, cells in delta.get("edited_rows", {}).items():
        touchpoint = service_map.touchpoints[ids[int(index)]]
        for name, value in cells.items():
            if name in COLUMNS:
                _edit(verbs, wrong, touchpoint, COLUMNS[name], value, language)
        if (new := str(cells.get(ID) or "").strip()) and new != touchpoint.id:
            verbs.append({"verb": "rename", "id": touchpoint.id, "to": new})
    gone = [ids[int(index)] for index in delta.get("deleted_rows", ()) if int(index) < len(ids)]
    if gone:
        verbs.append({"verb": "delete", "ids": gone})
    taken = set(ids)
    for cells in delta.get("added_rows", ()):
        _add(verbs, wrong, cells, language, taken)
    return verbs, wrong


def _edit(
    verbs: list[dict[str, Any]],
    wrong: list[BadChange],
    touchpoint: Touchpoint,
    field: Field,
    value: Any,
    language: Language,
) -> None:
    try:
        old = value_at(touchpoint, field.path)
        new = _lane(value) if field.path == (LANE,) else typed(old, field, value, language)
    except BadChange as bad:
        wrong.append(bad)
        return
    if field.path == (LANE,):
        verbs.append({"verb": "move", "id": touchpoint.id, "lane": new})
    elif new is not None or field.path != ("title",):
        verbs.append({"verb": "set", "path": ["touchpoints", touchpoint.id, *field.path], "value": new})


def typed(old: Any, field: Field, value: Any, language: Language) -> Any:
    """A cell's new value as the map writes it; `old` is what it had. Raises BadChange."""
    if value is None or value == "":
        return None
    if field.kind == "text":
        return texts.written(old, language, str(value))
    if field.kind == "lines":
        lines = str(value).replace("；", ";").replace(";", "\n")
        return texts.lines_written(old or (), language, lines)
    readers = {
        "duration": duration_typed,
        "share": share_typed,
        "score": number_typed,
        "number": number_typed,
    }
    said = readers.get(field.kind, str.strip)(f"{value:g}" if isinstance(value, float) else str(value))
    made = read(type_at(Touchpoint, field.path), said)
    return written(made) if field.kind in ("score", "number") else said


def _add(
    verbs: list[dict[str, Any]],
    wrong: list[BadChange],
    cells: Mapping[str, Any],
    language: Language,
    taken: set[str],
) -> None:
    """A new row: a touchpoint under the id that was typed, or one made for it, with all that its cells say."""
    title = str(cells.get("title") or "").strip() or NEW_TITLE[language]
    wished = str(cells.get(ID) or "").strip()
    id_ = wished or id_from(title, taken)
    if id_ in taken:
        id_ = numbered(id_, taken)
        wrong.append(BadChange(_TAKEN.filled(id=wished, new=id_)))
    taken.add(id_)
    try:
        lane = _lane(cells.get(LANE) or NEW_LANE)
    except BadChange as bad:
        wrong.append(bad)
        lane = NEW_LANE
    verbs.append({"verb": "add-touchpoint", "lane": lane, "title": title, "id": id_})
    for name, value in cells.items():
        if name in COLUMNS and name not in (LANE, "title"):
            try:
                new = typed(None, COLUMNS[name], value, language)
            except BadChange as bad:
                wrong.append(bad)
                continue
            if new is not None:
                verbs.append({"verb": "set", "path": ["touchpoints", id_, *COLUMNS[name].path], "value": new})


def _lane(said: Any) -> str:
    """A lane by any of its names. Raises BadChange."""
    lane = known_lane(str(said))
    if lane is None:
        raise BadChange(_NO_LANE.filled(name=said))
    return lane.value
