"""The table for bulk entry."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from blueprint.model.service_map import ServiceMap
from blueprint.studio.inspector.catalogue import TITLE
from blueprint.studio.inspector.choices import named_choices
from blueprint.studio.inspector.fields import help_of
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, named, say
from blueprint.studio.views.connections_data import TABLE as CONNECTION_TABLE
from blueprint.studio.views.connections_data import connection_rows, connection_verbs
from blueprint.studio.views.table_data import COLUMNS, ID, rows_of, verbs_of
from blueprint.wording import Wording

HEIGHT = 560
_TOUCHPOINTS, _CONNECTIONS = Wording("Touchpoints", "触点"), Wording("Connections", "连接")
_WHICH = Wording("Table", "表格")
_ID = Wording("id", "编号")
_LABELS = {"emotion.score": Wording("Emotion", "情感")}
_ROW = 31
_HINT = Wording(
    "Open a cell with Enter or a double click, then type. Several texts in a cell are parted by a semicolon.",
    "先按回车或双击打开单元格，再输入（中文输入法须如此）。一格多条用分号隔开。",
)
_NO_MAP = Wording(
    "The text has errors that keep it from being a map; mend it in the text view.",
    "文本有错误，还不是一张地图；请在文本视图中修改。",
)
_MINUS = Wording(
    "Rows are added and deleted in the table's last row and first column.", "在最后一行添加，勾选首列后删除。"
)


def table_view(one: OpenMap, facts: Facts) -> None:
    """Draw it."""
    with st.container(key="table-view"):
        if facts.map is None:
            st.warning(say(_NO_MAP))
            return
        names = {"touchpoints": _TOUCHPOINTS, "connections": _CONNECTIONS}
        if st.session_state.get("table") not in names:
            st.session_state["table"] = "touchpoints"
        chosen = st.segmented_control(
            say(_WHICH),
            list(names),
            format_func=named(names),
            key="table",
            required=True,
            label_visibility="collapsed",
        )
        if chosen == "touchpoints":
            _touchpoints(one, facts)
        else:
            _connections(one, facts)
        st.caption(f"{say(_HINT)} {say(_MINUS)}")


def _touchpoints(one: OpenMap, facts: Facts) -> None:
    assert facts.map is not None
    key = f"ed:{one.name}:{one.revision}:{language()}"
    st.data_editor(
        _frame(rows_of(facts.map, language()), [ID, *COLUMNS]),
        key=key,
        height=_height(len(facts.map.touchpoints)),
        hide_index=True,
        placeholder="",
        num_rows="dynamic",
        disabled=session.folder().read_only,
        column_config=_config(facts.map),
        on_change=safely(_changed),
        args=(one, facts, key),
    )


def _changed(one: OpenMap, facts: Facts, key: str) -> None:
    """Make the edits of the table; its key changes with the map, so that each comes once."""
    assert facts.map is not None
    verbs, wrong = verbs_of(facts.map, st.session_state[key], language())
    for bad in wrong:
        one.tell("bad", bad.wording)
    if verbs:
        session.commit(one, *verbs)
    one.revision += 1


def _height(rows: int) -> int:
    """As high as the rows, the heading and the empty last row need, and no higher than fits the screen."""
    return min(HEIGHT, _ROW * (rows + 2) + 4)


def _frame(rows: list[dict[str, Any]], columns: list[str]) -> dict[str, list[Any]]:
    return {column: [row[column] for row in rows] for column in columns}


def _config(service_map: ServiceMap) -> dict[str, Any]:
    from blueprint.model.touchpoint import Touchpoint

    lang = language()
    config: dict[str, Any] = {ID: st.column_config.TextColumn(say(_ID), pinned=True, width="small")}
    for name, field in COLUMNS.items():
        about = help_of(Touchpoint, field.path)[lang]
        label = _LABELS.get(name, field.label)[lang].partition("，" if lang == "zh" else ",")[0]
        if field.kind == "choice":
            choices = named_choices(service_map, field)
            config[name] = st.column_config.SelectboxColumn(
                label,
                help=about,
                options=list(choices),
                format_func=_named(choices),
                width="small",
            )
        elif field.kind in ("score", "number"):
            config[name] = st.column_config.NumberColumn(label, help=about, format="%g", width="small")
        else:
            wide: Literal["small", "medium"] = (
                "medium" if field is TITLE or field.kind == "lines" else "small"
            )
            config[name] = st.column_config.TextColumn(label, help=about, width=wide)
    return config


def _named(choices: Any) -> Any:
    lang = language()
    return lambda value: choices[value][lang] if value in choices else str(value)


def _connections(one: OpenMap, facts: Facts) -> None:
    service_map = facts.map
    assert service_map is not None
    key = f"ways:{one.name}:{one.revision}:{language()}"
    lang = language()
    titles = {i: t.title[lang] for i, t in service_map.touchpoints.items() if t.lane != "evidence"}
    ends = list(dict.fromkeys((*titles, *(x for t in service_map.touchpoints.values() for x in t.end))))
    config: dict[str, Any] = {
        "from": st.column_config.SelectboxColumn(
            say(CONNECTION_TABLE["from"]),
            options=list(titles),
            format_func=lambda i: titles.get(str(i), str(i)),
        ),
        "to": st.column_config.SelectboxColumn(
            say(CONNECTION_TABLE["to"]), options=ends, format_func=lambda i: titles.get(str(i), str(i))
        ),
        "share": st.column_config.TextColumn(say(CONNECTION_TABLE["share"]), width="small"),
        "when": st.column_config.TextColumn(say(CONNECTION_TABLE["when"]), width="large"),
    }

    def changed() -> None:
        verbs, wrong = connection_verbs(service_map, st.session_state[key], lang, one.typed_shares)
        for bad in wrong:
            one.tell("bad", bad)
        if verbs:
            session.commit(one, *verbs)
        one.revision += 1

    st.data_editor(
        _frame(connection_rows(service_map, lang), list(CONNECTION_TABLE)),
        key=key,
        height=_height(sum(len(t.ways) for t in service_map.touchpoints.values())),
        hide_index=True,
        placeholder="",
        num_rows="dynamic",
        disabled=session.folder().read_only,
        column_config=config,
        on_change=safely(changed),
    )
