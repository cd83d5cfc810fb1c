"""What a variant says differently from its base, change by change: into the base with it, or given up."""

from __future__ import annotations

import streamlit as st

from blueprint.edit.variants.pieces import Piece
from blueprint.studio.markup import show, tag
from blueprint.studio.state import session, variants
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

_ASKED = "promotion asked for"
_TITLE = Wording("What this variant says differently from {base}", "本变体与 {base} 的不同之处")
_NOTHING = Wording("Nothing: it is its base under another name.", "没有不同：只是名称不同。")
_NO_BASE = Wording("This map stands for itself: it extends no other.", "本地图独立成图，未扩展其他地图。")
_INTO, _ALL = Wording("Into the base", "写入基础地图"), Wording("All of it into the base", "全部写入基础地图")
_GIVE_UP = Wording("As in the base", "恢复为基础地图")
_ASK_ONE = Wording(
    "This change is written into {base}, which is saved at once.", "此改动将写入 {base} 并立即保存。"
)
_ASK_ALL = Wording(
    "All {n} changes are written into {base}, which is saved at once.",
    "全部 {n} 处改动将写入 {base} 并立即保存。",
)
_OTHERS = Wording(
    "These variants of it change too, where they say nothing else: {names}",
    "它的这些变体若未另作说明，也会随之改变：{names}",
)
_NO_OTHERS = Wording("No other map of this folder extends it.", "此文件夹中没有其他地图扩展它。")
_YES, _NO = Wording("Write into {base}", "写入 {base}"), Wording("Cancel", "取消")
_COMMA = Wording(", ", "、")


def variant(one: OpenMap) -> None:
    """Draw the list, and the question before something is written."""
    base = variants.base_name(one)
    if base is None:
        show(tag("div", say(_NO_BASE), "soft"))
        return
    found = variants.own_of(one)
    show(tag("div", say(_TITLE, base=base), "panel-title"))
    if not found:
        show(tag("div", say(_NOTHING), "soft"))
        return
    may_write = not session.folder().read_only
    asked = st.session_state.get(_ASKED)
    for number, own in enumerate(found):
        with st.container(key=f"own-{number}", horizontal=True, vertical_alignment="center"):
            st.text("\n".join(line[language()] for line in own.lines))
            if may_write:
                st.button(
                    say(_INTO), key=f"promote-{number}", on_click=safely(_ask), args=(one, (own.piece,))
                )
                st.button(
                    say(_GIVE_UP),
                    key=f"give-up-{number}",
                    on_click=safely(variants.give_up),
                    args=(one, own.piece),
                )
        if asked == (one.name, (own.piece,)):
            _question(one, base, (own.piece,), _ASK_ONE)
    if may_write and len(found) > 1:
        every = tuple(own.piece for own in found)
        st.button(say(_ALL), key="promote-all", on_click=safely(_ask), args=(one, every))
        if asked == (one.name, every):
            _question(one, base, every, _ASK_ALL)


def _question(one: OpenMap, base: str, taken: tuple[Piece, ...], wording: Wording) -> None:
    others = variants.other_variants(session.folder(), base, one.name)
    with st.container(key="promotion", border=True):
        st.text(say(wording, base=base, n=len(taken)))
        st.text(say(_OTHERS, names=say(_COMMA).join(others)) if others else say(_NO_OTHERS))
        with st.container(horizontal=True):
            st.button(
                plain(say(_YES, base=base)),
                key="promote-yes",
                type="primary",
                on_click=safely(_promote),
                args=(one, taken),
            )
            st.button(say(_NO), key="promote-no", on_click=safely(_drop))


def _ask(one: OpenMap, taken: tuple[Piece, ...]) -> None:
    st.session_state[_ASKED] = (one.name, taken)


def _drop() -> None:
    st.session_state.pop(_ASKED, None)


def _promote(one: OpenMap, taken: tuple[Piece, ...]) -> None:
    _drop()
    variants.promote(one, taken)
