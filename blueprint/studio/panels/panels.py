"""The panels below the view: an overview, and sheets that are computed when they are looked at."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from blueprint.studio.inspector.whole_map import map_form
from blueprint.studio.markup import show, tag
from blueprint.studio.panels.comparison import comparison
from blueprint.studio.panels.emotion import emotion
from blueprint.studio.panels.findings import findings
from blueprint.studio.panels.moments import moments
from blueprint.studio.panels.more import MORE, more
from blueprint.studio.panels.queues import queues
from blueprint.studio.panels.times import promises, times
from blueprint.studio.panels.variant import variant
from blueprint.studio.panels.what_if import what_if
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, named, say
from blueprint.studio.state.stale import last_good
from blueprint.studio.state.variants import base_name
from blueprint.studio.topbar import segment
from blueprint.wording import Wording

SHEETS = {
    "overview": Wording("Overview", "总览"),
    "map": Wording("Whole map", "整张地图"),
    "emotion": Wording("Emotion curve", "情感曲线"),
    "time": Wording("Time and queues", "时间与排队"),
    "compare": Wording("Compare", "比较"),
    **MORE,
}
OF_VARIANTS = {"variant": Wording("Variant", "变体")}
_SHEET = Wording("Panel", "面板")
_BEFORE = Wording("These are the figures from before the last changes.", "以下是最近改动之前的数字。")


def panels(one: OpenMap, facts: Facts) -> None:
    """Draw the sheet that is chosen."""
    with st.container(key="panels"):
        sheets = SHEETS if base_name(one) is None else SHEETS | OF_VARIANTS
        if st.session_state.get("sheet") not in sheets:
            st.session_state["sheet"] = "overview"
        sheet = st.segmented_control(
            say(_SHEET),
            list(sheets),
            format_func=named(sheets),
            key="sheet",
            required=True,
            label_visibility="collapsed",
        )
        if sheet == "overview":
            _overview(one, facts)
        elif sheet == "map":
            map_form(one, facts)
        elif sheet == "variant":
            variant(one)
        elif sheet in MORE:
            more(sheet, one, facts)
        elif sheet == "compare":
            comparison(one, facts)
        elif (shown := last_good(one, facts)) is None:
            _nothing(facts)
        else:
            _why(facts)
            with _room(facts, "sheet"):
                emotion(one, shown) if sheet == "emotion" else _time(one, shown)


def _overview(one: OpenMap, facts: Facts) -> None:
    columns = st.columns([5, 5, 5, 5])
    with columns[0]:
        findings(one, facts)
    shown = last_good(one, facts)
    whole = shown.whole(segment()) if shown else None
    if shown is None or shown.analysis is None or whole is None:
        with columns[1]:
            _nothing(facts)
        return
    with columns[1]:
        _why(facts)
        with _room(facts, "moments"):
            moments(one, shown.analysis, whole)
    with columns[2], _room(facts, "promises"):
        promises(shown.analysis, whole)
    if facts.analysis is not None:
        with columns[3]:
            what_if(one, facts)


def _room(facts: Facts, part: str) -> AbstractContextManager[object]:
    """Where figures stand: grey while they are those of an earlier text."""
    return nullcontext() if facts.analysis is not None else st.container(key=f"earlier-{part}")


def _why(facts: Facts) -> None:
    """Why the figures are those of an earlier text, if they are."""
    if facts.analysis is None and facts.no_figures is not None:
        show(tag("div", f"{say(_BEFORE)} {facts.no_figures[language()]}", "why-earlier"))


def _time(one: OpenMap, facts: Facts) -> None:
    whole = facts.whole(segment())
    assert whole is not None
    assert facts.analysis is not None
    left, right = st.columns(2)
    with left:
        times(facts.analysis, whole)
    with right:
        queues(one, facts.analysis)


def _nothing(facts: Facts) -> None:
    reason = facts.no_figures
    show(tag("div", reason[language()] if reason else "", "soft"))
