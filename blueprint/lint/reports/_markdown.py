"""A Markdown table of findings, for the summary page of a GitHub workflow."""

from __future__ import annotations

from blueprint.lint.reports._counts import counted
from blueprint.lint.repository import in_repository
from blueprint.lint.run.summary import Result
from blueprint.wording import Language, Wording

ROWS = 500
"""GitHub takes a megabyte of summary a step."""
_HEAD = Wording(
    "| place | severity | rule | what |\n|---|---|---|---|\n",
    "| 位置 | 级别 | 规则 | 内容 |\n|---|---|---|---|\n",
)


def step_summary(result: Result, language: Language) -> str:
    """The counts, then a row a finding."""
    rows = []
    for finding in result.findings:
        said = "<br>".join(_cell(w[language]) for w in (finding.message, finding.help) if w)
        place = f"{in_repository(finding.path)}:{finding.place.start.line}"
        rows.append(
            f"| {_cell(place)} | {finding.severity.word} | {finding.code} {finding.name} | {said} |\n"
        )
    table = _HEAD[language] + "".join(rows[:ROWS]) if rows else ""
    return f"### blueprint lint\n\n{counted(result, language)}\n{table}\n"


def _cell(text: str) -> str:
    """Text that stays in its cell and is not markup."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    for sign in "\\`*_[]|":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r", " ").replace("\n", " ")
