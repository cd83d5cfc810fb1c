"""The map beside an earlier version of it, to look at and to take back, or beside another map of the folder."""

from __future__ import annotations

import difflib

import streamlit as st

from blueprint.draw import svg
from blueprint.draw.overlay import Overlay
from blueprint.model.segments import ALL
from blueprint.studio.markup import picture, show, tag
from blueprint.studio.panels.rows import table
from blueprint.studio.state import history, session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.history import Version
from blueprint.studio.state.merging import came_in
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.studio.state.variants import Own, parts_of, take_back
from blueprint.studio.topbar import segment, speech
from blueprint.wording import Wording

_WITH = Wording("Compare with", "与……比较")
_SAVED, _NOW, _THEN = (
    Wording("the saved version", "已保存的版本"),
    Wording("now", "现在"),
    Wording("then", "当时"),
)
_SAME = Wording("No figure and no line differs from the saved version.", "与已保存的版本完全相同。")
_TEXT, _CHANGES = Wording("Lines that differ", "有改动的行"), Wording("What changed since", "此后的改动")
_LOOK, _GONE = (
    Wording("The picture then", "当时的图"),
    Wording("This version is no longer there.", "该版本已不在。"),
)
_BACK = Wording("Take this version back", "恢复到此版本")
_PART, _PARTS = Wording("Take this back", "恢复此项"), Wording("Take a part of it back", "恢复其中一部分")
_PART_TAKEN = Wording(
    "that part is back, not saved yet; undo takes it away again", "该部分已恢复，尚未保存；撤销即可复原"
)
_TAKEN = Wording(
    "the version of {at} is back, not saved yet; undo takes it away again",
    "已恢复到 {at} 的版本，尚未保存；撤销即可复原",
)
_SAVE, _COMMIT = Wording("saved {at}", "{at} 保存"), Wording("{at} · {by} · {about}", "{at} · {by} · {about}")
_MOST = 400
_MOST_PARTS = 60
_DAY = "%Y-%m-%d %H:%M"


def comparison(one: OpenMap, facts: Facts) -> None:
    """Draw the choice, and both sides."""
    known = {version.id: version for version in history.versions(session.folder(), one.name)}
    others = [n for n in session.folder().names() if n != one.name]
    options = ["", *known, *others]
    key = f"compare:{one.name}"
    if st.session_state.get(key) not in options:
        st.session_state[key] = ""
    chosen = st.selectbox(
        say(_WITH), options, format_func=lambda o: _named(known.get(o), o), key=key, width=420
    )
    try:
        text = _text(one, chosen, known)
    except Refused as refused:
        show(tag("div", refused.wording[language()], "bad"))
        return
    if text is None:
        show(tag("div", say(_GONE), "soft"))
        return
    if not chosen and not one.document.is_dirty:
        show(tag("div", say(_SAME), "soft"))
        return
    other = session.facts_at(chosen if chosen in others else one.name, text)
    before, after = other.whole(segment()), facts.whole(segment())
    then = Wording(chosen, chosen) if chosen in others else _THEN if chosen else _SAVED
    if before is None or after is None:
        reason = other.no_figures or facts.no_figures
        show(tag("div", reason[language()] if reason else "", "soft"))
    else:
        names = (then, Wording(one.name, one.name)) if chosen in others else (then, _NOW)
        show(table(before, after, names))
    if chosen not in others:
        _earlier(one, text, other, known.get(chosen))


def _named(version: Version | None, option: str) -> str:
    if version is None:
        return option or say(_SAVED)
    at = version.at.strftime(_DAY)
    return say(_COMMIT, at=at, by=version.by, about=version.about) if version.by else say(_SAVE, at=at)


def _text(one: OpenMap, chosen: str, known: dict[str, Version]) -> str | None:
    if not chosen:
        return one.document.saved
    if chosen in known:
        return history.text_of(session.folder(), one.name, known[chosen])
    return session.folder().read(chosen).text


def _earlier(one: OpenMap, text: str, other: Facts, version: Version | None) -> None:
    """What changed since a version of this map, its picture, and the way back to it."""
    changed = came_in(text, one.text, one.path)
    with st.expander(f"{say(_CHANGES)} · {len(changed)}", expanded=bool(version)):
        for line in changed[:_MOST]:
            st.text(line[language()])
    lines = list(difflib.unified_diff(text.splitlines(), one.text.splitlines(), "", "", "", "", 1, ""))[2:]
    with st.expander(f"{say(_TEXT)} · {sum(li[:1] in '+-' for li in lines)}"):
        st.code("\n".join(lines[:_MOST]), language="diff")
    if version is None:
        return
    layout = other.layout(ALL, speech(), Overlay())
    if layout is not None:
        with st.expander(say(_LOOK)):
            show(f'<div class="scroll">{picture(svg(layout), plain(say(_LOOK)))}</div>')
    if not session.folder().read_only:
        _parts(one, text)
        st.button(say(_BACK), key="take-back", on_click=safely(_take_back), args=(one, text, version))


def _parts(one: OpenMap, text: str) -> None:
    """Each change that would lead back to the version, to be taken back alone."""
    found = parts_of(one, text)
    with st.expander(f"{say(_PARTS)} · {len(found)}"):
        for number, own in enumerate(found[:_MOST_PARTS]):
            with st.container(key=f"part-back-{number}", horizontal=True, vertical_alignment="center"):
                st.text("\n".join(line[language()] for line in own.lines))
                st.button(
                    say(_PART), key=f"take-part-{number}", on_click=safely(_take_part), args=(one, text, own)
                )


def _take_part(one: OpenMap, text: str, own: Own) -> None:
    if take_back(one, text, own.piece) is None:
        one.tell("good", _PART_TAKEN)


def _take_back(one: OpenMap, text: str, version: Version) -> None:
    if session.commit(one, {"verb": "text", "text": text}) is None:
        one.tell("good", _TAKEN.filled(at=version.at.strftime(_DAY)))
