"""One map in the library: a small picture, its state, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from blueprint import quantity
from blueprint.draw import svg
from blueprint.draw.overlay import Overlay
from blueprint.model.names import MAP_KIND_NAMES
from blueprint.model.segments import ALL
from blueprint.studio.markup import picture, show, tag
from blueprint.studio.screens.left import left_work
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.page_language import language, say
from blueprint.studio.state.shelf import delete, duplicate, rename
from blueprint.wording import Wording

_OPEN, _MORE = Wording("Open", "打开"), Wording("More", "更多")
_DUPLICATE, _DELETE = Wording("Duplicate", "复制一份"), Wording("Delete", "删除")
_RENAME = Wording("Rename to", "改名为")
_CLEAN = Wording("no findings", "检查通过")
_ERRORS, _FINDINGS = Wording("errors: {n}", "{n} 个错误"), Wording("findings: {n}", "{n} 条检查结果")
_REMEMBERED = Wording("remembered {n}", "记忆体验 {n}")
_PROMISES = Wording("promises {kept}/{all}", "承诺兑现 {kept}/{all}")
_TOUCHPOINTS = Wording("{n} touchpoints", "{n} 个触点")
_UNSAVED = Wording("unsaved changes", "有未保存的改动")
_BLANK = Wording("Empty: open it and add the first touchpoint", "空白地图：打开后添加第一个触点")
_NO_PICTURE = Wording("No picture: the text has errors", "无法画出：文本有错误")


def card(name: str) -> None:
    """Draw it."""
    with st.container(key=f"card-{name}"):
        try:
            disk = session.folder().read(name)
        except Refused as refused:
            show(
                f'<div class="picture">{tag("span", refused.wording[language()])}</div>',
                tag("div", name, "card-title"),
            )
            return
        facts = session.facts_at(name, disk.text)
        title = facts.map.title[language()] if facts.map else name
        show(
            f'<div class="picture">{_picture(facts, title)}</div>',
            tag("div", title, "card-title", name),
            f'<div class="crumb">{tag("span", name)}</div>',
            f'<div class="card-facts">{"".join(_badges(name, facts))}</div>',
        )
        with st.container(horizontal=True):
            st.button(
                say(_OPEN), key=f"open:{name}", type="primary", on_click=safely(session.go), args=(name,)
            )
            if not session.folder().read_only:
                _menu(name)
        left_work(name)


def _picture(facts: Facts, title: str) -> str:
    kept: dict[str, str] = facts.__dict__.setdefault("_thumbnails", {})
    lang = language()
    if lang not in kept:
        layout = facts.layout(ALL, lang, Overlay())
        kept[lang] = (
            picture(svg(layout), title)
            if layout
            else tag("span", say(_BLANK if facts.is_blank else _NO_PICTURE))
        )
    return kept[lang]


def _badges(name: str, facts: Facts) -> list[str]:
    lang = language()
    errors, count = facts.linted.errors, len(facts.findings)
    if facts.is_blank:
        return [tag("span", say(_TOUCHPOINTS, n=0), "badge plain")]
    pieces = [
        tag("span", say(_ERRORS, n=errors), "badge bad")
        if errors
        else tag("span", say(_FINDINGS, n=count), "badge unsaved")
        if count
        else tag("span", say(_CLEAN), "badge good")
    ]
    whole = facts.whole(ALL)
    if whole is not None and whole.experience.remembered is not None:
        pieces.append(
            tag("span", say(_REMEMBERED, n=quantity.score(whole.experience.remembered, lang)), "badge plain")
        )
    if whole is not None and whole.promises:
        kept = sum(p.kept is True for p in whole.promises)
        css = "badge good" if kept == len(whole.promises) else "badge bad"
        pieces.append(tag("span", say(_PROMISES, kept=kept, all=len(whole.promises)), css))
    if facts.map is not None and facts.map.is_case:
        pieces.insert(0, tag("span", MAP_KIND_NAMES[facts.map.kind][lang], "badge plain"))
    if facts.map is not None:
        pieces.append(tag("span", say(_TOUCHPOINTS, n=len(facts.map.touchpoints)), "badge plain"))
    if session.is_dirty(name):
        pieces.append(tag("span", say(_UNSAVED), "badge unsaved"))
    return pieces


def _menu(name: str) -> None:
    with st.popover(say(_MORE), key=f"more:{name}"):
        st.button(
            say(_DUPLICATE),
            key=f"duplicate:{name}",
            type="tertiary",
            on_click=safely(_do),
            args=(lambda: _duplicate(name),),
        )
        st.button(
            say(_DELETE),
            key=f"delete:{name}",
            type="tertiary",
            on_click=safely(_do),
            args=(lambda: _delete(name),),
        )
        key = f"rename:{name}"
        st.text_input(
            say(_RENAME), key=key, placeholder=name, on_change=safely(_do), args=(lambda: _rename(name, key),)
        )


def _do(act: Callable[[], None]) -> None:
    try:
        act()
    except Refused as refused:
        st.session_state["library told"] = [refused.wording]


def _duplicate(name: str) -> None:
    duplicate(session.folder(), name)


def _delete(name: str) -> None:
    st.session_state["deleted map"] = delete(session.folder(), name)
    session.let_go(name)


def _rename(name: str, key: str) -> None:
    wished = st.session_state.get(key, "").strip()
    if wished and wished != name:
        rename(session.folder(), name, wished)
        session.renamed(name, wished)
