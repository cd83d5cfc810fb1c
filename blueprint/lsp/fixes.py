"""Fixes of findings as quick fixes of an editor, and all safe ones at once."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from blueprint.lint.finding import Finding, Fix
from blueprint.lint.run.fixing import mend
from blueprint.lsp.diagnostics import diagnostic
from blueprint.lsp.documents import Document, Documents
from blueprint.source.place import Span
from blueprint.wording import Language, Wording

ALL = "source.fixAll.blueprint"
_ALL = Wording("Mend everything that is safe", "修复全部安全项")
_UNSAFE = Wording("{title} (needs a look)", "{title}（需人工确认）")


def fixes(
    document: Document, params: types.CodeActionParams, documents: Documents, language: Language
) -> list[types.CodeAction]:
    """What can be done about the findings in a range; safe fixes first."""
    only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
    actions = list(_quick(document, params.range, language)) if _wanted("quickfix", only) else []
    if _wanted(ALL, only):
        actions += _all(document, documents, language)
    return actions


def _wanted(kind: str, only: list[str]) -> bool:
    return not only or any(kind == o or kind.startswith(f"{o}.") for o in only)


def _quick(document: Document, range_: types.Range, language: Language) -> Iterator[types.CodeAction]:
    start, end = (document.positions.offset(p) for p in (range_.start, range_.end))
    meant = [
        (f, f.fix)
        for f in document.linted.findings
        if f.fix and f.place.span.start <= end and start <= f.place.span.end
    ]
    for finding, fix in sorted(meant, key=lambda pair: not pair[1].safe):
        yield _action(finding, fix, document, language)


def _action(finding: Finding, fix: Fix, document: Document, language: Language) -> types.CodeAction:
    title = fix.title[language] if fix.safe else _UNSAFE.filled(title=fix.title)[language]
    edits = [types.TextEdit(document.positions.range(e.span), e.text) for e in fix.edits]
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(finding, document, language)],
        is_preferred=fix.safe,
        edit=types.WorkspaceEdit(changes={document.uri: edits}),
    )


def _all(document: Document, documents: Documents, language: Language) -> Iterator[types.CodeAction]:
    if not any(f.fix and f.fix.safe for f in document.linted.findings):
        return
    before = document.loaded.source.text
    after = mend(document.linted, documents.lint).linted.loaded.source.text
    documents.lint(document.loaded)  # the project goes on with what the editor has
    if after != before:
        whole = types.TextEdit(document.positions.range(Span(0, len(before))), after)
        yield types.CodeAction(
            title=_ALL[language], kind=ALL, edit=types.WorkspaceEdit(changes={document.uri: [whole]})
        )
