"""Which findings leave a map without figures."""

from __future__ import annotations

from blueprint.lint.finding import Finding, Severity
from blueprint.lint.run.engine import Linted

COMPUTABLE = frozenset({"queue-overload"})
"""Errors of the service, not of the map: with these there are figures, which say what is missing."""


def blocking(linted: Linted) -> list[Finding]:
    """The errors without whose repair there are no figures."""
    return [f for f in linted.findings if f.severity is Severity.ERROR and f.name not in COMPUTABLE]
