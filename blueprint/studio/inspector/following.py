"""Widget keys that follow the map.

A browser sends the values of all widgets with everything it asks for, also those that Python has just replaced:
a value that it has not heard of yet would come back as if somebody had typed the old one. So a field whose value was
changed elsewhere (canvas, table, undo) becomes another widget, and what is still said about the old one concerns
nobody. A field that was changed in itself stays the same widget and keeps the focus.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

_KNOWN, _TYPED = "fields that follow", "fields typed into"


def following(key: str, shown: Any) -> str:
    """The widget key of a field that shows `shown`; the widget's value is set."""
    known: dict[str, tuple[int, Any]] = st.session_state.setdefault(_KNOWN, {})
    typed: set[str] = st.session_state.setdefault(_TYPED, set())
    number, last = known.get(key, (0, shown))
    there = _name(key, number) in st.session_state
    same = there and st.session_state[_name(key, number)] == shown
    if not same:
        if key not in typed and (there or last != shown):
            number += 1
        st.session_state[_name(key, number)] = shown
    typed.discard(key)
    known[key] = (number, shown)
    return _name(key, number)


def as_typed(key: str) -> str:
    """The widget key of a field that keeps what was typed, though the map does not say so."""
    return _name(key, st.session_state.get(_KNOWN, {}).get(key, (0, None))[0])


def typed_into(key: str, name: str, shown: Any) -> Any:
    """What somebody has just chosen or typed in the widget `name`; `shown` when nobody did.

    Streamlit calls for what it has only been told itself, too.
    """
    raw = st.session_state.get(name, shown)
    if raw != shown:
        st.session_state.setdefault(_TYPED, set()).add(key)
    return raw


def _name(key: str, number: int) -> str:
    return f"{key}#{number}" if number else key
