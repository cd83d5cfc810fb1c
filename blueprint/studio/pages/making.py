"""New maps: of a template, or of another program's file."""

from __future__ import annotations

import streamlit as st

from blueprint.studio.panels.more import DESIGN
from blueprint.studio.state import session
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.options import UPLOAD_MB
from blueprint.studio.state.page_language import named, plain, say
from blueprint.studio.state.shelf import bring_in, create, file_name
from blueprint.studio.state.starting import titles
from blueprint.wording import Wording

EMPTY = "empty"
TEMPLATES = {
    EMPTY: Wording("An empty map", "空白地图"),
    "branch-visit": Wording("A visit to a branch", "网点办理"),
    "repair": Wording("A repair", "维修"),
    "call": Wording("A call to a hotline", "热线来电"),
}
ENDINGS = ["xlsx", "csv", "bpmn", "drawio"]
_NEW, _IMPORT = Wording("New map", "新建地图"), Wording("Import", "导入")
_TEMPLATE, _NAME, _MAKE = (
    Wording("Begin with", "从……开始"),
    Wording("File name", "文件名"),
    Wording("Make it", "新建"),
)
_HINT = Wording("letters, digits, - and _", "文字、数字、- 与 _")
_FILE = Wording("Excel, CSV, BPMN or draw.io, at most {n} MB", "Excel、CSV、BPMN 或 draw.io，不超过 {n} MB")
_TAKE = Wording("Import this file", "导入此文件")
_NOTE = Wording("not understood: {what}", "未能理解：{what}")
_TOLD = "library told"


def new_map() -> None:
    """The form for a new map."""
    with st.popover(say(_NEW), type="primary", key="new-map"):
        called = TEMPLATES | {i: w for i, w in titles().items() if i not in TEMPLATES}
        st.selectbox(say(_TEMPLATE), list(called), format_func=named(called), key="template")
        st.text_input(say(_NAME), key="new-name", placeholder=say(_HINT))
        st.button(say(_MAKE), key="make", type="primary", on_click=_make)


def _make() -> None:
    template = st.session_state.get("template", EMPTY)
    wished = st.session_state.get("new-name", "").strip()
    place = session.folder()
    try:
        name = create(place, file_name(wished) if wished else place.free_name(template), template)
    except Refused as refused:
        st.session_state[_TOLD] = [refused.wording]
        return
    if template == EMPTY:
        st.session_state["sheet"] = DESIGN
    session.go(name)


def importing() -> None:
    """The form for another program's file."""
    with st.popover(say(_IMPORT), key="import"):
        upload = st.file_uploader(say(_FILE, n=UPLOAD_MB), ENDINGS, key="upload", max_upload_size=UPLOAD_MB)
        if upload is not None:
            st.button(f"{say(_TAKE)} · {plain(upload.name)}", key="take", type="primary", on_click=_take)


def _take() -> None:
    upload = st.session_state.get("upload")
    if upload is None:
        return
    try:
        name, notes = bring_in(session.folder(), upload.name, upload.getvalue())
    except Refused as refused:
        st.session_state[_TOLD] = [refused.wording]
        return
    session.go(name)
    one = session.opened(name)
    for note in notes:
        one.tell("bad", _NOTE.filled(what=note))
