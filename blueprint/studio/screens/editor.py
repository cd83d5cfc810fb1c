"""The editor of one map: the bar, the view that is chosen, and the live panels."""

from __future__ import annotations

import streamlit as st

from blueprint.studio.banners import banners, watch
from blueprint.studio.panels.panels import panels
from blueprint.studio.screens.left import left_work
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.state.stale import outdated
from blueprint.studio.topbar import segment, topbar
from blueprint.studio.views.animation import animation
from blueprint.studio.views.canvas_view import canvas_view
from blueprint.studio.views.present import present
from blueprint.studio.views.table_view import table_view
from blueprint.studio.views.text_view import text_view
from blueprint.wording import Wording

_WHOLE = {"present": present, "watch": animation}
"""Views that take the whole window."""
_LOOKED = "maps looked at"
_BACK = Wording("Back to the library", "回到地图库")


def editor(name: str) -> None:
    """Draw it."""
    try:
        one = session.opened(name)
    except Refused as refused:
        _refusal(refused)
        return
    facts = session.facts(one)
    _first_look(one, facts)
    if (whole := st.session_state.get("view")) in _WHOLE:
        st.session_state["view"] = whole  # its widget is not drawn here: a value of ours outlives that
        _WHOLE[whole](one, facts)
        return
    view = topbar(one, facts)
    if view in _WHOLE:
        st.rerun()
    banners(one)
    left_work(one.name)
    stale = False
    if view == "canvas":
        stale = canvas_view(one, facts)
    elif view == "table":
        table_view(one, facts)
    else:
        text_view(one, facts)
    panels(one, facts)
    watch(one)
    if stale and outdated(one, facts, segment()):
        st.rerun()


def _first_look(one: OpenMap, facts: Facts) -> None:
    """A text that is no map is opened as text, the first time."""
    looked = st.session_state.setdefault(_LOOKED, set())
    if one.name not in looked:
        looked.add(one.name)
        if facts.map is None and not facts.is_blank:
            st.session_state["view"] = "text"


def _refusal(refused: Refused) -> None:
    with st.container(key="library"):
        st.error(plain(refused.wording[language()]))
        st.button(say(_BACK), key="back", on_click=safely(session.go), args=(None,))
