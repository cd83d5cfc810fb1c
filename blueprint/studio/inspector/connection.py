"""The form of a connection: its share, when it is taken, and what is handed over."""

from __future__ import annotations

import streamlit as st

from blueprint.model.connection import Connection
from blueprint.model.touchpoint import Touchpoint
from blueprint.studio.inspector.catalogue import HANDOFF
from blueprint.studio.inspector.touchpoint import spot_of
from blueprint.studio.inspector.ways import ways
from blueprint.studio.inspector.widgets import fields
from blueprint.studio.markup import show, tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, say
from blueprint.wording import Wording

_GONE = Wording("This connection is no longer there.", "这条连接已不存在。")
_ABOUT = Wording("connection {from_} → {to}", "连接 {from_} → {to}")
_HANDOFF = Wording("Hand-off", "内部传递")
_DELETE = Wording("Delete this connection", "删除此连接")
_TWINS = Wording("All ways out of {title}", "{title} 的全部去向")


def connection_form(one: OpenMap, facts: Facts, ends: str) -> None:
    """Draw it; `ends` is `from->to`."""
    assert facts.map is not None
    source, _, target = ends.partition("->")
    touchpoint = facts.map.touchpoints.get(source)
    index = next((i for i, c in enumerate(touchpoint.next) if c.to == target), None) if touchpoint else None
    if touchpoint is None or index is None:
        show(tag("div", say(_GONE), "soft"))
        return
    lang = language()
    other = facts.map.touchpoints.get(target)
    title = f"{touchpoint.title[lang]} → {other.title[lang] if other else target}"
    show(
        tag("div", title, "inspector-title"),
        tag("div", say(_ABOUT, from_=source, to=target), "inspector-about"),
        tag("div", say(_TWINS, title=touchpoint.title[lang]), "panel-title"),
    )
    ways(spot_of(one, facts, facts.map, touchpoint, Touchpoint, ("touchpoints", source)), touchpoint)
    show(tag("div", say(_HANDOFF), "panel-title"))
    base = ("touchpoints", source, "next", index)
    fields(spot_of(one, facts, facts.map, touchpoint.next[index], Connection, base), HANDOFF)
    if not session.folder().read_only:

        def delete() -> None:
            if session.commit(one, {"verb": "disconnect", "from": source, "to": target}) is None:
                one.selected = ()

        st.button(say(_DELETE), key=f"disconnect:{one.name}:{ends}", on_click=safely(delete))
