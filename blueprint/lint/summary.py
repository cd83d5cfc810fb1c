"""All files of one run together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from blueprint.lint.engine import Crash, Linted
from blueprint.lint.finding import Finding, Severity


@dataclass(frozen=True)
class Result:
    """The findings of a run."""

    files: tuple[Linted, ...]

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, file by file, in reading order."""
        for file in self.files:
            yield from file.findings

    @property
    def crashes(self) -> tuple[Crash, ...]:
        """Rules that failed."""
        return tuple(c for f in self.files for c in f.crashes)

    @property
    def counts(self) -> dict[Severity, int]:
        """Findings by severity, worst first."""
        counted = Counter(f.severity for f in self.findings)
        return {s: counted[s] for s in sorted(Severity, reverse=True)}

    def exit_code(self, fail_on: Severity = Severity.ERROR) -> int:
        """0 nothing at or above `fail_on`, 1 findings, 2 a rule crashed (contract.md)."""
        if self.crashes:
            return 2
        return int(any(f.severity >= fail_on for f in self.findings))
