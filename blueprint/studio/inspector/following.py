"""Widget keys that follow the map.

A browser sends the values of all widgets with everything it asks for, also those that Python has just replaced, or
that it has not shown yet: they would come back as if somebody had typed them. So a value is never pushed into a
widget. A field whose value was changed elsewhere (canvas, table, undo) becomes another widget, which begins with the
new value, and what is still said about the old one concerns nobody.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

_KNOWN = "fields that follow"


def following(key: str, shown: Any) -> tuple[str, Any]:
    """The widget key of a field that shows `shown`, and the value that the widget begins with."""
    known: dict[str, tuple[int, Any, Any]] = st.session_state.setdefault(_KNOWN, {})
    number, first, last = known.get(key, (0, shown, shown))
    said = st.session_state.get(_name(key, number), last)
    if said != shown or _name(key, number) not in st.session_state:
        if said != shown or first != shown:
            number += 1
        first = shown
    known[key] = (number, first, shown)
    return _name(key, number), first


def as_typed(key: str) -> tuple[str, Any]:
    """The same for a field that keeps what was typed, though the map does not say so."""
    number, first, _ = st.session_state[_KNOWN][key]
    return _name(key, number), first


def _name(key: str, number: int) -> str:
    return f"{key}#{number}" if number else key
