"""Export in every format there is; a file is made when it is asked for, and not before."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import lru_cache, partial

import streamlit as st

from blueprint.draw.shapes import PictureLanguage
from blueprint.export.registry import all_formats
from blueprint.export.subject import File, Subject
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import LANGUAGES, Wording

_EXPORT = Wording("Export", "导出")
_TEXT = Wording("the map itself (YAML), with unsaved changes", "地图文件（YAML），含未保存的改动")
_NO_FIGURES = Wording(
    "Errors keep the other formats away; see the findings.", "存在错误，其他格式暂不可用；请看检查结果。"
)
_DRAFT = Wording(
    "The map has errors: pictures and slides are marked as a draft, and other formats wait.",
    "地图有错误：图片和幻灯片会标明“草稿”，其他格式暂不可用。",
)
DRAFTS = ("svg", "png", "pdf", "pptx")
"""Formats of a map with errors."""
_ONE = {
    "bpmn": "bpmn", "dot": "dot", "drawio": "drawio", "figures": "json", "html": "html", "png": "png", "pptx": "pptx",
    "svg": "svg", "xlsx": "xlsx",
}  # fmt: skip
"""Endings of the formats that are one file; every other comes as an archive."""


def export_menu(one: OpenMap, facts: Facts) -> None:
    """The menu with a download for every format."""
    box = st.popover(say(_EXPORT), key="export", on_change="rerun")
    if box.open:
        with box:
            _downloads(one, facts)


def _downloads(one: OpenMap, facts: Facts) -> None:
    stem = one.name.rpartition("/")[2]
    st.download_button(
        f"YAML · {plain(say(_TEXT))}",
        one.text,
        f"{stem}.blueprint.yaml",
        "application/yaml",
        key="export-yaml",
        on_click="ignore",
        type="tertiary",
    )
    draft = facts.drawn is None  # computed where nobody has yet: a draft must never go out without its mark
    if draft:
        st.caption(say(_DRAFT if facts.draft else _NO_FIGURES))
        if facts.draft is None:
            return
        stem += "-draft"
    segment = str(st.session_state.get("segment") or "all")
    texts: PictureLanguage = "both" if language() == "zh" else "en"
    for name, format_ in all_formats().items():
        if draft and name not in DRAFTS:
            continue
        ending = _ONE.get(name)
        st.download_button(
            f"{name} · {plain(format_.about[language()])}",
            made_of(facts, name, segment, texts),
            f"{stem}.{ending}" if ending else f"{stem}-{name}.zip",
            key=f"export-{name}",
            on_click="ignore",
            type="tertiary",
        )


def made_of(facts: Facts, name: str, segment: str, texts: PictureLanguage) -> Callable[[], bytes]:
    """What makes a download when it is clicked."""
    return partial(_made, facts, name, segment, texts)


@lru_cache(8)
def _made(facts: Facts, name: str, segment: str, texts: PictureLanguage) -> bytes:
    analysis = facts.drawn or (facts.draft if name in DRAFTS else None)
    if analysis is None:
        reason = facts.no_figures
        return (reason[language()] if reason else "").encode()
    chosen = segment if segment in analysis.names else "all"
    subject = Subject(analysis, texts, chosen)
    files = list(all_formats()[name].write(subject))
    if not files:  # the format's notice says what the map lacks
        said = "\n".join(notice[at] for notice in subject.notices for at in LANGUAGES)
        return archive([File("README.txt", said.encode())])
    return files[0].data if name in _ONE else archive(files)


def archive(files: list[File]) -> bytes:
    """Several files as one, the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            packed.writestr(zipfile.ZipInfo(file.name), file.data)
    return buffer.getvalue()
