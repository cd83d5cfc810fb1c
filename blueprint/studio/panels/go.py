"""A line that leads to its touchpoint."""

from __future__ import annotations

import streamlit as st

from blueprint.studio.opened import Opened
from blueprint.studio.speaking import plain


def go_line(one: Opened, id_: str, key: str, label: str, note: str) -> None:
    """A button like a line of text: a label, and softer what follows; a click shows the touchpoint."""
    text = f"{plain(label)} :gray[{plain(note)}]" if note else plain(label)
    st.button(text, key=f"go-{key}-{id_}", type="tertiary", on_click=select, args=(one, id_))


def select(one: Opened, id_: str) -> None:
    """Select a touchpoint, and bring it into view."""
    one.selected, one.goto = (id_,), id_
