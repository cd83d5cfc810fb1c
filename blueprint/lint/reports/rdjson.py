"""Reviewdog's format: findings and fixes as comments and suggestions on a change, whoever hosts it."""

from __future__ import annotations

import json
from typing import Any

from blueprint.lint.finding import Finding
from blueprint.lint.home import home, page_url
from blueprint.lint.repository import in_repository
from blueprint.lint.run.engine import Linted
from blueprint.lint.run.summary import Result
from blueprint.source.place import Position, Span
from blueprint.wording import Language


def write(result: Result, language: Language) -> str:
    """The whole run."""
    files = (*result.files, *result.others)
    data = {
        "source": {"name": "blueprint", "url": home() or ""},
        "diagnostics": [_diagnostic(f, file, language) for file in files for f in file.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding, file: Linted, language: Language) -> dict[str, Any]:
    said = finding.message[language]
    data: dict[str, Any] = {
        "message": f"{said}\n{finding.help[language]}" if finding.help else said,
        "location": {"path": in_repository(finding.path), "range": _range(finding.place.span, file)},
        "severity": finding.severity.word.upper(),
        "code": {"value": finding.code, "url": page_url(finding.name, language) or ""},
    }
    # A suggestion is one range; a fix of several edits cannot be said in this format.
    if finding.fix and len(finding.fix.edits) == 1:
        (edit,) = finding.fix.edits
        data["suggestions"] = [{"range": _range(edit.span, file), "text": edit.text}]
    return data


def _range(span: Span, file: Linted) -> dict[str, Any]:
    lines = file.loaded.source.lines
    return {
        "start": _position(lines.position(span.start), file),
        "end": _position(lines.position(span.end), file),
    }


def _position(position: Position, file: Linted) -> dict[str, int]:
    """Columns count bytes of UTF-8 here."""
    before = file.loaded.source.lines.line_text(position.line)[: position.column - 1]
    return {"line": position.line, "column": len(before.encode()) + 1}
