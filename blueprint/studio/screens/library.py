"""The library: every map of the folder as a card."""

from __future__ import annotations

import streamlit as st

from blueprint.studio.markup import show, tag
from blueprint.studio.screens.card import card
from blueprint.studio.screens.gallery import gallery
from blueprint.studio.screens.making import importing, new_map
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.state.shelf import Deleted, restore
from blueprint.studio.topbar import language_switch
from blueprint.wording import Wording

PAGE = 12
WIDE = 3
DELETED, TOLD = "deleted map", "library told"
_TITLE, _SEARCH = Wording("Service maps", "服务地图"), Wording("Search by title or name", "按名称搜索")
_MORE = Wording("Show {n} more", "再显示 {n} 张")
_NONE = Wording("No map is called like that.", "没有这样的地图。")
_EMPTY = Wording(
    "There is no map in this folder yet. Make a new one, or import a file.",
    "这个文件夹里还没有地图。可以新建，或导入文件。",
)
_GONE, _UNDO = Wording("{name} was deleted.", "已删除 {name}。"), Wording("Undo", "撤销删除")
_READ_ONLY = Wording("read-only", "只读")


def library() -> None:
    """Draw it."""
    place = session.folder()
    names = place.names()
    with st.container(
        key="topbar", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            show(tag("span", "◧ blueprint", "brand"), " ", tag("span", f"{place.root.name}/", "crumb"))
            if place.read_only:
                show(tag("span", say(_READ_ONLY), "badge plain"))
        language_switch()
    with st.container(key="library"):
        with st.container(horizontal=True, vertical_alignment="center", key="library-head"):
            st.title(say(_TITLE), anchor=False)
            st.text_input(
                say(_SEARCH),
                key="search",
                placeholder=say(_SEARCH),
                label_visibility="collapsed",
                live=True,
                width=280,
            )
            if not place.read_only:
                new_map()
                importing()
        _told()
        _undo()
        _cards(names)
        if not place.read_only:
            gallery(set(names))


def _told() -> None:
    for wording in st.session_state.pop(TOLD, []):
        st.warning(plain(wording[language()]))


def _undo() -> None:
    deleted: Deleted | None = st.session_state.get(DELETED)
    if deleted is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="undo-delete"):
        show(tag("span", say(_GONE, name=deleted.name)))
        st.button(say(_UNDO), key="undelete", on_click=safely(_restore), args=(deleted,))


def _restore(deleted: Deleted) -> None:
    try:
        restore(session.folder(), deleted)
    except Refused as refused:
        st.session_state[TOLD] = [refused.wording]
    st.session_state.pop(DELETED, None)


def _cards(names: list[str]) -> None:
    wished = (st.session_state.get("search") or "").strip().casefold()
    if not names:
        st.info(say(_EMPTY))
        return
    found = [n for n in names if not wished or wished in n.casefold() or wished in _titles(n)]
    if not found:
        st.info(say(_NONE))
    most = int(st.session_state.get("cards", PAGE))
    for start in range(0, min(most, len(found)), WIDE):
        for column, name in zip(st.columns(WIDE, gap="medium"), found[start : start + WIDE], strict=False):
            with column:
                card(name)
    if len(found) > most:
        st.button(
            say(_MORE, n=min(PAGE, len(found) - most)), key="more", on_click=safely(_more), args=(most,)
        )


def _more(most: int) -> None:
    st.session_state["cards"] = most + PAGE


def _titles(name: str) -> str:
    """Everything a search looks at besides the name."""
    try:
        disk = session.folder().read(name)
    except Refused:
        return ""
    title = session.facts_at(name, disk.text).map
    return " ".join(text for _, text in title.title.by_language).casefold() if title else ""
