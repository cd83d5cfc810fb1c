"""Tables of a map and what their edits mean as verbs. Pure: no Streamlit, so that every case can be tested."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.writing import written
from blueprint.studio.inspector import texts
from blueprint.studio.inspector.catalogue import TITLE, TOUCHPOINT
from blueprint.studio.inspector.fields import Field, type_at, value_at
from blueprint.studio.inspector.typed import duration_shown, duration_typed, number_typed, share_typed
from blueprint.wording import Language

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
    for cells in delta.get("added_rows", ()):
        verbs += _added(cells, language, len(ids) + len(verbs))
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
        new = typed(touchpoint, field, value, language)
    except BadChange as bad:
        wrong.append(bad)
        return
    if field.path == (LANE,):
        verbs.append({"verb": "move", "id": touchpoint.id, "lane": new})
    elif new is not None or field.path != ("title",):
        verbs.append({"verb": "set", "path": ["touchpoints", touchpoint.id, *field.path], "value": new})


def typed(touchpoint: Touchpoint, field: Field, value: Any, language: Language) -> Any:
    """A cell's new value as the map writes it. Raises BadChange."""
    if value is None or value == "":
        return None
    old = value_at(touchpoint, field.path)
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


def _added(cells: Mapping[str, Any], language: Language, number: int) -> Sequence[dict[str, Any]]:
    """A new row: a touchpoint under the id that was typed, or one made for it."""
    id_ = str(cells.get(ID) or "").strip() or f"step-{number + 1}"
    title = str(cells.get("title") or "").strip() or NEW_TITLE[language]
    return [{"verb": "add-touchpoint", "lane": str(cells.get(LANE) or NEW_LANE), "title": title, "id": id_}]
