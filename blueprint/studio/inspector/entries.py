"""Entries of the lists of a map: choose one, take it away, add another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import plain, say
from blueprint.wording import Wording

_NEW, _ADD, _REMOVE = (
    Wording("id of a new one", "新条目的编号"),
    Wording("Add", "添加"),
    Wording("Remove", "移除"),
)


def chosen_entry(kind: str, titles: dict[str, str], one: OpenMap) -> Iterable[tuple[str, str]]:
    """The id and title of the one entry that is looked at; people choose which."""
    if not titles:
        return
    key = f"entry:{one.name}:{kind}"
    chosen = st.session_state.get(key)
    # Said anew at every run, for the browser keeps showing the title that was chosen, whatever it is called now.
    st.session_state[key] = chosen if chosen in titles else next(iter(titles))
    chosen = st.selectbox(
        kind, list(titles), format_func=lambda i: titles[i], key=key, label_visibility="collapsed"
    )
    yield chosen, titles[chosen]


def remove_entry(one: OpenMap, kind: str, id_: str, title: str) -> None:
    """The button that takes an entry away."""
    if session.folder().read_only:
        return
    data = {"verb": "remove-item", "kind": kind, "id": id_}
    label = f"{say(_REMOVE)} · {plain(title)}"
    st.button(
        label,
        key=f"remove:{one.name}:{kind}:{id_}",
        on_click=safely(session.commit),
        args=(one, data),
        type="tertiary",
    )


def add_entry(
    one: OpenMap,
    kind: str,
    value: Callable[[str], dict[str, Any]],
    before: Callable[[], list[dict[str, Any]]] = list,
) -> None:
    """A field for the id of a new entry of `value`; edits of `before` are made first."""
    if session.folder().read_only:
        return
    key = f"new:{one.name}:{kind}"

    def add() -> None:
        id_ = (st.session_state.get(key) or "").strip()
        if (
            id_
            and session.commit(
                one, *before(), {"verb": "add-item", "kind": kind, "id": id_, "value": value(id_)}
            )
            is None
        ):
            st.session_state[key] = ""
            st.session_state[f"entry:{one.name}:{kind}"] = id_

    left, right = st.columns([3, 1], gap="small", vertical_alignment="bottom")
    left.text_input(say(_NEW), key=key, on_change=safely(add))
    right.button(say(_ADD), key=f"{key}:add", on_click=safely(add), width="stretch")
