"""An editor for tests: pygls' own client, talking to `blueprint lsp` in a process of its own."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

from blueprint.lsp.coroutines import ask_inspect

ask_inspect()
T = TypeVar("T")
PATIENCE = 60


class Editor:
    """Opens and changes maps, and has what the server says about them."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.history: list[types.PublishDiagnosticsParams] = []
        self.shown: list[str] = []
        self.capabilities: types.ServerCapabilities

    async def open(self, path: Path, text: str | None = None) -> list[types.Diagnostic]:
        text = path.read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(uri(path), types.LanguageKind.Yaml, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.heard(path)

    def type(self, path: Path, text: str, version: int) -> None:
        """Change a map, and do not wait for what the server says."""
        document = types.VersionedTextDocumentIdentifier(version, uri(path))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    async def change(self, path: Path, text: str, version: int = 2) -> list[types.Diagnostic]:
        self.type(path, text, version)
        return await self.heard(path)

    async def saved(self, path: Path) -> list[types.Diagnostic]:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier(path)))
        return await self.heard(path)

    async def heard(self, path: Path) -> list[types.Diagnostic]:
        """The next diagnostics of a file; those of other files go by."""
        while True:
            told = await asyncio.wait_for(self.told.get(), PATIENCE)
            if told.uri == uri(path):
                return list(told.diagnostics)

    async def hover(self, path: Path, line: int, character: int) -> str:
        params = types.HoverParams(identifier(path), types.Position(line, character))
        found = await self.client.text_document_hover_async(params)
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def definition(self, path: Path, line: int, character: int) -> types.Location | None:
        params = types.DefinitionParams(identifier(path), types.Position(line, character))
        found = await self.client.text_document_definition_async(params)
        assert found is None or isinstance(found, types.Location)
        return found

    async def actions(
        self, path: Path, where: types.Range, only: list[types.CodeActionKind | str] | None = None
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only=only)
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(identifier(path), where, context)
        )
        return [a for a in found or () if isinstance(a, types.CodeAction)]


def uri(path: Path) -> str:
    made = from_fs_path(str(path))
    assert made
    return made


def identifier(path: Path) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri(path))


class Session:
    """A server and an editor that talks to it; `session(work)` lets the editor do something."""

    def __init__(
        self, encodings: list[types.PositionEncodingKind | str] | None = None, language: str = "en"
    ) -> None:
        self._loop = asyncio.new_event_loop()
        self._client = LanguageClient("test", "1")
        self._editor = Editor(self._client)
        self._words = ("-W", "error", "-m", "blueprint", "--lang", language, "lsp", "--stdio")
        self._general = types.GeneralClientCapabilities(position_encodings=encodings)

    def __call__(self, work: Callable[[Editor], Awaitable[T]]) -> T:
        return self._loop.run_until_complete(asyncio.wait_for(work(self._editor), 3 * PATIENCE))

    def __enter__(self) -> "Session":
        self._loop.run_until_complete(asyncio.wait_for(self._begin(), 3 * PATIENCE))
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.run_until_complete(asyncio.wait_for(self._end(), 3 * PATIENCE))
        self._loop.close()

    async def _begin(self) -> None:
        @self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _told(params: types.PublishDiagnosticsParams) -> None:
            self._editor.told.put_nowait(params)
            self._editor.history.append(params)

        @self._client.feature(types.WINDOW_SHOW_MESSAGE)
        def _shown(params: types.ShowMessageParams) -> None:
            self._editor.shown.append(params.message)

        await self._client.start_io(sys.executable, *self._words)
        wishes = types.InitializeParams(types.ClientCapabilities(general=self._general), process_id=None)
        self._editor.capabilities = (await self._client.initialize_async(wishes)).capabilities
        self._client.initialized(types.InitializedParams())

    async def _end(self) -> None:
        await self._client.shutdown_async(None)
        self._client.exit(None)
        await self._client.stop()
