"""A part of the inspector that can be folded.

Streamlit takes a box whose label changes for another box: it closes, and what is being typed in it is lost. So the
label is the title alone; how much is given, and that something is wrong, is put beside it by style.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from blueprint.studio.markup import show
from blueprint.studio.state.page_language import plain, say
from blueprint.wording import Wording


def section(key: str, title: Wording, count: int = 0, *, wrong: bool = False, is_open: bool = False) -> Any:
    """The box, as `st.expander` gives it: `open` says whether its content is wanted.

    Args:
        key: in letters, digits and hyphens; the same whatever the box holds.
        title: what the box is about.
        count: how much is given in it.
        wrong: something in it is not as it must be.
        is_open: at the beginning.
    """
    beside = [f'::after {{ content: " · {count}" }}'] if count else []
    beside += ['::before { content: "● "; color: var(--bad) }'] if wrong else []
    show("<style>", *(f".st-key-{key} summary p{each} " for each in beside or [" {}"]), "</style>")
    return st.expander(plain(say(title)), expanded=is_open, key=key, on_change="rerun")
