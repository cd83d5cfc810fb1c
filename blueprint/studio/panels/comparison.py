"""The map beside its saved version, or beside another map of the folder."""

from __future__ import annotations

import difflib

import streamlit as st

from blueprint.studio.markup import show, tag
from blueprint.studio.panels.rows import table
from blueprint.studio.state import session
from blueprint.studio.state.facts import Facts, facts_of
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, say
from blueprint.studio.topbar import segment
from blueprint.wording import Wording

_WITH = Wording("Compare with", "与……比较")
_SAVED, _NOW = Wording("the saved version", "已保存的版本"), Wording("now", "现在")
_SAME = Wording("No figure and no line differs from the saved version.", "与已保存的版本完全相同。")
_TEXT = Wording("Lines that differ", "有改动的行")
_MOST = 400


def comparison(one: OpenMap, facts: Facts) -> None:
    """Draw the choice and the figures of both sides."""
    names = ["", *(n for n in session.folder().names() if n != one.name)]
    key = f"compare:{one.name}"
    if st.session_state.get(key) not in names:
        st.session_state[key] = ""
    lang = language()
    other_name = st.selectbox(say(_WITH), names, format_func=lambda n: n or _SAVED[lang], key=key, width=320)
    try:
        other = _other(one, other_name)
    except Refused as refused:
        show(tag("div", refused.wording[language()], "bad"))
        return
    if not other_name and not one.document.is_dirty:
        show(tag("div", say(_SAME), "soft"))
        return
    before, after = other.whole(segment()), facts.whole(segment())
    if before is None or after is None:
        reason = other.no_figures or facts.no_figures
        show(tag("div", reason[language()] if reason else "", "soft"))
    elif other_name:
        show(table(before, after, (Wording(other_name, other_name), Wording(one.name, one.name))))
    else:
        show(table(before, after, (_SAVED, _NOW)))
    if not other_name:
        lines = list(
            difflib.unified_diff(
                one.document.saved.splitlines(), one.text.splitlines(), "", "", "", "", 1, ""
            )
        )[2:]
        with st.expander(f"{say(_TEXT)} · {sum(li[:1] in '+-' for li in lines)}"):
            st.code("\n".join(lines[:_MOST]), language="diff")


def _other(one: OpenMap, name: str) -> Facts:
    if not name:
        return session.saved_facts(one)
    place = session.folder()
    return facts_of(str(place.path(name)), place.read(name).text)
