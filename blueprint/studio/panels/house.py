"""The House of Quality, and the tables it is made of: needs, and what touchpoints do for them."""

from __future__ import annotations

import streamlit as st

from blueprint.studio.markup import show, tag
from blueprint.studio.panels.pictures import chart
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, named, say
from blueprint.studio.table.data import table_data
from blueprint.studio.table.relations import in_relations
from blueprint.studio.table.taking import NEEDS, RELATIONS
from blueprint.studio.views.canvas_view import canvas_key, receive_edits
from blueprint.wording import Wording

_ROW, _AROUND, _HIGH = 31, 96, 470
"""Height of a row, of what stands below the rows, and of a table at most, px."""
_TITLE = Wording("House of Quality", "质量屋")
_PARTS = {"picture": Wording("The house", "看图"), "tables": Wording("Fill in", "填写")}
_NEEDS, _MATRIX = Wording("Needs", "需求"), Wording("What touchpoints do for them", "触点与需求的关系")
_NO_NEEDS = Wording("First write down a need.", "请先写下一项需求。")
_NO_HOUSE = Wording(
    "No house yet: write down what customers need, and mark what touchpoints do for it.",
    "还没有质量屋：先写下客户的需求，再标出触点与需求的关系。",
)
_NO_TOUCHPOINTS = Wording("First draw a touchpoint.", "请先画一个触点。")


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
            left, right = st.columns(2, gap="medium")
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
    show(tag("div", say(_NEEDS), "panel-title"))
    _table(one, facts, NEEDS)


def _matrix(one: OpenMap, facts: Facts) -> None:
    assert facts.map is not None
    show(tag("div", say(_MATRIX), "panel-title"))
    if facts.map.needs and in_relations(facts.map):
        _table(one, facts, RELATIONS)
    else:
        show(tag("div", say(_NO_NEEDS if not facts.map.needs else _NO_TOUCHPOINTS), "soft"))


def _table(one: OpenMap, facts: Facts, name: str) -> None:
    """A table for typing, over the same queue of edits as the canvas."""
    from blueprint.studio.table.component import table

    assert facts.map is not None
    key = f"{name}-{one.name}"
    data = table_data(one, facts.map, name, language())
    table(
        key=key,
        queue=canvas_key(one),
        data=data,
        seq=one.seq.get("canvas", 0),
        read_only=session.folder().read_only,
        height=f"{min(_HIGH, _ROW * (len(data['rows']) + 2) + _AROUND)}px",
        on_change=safely(lambda: receive_edits(one, key)),
    )
