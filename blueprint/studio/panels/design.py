"""The design method as steps: what is done, what is missing, and where to go on."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from blueprint.lint.rulebook.explain import headline
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.design import STEPS, Design, DesignStep, StepState, check_design
from blueprint.studio.markup import show, tag
from blueprint.studio.panels.go import finding_line
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, say
from blueprint.wording import Wording

MOST = 2
"""Findings of a rule that are shown at first; the others are counted."""
_OPENED = "design rules opened"
_DONE, _MISSING = Wording("done", "完成"), Wording("{n} missing", "还缺 {n} 项")
_NEXT, _LATER = Wording("next", "下一步"), Wording("not begun", "未开始")
_MORE = Wording("and {n} more", "另有 {n} 处")
_ALL = Wording("Every step is done.", "各步骤均已完成。")
_BROKEN = Wording("Errors to mend first", "请先改正错误")
_START = Wording(
    "Begin in the picture: double-click a lane and write the first touchpoint.",
    "从画布开始：双击泳道，写下第一个触点。",
)
_NEEDS = Wording("Write down needs …", "填写需求……")


def design_of(facts: Facts) -> Design:
    """How far the map has come; worked out once a text."""
    from blueprint.lint.config.error import ConfigError
    from blueprint.lint.config.resolve import Resolver
    from blueprint.lint.run.run import Run

    if "_design" not in facts.__dict__:
        try:
            found = check_design(Run(), facts.loaded)
        except ConfigError:
            found = check_design(Run(Resolver(isolated=True)), facts.loaded)
        facts.__dict__["_design"] = found
    kept: Design = facts.__dict__["_design"]
    return kept


def design(one: OpenMap, facts: Facts) -> None:
    """Draw the four steps beside each other."""
    found = design_of(facts)
    if facts.is_blank:
        show(tag("div", say(_START), "design-told"))
    elif found.broken:
        with st.container(key="design-broken"):
            show(tag("div", say(_BROKEN), "panel-title bad"))
            for number, finding in enumerate(found.broken[:MOST]):
                finding_line(one, facts, finding, f"design-broken-{number}")
    elif found.steps and found.next is None:
        show(tag("div", say(_ALL), "design-told good"))
    with st.container(key="design"):
        for number, (column, step) in enumerate(zip(st.columns(len(STEPS)), STEPS, strict=True), 1):
            state = next((s for s in found.steps if s.step is step), None)
            with column, st.container(key=f"design-{step.id}"):
                _head(number, step, state, step is (found.next.step if found.next else STEPS[0]))
                if state is not None:
                    _findings(one, facts, state)


def _head(number: int, step: DesignStep, state: StepState | None, is_next: bool) -> None:
    """The step's number or tick, its name, how far it is, and what it asks."""
    lang = language()
    done = state is not None and state.done
    told = say(_LATER) if state is None else say(_DONE) if done else say(_MISSING, n=len(state.findings))
    css = "done" if done else "next" if is_next else ""
    badge = tag("span", say(_NEXT), "badge next") if is_next and not done else ""
    show(
        f'<div class="step {css}">{tag("b", "✓" if done else str(number))}'
        f"{tag('span', step.title[lang], 'step-title')}{badge}</div>",
        tag("div", told, "step-told good" if done else "step-told near" if state else "step-told soft"),
        tag("div", step.asks[lang], "why"),
    )


def _findings(one: OpenMap, facts: Facts, state: StepState) -> None:
    """What is missing, rule by rule; of a rule that finds much the first, until more is asked for."""
    lang = language()
    opened: set[str] = st.session_state.setdefault(_OPENED, set())
    found = sorted(state.findings, key=lambda f: f.code)
    for name, group in groupby(found, key=lambda f: f.name):
        these = list(group)
        shown = these if name in opened or len(these) <= MOST + 1 else these[:MOST]
        about = headline(rule_named(name), lang)
        for number, finding in enumerate(shown):
            finding_line(one, facts, finding, f"design-{name}-{number}", about)
        if len(shown) < len(these):
            more = say(_MORE, n=len(these) - len(shown))
            st.button(
                more, key=f"go-design-{name}", type="tertiary", on_click=safely(opened.add), args=(name,)
            )
    if state.step is STEPS[0] and found and not session.folder().read_only:
        st.button(say(_NEEDS), key="design-to-needs", on_click=safely(_to_needs))


def _to_needs() -> None:
    st.session_state["sheet"], st.session_state["house"] = "house", "tables"
