"""What the user must know: messages, drafts that do not reach the disk, and a file that somebody else changed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from blueprint.edit.fragment import inline
from blueprint.studio.state import facts as facts_module
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.commenting import Comments
from blueprint.studio.state.folder import OnDisk, Refused
from blueprint.studio.state.merging import clashes
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.state.saving import now_on_disk
from blueprint.studio.state.variants import base_stamp
from blueprint.wording import Wording

EVERY = 2.0
"""Seconds between two looks at the file."""
_SEEN = "seen on disk"
_ICONS = {"good": ":material/check_circle:", "bad": ":material/warning:", "plain": ":material/info:"}
"""Of the font that Streamlit brings: a machine without one for emoji shows a box."""
_CHANGED = Wording(
    "The file was changed by somebody else since you opened it. What shall become of your version?",
    "文件在打开之后被他人改动。您的版本怎么办？",
)
_CHANGED_CLEAN = Wording(
    "The file was changed by somebody else since you opened it.", "文件在打开之后被他人改动。"
)
_GONE = Wording(
    "The file is no longer there: it was deleted or renamed. Your version is still here.",
    "文件已不在：被删除或改名。您的版本仍在这里。",
)
_RELOAD, _RELOAD_LOSE = (
    Wording("Reload", "重新载入"),
    Wording("Take theirs, drop my changes", "采用对方版本，放弃我的改动"),
)
_OVERWRITE, _WRITE = Wording("Overwrite with mine", "用我的版本覆盖"), Wording("Write it again", "重新写入")
_MERGE = Wording("Merge: my changes on top of theirs", "合并：在对方版本上重做我的改动")
_CAME = Wording("Somebody else saved; it is merged into yours: {n}", "他人已保存，已并入您的版本：{n} 处")
_SEEN_IT = Wording("Seen", "知道了")
_BOTH = Wording("Both of you changed this. Which one shall stand?", "双方都改了这里，保留哪一个？")
_MINE, _THEIRS = Wording("mine: {value}", "我的：{value}"), Wording("theirs: {value}", "对方的：{value}")
_NONE = Wording("nothing", "无")
_SAVE_AS, _NAME = Wording("Save as", "另存为"), Wording("New name", "新名称")
_MERGED = Wording("merged: your changes stand on top of the file now", "已合并：您的改动已放在对方版本之上")
_LEFT_OUT = Wording("not merged: {reason}", "未能合并：{reason}")
_NOT_READ = Wording("not understood in the file: {n}", "文件中未能理解：{n} 处")
_FEW = 4
"""Notes that are shown unfolded."""
_DISCARD = Wording("Discard all unsaved changes", "放弃全部未保存的改动")


def banners(one: OpenMap) -> None:
    """Draw what there is to say."""
    told, one.told = one.told, []
    for tone, wording in told:
        if tone == "good":
            st.toast(plain(wording[language()]), icon=_ICONS[tone])
    with st.container(key="banners"):
        for tone, wording in told:
            if tone == "bad":
                st.error(plain(wording[language()]))
            elif tone == "plain":
                _restored(one, wording)
            elif tone == "notes":
                _notes(wording[language()].split("\n"))
        if not_kept := session.not_kept():
            st.warning(plain(say(not_kept)))
        _came(one)
        _conflict(one)


def _came(one: OpenMap) -> None:
    """What somebody else changed, until it is seen."""
    if not one.came:
        return
    left, right = st.columns([5, 1], vertical_alignment="top")
    with left, st.expander(say(_CAME, n=len(one.came)), expanded=len(one.came) <= _FEW, icon=_ICONS["plain"]):
        for line in one.came:
            st.text(line[language()])
    right.button(say(_SEEN_IT), key="seen", on_click=safely(one.came.clear), width="stretch")


def _notes(lines: list[str]) -> None:
    """One list; folded when it is long."""
    with st.expander(say(_NOT_READ, n=len(lines)), expanded=len(lines) <= _FEW, icon=_ICONS["bad"]):
        for line in lines:
            st.text(line)


def _restored(one: OpenMap, wording: Wording) -> None:
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.info(plain(wording[language()]))
    right.button(say(_DISCARD), key="discard", on_click=safely(_discard), args=(one,), width="stretch")


def _discard(one: OpenMap) -> None:
    session.close(one.name)


def _conflict(one: OpenMap) -> None:
    """The choices, when a save was refused, or the poller saw another file."""
    place = session.folder()
    now = now_on_disk(place, one.name)
    if now is not None and now.sha == one.sha:
        session.drop_conflict(one)
        return
    if now is None and one.sha is None and not session.refused_to_save(one):
        return
    dirty = one.document.is_dirty
    st.warning(say(_GONE if now is None else _CHANGED if dirty else _CHANGED_CLEAN))
    if now is not None and dirty and not place.read_only:
        _choices(one, now)
    with st.container(horizontal=True, vertical_alignment="bottom", key="conflict"):
        if now is not None:
            st.button(
                say(_RELOAD_LOSE if dirty else _RELOAD), key="reload", on_click=safely(_reload), args=(one,)
            )
        if place.read_only:
            return
        if now is not None and dirty:
            st.button(say(_MERGE), key="merge", type="primary", on_click=safely(_merge), args=(one,))
        if dirty or now is None:
            label = say(_WRITE if now is None else _OVERWRITE)
            st.button(label, key="overwrite", on_click=safely(session.save_now), args=(one, True))
            key = f"save-as:{one.name}"
            st.text_input(
                say(_NAME), key=key, label_visibility="collapsed", placeholder=say(_NAME), width=180
            )
            st.button(say(_SAVE_AS), key="save-as", on_click=safely(_save_as), args=(one, key))


def _choices(one: OpenMap, now: OnDisk) -> None:
    """What both changed, each with the choice whose value stands."""
    for number, clash in enumerate(clashes(one.document.saved, one.text, now.text)):
        if clash.path:
            names = [
                plain(say(word, value=_said(value)))
                for word, value in ((_MINE, clash.mine), (_THEIRS, clash.theirs))
            ]
            st.radio(
                f"{plain(clash.place)} · {say(_BOTH)}", [False, True], format_func=names.__getitem__,
                key=f"clash:{one.name}:{number}", horizontal=True,
            )  # fmt: skip


def _said(value: Any) -> str:
    return say(_NONE) if value is None else value if isinstance(value, str) else inline(value)


def _reload(one: OpenMap) -> None:
    try:
        disk = session.folder().read(one.name)
    except Refused as refused:
        one.tell("bad", refused.wording)
        return
    one.reload(disk)
    session.end_conflict(one)


def _merge(one: OpenMap) -> None:
    try:
        disk = session.folder().read(one.name)
    except Refused as refused:
        one.tell("bad", refused.wording)
        return
    found = clashes(one.document.saved, one.text, disk.text)
    taken = [c.path for n, c in enumerate(found) if c.path and st.session_state.get(f"clash:{one.name}:{n}")]
    for reason in one.merge(disk, found, taken):
        one.tell("bad", _LEFT_OUT.filled(reason=reason))
    one.tell("good", _MERGED)
    session.end_conflict(one)


def _save_as(one: OpenMap, key: str) -> None:
    name = session.save_as(one, st.session_state.get(key, "").strip())
    if name:
        session.go(name)


@st.fragment(run_every=EVERY)
def watch(one: OpenMap) -> None:
    """Look at the file again and again; when it is another one the page says so."""
    now = now_on_disk(session.folder(), one.name)
    sha = now.sha if now else None
    key = f"{_SEEN}:{one.name}"
    before = st.session_state.get(key, one.sha)
    st.session_state[key] = sha
    stamp = Comments(session.folder(), one.name).stamp, base_stamp(one)
    said = st.session_state.get(f"{key}:beside", stamp)
    st.session_state[f"{key}:beside"] = stamp
    changed = sha != before and sha != one.sha
    if changed:
        facts_module.forget()
        if now is not None and one.sha is not None:
            session.take_in(one, now)
    if stamp[1] != said[1]:
        facts_module.forget()
    if changed or stamp != said:
        st.rerun()
