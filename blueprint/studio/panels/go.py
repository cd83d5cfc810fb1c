"""A line that leads to its touchpoint."""

from __future__ import annotations

import streamlit as st

from blueprint.lint.finding import Finding
from blueprint.model.nesting import outermost
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain


def go_line(one: OpenMap, id_: str, key: str, label: str, note: str) -> None:
    """A button like a line of text: a label, and softer what follows; a click shows the touchpoint."""
    text = f"{plain(label)} :gray[{plain(note)}]" if note else plain(label)
    st.button(text, key=f"go-{key}-{id_}", type="tertiary", on_click=safely(select), args=(one, id_))


def select(one: OpenMap, id_: str) -> None:
    """Select a touchpoint, or the one that stands for the map it is in, and bring it into view."""
    one.selected, one.goto = (outermost(id_),), outermost(id_)


def finding_line(one: OpenMap, facts: Facts, finding: Finding, key: str, about: str = "") -> None:
    """A finding as a line; a click selects what it is about."""
    lang = language()
    hint = [f"{finding.code} {finding.name}", about, finding.help[lang] if finding.help else ""]
    touchpoint = facts.map.touchpoints.get(finding.element) if facts.map else None
    named = f" :gray[{plain(touchpoint.title[lang])}]" if touchpoint else ""
    st.button(
        plain(finding.message[lang]) + named,
        key=f"go-{key}",
        type="tertiary",
        help=plain(" · ".join(filter(None, hint))),
        on_click=safely(select_finding),
        args=(one, facts, finding),
    )


def select_finding(one: OpenMap, facts: Facts, finding: Finding) -> None:
    """Select what a finding is about; without a map its line of the text is shown."""
    one.line = finding.place.start.line
    if facts.map is None:
        st.session_state["view"] = "text"
    elif finding.element in facts.map.touchpoints:
        select(one, finding.element)
    else:
        one.selected = ()
