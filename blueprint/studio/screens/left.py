"""Unsaved work that a closed tab, another browser or a killed server left of a map: to take over, to see, to drop."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from blueprint.diff.difference import difference
from blueprint.diff.words import lines
from blueprint.edit import Document
from blueprint.studio.markup import show, tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.studio.state.drafts import LeftWork

_MOST = 12
_MINE = Wording("Unsaved work of {at}, by this browser", "{at} 的未保存改动（本浏览器）")
_OTHER = Wording("Unsaved work of {at}, by another browser", "{at} 的未保存改动（其他浏览器）")
_RESTORE, _LOOK, _DROP = Wording("Restore", "恢复"), Wording("Look", "查看"), Wording("Drop", "丢弃")
_NO_MAP = Wording("Its text has errors, so it cannot be compared.", "文本有错误，无法比较。")
_AND_MORE = Wording("and {n} more", "另有 {n} 处")


def left_work(name: str) -> None:
    """Draw what there is, one line each."""
    for number, work in enumerate(session.left_work(name)):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"left-{name}-{number}", border=True
        ):
            wording = _MINE if work.by_this_browser else _OTHER
            show(tag("span", say(wording, at=_time(work.at)), "badge unsaved"))
            st.button(
                say(_RESTORE),
                key=f"left-restore:{name}:{number}",
                on_click=safely(_restore),
                args=(work,),
            )
            box = st.popover(say(_LOOK), key=f"left-look:{name}:{number}", on_change="rerun")
            if box.open:
                with box:
                    _look(work)
            st.button(
                say(_DROP),
                key=f"left-drop:{name}:{number}",
                type="tertiary",
                on_click=safely(session.drop_work),
                args=(work,),
            )


def _restore(work: LeftWork) -> None:
    session.take_over(work)
    session.go(work.draft.name)


def _look(work: LeftWork) -> None:
    """What the work would change, in words."""
    name = work.draft.name
    saved = session.facts_at(name, session.folder().read(name).text)
    left = session.facts_at(name, Document.from_json(work.draft.document).text)
    if saved.map is None or left.map is None:
        show(tag("div", say(_NO_MAP), "soft"))
        return
    found = [line for line in lines(difference(saved.linted, left.linted), language()) if line]
    for line in found[:_MOST]:
        st.text(line)
    if len(found) > _MOST:
        st.caption(plain(say(_AND_MORE, n=len(found) - _MOST)))


def _time(at: datetime) -> str:
    """The time of day, with the date unless it is today's."""
    today = at.date() == datetime.now().astimezone().date()
    return at.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
