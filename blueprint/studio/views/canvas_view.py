"""The canvas and the inspector beside it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import streamlit as st

from blueprint.studio.inspector.inspector import inspector
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, say
from blueprint.studio.state.stale import overlay_for
from blueprint.studio.topbar import parts, segment, speech
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout
    from blueprint.model.service_map import ServiceMap
    from blueprint.studio.state.facts import Word

HEIGHT = 594
AHEAD = 0.1
"""Seconds that the picture of an edit has to be painted: messages that come sooner would make React begin again."""
_WHOLE, _STALE = "the whole page runs", "the picture shows earlier figures"
_NOTHING = Wording(
    "This text cannot be drawn yet. The findings below say why; mend it in the text view.",
    "这份文本还画不出来。原因见下方检查结果；请在文本视图中修改。",
)
_TO_TEXT = Wording("Open the text", "打开文本")


def canvas_view(one: OpenMap, facts: Facts) -> bool:
    """Draw both; gives whether the picture shows other figures than those of the text."""
    with st.container(key="stage"):
        left, right = st.columns([10, 3], gap=None)
        with left:
            st.session_state[_WHOLE] = True
            _picture(one)
        with right:
            inspector(one, facts, HEIGHT)
    return bool(st.session_state[_STALE])


@st.fragment
def _picture(one: OpenMap) -> None:
    """The canvas. An edit made on it runs this alone, so that it is painted at once; then the page follows."""
    whole = st.session_state.pop(_WHOLE, False)
    try:
        st.session_state[_STALE] = _drawn(one, session.facts(one))
    except Exception:
        if whole:
            raise  # else it comes again with the whole page, which says it in a sentence
    if not whole:
        time.sleep(AHEAD)
        st.rerun()


def _drawn(one: OpenMap, facts: Facts) -> bool:
    layout: Layout | None = None
    worst: Mapping[str, Word] = {}
    stale = False
    if facts.map is not None:
        overlay, worst, stale = overlay_for(one, facts, segment(), parts())
        layout = facts.layout(segment(), speech(), overlay)
    if layout is None and not facts.is_blank:
        with st.container(key="no-picture"):
            st.warning(say(_NOTHING))
            st.button(say(_TO_TEXT), key="to-text", on_click=safely(_to_text))
        return stale
    from blueprint.studio.canvas import canvas

    key = f"canvas-{one.name}"
    goto, one.goto = one.goto, None
    canvas(
        key=key,
        layout=cast("Layout", layout),
        map=cast("ServiceMap", facts.seen(segment()) if facts.map else None),
        selected=list(one.selected),
        seq=one.seq.get("canvas", 0),
        language=language(),
        findings=worst,
        read_only=session.folder().read_only,
        goto=goto,
        height=HEIGHT,
        on_change=safely(lambda: receive(one, key)),
    )
    return stale


def receive(one: OpenMap, key: str) -> None:
    """Make the edits that the canvas sent, and take over what is selected there."""
    from blueprint.studio.canvas import new_ops
    from blueprint.studio.canvas.queue import result_of

    raw = st.session_state.get(key)
    selected = result_of(raw).selected
    session.receive(one, "canvas", new_ops(raw, one.seq.get("canvas", 0)))
    one.selected = selected


def _to_text() -> None:
    st.session_state["view"] = "text"
