"""The server: what the editor tells and asks, answered by the modules beside this one."""

from __future__ import annotations

import asyncio

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from blueprint.lsp import coroutines, fixes
from blueprint.lsp.diagnostics import diagnostics
from blueprint.lsp.documents import Document, Documents
from blueprint.lsp.hover import hover
from blueprint.lsp.messages import Messages
from blueprint.lsp.references import declaration, reference_at
from blueprint.source.place import Span
from blueprint.version import __version__
from blueprint.wording import Language

_WATCHED = (
    "**/*.blueprint.yaml",
    "**/*.blueprint.yml",
    "**/blueprint.toml",
    "**/.blueprint.toml",
    "**/pyproject.toml",
)
QUIET = 0.25
"""Seconds without a change before a map is linted: while somebody types, nothing of it would last."""
_ACTIONS = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, fixes.ALL])


coroutines.ask_inspect()


class Server(LanguageServer):
    """A language server with the maps that are open in the editor."""

    def __init__(self, language: Language) -> None:
        super().__init__("blueprint", __version__, protocol_cls=Messages)
        self.language = language
        self.documents = Documents()
        self._changed: dict[str, asyncio.TimerHandle] = {}
        self._rechecking: asyncio.TimerHandle | None = None

    def check_soon(self, uri: str) -> None:
        """Lint a map as soon as it has not been changed for a moment."""
        self.settle(uri)
        loop = asyncio.get_running_loop()
        self._changed[uri] = loop.call_later(QUIET, self.check, uri)

    def check_all_soon(self) -> None:
        """Lint every open map as soon as nothing has changed on disk for a moment."""
        if self._rechecking is not None:
            self._rechecking.cancel()
        self._rechecking = asyncio.get_running_loop().call_later(QUIET, self.check_all)

    def settle(self, uri: str) -> None:
        """Take a map off those that wait to be linted."""
        if uri in self._changed:
            self._changed.pop(uri).cancel()

    def current(self, uri: str) -> Document | None:
        """An open map as it stands in the editor now: linted at once if that is still to come."""
        if uri in self._changed:
            self.check(uri)
        return self.documents.get(uri)

    def check(self, uri: str) -> None:
        """Lint a map and tell the editor."""
        self.settle(uri)
        text = self.workspace.get_text_document(uri)
        before = self.documents.complaint
        document = self.documents.update(uri, text.source, self.encoding)
        if document is None:
            return
        complaint = self.documents.complaint
        if complaint and complaint != before:
            said = types.ShowMessageParams(types.MessageType.Error, complaint[self.language])
            self.window_show_message(said)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics(document, self.language), text.version)
        )

    def check_all(self) -> None:
        """Lint every open map: what one says may be about another."""
        if self._rechecking is not None:
            self._rechecking.cancel()
        self.documents.refresh()
        for uri in self.documents.uris():
            self.check(uri)

    @property
    def encoding(self) -> str:
        """The units of positions that the editor counts."""
        encoding = self.workspace.position_encoding
        return str(getattr(encoding, "value", encoding) or "utf-16")

    def location(self, document: Document, position: types.Position) -> types.Location | None:
        """Where the thing that an id names is declared."""
        reference = reference_at(document.loaded, document.positions.offset(position))
        if reference is None:
            return None
        if reference.kind == "map":
            file = self.documents.map_file(document.loaded.source.path, reference.id)
            top = types.Position(0, 0)
            uri = from_fs_path(str(file)) if file else None
            return types.Location(uri, types.Range(top, top)) if uri else None
        span: Span | None = declaration(document.loaded, reference)
        return types.Location(document.uri, document.positions.range(span)) if span else None


def create(language: Language) -> Server:
    """A server with everything it can do."""
    server = Server(language)

    @server.feature(types.INITIALIZED)
    def watch(server: Server, _: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wish = types.Registration("blueprint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(types.RegistrationParams([wish]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(server: Server, _: types.DidSaveTextDocumentParams) -> None:
        server.check_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_on_disk(server: Server, _: types.DidChangeWatchedFilesParams) -> None:
        server.check_all_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.settle(uri)
        server.documents.close(uri)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def pointed_at(server: Server, params: types.HoverParams) -> types.Hover | None:
        document = server.current(params.text_document.uri)
        return hover(document, params.position, server.language) if document else None

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, _ACTIONS)
    def mendable(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        document = server.current(params.text_document.uri)
        return fixes.fixes(document, params, server.documents, server.language) if document else []

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def declared(server: Server, params: types.DefinitionParams) -> types.Location | None:
        document = server.current(params.text_document.uri)
        return server.location(document, params.position) if document else None

    return server
