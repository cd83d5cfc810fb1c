"""One line a finding: `path:line:column: severity[CODE] name: message`."""

from __future__ import annotations

import re

from blueprint.lint.finding import Finding
from blueprint.lint.paint import PLAIN, Paint
from blueprint.lint.run.summary import Result
from blueprint.wording import Language

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def write(result: Result, language: Language, paint: Paint = PLAIN) -> str:
    """The lines of a run."""
    return "".join(f"{line(f, language, paint)}\n" for f in result.findings)


def line(finding: Finding, language: Language, paint: Paint = PLAIN) -> str:
    """A finding as editors and log matchers know it."""
    start = finding.place.start
    place = paint.strong(f"{tame(finding.path)}:{start.line}:{start.column}:")
    severity = paint.severity(finding.severity, f"{finding.severity.word}[{finding.code}]")
    return f"{place} {severity} {finding.name}: {tame(finding.message[language])}"


def tame(text: str) -> str:
    """Text from a map or a file name, without what would move the cursor or begin a line."""
    return _CONTROL.sub(" ", text)
