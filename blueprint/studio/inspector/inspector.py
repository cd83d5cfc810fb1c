"""The inspector: what is selected, or the map itself when nothing is."""

from __future__ import annotations

import streamlit as st

from blueprint.studio.inspector.connection import connection_form
from blueprint.studio.inspector.several import several_form
from blueprint.studio.inspector.touchpoint import touchpoint_form
from blueprint.studio.inspector.whole_map import map_form
from blueprint.studio.markup import show, tag
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import say
from blueprint.wording import Wording

CONNECTION = "connection:"
_BLANK = Wording(
    "An empty map. Add the first touchpoint: double-click a lane.", "空白地图。双击泳道，添加第一个触点。"
)
_NO_MAP = Wording(
    "The text has errors that keep it from being a map, so there are no fields to show. Mend them in the text view.",
    "文本有错误，还不是一张地图，无法显示字段。请在文本视图中修改。",
)


def inspector(one: OpenMap, facts: Facts, height: int) -> None:
    """Draw the form of what is selected."""
    with st.container(key="inspector", height=height, border=False):
        if facts.map is None:
            show(tag("div", say(_BLANK if facts.is_blank else _NO_MAP), "soft"))
            return
        chosen = [
            each for each in one.selected if each.startswith(CONNECTION) or each in facts.map.touchpoints
        ]
        if len(chosen) > 1:
            several_form(one, facts, chosen)
        elif not chosen:
            map_form(one, facts)
        elif chosen[0].startswith(CONNECTION):
            connection_form(one, facts, chosen[0].removeprefix(CONNECTION))
        else:
            touchpoint_form(one, facts, chosen[0])
