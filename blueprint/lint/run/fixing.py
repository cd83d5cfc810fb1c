"""Applies fixes to a text, round by round, and keeps the text whenever a fix does harm.

Of fixes that touch the same place the first in reading order is made and the others wait for the next
round. A text must stay readable. Errors come first; where none is left, a safe fix must leave the map as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from blueprint.lint.finding import Finding, Fix, Severity
from blueprint.lint.run.engine import Linted
from blueprint.model.loader import Loaded, load_source
from blueprint.source.problem import Problem, Problems
from blueprint.source.reader import Source

ROUNDS = 10
_UNREAD = frozenset(
    {
        "yaml-syntax",
        "merge-conflict",
        "not-a-map",
        "too-deep",
        "too-large",
        "several-documents",
        "duplicate-key",
        "duplicate-id",
    }
)
"""Problems that keep other problems from being found, or values from being read."""


@dataclass(frozen=True)
class Mended:
    """A file after its fixes: as it is now, and the findings whose fixes were made."""

    linted: Linted
    fixed: tuple[Finding, ...]


def mend(linted: Linted, lint: Callable[[Loaded], Linted], unsafe: bool = False) -> Mended:
    """Fix what can be fixed; `lint` looks at the text after each round."""
    fixed: list[Finding] = []
    for _ in range(ROUNDS):
        wanted = [f for f in linted.findings if f.fix and (f.fix.safe or unsafe)]
        errors = [f for f in wanted if f.severity is Severity.ERROR]
        after, made = _round(linted, _apart(errors or wanted), lint)
        if not made:
            break
        linted = after
        fixed += made
    return Mended(linted, tuple(fixed))


def _round(
    before: Linted, wanted: list[Finding], lint: Callable[[Loaded], Linted]
) -> tuple[Linted, list[Finding]]:
    """All fixes at once; where that does harm, one after the other without those that do."""
    after = _tried(before, wanted, lint)
    if after is not None:
        return after, wanted
    made: list[Finding] = []
    kept = before
    for finding in wanted:
        after = _tried(before, [*made, finding], lint)
        if after is not None:
            kept = after
            made.append(finding)
    return kept, made


def _tried(before: Linted, wanted: list[Finding], lint: Callable[[Loaded], Linted]) -> Linted | None:
    """The file with these fixes made; None when they do harm or nothing."""
    source = before.loaded.source
    text = apply(source.text, [f.fix for f in wanted if f.fix])
    if text == source.text:
        return None
    loaded = load_source(Source(source.path, text), Problems())
    same = all(f.fix and f.fix.safe and f.severity is not Severity.ERROR for f in wanted)
    return lint(loaded) if _harmless(before.loaded, loaded, same) else None


def _harmless(before: Loaded, after: Loaded, same: bool) -> bool:
    if before.map is None:
        return after.map is not None or _closer(before.problems, after.problems)
    return after.map is not None and (not same or after.map == before.map)


def _closer(before: Iterable[Problem], after: Iterable[Problem]) -> bool:
    """One problem is gone, and no less can be read; what was hidden behind it may come to light."""
    told = {(p.kind, p.message.en, p.path) for p in after}
    gone = any((p.kind, p.message.en, p.path) not in told for p in before)
    return gone and sum(p.kind in _UNREAD for p in after) <= sum(p.kind in _UNREAD for p in before)


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with edits made; they do not overlap, and equal ones count once."""
    edits = {edit for fix in fixes for edit in fix.edits}
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Findings whose fixes do not touch each other; those that want the same edits go together."""
    taken: list[tuple[int, int]] = []
    made: set[Fix] = set()
    chosen = []
    for finding in findings:
        fix = finding.fix
        assert fix is not None
        spans = [edit.span for edit in fix.edits]
        same = any(fix.edits == other.edits for other in made)
        if not same and any(s.start <= end and start <= s.end for s in spans for start, end in taken):
            continue
        made.add(fix)
        taken += [] if same else spans
        chosen.append(finding)
    return chosen
