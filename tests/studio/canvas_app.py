"""A page with one canvas: the smallest use of it. Not a test; the tests serve it.

Query parameters: `map` (a key of MAPS, a number of touchpoints, or a map's file name), `lang`, `ro`, `goto`.
"""

import json
from pathlib import Path

import streamlit as st

from benchmarks.generate import service_map
from blueprint.draw import lay_out
from blueprint.edit import EditRefused, apply, verb_from
from blueprint.model.loader import loads
from blueprint.studio.canvas import canvas, new_ops

MAPS = {
    "small": """blueprint: 1
title: 小店
touchpoints:
  enter: {lane: customer, title: 进门, next: greet}
  greet: {lane: frontstage, title: 问候, next: pay}  # 微笑
  pay: {lane: customer, title: 付款, end: served}
""",
    "loose": """blueprint: 1
title: 散件
touchpoints:
  one: {lane: customer, title: 一, end: served}
  two: {lane: customer, title: 二, end: served}
  three: {lane: frontstage, title: 三, end: served}
""",
    "behind": """blueprint: 1
title: 幕后
touchpoints:
  order: {lane: customer, title: 下单, next: eat}
  eat: {lane: customer, title: 用餐, evidence: [小票], end: served}
  cook: {lane: backstage, title: 备菜}
  wash: {lane: backstage, title: 洗碗}
  slip: {lane: evidence, title: 小票}
""",
    "hostile": """blueprint: 1
title: "<script>window.bad = 1</script>"
touchpoints:
  a: {lane: customer, title: "<script>window.bad = 1</script>]]>&'\\"", next: b}
  b: {lane: frontstage, title: "<img src=x onerror='window.bad = 1'>", evidence: ["<a href='javascript:window.bad=1'>x</a>"], end: served}
""",
}


def first_text(name: str) -> str:
    if name in MAPS:
        return MAPS[name]
    if name.isdigit():
        return service_map(int(name))
    return Path(f"maps/{name}.blueprint.yaml").read_text(encoding="utf-8")


def changed() -> None:
    state = st.session_state
    state.selected = list((state.get("canvas") or {}).get("selected") or [])
    for op in new_ops(state.get("canvas"), state.seq):
        state.seq = op["n"]
        state.log.append(op)
        word = op["verb"].get("verb")
        if word == "undo" and state.past:
            state.text = state.past.pop()
        elif word not in ("undo", "redo", "save"):
            try:
                new = apply(state.text, verb_from(op["verb"]))
            except EditRefused as refused:
                state.refused.append(refused.wording.en)
            else:
                state.past.append(state.text)
                state.text = new


def fresh() -> None:
    # The numbers of edits go on: they belong to the component, not to the map.
    text = first_text(st.query_params.get("map", "small"))
    st.session_state.update(text=text, log=[], past=[], refused=[], selected=[])
    st.session_state.begun = st.session_state.seq


asked = st.query_params
if "text" not in st.session_state:
    st.session_state.update(seq=0, runs=0)
    fresh()
st.session_state.runs += 1
st.set_page_config(layout="wide")
shown = loads(st.session_state.text).map
canvas(
    key="canvas",
    layout=lay_out(shown) if shown else None,
    map=shown,
    selected=st.session_state.selected,
    seq=st.session_state.seq,
    language="en" if asked.get("lang") == "en" else "zh",
    findings=dict.fromkeys(list(shown.touchpoints)[:1], "error") if shown else {},
    read_only="ro" in asked,
    goto=(1, asked["goto"], "") if "goto" in asked else None,
    height=560,
    on_change=changed,
)
st.button("again")
st.button("fresh", on_click=fresh)
st.text_input("field", "x")
echo = {
    "done": st.session_state.seq - st.session_state.begun,
    "log": st.session_state.log,
    "refused": st.session_state.refused,
    "selected": st.session_state.selected,
    "runs": st.session_state.runs,
    "text": st.session_state.text,
}
st.code(json.dumps(echo, ensure_ascii=False), language=None)
