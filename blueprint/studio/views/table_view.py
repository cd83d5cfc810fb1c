"""The table for bulk entry: a component of its own over the queue of the canvas."""

from __future__ import annotations

import streamlit as st

from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, named, say
from blueprint.studio.table.data import table_data
from blueprint.studio.table.taking import CONNECTIONS, TOUCHPOINTS
from blueprint.studio.views.canvas_view import canvas_key, receive_edits
from blueprint.wording import Wording

HEIGHT = "max(380px, calc(100vh - 170px))"
"""As high as the window, but for the bar above, the choice of the table, and the names of the panels below."""
_NAMES = {TOUCHPOINTS: Wording("Touchpoints", "触点"), CONNECTIONS: Wording("Connections", "连接")}
_WHICH = Wording("Table", "表格")
_NO_MAP = Wording(
    "The text has errors that keep it from being a map; mend it in the text view.",
    "文本有错误，还不是一张地图；请在文本视图中修改。",
)


def table_view(one: OpenMap, facts: Facts) -> None:
    """Draw it."""
    with st.container(key="table-view"):
        if facts.map is None:
            st.warning(say(_NO_MAP))
            return
        if st.session_state.get("table") not in _NAMES:
            st.session_state["table"] = TOUCHPOINTS
        chosen = st.segmented_control(
            say(_WHICH),
            list(_NAMES),
            format_func=named(_NAMES),
            key="table",
            required=True,
            label_visibility="collapsed",
        )
        from blueprint.studio.table.component import table

        key = f"table-{one.name}"
        table(
            key=key,
            queue=canvas_key(one),
            data=table_data(one, facts.map, chosen or TOUCHPOINTS, language()),
            seq=one.seq.get("canvas", 0),
            read_only=session.folder().read_only,
            height=HEIGHT,
            on_change=safely(lambda: receive_edits(one, key)),
        )
