"""The canvas, with the form of what is selected beside it: one component over one queue of edits."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from blueprint.draw.from_measured import NoReport
from blueprint.figures.whatif.assigning import BadChange
from blueprint.studio.form.data import form_data
from blueprint.studio.form.verbs import WORDS, key_of, verbs_of
from blueprint.studio.inspector.submap import open_map
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.commenting import Comments
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.folder import Refused
from blueprint.studio.state.measured import with_report
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.owner import user
from blueprint.studio.state.page_language import language, say
from blueprint.studio.state.stale import findings_for, overlay_for
from blueprint.studio.topbar import parts, segment, speech
from blueprint.studio.views.variant_layer import base_facts, layered, side, switch
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout
    from blueprint.model.service_map import ServiceMap
    from blueprint.studio.state.facts import Word

HEIGHT = "max(430px, calc(100vh - 108px))"
"""As high as the window, but for the bar above and the names of the panels below."""
AHEAD = 0.1
"""Seconds that the picture of an edit has to be painted: messages that come sooner would make React begin again."""
_UNDER_A_SWITCH = "max(430px, calc(100vh - 156px))"
_WHOLE, _STALE = "the whole page runs", "the picture shows earlier figures"
_NOTHING = Wording(
    "This text cannot be drawn yet. The findings below say why; mend it in the text view.",
    "这份文本还画不出来。原因见下方检查结果；请在文本视图中修改。",
)
_TO_TEXT = Wording("Open the text", "打开文本")


def canvas_view(one: OpenMap, facts: Facts) -> bool:
    """Draw both; gives whether the picture shows other figures than those of the text."""
    del facts  # the fragment asks for those of its own run
    with st.container(key="stage"):
        switch(one)
        st.session_state[_WHOLE] = True
        _picture(one)
    return bool(st.session_state[_STALE])


@st.fragment
def _picture(one: OpenMap) -> None:
    """The canvas. An edit made on it runs this alone, so that it is painted at once; then the page follows."""
    whole = st.session_state.pop(_WHOLE, False)
    edited = st.session_state.pop(_edited(one), False)
    try:
        st.session_state[_STALE] = _drawn(one, session.facts(one))
    except Exception:
        if whole:
            raise  # else it comes again with the whole page, which says it in a sentence
        edited = True
    if edited and not whole:
        time.sleep(AHEAD)
        st.rerun()


def _drawn(one: OpenMap, facts: Facts) -> bool:
    layout: Layout | None = None
    added = None
    worst: Mapping[str, Word] = {}
    stale = False
    base = base_facts(one)
    if base is not None and side() == "base":
        _base(one, base)
        return False
    if facts.map is not None:
        overlay, worst, stale = overlay_for(one, facts, segment(), parts())
        with suppress(NoReport):  # said where the report is brought
            overlay = with_report(one, overlay, facts.map, segment())
        both = layered(facts, base, segment(), speech(), overlay) if base and side() == "layer" else None
        layout, added = (
            (both.layout, both.added) if both else (facts.layout(segment(), speech(), overlay), None)
        )
    if layout is None and not facts.is_blank:
        with st.container(key="no-picture"):
            st.warning(say(_NOTHING))
            st.button(say(_TO_TEXT), key="to-text", on_click=safely(_to_text))
        return stale
    from blueprint.studio.canvas import canvas

    key = canvas_key(one)
    canvas(
        key=key,
        layout=cast("Layout", layout),
        map=cast("ServiceMap", facts.seen(segment()) if facts.map else None),
        selected=list(one.selected),
        seq=one.seq.get("canvas", 0),
        language=language(),
        findings=worst,
        read_only=session.folder().read_only,
        earlier=facts.ready and facts.drawn is None,
        goto=(one.goto.n, one.goto.id, one.goto.field) if one.goto else None,
        height=HEIGHT if base is None else _UNDER_A_SWITCH,
        form=_form(one, facts),
        added=added,
        on_change=safely(lambda: receive(one, key)),
    )
    return stale


def _base(one: OpenMap, base: Facts) -> None:
    """The base of a variant, to look at."""
    from blueprint.studio.canvas import canvas

    canvas(
        key=f"base-{one.name}",
        layout=base.layout(segment(), speech(), base.overlay(segment())),
        map=base.seen(segment()),
        selected=(),
        seq=0,
        language=language(),
        findings=base.worst,
        read_only=True,
        height=_UNDER_A_SWITCH,
        on_change=safely(_only_looked_at),
    )


def _only_looked_at() -> None:
    return None


def _form(one: OpenMap, facts: Facts) -> dict[str, Any] | None:
    if facts.map is None:
        return None
    told = form_data(facts.map, language(), findings_for(one, facts), one.rejected, facts.settled, facts.text)
    shown = Comments(session.folder(), one.name).on(facts.map.touchpoints)
    comments = [asdict(each) for each in shown]
    return told | {"comments": comments, "me": user()}


def receive(one: OpenMap, key: str) -> None:
    """Make the edits that the canvas and its form sent, and take over what is selected there."""
    from blueprint.studio.canvas.queue import result_of

    selected = result_of(st.session_state.get(key)).selected
    receive_edits(one, key)
    one.selected = selected


def receive_edits(one: OpenMap, key: str) -> None:
    """Make the edits that a component over the queue of the canvas sent.

    Where the browser's words come together, a run of the canvas alone brings what was typed elsewhere, too: the page
    follows it as it follows the canvas.
    """
    from blueprint.studio.canvas import new_ops

    raw, state = st.session_state.get(key), st.session_state
    if session.receive(one, "canvas", new_ops(raw, one.seq.get("canvas", 0)), words_of(one)):
        state[_edited(one)] = True


def words_of(one: OpenMap) -> dict[str, Callable[[Mapping[str, Any]], object]]:
    """What is done for the verbs of canvas, form and table that are none of a map; they share one queue."""
    from blueprint.studio.table import taking

    lang = language()
    words: dict[str, Callable[[Mapping[str, Any]], object]] = dict.fromkeys(WORDS, partial(_typed, one, lang))
    words |= dict.fromkeys(taking.WORDS, partial(taking.take, one, lang))
    words |= {"open": lambda d: open_map(one, str(d["id"]))}
    return words | {"comment": partial(_comment, one), "resolve": partial(_resolve, one)}


def canvas_key(one: OpenMap) -> str:
    """What the component of a map is called, and its queue of edits."""
    return f"canvas-{one.name}"


def _edited(one: OpenMap) -> str:
    return f"edited on the canvas:{one.name}"


def _typed(one: OpenMap, lang: Any, data: Mapping[str, Any]) -> None:
    """What was typed into a field of the form goes into the map, or stays there with the reason."""
    key = key_of(data)
    one.rejected.pop(key, None)
    service_map = session.facts(one).map
    if service_map is None:
        return
    try:
        verbs = verbs_of(service_map, data, lang, one.typed_shares)
    except BadChange as wrong:
        one.rejected[key] = (str(data.get("value") or ""), wrong.wording)
        return
    refused = one.commit(*verbs)
    if refused is not None:
        one.told.pop()
        one.rejected[key] = (str(data.get("value") or ""), refused)


def _comment(one: OpenMap, data: Mapping[str, Any]) -> None:
    by = user() or str(data.get("by") or "")
    _talk(one, lambda c: c.add(str(data.get("on") or ""), by, str(data.get("text") or "")))


def _resolve(one: OpenMap, data: Mapping[str, Any]) -> None:
    _talk(one, lambda c: c.resolve(str(data.get("id")), user() or str(data.get("by") or "")))


def _talk(one: OpenMap, does: Callable[[Comments], None]) -> None:
    try:
        does(Comments(session.folder(), one.name))
    except Refused as refused:
        one.tell("bad", refused.wording)


def _to_text() -> None:
    st.session_state["view"] = "text"
