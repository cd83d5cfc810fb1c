"""For people: each finding with the line it stands in, a mark under the place, and the remedy."""

from __future__ import annotations

import re

from blueprint.lint.engine import Linted
from blueprint.lint.finding import Finding, Place, Severity
from blueprint.lint.reports.concise import line
from blueprint.lint.summary import Result
from blueprint.width import EXCERPT, fit, width
from blueprint.wording import Language, Wording

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FILES = Wording("{n} files", "{n} 个文件")
_ONE_FILE = Wording("1 file", "1 个文件")
_COUNTS = {
    Severity.ERROR: (Wording("1 error", "1 个错误"), Wording("{n} errors", "{n} 个错误")),
    Severity.WARNING: (Wording("1 warning", "1 个警告"), Wording("{n} warnings", "{n} 个警告")),
    Severity.INFO: (Wording("1 note", "1 个提示"), Wording("{n} notes", "{n} 个提示")),
}
_EXPLAIN = Wording("Explain with `blueprint rule {code}`.", "说明见 `blueprint rule {code}`。")
_HELP = Wording("help", "建议")
_NOTE = Wording("note", "另见")


def write(result: Result, language: Language) -> str:
    """Every finding, then one line that counts them."""
    blocks = [_block(f, file, language) for file in result.files for f in file.findings]
    return "\n".join([*blocks, summary(result, language)])


def summary(result: Result, language: Language) -> str:
    """`2 files, 1 error, 0 warnings.`"""
    counts = result.counts
    spoken = [_ONE_FILE if len(result.files) == 1 else _FILES.filled(n=len(result.files))]
    spoken += [
        one if counts[s] == 1 else many.filled(n=counts[s])
        for s, (one, many) in _COUNTS.items()
        if counts[s] or s is not Severity.INFO
    ]
    stop = "。" if language == "zh" else "."
    text = ("，" if language == "zh" else ", ").join(w[language] for w in spoken) + stop
    first = next(result.findings, None)
    if first:
        text += ("" if language == "zh" else " ") + _EXPLAIN.filled(code=first.code)[language]
    return text + "\n"


def _block(finding: Finding, file: Linted, language: Language) -> str:
    lines = [line(finding, language), *_excerpt(finding.place, file)]
    margin = " " * len(str(finding.place.start.line))
    if finding.help:
        lines.append(f"{margin} = {_HELP[language]}: {finding.help[language]}")
    lines += [
        f"{margin} = {_NOTE[language]}: {r.message[language]} ({finding.path}:{r.place.start.line}:{r.place.start.column})"
        for r in finding.related
    ]
    return "\n".join(lines) + "\n"


def _excerpt(place: Place, file: Linted) -> list[str]:
    """The line and a mark under the place, as wide as the text on a terminal; long lines are cut around it."""
    text = _CONTROL.sub(" ", file.loaded.source.lines.line_text(place.start.line))
    if not text.strip():
        return []
    start = place.start.column - 1
    stop = place.end.column - 1 if place.end.line == place.start.line else len(text)
    text, start, stop = fit(text, start, max(stop, start + 1), EXCERPT)
    number = str(place.start.line)
    mark = " " * width(text[:start]) + "^" * max(1, width(text[start:stop]))
    return [f"{' ' * len(number)} |", f"{number} | {text}", f"{' ' * len(number)} | {mark}"]
