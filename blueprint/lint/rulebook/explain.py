"""A rule explained: its page, the presets that have it, what can be set."""

from __future__ import annotations

from typing import Any

from blueprint.lint.rule import Rule
from blueprint.lint.rulebook.described import described
from blueprint.lint.rulebook.page import page_of
from blueprint.lint.rulebook.preset import preset, preset_names
from blueprint.wording import Language, Wording

PRESETS = Wording("Presets: {names}", "规则集：{names}")
OPTIONS = Wording("Options", "选项")
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
    presets = PRESETS.filled(names=", ".join(presets_of(rule)))[language]
    lines = [
        f"{rule.code} {rule.name} ({rule.severity.word})",
        f"{presets}. {SINCE.filled(version=rule.since)[language]}.",
        "",
        rule.page.strip(),
    ]
    options = list(described(rule.options))
    if options:
        lines += ["", OPTIONS[language], f"    [lint.rules.{rule.name}]"]
        lines += [f"    {o.name} = {o.default}  # {o.wording[language]}" for o in options]
    return "\n".join(lines) + "\n"


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
        "sections": page.sections,
        "fails": list(page.fails),
        "passes": list(page.passes),
        "options": [
            {"name": o.name, "default": o.default, "description": o.wording[language]}
            for o in described(rule.options)
        ],
    }
