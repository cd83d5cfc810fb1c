"""Runs rules over files and gives findings with places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from blueprint.lint.context import Context
from blueprint.lint.finding import Finding, Place, Second
from blueprint.lint.registry import all_rules, by_name
from blueprint.lint.rule import Hit, Rule
from blueprint.model.loader import Loaded
from blueprint.source.place import Span
from blueprint.source.problem import Problem
from blueprint.source.tree import Mapping, Path, Sequence, nearest


@dataclass(frozen=True)
class Crash:
    """A rule that failed: the finding it might have made is unknown."""

    path: str
    code: str
    error: Exception


@dataclass(frozen=True)
class Linted:
    """The findings of one file, in reading order."""

    loaded: Loaded
    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings keep the map from having figures."""
        return sum(f.severity.word == "error" for f in self.findings)


def lint(loaded: Loaded, rules: Iterable[Rule] | None = None) -> Linted:
    """The findings of a map, by all rules or by the given ones."""
    chosen = tuple(all_rules() if rules is None else rules)
    codes = {r.code for r in chosen}
    findings = [_from_problem(p, loaded) for p in loaded.problems if by_name()[p.kind].code in codes]
    crashes = []
    if loaded.map is not None:
        context = Context(loaded)
        for rule in chosen:
            if rule.check is None:
                continue
            try:
                findings.extend(_from_hit(rule, hit, loaded) for hit in rule.check(context))
            except Exception as error:  # a rule must never hide the findings of the others
                crashes.append(Crash(loaded.source.path, rule.code, error))
    ordered = sorted(dict.fromkeys(findings), key=lambda f: f.sort_key)
    return Linted(loaded, tuple(_fingerprinted(ordered)), tuple(crashes))


def _from_problem(problem: Problem, loaded: Loaded) -> Finding:
    rule = by_name()[problem.kind]
    related = tuple(Second(_place(loaded, r.span), r.message) for r in problem.related)
    return Finding(
        rule.code,
        rule.name,
        rule.severity,
        problem.message,
        problem.help,
        loaded.source.path,
        _place(loaded, problem.span),
        _element(problem.path),
        related,
    )


def _from_hit(rule: Rule, hit: Hit, loaded: Loaded) -> Finding:
    related = tuple(
        Second(_place(loaded, _span(loaded, path, "key")), message) for path, message in hit.related
    )
    return Finding(
        rule.code,
        rule.name,
        rule.severity,
        hit.message,
        hit.help,
        loaded.source.path,
        _place(loaded, _span(loaded, hit.path, hit.at)),
        _element(hit.path),
        related,
        hit.fix,
    )


def _span(loaded: Loaded, path: Path, at: str) -> Span:
    """A value's span, or its key's; a value with parts is named by its key, never marked as a whole."""
    found = nearest(loaded.tree, path)
    if found.key is not None and (at == "key" or isinstance(found.value, Mapping | Sequence)):
        return found.key.span
    span = found.value.span
    return Span(span.start, span.start + 1) if isinstance(found.value, Mapping | Sequence) else span


def _place(loaded: Loaded, span: Span) -> Place:
    lines = loaded.source.lines
    return Place(lines.position(span.start), lines.position(span.end))


def _element(path: Path) -> str:
    """The id that a finding is about: of a touchpoint, segment, promise; empty for the map itself."""
    if len(path) > 1 and path[0] in ("touchpoints", "segments", "needs", "zones"):
        return str(path[1])
    return ".".join(str(step) for step in path[:2])


def _fingerprinted(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Give each finding a name that survives moved lines."""
    seen: Counter[str] = Counter()
    for finding in findings:
        told = "\0".join(("v1", finding.path, finding.code, finding.element, finding.message.en))
        seen[told] += 1
        if seen[told] > 1:
            told += f"\0#{seen[told]}"
        yield replace(finding, fingerprint=sha256(told.encode()).hexdigest())
