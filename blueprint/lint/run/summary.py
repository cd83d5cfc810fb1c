"""All files of one run together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from blueprint.lint.config.settings import Chosen
from blueprint.lint.finding import Finding, Severity
from blueprint.lint.run.engine import Crash, Linted


@dataclass(frozen=True)
class Result:
    """The findings of a run; `others` are files that are no maps, such as the baseline."""

    files: tuple[Linted, ...]
    others: tuple[Linted, ...] = ()
    fixed: int = 0

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, file by file, in reading order."""
        for file in (*self.files, *self.others):
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

    @property
    def suppressed(self) -> int:
        """Findings that comments took out."""
        return sum(len(f.suppressed) for f in self.files)

    @property
    def baselined(self) -> int:
        """Findings that the baseline took out."""
        return sum(len(f.baselined) for f in self.files)

    @property
    def rules(self) -> tuple[Chosen, ...]:
        """The rules of the run, by code; where files differ, at the highest severity."""
        chosen: dict[str, Chosen] = {}
        for settings in {id(f.settings): f.settings for f in self.files}.values():
            for choice in settings.chosen:
                known = chosen.setdefault(choice.rule.code, choice)
                if choice.severity > known.severity:
                    chosen[choice.rule.code] = choice
        return tuple(chosen[code] for code in sorted(chosen))

    def exit_code(self, fail_on: Severity | None = None) -> int:
        """0 nothing at or above `fail_on` (default: what applies to each file), 1 findings, 2 a rule crashed."""
        if self.crashes:
            return 2
        return int(any(_fails(f, fail_on) for f in (*self.files, *self.others)))


def _fails(file: Linted, fail_on: Severity | None) -> bool:
    limit = fail_on or file.settings.fail_on
    return limit is not None and any(f.severity >= limit for f in file.findings)
