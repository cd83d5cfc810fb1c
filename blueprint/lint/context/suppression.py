"""`# blueprint: ignore[BP201, hidden-wait] -- reason`: what a map's author has decided to live with.

At the end of a line it is about that line. On a line of its own it is about the next key or list item
with everything under it. `ignore-file[...]` above the first key is about the whole file. There is no
form that ignores everything, and none that reaches from one line to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from blueprint.lint.finding import Finding
from blueprint.model.loader import Loaded
from blueprint.source.comments import comments, first_key
from blueprint.source.place import Span
from blueprint.source.tree import Mapping, Node, Sequence

NEVER = ("BP0", "BP9")
"""Groups that no comment silences: what keeps a file from being read, and what is wrong with comments."""
_MEANT = re.compile(
    r"(?:^|(?<=\s))#[ \t]*blueprint[:：][ \t]*(?:ignore[\w-]*|[\w-]+(?=[ \t]*[\[［【]))", re.IGNORECASE
)
_FORM = re.compile(
    r"#[ \t]*blueprint:[ \t]*(?P<verb>ignore|ignore-file)[ \t]*\[(?P<rules>[^\[\]]*)\]"
    r"(?:[ \t]*--[ \t]*(?P<reason>\S.*?))?[ \t]*$"
)
_RULE = re.compile(r"[^,\s]+")
_BRACKETS = re.compile(r"[^\]］】]*[\]］】]")
_NARROW = str.maketrans("：［］【】，、", ":[][],,")
"""What Chinese keyboards write, in the letters that count."""


@dataclass(frozen=True)
class Named:
    """A rule as the comment names it, and where."""

    text: str
    span: Span


@dataclass(frozen=True)
class Suppression:
    """One comment: the rules it names, and the stretch of text it is about.

    `malformed` comments suppress nothing; they are findings themselves. `meant` is one of them as it is
    written, where only its capitals, or the width of its punctuation, are wrong.
    """

    span: Span
    named: tuple[Named, ...]
    about: Span
    own_line: bool
    reason: str = ""
    malformed: bool = False
    misplaced: bool = False
    meant: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether the finding stands in the stretch that the comment is about."""
        start, end = finding.place.span
        return start < self.about.end and max(end, start + 1) > self.about.start


def find_suppressions(loaded: Loaded) -> tuple[Suppression, ...]:
    """The suppressions of a map, in the order of the file."""
    text = loaded.source.text
    if not isinstance(loaded.tree, Mapping) or not loaded.tree.entries:
        return ()
    found = []
    nodes: list[tuple[int, int]] | None = None
    for comment in comments(text, loaded.tree):
        meant = _MEANT.search(text[comment.start : comment.end])
        if meant:
            nodes = nodes if nodes is not None else sorted(_nodes(loaded.tree), key=lambda n: (n[0], -n[1]))
            span = Span(comment.start + meant.start(), comment.end)
            found.append(_read(loaded, span, comment.start, nodes))
    return tuple(found)


def _read(loaded: Loaded, span: Span, comment: int, nodes: list[tuple[int, int]]) -> Suppression:
    text = loaded.source.text
    line_start = max(text.rfind("\n", 0, comment), text.rfind("\r", 0, comment)) + 1
    own_line = not text[line_start:comment].strip()
    form = _FORM.match(text[span.start : span.end])
    named = tuple(_named(form, span.start)) if form else ()
    if not form or not named:
        meant = "" if form else _as_it_counts(text[span.start : span.end])
        return Suppression(span, (), Span(0, 0), own_line, malformed=True, meant=meant)
    reason = form["reason"] or ""
    if form["verb"] == "ignore-file":
        about = Span(0, len(text) + 1)
        return Suppression(
            span, named, about, own_line, reason, misplaced=span.start > first_key(loaded.tree)
        )
    if own_line:
        about = next((Span(s, max(e, s + 1)) for s, e in nodes if s > span.start), Span(0, 0))
    else:
        about = Span(line_start, span.start)
    return Suppression(span, named, about, own_line, reason)


def _as_it_counts(comment: str) -> str:
    """A comment with small letters and plain punctuation; empty when that is not all that is wrong."""
    form = _BRACKETS.match(comment)
    words, bracket, rules = (form[0] if form else comment).translate(_NARROW).partition("[")
    meant = f"{words.lower()}{bracket}{rules}{comment[form.end() :] if form else ''}"
    return meant if _FORM.match(meant) else ""


def _named(form: re.Match[str], offset: int) -> Iterator[Named]:
    start = offset + form.start("rules")
    for match in _RULE.finditer(form["rules"]):
        yield Named(match[0], Span(start + match.start(), start + match.end()))


def _nodes(node: Node) -> Iterator[tuple[int, int]]:
    """From where to where each key and each list item reaches, with everything under it."""
    if isinstance(node, Mapping):
        for entry in node.entries.values():
            yield entry.key.span.start, max(entry.key.span.end, entry.value.span.end)
            yield from _nodes(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield item.span.start, item.span.end
            yield from _nodes(item)
