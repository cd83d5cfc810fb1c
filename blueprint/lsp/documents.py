"""The open maps and what is wrong with them, with unsaved changes and the settings on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pygls.uris import to_fs_path

from blueprint.lint.config.error import ConfigError
from blueprint.lint.config.files import forget
from blueprint.lint.config.resolve import Resolver
from blueprint.lint.run.engine import Linted
from blueprint.lint.run.run import Run
from blueprint.lsp.positions import Positions
from blueprint.model.loader import Loaded, loads
from blueprint.source.reader import SUFFIXES
from blueprint.wording import Wording


@dataclass(frozen=True)
class Document:
    """One open map, as it stands in the editor."""

    uri: str
    linted: Linted
    positions: Positions

    @property
    def loaded(self) -> Loaded:
        """Text, tree and map."""
        return self.linted.loaded


class Documents:
    """Lints what is open; maps on disk are read once, until one is saved or a configuration changes."""

    def __init__(self) -> None:
        self._open: dict[str, Document] = {}
        self._run = Run()
        self.complaint: Wording | None = None
        """What is wrong with the configuration; the default settings apply meanwhile."""

    def update(self, uri: str, text: str, encoding: str) -> Document | None:
        """Lint a text; None for a file that is no map, or that no disk can hold."""
        path = to_fs_path(uri) or uri
        if not path.endswith(SUFFIXES) or "\0" in path:
            return None
        loaded = loads(text, path)
        try:
            linted = self._run.lint(loaded)
            self.complaint = None
        except ConfigError as error:
            self.complaint = error.wording
            linted = Run(Resolver(isolated=True)).lint(loaded)
        self._open[uri] = Document(uri, linted, Positions(text, encoding))
        return self._open[uri]

    def get(self, uri: str) -> Document | None:
        """An open map."""
        return self._open.get(uri)

    def close(self, uri: str) -> None:
        """The editor has closed it: what is on disk counts again."""
        self._open.pop(uri, None)
        self.refresh()

    def refresh(self) -> None:
        """Something on disk changed: maps and settings are read anew, unsaved texts stay."""
        forget()
        self._run = Run()
        for document in self._open.values():
            path = document.loaded.source.path
            try:
                self._run.project(path).add(document.loaded)
            except ConfigError:
                continue

    def lint(self, loaded: Loaded) -> Linted:
        """Lint a text that is not in the editor yet: after a fix."""
        return self._run.lint(loaded)

    def uris(self) -> list[str]:
        """What is open."""
        return list(self._open)

    def map_file(self, near: str, id_: str) -> Path | None:
        """The file of the map with this id, in the folder of maps that a file belongs to."""
        found = self._run.project(near).of(id_)
        return Path(found.source.path).resolve() if found else None
