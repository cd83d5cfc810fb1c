"""What is wrong, in plain words: a button each leads to the field, and one mends what has a fix."""

from __future__ import annotations

import streamlit as st

from blueprint.lint.finding import Finding, Severity
from blueprint.lint.run.fixing import apply
from blueprint.studio.markup import show, tag
from blueprint.studio.panels.go import goal, lead, told
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

MOST = 24
_TITLE, _CLEAN = Wording("Findings", "检查"), Wording("Nothing to mend.", "没有需要修改的地方。")
_FIX, _UNSAFE = Wording("Fix", "修复"), Wording("Fix …", "修复……")
_TO = {
    "field": Wording("Go to it", "去修改"),
    "sheet": Wording("Whole map", "整张地图"),
    "text": Wording("Line {line}", "第 {line} 行"),
}
_FIX_ALL = Wording("Mend all that is safe", "修复全部安全项")
_MORE = Wording("and {n} more; the text view shows all", "还有 {n} 条；文本视图中可见全部")
_CRASHED = Wording("rule {code} failed", "规则 {code} 运行失败")
_NAMES = {
    Severity.ERROR: Wording("error", "错误"),
    Severity.WARNING: Wording("warning", "警告"),
    Severity.INFO: Wording("note", "提示"),
}


def findings(one: OpenMap, facts: Facts) -> None:
    """Draw the list."""
    found = facts.findings
    show(tag("div", f"{say(_TITLE)} {len(found) or ''}", "panel-title"))
    if not found:
        show(tag("div", say(_CLEAN), "good"))
    for number, finding in enumerate(found[:MOST]):
        _row(one, facts, finding, number)
    if len(found) > MOST:
        show(tag("div", say(_MORE, n=len(found) - MOST), "soft"))
    for crash in facts.linted.crashes:
        show(tag("div", say(_CRASHED, code=crash.code), "bad"))
    if not session.folder().read_only and sum(bool(f.fix and f.fix.safe) for f in found) > 1:
        st.button(say(_FIX_ALL), key="fix-all", on_click=safely(_fix_all), args=(one, facts))


def _row(one: OpenMap, facts: Facts, finding: Finding, number: int) -> None:
    lang, word = language(), finding.severity.word
    label, note = told(facts, finding, lang)
    hint = f"{finding.code} {finding.name}" + (f": {finding.help[lang]}" if finding.help else "")
    with st.container(key=f"finding-{number}", horizontal=True, vertical_alignment="top"):
        dot = tag("span", "", f"dot {word}", _NAMES[finding.severity][lang])
        show(
            f'<div class="finding">{dot}<span>{tag("span", label, "", hint)} {tag("span", note, "soft")}</span></div>'
        )
        if finding.fix and not session.folder().read_only:
            fix = finding.fix
            st.button(
                say(_FIX if fix.safe else _UNSAFE),
                key=f"fix-{number}",
                help=plain(fix.title[lang]),
                on_click=safely(_fix),
                args=(one, facts, finding),
            )
        goes = goal(facts, finding)
        st.button(
            say(_TO[goes], line=finding.place.start.line) if goes == "text" else say(_TO[goes]),
            key=f"to-{number}",
            on_click=safely(lead),
            args=(one, facts, finding),
        )


def _fix(one: OpenMap, facts: Facts, finding: Finding) -> None:
    """Make a fix, if the text is still the one it was made for."""
    if finding.fix and one.text == facts.text:
        session.commit(one, {"verb": "text", "text": apply(one.text, [finding.fix])})


def _fix_all(one: OpenMap, facts: Facts) -> None:
    from blueprint.lint.run.engine import lint
    from blueprint.lint.run.fixing import mend

    if one.text == facts.text:
        settings = facts.linted.settings
        mended = mend(facts.linted, lambda loaded: lint(loaded, settings=settings))
        session.commit(one, {"verb": "text", "text": mended.linted.loaded.source.text})
