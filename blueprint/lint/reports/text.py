"""For people: each finding with the line it stands in, a mark under the place, and the remedy."""

from __future__ import annotations

from blueprint.lint.finding import Finding, Place
from blueprint.lint.paint import PLAIN, Paint
from blueprint.lint.reports._counts import counted
from blueprint.lint.reports.concise import line, tame
from blueprint.lint.run.engine import Linted
from blueprint.lint.run.summary import Result
from blueprint.width import EXCERPT, fit, width
from blueprint.wording import Language, Wording

_HELP = Wording("help", "建议")
_NOTE = Wording("note", "另见")


def write(result: Result, language: Language, paint: Paint = PLAIN) -> str:
    """Every finding, then one line that counts them."""
    return "\n".join([*blocks(result, language, paint), counted(result, language, paint)])


def blocks(result: Result, language: Language, paint: Paint = PLAIN) -> list[str]:
    """Every finding in full."""
    files = (*result.files, *result.others)
    return [_block(f, file, language, paint) for file in files for f in file.findings]


def _block(finding: Finding, file: Linted, language: Language, paint: Paint) -> str:
    lines = [line(finding, language, paint), *_excerpt(finding, file, paint)]
    margin = " " * len(str(finding.place.start.line))
    if finding.help:
        told = paint.hint(f"{_HELP[language]}: {tame(finding.help[language])}")
        lines.append(f"{margin} {paint.faint('=')} {told}")
    lines += [
        f"{margin} {paint.faint('=')} {_NOTE[language]}: {tame(r.message[language])} "
        f"({tame(finding.path)}:{r.place.start.line}:{r.place.start.column})"
        for r in finding.related
    ]
    return "\n".join(lines) + "\n"


def _excerpt(finding: Finding, file: Linted, paint: Paint) -> list[str]:
    """The line and a mark under the place, as wide as the text on a terminal; long lines are cut around it."""
    place: Place = finding.place
    text = tame(file.loaded.source.lines.line_text(place.start.line))
    if not text.strip():
        return []
    start = place.start.column - 1
    stop = place.end.column - 1 if place.end.line == place.start.line else len(text)
    text, start, stop = fit(text, start, max(stop, start + 1), EXCERPT)
    number = str(place.start.line)
    bar = paint.faint(f"{' ' * len(number)} |")
    mark = paint.severity(finding.severity, "^" * max(1, width(text[start:stop])))
    return [bar, f"{paint.faint(f'{number} |')} {text}", f"{bar} {' ' * width(text[:start])}{mark}"]
