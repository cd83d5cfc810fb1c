"""One line a finding: `path:line:column: severity[CODE] name: message`."""

from __future__ import annotations

from blueprint.lint.finding import Finding
from blueprint.lint.summary import Result
from blueprint.wording import Language


def write(result: Result, language: Language) -> str:
    """The lines of a run."""
    return "".join(f"{line(f, language)}\n" for f in result.findings)


def line(finding: Finding, language: Language) -> str:
    """A finding as editors and log matchers know it."""
    start = finding.place.start
    return (
        f"{finding.path}:{start.line}:{start.column}: {finding.severity.word}[{finding.code}] "
        f"{finding.name}: {finding.message[language]}"
    )
