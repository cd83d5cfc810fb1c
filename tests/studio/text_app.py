"""A page with one text editor. Not a test; the tests serve it."""

import json

import streamlit as st

from blueprint.model.completions import completions_of
from blueprint.model.loader import loads
from blueprint.model.schema import schema
from blueprint.studio.canvas import new_ops
from blueprint.studio.text_editor import text_editor

TEXT = """blueprint: 1
title: 小店
touchpoints:
  enter: {lane: customer, title: 进门, next: greet}
  greet:
    lane: frontstage
    title: 问候
    end: served
"""


def changed() -> None:
    state = st.session_state
    for op in new_ops(state.get("text-editor"), state.seq):
        state.seq = op["n"]
        state.log.append(op)
        if op["verb"].get("verb") == "text":
            state.text = op["verb"]["text"]


def other() -> None:
    st.session_state.text = st.session_state.text.replace("问候", "欢迎")
    st.session_state.revision += 1


asked = st.query_params
if "text" not in st.session_state:
    st.session_state.update(text=TEXT, seq=0, revision=0, log=[])
st.set_page_config(layout="wide")
problems = loads(st.session_state.text).problems
lines = [st.session_state.text.count("\n", 0, problem.span.start) + 1 for problem in problems]
findings = [
    {"line": line, "column": 1, "endLine": line, "endColumn": 80, "severity": "error"}
    | {"message": problem.message["zh"], "code": problem.kind}
    for line, problem in zip(lines, problems, strict=True)
]
if "warn" in asked:
    findings += [
        {
            "line": 4,
            "column": 3,
            "endLine": 4,
            "endColumn": 8,
            "severity": "warning",
            "message": "提醒",
            "code": "x",
        },
        {
            "line": 7,
            "column": 5,
            "endLine": 7,
            "endColumn": 10,
            "severity": "info",
            "message": "提示",
            "code": "y",
        },
    ]
text_editor(
    key="text-editor",
    text=st.session_state.text,
    revision=st.session_state.revision,
    findings=findings,
    completions=completions_of(schema()),
    goto=int(asked["goto"]) if "goto" in asked else None,
    language="en" if asked.get("lang") == "en" else "zh",
    read_only="ro" in asked,
    height=420,
    seq=st.session_state.seq,
    on_change=changed,
)
st.button("other", on_click=other)
echo = {"seq": st.session_state.seq, "log": st.session_state.log, "text": st.session_state.text}
st.code(json.dumps(echo, ensure_ascii=False), language=None)
