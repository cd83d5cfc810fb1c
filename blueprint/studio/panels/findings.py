"""What is wrong: a click goes to the touchpoint, a button mends what has a fix."""

from __future__ import annotations

import streamlit as st

from blueprint.lint.finding import Finding, Severity
from blueprint.lint.run.fixing import apply
from blueprint.studio.markup import show, tag
from blueprint.studio.panels.go import select_finding
from blueprint.studio.state import session
from blueprint.studio.state.callbacks import safely
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

MOST = 24
_TITLE, _CLEAN = Wording("Findings", "检查"), Wording("Nothing to mend.", "没有需要修改的地方。")
_FIX, _UNSAFE = Wording("Fix", "修复"), Wording("Fix …", "修复……")
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
    lang = language()
    with st.container(key=f"finding-{number}", horizontal=True, vertical_alignment="top"):
        word = finding.severity.word
        st.html(tag("span", "", f"dot {word}", _NAMES[finding.severity][lang]), width="content")
        hint = f"{finding.code} {finding.name}" + (f": {finding.help[lang]}" if finding.help else "")
        code = finding.element or str(finding.place.start.line)
        label = f"{plain(finding.message[lang])} :gray[{plain(code)}]"
        st.button(
            label,
            key=f"to-{number}",
            type="tertiary",
            help=plain(hint),
            on_click=safely(select_finding),
            args=(one, facts, finding),
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
