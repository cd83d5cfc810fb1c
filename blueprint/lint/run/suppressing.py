"""Takes suppressed findings out, and keeps account of which suppressions did something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from blueprint.lint.context.suppression import NEVER, Named, Suppression
from blueprint.lint.finding import Finding
from blueprint.lint.rule import Rule
from blueprint.source.place import Span


@dataclass(frozen=True)
class Suppressed:
    """Findings that stay, findings taken out, and rules that a comment names for nothing."""

    kept: tuple[Finding, ...]
    taken: tuple[Finding, ...]
    unused: tuple[tuple[Suppression, Named], ...]


def suppress(
    findings: Iterable[Finding], suppressions: tuple[Suppression, ...], ran: Iterable[Rule]
) -> Suppressed:
    """Apply the suppressions; what names a rule that did not run is not called unused."""
    kept: list[Finding] = []
    taken: list[Finding] = []
    used: set[Span] = set()
    working = [s for s in suppressions if not s.malformed and not s.misplaced]
    for finding in findings:
        silent = [
            named.span
            for s in working
            if s.covers(finding)
            for named in s.named
            if named.text in (finding.code, finding.name) and not finding.code.startswith(NEVER)
        ]
        used.update(silent)
        (taken if silent else kept).append(finding)
    known = {key for r in ran if not r.code.startswith(NEVER) for key in (r.code, r.name)}
    unused = (
        (s, named) for s in working for named in s.named if named.span not in used and named.text in known
    )
    return Suppressed(tuple(kept), tuple(taken), tuple(unused))
