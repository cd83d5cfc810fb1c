"""The text of the map, with findings at the line and completion from the schema."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language

HEIGHT = 600


def text_view(one: OpenMap, facts: Facts) -> None:
    """Draw the editor."""
    from blueprint.studio.text_editor import text_editor

    key = f"text-{one.name}"
    goto, one.line = one.line, None
    text_editor(
        key=key,
        text=one.text,
        revision=one.revision,
        findings=findings_data(facts),
        completions=completions(),
        goto=goto,
        language=language(),
        read_only=session.folder().read_only,
        height=HEIGHT,
        seq=one.seq.get("text", 0),
        on_change=safely(lambda: receive(one, key)),
    )


def receive(one: OpenMap, key: str) -> None:
    """Take over what was typed."""
    from blueprint.studio.canvas import new_ops

    session.receive(one, "text", new_ops(st.session_state.get(key), one.seq.get("text", 0)))


def findings_data(facts: Facts) -> list[dict[str, Any]]:
    """Findings as the editor takes them: lines and columns from 1."""
    lang = language()
    return [
        {
            "line": f.place.start.line,
            "column": f.place.start.column,
            "endLine": f.place.end.line,
            "endColumn": f.place.end.column,
            "severity": f.severity.word,
            "message": f.message[lang] + (f" {f.help[lang]}" if f.help else ""),
            "code": f.name,
        }
        for f in facts.linted.findings
    ]


@cache
def completions() -> dict[str, Any]:
    """What may be written where, from the JSON Schema."""
    from blueprint.model.completions import completions_of
    from blueprint.model.schema import schema

    return dict(completions_of(schema()))
