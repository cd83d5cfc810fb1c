"""Which findings leave a map without figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.lint.finding import Finding, Severity
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.checks import ERRORS
from blueprint.lint.run.engine import Linted, lint

if TYPE_CHECKING:
    from blueprint.lint.run.run import Run
    from blueprint.model.loader import Loaded

COMPUTABLE = frozenset({"queue-overload", "role-overload"})
"""Errors of the service, not of the map: with these there are figures, which say what is missing."""


def blocking(linted: Linted) -> list[Finding]:
    """The errors without whose repair there are no figures, also those that settings or comments hide."""
    found = with_hidden_errors(linted).findings
    return [f for f in found if f.severity is Severity.ERROR and f.name not in COMPUTABLE]


def lint_for_figures(run: Run, loaded: Loaded) -> Linted:
    """A map as linted before its figures: rules that only warn, some with figures of their own, run where some error stops it."""
    found = with_hidden_errors(run.lint(loaded, errors_only=True))
    stopped = found.loaded.map is None or blocking(found)
    return with_hidden_errors(run.lint(loaded)) if stopped else found


def with_hidden_errors(linted: Linted) -> Linted:
    """The same, with all findings of the rules whose findings leave no figures: who turns one off has none either."""
    if linted.loaded.map is None:
        return linted
    shown = {c.rule.name for c in linted.settings.chosen if c.severity is Severity.ERROR}
    shown -= linted.settings.ignored_in(linted.loaded.source.path) | {f.name for f in linted.suppressed}
    hidden = [rule_named(name) for name in ERRORS if name not in shown]
    found = lint(linted.loaded, hidden, suppressions=False).findings if hidden else ()
    if not found:
        return linted
    names = {rule.name for rule in hidden}
    return replace(linted, findings=(*(f for f in linted.findings if f.name not in names), *found))
