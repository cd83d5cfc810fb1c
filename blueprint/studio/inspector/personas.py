"""Kinds of customers that come along, as segments of the map."""

from __future__ import annotations

from fractions import Fraction

import streamlit as st

from blueprint.edit.segments import segment_verbs
from blueprint.figures.whatif.assigning import BadChange, read
from blueprint.figures.whatif.personas import segment_data
from blueprint.model.service_map import ServiceMap
from blueprint.model.share import Share
from blueprint.packs.personas import Persona, personas
from blueprint.studio.inspector.typed import share_typed
from blueprint.studio.markup import show, tag
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

DEFAULT = "10%"
LEAST = Fraction(1, 10_000)
_TITLE = Wording("Add a kind of customer that comes along", "添加现成的客户类型")
_WHICH, _SHARE = Wording("Kind of customer", "客户类型"), Wording("Share of all customers", "占全部客户")
_ADD = Wording("Add as a segment", "添加为客群")
_NUMBERS = Wording(
    "All numbers are assumed: replace them by what was measured. The other shares make room.",
    "所有数字均为假设，请用实测数据替换。其余客群的比例相应缩减。",
)
_BAD = Wording("write a share from 0.01% to 99.99%, such as 10%", "请写 0.01% 到 99.99% 之间的比例，如 10%")
_NEEDS = Wording(
    "Needs 1 to 5: surroundings {environment}, being treated well {emotion}, knowing {information}, little effort {convenience}",
    "需求 1～5：环境 {environment}、情感 {emotion}、信息 {information}、便利 {convenience}",
)


def add_persona(one: OpenMap, service_map: ServiceMap) -> None:
    """The form: who, how many, add."""
    known = {i: p for i, p in personas().items() if i not in service_map.segments}
    if not known or session.folder().read_only:
        return
    lang = language()
    which, share = f"persona:{one.name}", f"persona-share:{one.name}"
    if st.session_state.get(which) not in known:
        st.session_state[which] = next(iter(known))
    st.session_state.setdefault(share, DEFAULT)
    show(tag("div", say(_TITLE), "panel-title"))
    titles = {i: p.title.wording[lang] for i, p in known.items()}
    st.selectbox(say(_WHICH), list(known), format_func=lambda i: titles.get(i, i), key=which)
    chosen = known[st.session_state[which]]
    show(
        tag("div", chosen.about.wording[lang], "inspector-about"),
        tag("div", say(_NEEDS, **chosen.needs.model_dump()), "inspector-about"),
    )
    left, right = st.columns(2, gap="small", vertical_alignment="bottom")
    left.text_input(say(_SHARE), key=share)
    right.button(
        plain(say(_ADD)),
        key=f"{which}:add",
        width="stretch",
        on_click=safely(_add),
        args=(one, service_map, chosen, share),
    )
    show(tag("div", say(_NUMBERS), "inspector-about"))


def _add(one: OpenMap, service_map: ServiceMap, persona: Persona, key: str) -> None:
    said = share_typed(str(st.session_state.get(key) or DEFAULT))
    try:
        share = Fraction(read(Share, said))
    except BadChange:
        share = Fraction(0)
    if not LEAST <= share <= 1 - LEAST:
        one.tell("bad", _BAD)
        return
    data = segment_data(persona, service_map, said)
    if session.commit(one, *segment_verbs(service_map, persona.id, data, share)) is None:
        st.session_state[f"entry:{one.name}:segments"] = persona.id
