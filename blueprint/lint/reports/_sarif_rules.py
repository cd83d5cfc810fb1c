"""The rules of a run as SARIF describes them: all that ran, so that two runs differ in their results alone."""

from __future__ import annotations

from typing import Any

from blueprint.lint.config.settings import Chosen
from blueprint.lint.finding import Severity
from blueprint.lint.home import page_url
from blueprint.lint.rulebook.page import Page, page_of
from blueprint.wording import Language

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_LONGEST = 1024
_TAGS = {
    "BP0": "yaml",
    "BP1": "references",
    "BP2": "flow",
    "BP3": "lanes",
    "BP4": "time",
    "BP5": "experience",
    "BP6": "wording",
    "BP7": "completeness",
    "BP9": "linting",
}
_JUDGED = ("BP5", "BP6", "BP7")
"""Groups in which people may differ with the rule."""


def descriptor(chosen: Chosen, language: Language) -> dict[str, Any]:
    """A rule: its page, its level, and what code scanning sorts by."""
    rule, page = chosen.rule, page_of(chosen.rule)
    title, full = _told(page, language)
    markdown = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in page.sections.items())
    markdown = markdown.replace("```yaml fail", "```yaml").replace("```yaml pass", "```yaml")
    data: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title[:_LONGEST]},
        "fullDescription": {"text": full[:_LONGEST]},
        "help": {"text": full, "markdown": f"# {rule.code} {rule.name}\n\n{page.title}.\n\n{markdown}\n"},
        "defaultConfiguration": {"level": LEVELS[chosen.severity]},
        "properties": {
            "tags": ["service-blueprint", _TAGS.get(rule.code[:3], "other")],
            "precision": "medium" if rule.code.startswith(_JUDGED) else "very-high",
            "problem.severity": _PROBLEM[chosen.severity],
        },
    }
    if url := page_url(rule.name, language):
        data["helpUri"] = url
    return data


def _told(page: Page, language: Language) -> tuple[str, str]:
    """A title and a description in one line each, never empty."""
    chinese = " ".join(page.sections.get("中文", "").split())
    english = " ".join(page.sections.get("What it does", page.title).split())
    if language == "zh" and chinese:
        return chinese.partition("。")[0], chinese
    return page.title, english
