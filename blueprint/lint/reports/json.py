"""JSON to the contract: version 1; keys may be added, never renamed."""

from __future__ import annotations

import json
from typing import Any

from blueprint.lint.finding import Finding, Place
from blueprint.lint.summary import Result
from blueprint.source.place import Position
from blueprint.version import __version__
from blueprint.wording import Language


def write(result: Result, language: Language) -> str:
    """The whole run as one object."""
    data = {
        "version": 1,
        "tool": {"name": "blueprint", "version": __version__},
        "findings": [as_data(f, language) for f in result.findings],
        "summary": {
            "files": len(result.files),
            **{severity.word: n for severity, n in result.counts.items()},
            "suppressed": 0,
            "baselined": 0,
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_data(finding: Finding, language: Language) -> dict[str, Any]:
    """One finding."""
    fix = finding.fix and {
        "title": finding.fix.title[language],
        "safe": finding.fix.safe,
        "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in finding.fix.edits],
    }
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "message": finding.message[language],
        "help": finding.help[language] if finding.help else None,
        "path": finding.path,
        "span": _span(finding.place),
        "element": finding.element,
        "related": [{"message": r.message[language], "span": _span(r.place)} for r in finding.related],
        "fix": fix,
        "fingerprint": finding.fingerprint,
    }


def _span(place: Place) -> dict[str, Any]:
    return {"start": _position(place.start), "end": _position(place.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
