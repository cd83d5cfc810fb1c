"""New maps: of a template, or of another program's file."""

from __future__ import annotations

from itertools import islice

import streamlit as st

from blueprint.model.loader import loads
from blueprint.model.names import LANE_NAMES
from blueprint.model.starting import Texts
from blueprint.studio.markup import show, tag
from blueprint.studio.panels.more import DESIGN
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.options import UPLOAD_MB
from blueprint.studio.state.page_language import language, named, plain, say
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
ENDINGS = ["xlsx", "xlsm", "csv", "tsv", "zip", "ods", "bpmn", "drawio", "xml", "mmd", "mermaid", "md"]
_NEW, _IMPORT = Wording("New map", "新建地图"), Wording("Import", "导入")
_TEMPLATE, _NAME, _MAKE = (
    Wording("Begin with", "从……开始"),
    Wording("What the service is called", "服务名称"),
    Wording("Make it", "新建"),
)
_HINT = Wording("such as Branch visit; Enter makes it", "如“网点办理”，回车新建")
_TEXTS, _SPOKEN = (
    Wording("Language of its texts", "文字语言"),
    {
        "both": Wording("Chinese and English", "中英对照"),
        "zh": Wording("Chinese", "中文"),
        "en": Wording("English", "英文"),
    },
)
_COMES = Wording("{n} touchpoints and {ways} connections come in", "将导入 {n} 个触点、{ways} 条连接")
_NOTES = Wording("Not understood in the file: {n}", "文件中未能理解：{n} 处")
_NOTHING_YET = Wording("Nothing would come in: {reason}", "没有可导入的内容：{reason}")
_FILE = Wording(
    "Excel, CSV, ODS, BPMN, draw.io or Mermaid, at most {n} MB",
    "Excel、CSV、ODS、BPMN、draw.io 或 Mermaid，不超过 {n} MB",
)
_TAKE = Wording("Import this file", "导入此文件")
_WHICH = Wording("Which lane is {name}?", "{name} 是哪个泳道？")
_UPLOAD, _DOUBTS, _SEEN = "upload", "lanes in doubt", "upload looked at"
_ASKED = 12
"""Questions at most; the other names in doubt stay where the importer put them, with a note."""
_TOLD = "library told"


def new_map() -> None:
    """The form for a new map."""
    with st.popover(say(_NEW), type="primary", key="new-map"):
        called = TEMPLATES | {i: w for i, w in titles().items() if i not in TEMPLATES}
        with st.form("new map", border=False):
            st.text_input(say(_NAME), key="new-name", placeholder=say(_HINT))
            st.selectbox(say(_TEMPLATE), list(called), format_func=named(called), key="template")
            st.radio(say(_TEXTS), list(_SPOKEN), format_func=named(_SPOKEN), key="new-texts", horizontal=True)
            st.form_submit_button(say(_MAKE), key="make", type="primary", on_click=safely(_make))


def _make() -> None:
    template = st.session_state.get("template") or EMPTY
    make(template, str(st.session_state.get("new-name") or ""), st.session_state.get("new-texts") or "both")


def make(template: str, title: str = "", texts: Texts = "both") -> None:
    """A new map, opened."""
    place = session.folder()
    try:
        name = place.free_name(file_name(title) if title.strip() else template)
        create(place, name, template, title, texts)
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
        _preview(upload.file_id, upload.name, upload.getvalue())
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


def _preview(file: str, name: str, data: bytes) -> None:
    """What would come in, before it does."""
    known: tuple[str, list[str]] | None = st.session_state.get(_SEEN)
    if known is None or known[0] != file:
        known = st.session_state[_SEEN] = (file, _foreseen(name, data))
    first, *notes = known[1]
    show(tag("div", first, "step-told"))
    if notes:
        with st.expander(say(_NOTES, n=len(notes))):
            for note in notes:
                st.text(note)


def _foreseen(name: str, data: bytes) -> list[str]:
    try:
        brought = read_upload(session.folder(), name, data)
    except Refused as refused:
        return [say(_NOTHING_YET, reason=refused.wording)]
    made = loads(brought.text).map
    steps = made.touchpoints.values() if made else ()
    count = say(_COMES, n=len(steps), ways=sum(len(t.next) for t in steps))
    return [count, *(note[language()] for note in brought.made.notes)]


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
