"""SARIF 2.1.0, as GitHub code scanning reads it. No times and no absolute paths: equal runs, equal files."""

from __future__ import annotations

import json
from typing import Any

from blueprint.lint.config.settings import BY_DEFAULT, Chosen
from blueprint.lint.finding import Finding, Fix
from blueprint.lint.home import home
from blueprint.lint.reports._sarif_rules import LEVELS, descriptor
from blueprint.lint.reports._uri import uri
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import Crash, Linted
from blueprint.lint.run.summary import Result
from blueprint.source.place import Edit, Span
from blueprint.version import __version__
from blueprint.wording import Language, Wording

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RESULTS = 25_000
"""GitHub refuses a run with more."""
_LEFT_OUT = Wording("{n} further findings are left out", "另有 {n} 个结果未列出")
_CRASHED = Wording("rule {code} failed on {path}: {error}", "规则 {code} 在 {path} 上出错：{error}")


def write(result: Result, language: Language) -> str:
    """One run; without findings the results are empty, which closes alerts."""
    return (
        json.dumps(
            {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(result, language)]},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _run(result: Result, language: Language) -> dict[str, Any]:
    rules = _rules(result)
    numbers = {chosen.rule.code: i for i, chosen in enumerate(rules)}
    found = [(f, file) for file in (*result.files, *result.others) for f in file.findings]
    listed = found if len(found) <= RESULTS else sorted(found, key=lambda pair: -pair[0].severity)[:RESULTS]
    driver: dict[str, Any] = {
        "name": "blueprint",
        "semanticVersion": __version__,
        "version": __version__,
        "rules": [descriptor(chosen, language) for chosen in rules],
    }
    if address := home():
        driver["informationUri"] = address
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": "blueprint/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result, numbers, len(found) - len(listed), language)],
        "results": [_result(f, file, numbers[f.code], language) for f, file in listed],
    }


def _rules(result: Result) -> list[Chosen]:
    """Every rule that ran, and those whose findings nothing can turn off."""
    chosen = {c.rule.code: c for c in result.rules}
    for finding in result.findings:
        if finding.code not in chosen:
            chosen[finding.code] = Chosen(rule_named(finding.name), finding.severity, BY_DEFAULT)
    return [chosen[code] for code in sorted(chosen)]


def _invocation(result: Result, numbers: dict[str, int], left_out: int, language: Language) -> dict[str, Any]:
    notes = [_crash(crash, numbers, language) for crash in result.crashes]
    if left_out:
        notes.append({"level": "warning", "message": {"text": _LEFT_OUT.filled(n=left_out)[language]}})
    data: dict[str, Any] = {"executionSuccessful": not result.crashes}
    return data | ({"toolExecutionNotifications": notes} if notes else {})


def _crash(crash: Crash, numbers: dict[str, int], language: Language) -> dict[str, Any]:
    error = f"{type(crash.error).__name__}: {crash.error}"
    said = _CRASHED.filled(code=crash.code, path=crash.path, error=error)
    return {
        "level": "error",
        "message": {"text": said[language]},
        "associatedRule": {"id": crash.code}
        | ({"index": numbers[crash.code]} if crash.code in numbers else {}),
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(crash.path)}}}],
    }


def _result(finding: Finding, file: Linted, rule: int, language: Language) -> dict[str, Any]:
    stop = "。" if language == "zh" else ". "
    said = finding.message[language]
    data: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{said}{stop}{finding.help[language]}" if finding.help else said},
        "locations": [_location(finding, file)],
        "partialFingerprints": {"blueprintFingerprint/v1": finding.fingerprint},
    }
    if finding.related:
        data["relatedLocations"] = [
            {
                "id": number,
                **_physical(finding.path, second.place.span, file),
                "message": {"text": second.message[language]},
            }
            for number, second in enumerate(finding.related, 1)
        ]
    if finding.fix:
        data["fixes"] = [_fix(finding.fix, finding.path, file, language)]
    return data


def _location(finding: Finding, file: Linted) -> dict[str, Any]:
    data = _physical(finding.path, finding.place.span, file)
    if finding.where:
        data["logicalLocations"] = [{"fullyQualifiedName": finding.where}]
    return data


def _physical(path: str, span: Span, file: Linted) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(path)},
            "region": _region(span, file, narrow=True),
        }
    }


def _region(span: Span, file: Linted, narrow: bool = False) -> dict[str, int]:
    """Lines and columns, both from 1, the end not included.

    A narrow region stays on its first line: a pull request shows an alert only when all its lines changed.
    """
    lines = file.loaded.source.lines
    start, end = lines.position(span.start), lines.position(span.end)
    if narrow and end.line > start.line:
        end = start._replace(column=max(len(lines.line_text(start.line)), start.column) + 1)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(fix: Fix, path: str, file: Linted, language: Language) -> dict[str, Any]:
    changes = [_replacement(edit, file) for edit in fix.edits]
    return {
        "description": {"text": fix.title[language]},
        "artifactChanges": [{"artifactLocation": {"uri": uri(path)}, "replacements": changes}],
        "properties": {"safe": fix.safe},
    }


def _replacement(edit: Edit, file: Linted) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.span, file), "insertedContent": {"text": edit.text}}
