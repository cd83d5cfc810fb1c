"""For the log of a GitHub workflow: the text report, then commands that annotate the changed lines.

The text quotes maps and file names that anybody may have written, so commands are switched off for it.
The word that switches them on again is a hash of the text: nobody can put it there beforehand.
"""

from __future__ import annotations

from hashlib import sha256

from blueprint.lint.finding import Finding, Severity
from blueprint.lint.reports import text
from blueprint.lint.repository import in_repository
from blueprint.lint.run.summary import Result
from blueprint.wording import Language, Wording

PER_LEVEL = 10
"""GitHub shows so many annotations of a level for a step, and drops the rest in silence."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MORE = Wording(
    "{n} more are not annotated; the report above has all.", "另有 {n} 个未加注释，完整结果见上文。"
)


def write(result: Result, language: Language) -> str:
    """The text report, the annotations with errors first, and how many are left out."""
    told = text.write(result, language)
    stop = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    lines = [f"::stop-commands::{stop}\n", told, f"::{stop}::\n"]
    left_out = 0
    for severity, level in _LEVELS.items():
        found = [f for f in result.findings if f.severity is severity]
        lines += [f"{_command(f, level, language)}\n" for f in found[:PER_LEVEL]]
        left_out += len(found[PER_LEVEL:])
    if left_out:
        lines.append(f"{_MORE.filled(n=left_out)[language]}\n")
    return "".join(lines)


def _command(finding: Finding, level: str, language: Language) -> str:
    start, end = finding.place.start, finding.place.end
    path = in_repository(finding.path)
    properties = {"file": path, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub rejects columns over several lines
        properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = f"{finding.code} {finding.name}"
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    said = f"{path}:{start.line}:{start.column}: {finding.message[language]}"
    if finding.help:
        said += f"\n{finding.help[language]}"
    return f"::{level} {told}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
