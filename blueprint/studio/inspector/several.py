"""What can be done with several touchpoints at once."""

from __future__ import annotations

import streamlit as st

from blueprint.studio.inspector.catalogue import LANES
from blueprint.studio.markup import show, tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, named, say
from blueprint.wording import Wording

_TITLE = Wording("{n} selected", "已选 {n} 项")
_LANE, _COPY, _DELETE = (
    Wording("Move to lane …", "移到泳道……"),
    Wording("Copy", "复制"),
    Wording("Delete", "删除"),
)


def several_form(one: OpenMap, facts: Facts, chosen: list[str]) -> None:
    """Move, copy or delete them together."""
    assert facts.map is not None
    ids = [each for each in chosen if each in facts.map.touchpoints]
    show(tag("div", say(_TITLE, n=len(chosen)), "inspector-title"))
    show(*(tag("div", facts.map.touchpoints[id_].title[language()], "row", id_) for id_ in ids))
    if session.folder().read_only or not ids:
        return
    key = f"lane-of-all:{one.name}:{one.revision}"

    def move() -> None:
        lane = st.session_state[key]
        if lane:
            session.commit(one, *({"verb": "move", "id": id_, "lane": lane} for id_ in ids))

    def delete() -> None:
        if session.commit(one, {"verb": "delete", "ids": ids}) is None:
            one.selected = ()

    st.selectbox(
        say(_LANE),
        list(LANES),
        index=None,
        format_func=named(LANES),
        key=key,
        on_change=safely(move),
        placeholder="",
    )
    left, right = st.columns(2, gap="small")
    left.button(
        say(_COPY),
        key="copy-all",
        on_click=safely(session.commit),
        args=(one, {"verb": "copy", "ids": ids}),
        width="stretch",
    )
    right.button(say(_DELETE), key="delete-all", on_click=safely(delete), width="stretch")
