"""GitLab Code Quality: an array, empty when all is well, so that what was mended leaves the merge request."""

from __future__ import annotations

import json
from typing import Any

from blueprint.lint.finding import Finding, Severity
from blueprint.lint.repository import in_repository
from blueprint.lint.run.summary import Result
from blueprint.wording import Language

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_UNREADABLE = "critical"


def write(result: Result, language: Language) -> str:
    """The whole run."""
    return json.dumps([_issue(f, language) for f in result.findings], ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, language: Language) -> dict[str, Any]:
    start, end = finding.place.start, finding.place.end
    return {
        # GitLab does not show `check_name`, so the description begins with it.
        "description": f"{finding.code} {finding.name}: {finding.message[language]}",
        "check_name": finding.name,
        "fingerprint": finding.fingerprint,
        "severity": _UNREADABLE if finding.code.startswith("BP0") else _SEVERITY[finding.severity],
        "location": {
            "path": in_repository(finding.path),
            "positions": {
                "begin": {"line": start.line, "column": start.column},
                "end": {"line": end.line, "column": end.column},
            },
        },
    }
