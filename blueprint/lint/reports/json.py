"""JSON to the contract: version 1; keys may be added, never renamed."""

from __future__ import annotations

import json
from typing import Any

from blueprint.lint.finding import Finding, Fix, Place
from blueprint.lint.home import page_url
from blueprint.lint.run.summary import Result
from blueprint.source.place import Position
from blueprint.version import __version__
from blueprint.wording import Language


def write(result: Result, language: Language) -> str:
    """The whole run as one object."""
    data = {
        "version": 1,
        "tool": {"name": "blueprint", "version": __version__},
        "findings": [as_data(f, language) for f in result.findings],
        "crashes": [
            {"path": c.path, "code": c.code, "error": f"{type(c.error).__name__}: {c.error}"}
            for c in result.crashes
        ],
        "summary": {
            "files": len(result.files),
            **{severity.word: n for severity, n in result.counts.items()},
            "suppressed": result.suppressed,
            "baselined": result.baselined,
            "fixed": result.fixed,
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_data(finding: Finding, language: Language) -> dict[str, Any]:
    """One finding."""
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
        "fix": _fix(finding.fix, language) if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "url": page_url(finding.name, language),
    }


def _fix(fix: Fix, language: Language) -> dict[str, Any]:
    edits = [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in fix.edits]
    return {"title": fix.title[language], "safe": fix.safe, "edits": edits}


def _span(place: Place) -> dict[str, Any]:
    return {"start": _position(place.start), "end": _position(place.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
