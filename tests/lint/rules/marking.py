"""Findings as comments under the lines they are about.

    touchpoints:
      wait: {lane: customer, title: Wait}
    # ^^^^ touchpoint 'wait' has no way out

The carets stand under what is marked. In the first two columns there is no room for the `#` before
them: `#^^^ message` begins at the `#` itself (`#< message` is that column alone), `#>^^ message` at the
`>`. A `|` marks the place between two characters.
"""

import re
from collections.abc import Iterable
from textwrap import dedent

from blueprint.lint.finding import Finding

_MARKER = re.compile(r"^# *[<>^|]\S* .*\n", re.MULTILINE)


def dedented(source: str) -> str:
    """A source without the indentation that the test's code gives it."""
    return dedent(source.removeprefix("\n")).rstrip(" ")


def unmarked(text: str) -> str:
    """The text without its markers."""
    return _MARKER.sub("", text)


def marked(text: str, findings: Iterable[Finding]) -> str:
    """The text with a marker for each finding, under the line where it begins."""
    below: dict[int, list[str]] = {}
    for finding in sorted(findings, key=lambda f: (f.place.start, f.message.en)):
        below.setdefault(finding.place.start.line, []).append(_marker(finding))
    lines = enumerate(text.splitlines(keepends=True), 1)
    return "".join(line + "".join(below.get(number, ())) for number, line in lines)


def _marker(finding: Finding) -> str:
    start, end = finding.place.start, finding.place.end
    assert start.line == end.line, "a marker is about one line"
    width, column = end.column - start.column, start.column
    if column == 1:
        carets = "#" + ("^" * (width - 1) or "<") if width else "#|"
    elif column == 2:
        carets = "#>" + "^" * (width - 1)
    else:
        carets = "#" + " " * (column - 2) + ("^" * width or "|")
    return f"{carets} {finding.message.en}\n"
