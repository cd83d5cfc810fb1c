"""A rule explained: its page, the presets that have it, what can be set."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent
from typing import Any

from blueprint.lint.finding import Severity
from blueprint.lint.home import page_url
from blueprint.lint.rule import Rule
from blueprint.lint.rulebook.described import described
from blueprint.lint.rulebook.examples import in_chinese
from blueprint.lint.rulebook.page import Page, page_of
from blueprint.lint.rulebook.preset import preset, preset_names
from blueprint.wording import Language, Wording, listed

PRESETS = Wording("Presets: {names}", "规则集：{names}")
OPTIONS = Wording("Options", "选项")
HEAD = Wording("{code} {name} ({severity})", "{code} {name}（{severity}）")
ABOUT = Wording("{presets}. {since}.", "{presets}。{since}。")
SEVERITIES = {
    Severity.ERROR: Wording("error", "错误"),
    Severity.WARNING: Wording("warning", "警告"),
    Severity.INFO: Wording("info", "提示"),
}
SINCE = Wording("Since {version}", "自 {version} 起")


def presets_of(rule: Rule) -> list[str]:
    """The presets that have a rule."""
    return [name for name in preset_names() if rule.name in preset(name).rules]


def headline(rule: Rule, language: Language) -> str:
    """One line: what the rule reports."""
    page = page_of(rule)
    return page.sections["中文"].splitlines()[0] if language == "zh" else page.title


def as_text(rule: Rule, language: Language) -> str:
    """The whole explanation for a terminal."""
    presets = PRESETS.filled(names=listed(presets_of(rule), language))
    first = HEAD.filled(code=rule.code, name=rule.name, severity=SEVERITIES[rule.severity])
    lines = [
        first[language],
        ABOUT.filled(presets=presets, since=SINCE.filled(version=rule.since))[language],
        "",
    ]
    lines += _chinese(page_of(rule)) if language == "zh" else [rule.page.strip()]
    options = list(described(rule.options))
    if options:
        lines += ["", OPTIONS[language], f"    [lint.rules.{rule.name}]"]
        lines += [f"    {o.name} = {o.default}  # {o.wording[language]}" for o in options]
    if url := page_url(rule.name, language):
        lines += ["", url]
    return "\n".join(lines) + "\n"


def _chinese(page: Page) -> Iterator[str]:
    """What a page says in Chinese, with its examples."""
    yield page.sections["中文"]
    for heading, examples in (("反例", page.fails), ("改为", page.passes)):
        for example in examples:
            yield f"\n{heading}\n{indent(in_chinese(example).rstrip(), '    ')}"


def as_data(rule: Rule, language: Language) -> dict[str, Any]:
    """The whole explanation for a program."""
    page = page_of(rule)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.word,
        "since": rule.since,
        "presets": presets_of(rule),
        "title": headline(rule, language),
        "sections": page.sections if language == "en" else {"中文": page.sections["中文"]},
        "fails": [in_chinese(each) if language == "zh" else each for each in page.fails],
        "passes": [in_chinese(each) if language == "zh" else each for each in page.passes],
        "options": [
            {"name": o.name, "default": o.default, "description": o.wording[language]}
            for o in described(rule.options)
        ],
    }
