"""Findings as an editor shows them."""

from __future__ import annotations

from lsprotocol import types

from blueprint.lint.finding import Finding, Severity
from blueprint.lint.home import page_url
from blueprint.lsp.documents import Document
from blueprint.lsp.positions import Positions
from blueprint.wording import Language

SOURCE = "blueprint"
_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_UNNECESSARY = "unused-suppression"


def diagnostics(document: Document, language: Language) -> list[types.Diagnostic]:
    """The findings of a map."""
    return [diagnostic(f, document, language) for f in document.linted.findings]


def diagnostic(finding: Finding, document: Document, language: Language) -> types.Diagnostic:
    """One finding: message and remedy, the places that belong to it, and its page."""
    positions = document.positions
    said = finding.message[language]
    url = page_url(finding.name, language)
    return types.Diagnostic(
        range=positions.range(finding.place.span),
        message=f"{said}\n{finding.help[language]}" if finding.help else said,
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(href=url) if url else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if finding.name == _UNNECESSARY else None,
        related_information=_related(finding, document.uri, positions, language),
        data=finding.fingerprint,
    )


def _related(
    finding: Finding, uri: str, positions: Positions, language: Language
) -> list[types.DiagnosticRelatedInformation]:
    return [
        types.DiagnosticRelatedInformation(
            types.Location(uri, positions.range(second.place.span)), second.message[language]
        )
        for second in finding.related
    ]
