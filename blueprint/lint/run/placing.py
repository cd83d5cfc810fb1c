"""Problems of the reader and hits of rules, as findings: paths become places here and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from blueprint.lint.content.titles import by_title
from blueprint.lint.finding import Finding, Place, Second, Severity
from blueprint.lint.repository import in_repository
from blueprint.lint.rule import Hit, Rule
from blueprint.lint.run.suggestion import mending_fix, suggested_fix
from blueprint.model.loader import Loaded
from blueprint.model.nesting import SEPARATOR, outermost
from blueprint.source.place import Span
from blueprint.source.problem import Problem
from blueprint.source.tree import Path, Scalar, find, span_of


def from_problem(problem: Problem, rule: Rule, severity: Severity, loaded: Loaded) -> Finding:
    """What the reader could not read."""
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=problem.message,
        help=problem.help,
        path=loaded.source.path,
        place=place_of(loaded, problem.span),
        element=_element(loaded, problem.path),
        related=tuple(Second(place_of(loaded, r.span), r.message) for r in problem.related),
        fix=None
        if problem.span == loaded.base
        else mending_fix(problem)
        or suggested_fix(problem.message, problem.help, loaded.source.text, problem.span),
        where=_spoken(problem.path),
    )


def from_hit(hit: Hit, rule: Rule, severity: Severity, loaded: Loaded) -> Finding:
    """What a rule's check yields."""
    path = _on_map(hit.path)
    span = hit.span or span_of(loaded.tree, path, hit.at)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=by_title(hit.message, rule.code, loaded.map),
        help=hit.help and by_title(hit.help, rule.code, loaded.map),
        path=loaded.source.path,
        place=place_of(loaded, span),
        element=_element(loaded, path),
        related=tuple(
            Second(
                place_of(loaded, span_of(loaded.tree, _on_map(p), "key")),
                by_title(said, rule.code, loaded.map),
            )
            for p, said in hit.related
        ),
        fix=None
        if span == loaded.base  # it stands in another file
        else hit.fix or suggested_fix(hit.message, hit.help, loaded.source.text, span),
        where=_spoken(path),
    )


def _on_map(path: Path) -> Path:
    """What is inside a touchpoint that stands for another map is told where that map is named."""
    for step in path[1:4]:
        if isinstance(step, str) and SEPARATOR in step:
            return ("touchpoints", outermost(step), "map")
    return path


def place_of(loaded: Loaded, span: Span) -> Place:
    """A span with lines and columns."""
    lines = loaded.source.lines
    return Place(lines.position(span.start), lines.position(span.end))


def _element(loaded: Loaded, path: Path) -> str:
    """The id that a finding is about: of a touchpoint, segment, promise; empty for the map itself."""
    if len(path) > 1 and path[0] in ("touchpoints", "segments", "needs", "zones"):
        return str(path[1])
    named = find(loaded.tree, (*path[:2], "id")) if len(path) > 1 else None
    if named and isinstance(named.value, Scalar):
        return named.value.text
    return ".".join(str(step) for step in path[:2])


def _spoken(path: Path) -> str:
    """A path as people write it: `touchpoints[wait].next`."""
    told = "".join(
        f".{step}" if i != 1 and isinstance(step, str) else f"[{step}]" for i, step in enumerate(path)
    )
    return told.removeprefix(".")


def in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding once, in reading order, with a fingerprint that survives moved lines and other folders."""
    ordered = sorted(dict.fromkeys(findings), key=lambda f: f.sort_key)
    if not ordered:
        return
    from hashlib import sha256  # a clean run does without

    seen: Counter[str] = Counter()
    for finding in ordered:
        told = "\0".join(
            ("v1", in_repository(finding.path), finding.code, finding.element, finding.message.en)
        )
        seen[told] += 1
        if seen[told] > 1:
            told += f"\0#{seen[told]}"
        yield replace(finding, fingerprint=sha256(told.encode("utf-8", "surrogatepass")).hexdigest())
