"""The design method as a checklist: done, next, and what is missing where."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from blueprint.cli.show.console import BAD, GOOD, QUIET, STRONG, open_console, say
from blueprint.lint.rulebook.explain import headline
from blueprint.lint.rulebook.registry import rule_named
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from blueprint.lint.finding import Finding
    from blueprint.lint.run.design import Design

_MOST = 4
"""Findings of a rule that are printed; the others are counted."""

_HEAD = Wording("Design of {path}", "{path} 的设计")
_DONE, _TODO = Wording("done", "完成"), Wording("{n} missing", "还缺 {n} 项")
_NEXT = Wording("next", "下一步")
_MORE = Wording("and {n} more", "另有 {n} 处")
_ALL = Wording("every step is done", "各步骤均已完成")
_BROKEN = Wording("Errors to mend first", "请先改正错误")


def show(design: Design, path: str, language: Language) -> None:
    """Print the steps in their order."""
    console = open_console()
    say(console, _HEAD.filled(path=path)[language], STRONG)
    if design.broken:
        say(console)
        say(console, _BROKEN[language], BAD)
        _findings(console, design.broken, language)
    for number, state in enumerate(design.steps, 1):
        say(console)
        told = _DONE[language] if state.done else _TODO.filled(n=len(state.findings))[language]
        if state is design.next:
            told = f"{told} · {_NEXT[language]}"
        mark = "✓" if state.done else "○"
        say(
            console, f"{mark} {number}. {state.step.title[language]} · {told}", GOOD if state.done else STRONG
        )
        say(console, f"     {state.step.asks[language]}", QUIET)
        _findings(console, state.findings, language)
    if design.steps and design.next is None and not design.broken:
        say(console)
        say(console, _ALL[language], GOOD)


def _findings(console: Console, findings: Sequence[Finding], language: Language) -> None:
    """By rule, each with its first places and the remedy."""
    for name, group in groupby(sorted(findings, key=lambda f: f.code), key=lambda f: f.name):
        found = list(group)
        rule = rule_named(name)
        say(console, f"   - {headline(rule, language)} ({rule.code} {name})")
        for finding in found[:_MOST]:
            say(console, f"       {finding.place.start.line}: {finding.message[language]}")
        if len(found) > _MOST:
            say(console, f"       {_MORE.filled(n=len(found) - _MOST)[language]}", QUIET)
        if found[0].help:
            say(console, f"       = {found[0].help[language]}", QUIET)
