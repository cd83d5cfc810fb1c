"""The bar above every view: name, what is unsaved, views, segment, overlay, undo, export, save, language."""

from __future__ import annotations

import streamlit as st

from blueprint.draw.shapes import PictureLanguage
from blueprint.model.segments import ALL
from blueprint.studio.exporting import export_menu
from blueprint.studio.markup import show, tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.measured import bring_report
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import PARAMETER, language, named, plain, say
from blueprint.studio.state.stale import PARTS
from blueprint.wording import Wording

VIEWS = {
    "canvas": Wording("Canvas", "画布"),
    "table": Wording("Table", "表格"),
    "text": Wording("Text", "文本"),
    "present": Wording("Present", "演示"),
    "watch": Wording("Simulate", "模拟"),
}
_PARTS = {
    "figures": Wording("Header figures", "数字"),
    "time": Wording("Times", "时间"),
    "truth": Wording("Moments of truth", "关键时刻"),
}
_SPEECH: dict[str, Wording] = {
    "both": Wording("Chinese and English", "中英对照"),
    "zh": Wording("Chinese", "中文"),
    "en": Wording("English", "英文"),
}
_LIBRARY = Wording("All maps", "全部地图")
_VIEW = Wording("View", "视图")
_UNSAVED = Wording("{n} unsaved", "未保存 {n} 处")
_CHANGED = Wording("unsaved", "未保存")
_READ_ONLY = Wording("read-only", "只读")
_SEGMENT, _EVERYBODY = Wording("Segment", "客群"), Wording("All customers", "全部客户")
_OVERLAY = Wording("Show", "叠加")
_WORDS = Wording("Words in the picture", "图中文字")
_UNDO, _REDO = (
    Wording("Undo (Ctrl+Z in the picture)", "撤销（画布中 Ctrl+Z）"),
    Wording("Redo (Ctrl+Shift+Z in the picture)", "重做（画布中 Ctrl+Shift+Z）"),
)
_SAVE = Wording("Save", "保存")
_LANGUAGE = Wording("Language", "语言")
NAMES = {"zh": "中文", "en": "EN"}


def topbar(one: OpenMap, facts: Facts) -> str:
    """Draw the bar; gives the view that is chosen."""
    with st.container(
        key="topbar", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        with st.container(key="topbar-left", horizontal=True, vertical_alignment="center", width="content"):
            st.button(
                "◧ blueprint",
                key="home",
                type="tertiary",
                help=say(_LIBRARY),
                on_click=safely(session.go),
                args=(None,),
            )
            show(_name(one, facts))
            view = _views()
        with st.container(
            key="topbar-right",
            horizontal=True,
            vertical_alignment="center",
            width="content",
            horizontal_alignment="right",
        ):
            _segment(facts)
            _overlay(one, facts)
            _history(one)
            export_menu(one, facts)
            if not session.folder().read_only:
                st.button(
                    say(_SAVE),
                    key="save",
                    type="primary",
                    on_click=safely(session.save_now),
                    args=(one,),
                    disabled=not one.document.is_dirty,
                )
            language_switch()
    return view


def _name(one: OpenMap, facts: Facts) -> str:
    title = facts.map.title[language()] if facts.map else one.name
    pieces = [tag("span", title, "name", one.name)]
    if session.folder().read_only:
        pieces.append(tag("span", say(_READ_ONLY), "badge plain"))
    if one.document.is_dirty:
        n = one.document.changes
        pieces.append(tag("span", say(_UNSAVED, n=n) if n > 0 else say(_CHANGED), "badge unsaved"))
    return " ".join(pieces)


def _views() -> str:
    asked = st.query_params.get("view", "canvas")
    if "view" not in st.session_state or st.session_state["view"] not in VIEWS:
        st.session_state["view"] = asked if asked in VIEWS else "canvas"
    chosen = st.segmented_control(
        say(_VIEW),
        list(VIEWS),
        format_func=named(VIEWS),
        key="view",
        required=True,
        label_visibility="collapsed",
    )
    return chosen or "canvas"


def segment() -> str:
    """The segment that is looked at."""
    return str(st.session_state.get("segment") or ALL)


def parts() -> tuple[str, ...]:
    """What of the figures the picture shows."""
    return tuple(p for p in PARTS if st.session_state.get(f"part-{p}", True))


def speech() -> PictureLanguage:
    """The language of the picture's words."""
    chosen = st.session_state.get("speech")
    return chosen if chosen in _SPEECH else "both" if language() == "zh" else "en"


def _segment(facts: Facts) -> None:
    segments = facts.map.segments if facts.map else {}
    lang = language()
    choices = [ALL, *(s for s in segments if s != ALL)]
    if st.session_state.get("segment") not in choices:
        st.session_state["segment"] = ALL
    st.selectbox(
        say(_SEGMENT),
        choices,
        format_func=lambda s: segments[s].title[lang] if s in segments else _EVERYBODY[lang],
        key="segment",
        label_visibility="collapsed",
        disabled=len(choices) < 2,
    )


def _overlay(one: OpenMap, facts: Facts) -> None:
    with st.popover(say(_OVERLAY), key="overlay"):
        for part in PARTS:
            st.session_state.setdefault(f"part-{part}", True)
            st.checkbox(say(_PARTS[part]), key=f"part-{part}")
        st.session_state.setdefault("speech", speech())
        st.radio(say(_WORDS), list(_SPEECH), format_func=named(_SPEECH), key="speech")
        bring_report(one, facts.map)


def _history(one: OpenMap) -> None:
    if session.folder().read_only:
        return
    document = one.document
    st.button(
        "↶", key="undo", help=say(_UNDO), disabled=not document.can_undo, on_click=safely(_undo), args=(one,)
    )
    st.button(
        "↷", key="redo", help=say(_REDO), disabled=not document.can_redo, on_click=safely(_redo), args=(one,)
    )


def _undo(one: OpenMap) -> None:
    one.undo()
    session.keep(one)


def _redo(one: OpenMap) -> None:
    one.redo()
    session.keep(one)


def language_switch() -> None:
    """Chinese or English."""
    other = "en" if language() == "zh" else "zh"
    st.button(
        NAMES[other],
        key="language",
        type="tertiary",
        help=plain(say(_LANGUAGE)),
        on_click=safely(_speak),
        args=(other,),
    )


def _speak(other: str) -> None:
    st.query_params[PARAMETER] = other
    st.session_state.pop("speech", None)
