"""New maps: of a template, or of another program's file."""

from __future__ import annotations

from itertools import islice

import streamlit as st

from blueprint.model.names import LANE_NAMES
from blueprint.studio.panels.more import DESIGN
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.options import UPLOAD_MB
from blueprint.studio.state.page_language import named, plain, say
from blueprint.studio.state.shelf import bring_in, create, file_name, read_upload
from blueprint.studio.state.starting import titles
from blueprint.wording import Wording

EMPTY = "empty"
TEMPLATES = {
    EMPTY: Wording("An empty map", "空白地图"),
    "branch-visit": Wording("A visit to a branch", "网点办理"),
    "repair": Wording("A repair", "维修"),
    "call": Wording("A call to a hotline", "热线来电"),
}
ENDINGS = ["xlsx", "csv", "zip", "ods", "bpmn", "drawio", "mmd", "mermaid", "md"]
_NEW, _IMPORT = Wording("New map", "新建地图"), Wording("Import", "导入")
_TEMPLATE, _NAME, _MAKE = (
    Wording("Begin with", "从……开始"),
    Wording("File name", "文件名"),
    Wording("Make it", "新建"),
)
_HINT = Wording("letters, digits, - and _", "文字、数字、- 与 _")
_FILE = Wording(
    "Excel, CSV, ODS, BPMN, draw.io or Mermaid, at most {n} MB",
    "Excel、CSV、ODS、BPMN、draw.io 或 Mermaid，不超过 {n} MB",
)
_TAKE = Wording("Import this file", "导入此文件")
_WHICH = Wording("Which lane is {name}?", "{name} 是哪个泳道？")
_UPLOAD, _DOUBTS = "upload", "lanes in doubt"
_ASKED = 12
"""Questions at most; the other names in doubt stay where the importer put them, with a note."""
_TOLD = "library told"


def new_map() -> None:
    """The form for a new map."""
    with st.popover(say(_NEW), type="primary", key="new-map"):
        called = TEMPLATES | {i: w for i, w in titles().items() if i not in TEMPLATES}
        st.selectbox(say(_TEMPLATE), list(called), format_func=named(called), key="template")
        st.text_input(say(_NAME), key="new-name", placeholder=say(_HINT))
        st.button(say(_MAKE), key="make", type="primary", on_click=safely(_make))


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
    """The form for another program's file, with a question for every lane whose name says nothing."""
    with st.popover(say(_IMPORT), key="import"):
        upload = st.file_uploader(say(_FILE, n=UPLOAD_MB), ENDINGS, key=_UPLOAD, max_upload_size=UPLOAD_MB)
        if upload is None:
            return
        lanes = [lane.value for lane in LANE_NAMES]
        for name, lane in _doubts(upload.file_id, upload.name, upload.getvalue()).items():
            st.selectbox(
                say(_WHICH, name=plain(name)),
                lanes,
                index=lanes.index(lane),
                format_func=named({lane.value: words for lane, words in LANE_NAMES.items()}),
                key=_key(upload.file_id, name),
            )
        st.button(f"{say(_TAKE)} · {plain(upload.name)}", key="take", type="primary", on_click=safely(_take))


def _key(file: str, name: str) -> str:
    return f"lane {file} {name}"


def _doubts(file: str, name: str, data: bytes) -> dict[str, str]:
    """The lanes of an upload that nobody can tell by their names; looked at once. What is wrong is said on taking it."""
    known: tuple[str, dict[str, str]] | None = st.session_state.get(_DOUBTS)
    if known is None or known[0] != file:
        try:
            found = dict(islice(read_upload(session.folder(), name, data).doubts.items(), _ASKED))
        except Refused:
            found = {}
        known = st.session_state[_DOUBTS] = (file, found)
    return known[1]


def _take() -> None:
    upload = st.session_state.get(_UPLOAD)
    if upload is None:
        return
    said = {
        name: st.session_state[_key(upload.file_id, name)]
        for name in _doubts(upload.file_id, upload.name, upload.getvalue())
        if _key(upload.file_id, name) in st.session_state
    }
    try:
        name, notes = bring_in(session.folder(), upload.name, upload.getvalue(), said)
    except Refused as refused:
        st.session_state[_TOLD] = [refused.wording]
        return
    session.go(name)
    if notes:
        lines = Wording("\n".join(note.en for note in notes), "\n".join(note.zh for note in notes))
        session.opened(name).tell("notes", lines)
