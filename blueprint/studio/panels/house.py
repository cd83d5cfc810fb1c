"""The House of Quality, and the tables it is made of: needs, and what touchpoints do for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from blueprint.model.needs import Need
from blueprint.studio.inspector.fields import help_of
from blueprint.studio.markup import show, tag
from blueprint.studio.panels import needs_data
from blueprint.studio.panels.pictures import chart
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, named, plain, say
from blueprint.wording import Wording

_ROW = 31
_HIGH = 470
_TITLE = Wording("House of Quality", "质量屋")
_PARTS = {"picture": Wording("The house", "看图"), "tables": Wording("Fill in", "填写")}
_NEEDS, _MATRIX = Wording("Needs", "需求"), Wording("What touchpoints do for them", "触点与需求的关系")
_NO_NEEDS = Wording("First write down a need.", "请先写下一项需求。")
_NO_HOUSE = Wording(
    "No house yet: write down what customers need, and mark what touchpoints do for it.",
    "还没有质量屋：先写下客户的需求，再标出触点与需求的关系。",
)
_HINT = Wording(
    "Open a cell with Enter or a double click. Tick the first column to remove a need.",
    "按回车或双击打开单元格；勾选首列后可删除。",
)
_NEW, _ADD = Wording("A new need", "新增需求"), Wording("Add", "添加")
_SCALE = Wording("9 strong, 3 medium, 1 weak, empty none.", "9 强、3 中、1 弱，空白为无关。")
_TOUCHPOINT = Wording("Touchpoint", "触点")
_COLUMNS = {
    "title": Wording("Need", "需求"),
    "importance": Wording("Importance", "重要度"),
    "ours": Wording("Ours", "现状"),
    "target": Wording("Target", "目标"),
    "sales_point": Wording("Sales point", "卖点"),
}
_RANGES = {"importance": (0.0, 100.0), "ours": (1.0, 5.0), "target": (1.0, 5.0), "sales_point": (1.0, 2.0)}


def house(one: OpenMap, facts: Facts) -> None:
    """Draw the house, or the tables that it is made of."""
    with st.container(key="sheet-house"):
        if _part(facts) == "picture":
            if facts.analysis is not None:
                chart(facts, "house", _TITLE, _NO_HOUSE)
            else:
                reason = facts.no_figures
                show(tag("div", reason[language()] if reason else "", "soft"))
        elif facts.map is not None:
            left, right = st.columns([5, 7], gap="medium")
            with left:
                _needs(one, facts)
            with right:
                _matrix(one, facts)


def _part(facts: Facts) -> str:
    """What is looked at: the picture, or the tables; these first where there are no needs yet."""
    if session.folder().read_only:
        return "picture"
    if st.session_state.get("house") not in _PARTS:
        bare = facts.map is None or not facts.map.needs
        st.session_state["house"] = "tables" if bare and facts.map is not None else "picture"
    chosen = st.segmented_control(
        say(_TITLE),
        list(_PARTS),
        format_func=named(_PARTS),
        key="house",
        required=True,
        label_visibility="collapsed",
    )
    return chosen or "picture"


def _needs(one: OpenMap, facts: Facts) -> None:
    assert facts.map is not None
    lang = language()
    service_map = facts.map
    rows = needs_data.need_rows(service_map, lang)
    show(tag("div", say(_NEEDS), "panel-title"))
    key = f"needs:{one.name}:{one.revision}:{lang}"

    def changed() -> None:
        _commit(one, needs_data.need_verbs(service_map, st.session_state[key], lang))

    if rows:
        st.data_editor(
            _frame(rows, list(_COLUMNS)),
            key=key,
            height=_height(len(rows)),
            hide_index=True,
            placeholder="",
            num_rows="delete",
            column_config=_config(),
            on_change=safely(changed),
        )
        st.caption(say(_HINT))
    _new(one)


def _new(one: OpenMap) -> None:
    """A field for the next need."""
    key = f"new-need:{one.name}"

    def add() -> None:
        title = " ".join(str(st.session_state.get(key) or "").split())
        now = session.facts(one).map
        if title and now is not None and session.commit(one, needs_data.new_need(now, title)) is None:
            st.session_state[key] = ""

    left, right = st.columns([4, 1], gap="small", vertical_alignment="bottom")
    left.text_input(say(_NEW), key=key, on_change=safely(add))
    right.button(say(_ADD), key=f"{key}:add", on_click=safely(add), width="stretch")


def _commit(one: OpenMap, verbs: list[dict[str, Any]]) -> None:
    """Make the edits of a table; its key changes with the map, so that it begins anew."""
    now = session.facts(one).map
    left = needs_data.still_there(verbs, now) if now is not None else []
    if left:
        session.commit(one, *left)
    one.revision += 1


def _config() -> dict[str, Any]:
    lang = language()
    found: dict[str, Any] = {}
    for name, label in _COLUMNS.items():
        about = help_of(Need, (name,))[lang]
        if name == "title":
            found[name] = st.column_config.TextColumn(label[lang], help=about, width="medium")
        else:
            low, high = _RANGES[name]
            found[name] = st.column_config.NumberColumn(
                label[lang], help=about, min_value=low, max_value=high, format="%g", width="small"
            )
    return found


def _matrix(one: OpenMap, facts: Facts) -> None:
    service_map = facts.map
    assert service_map is not None
    lang = language()
    show(tag("div", say(_MATRIX), "panel-title"))
    if not service_map.needs:
        show(tag("div", say(_NO_NEEDS), "soft"))
        return
    key = f"meets:{one.name}:{one.revision}:{lang}"
    rows = needs_data.matrix_rows(service_map, lang)
    strengths = list(needs_data.strengths(service_map))
    config: dict[str, Any] = {
        "title": st.column_config.TextColumn(say(_TOUCHPOINT), disabled=True, pinned=True, width="medium")
    }
    for id_, need in service_map.needs.items():
        config[f"need:{id_}"] = st.column_config.SelectboxColumn(
            need.title[lang], help=plain(need.title[lang]), options=strengths, width="small"
        )

    def changed() -> None:
        _commit(one, needs_data.matrix_verbs(service_map, st.session_state[key]))

    st.data_editor(
        _frame(rows, list(config)),
        key=key,
        height=_height(len(rows)),
        hide_index=True,
        placeholder="",
        num_rows="fixed",
        column_config=config,
        on_change=safely(changed),
    )
    st.caption(say(_SCALE))


def _height(rows: int) -> int:
    return min(_HIGH, _ROW * (rows + 1) + 6)


def _frame(rows: Sequence[Mapping[str, Any]], columns: list[str]) -> dict[str, list[Any]]:
    return {column: [row[column] for row in rows] for column in columns}
