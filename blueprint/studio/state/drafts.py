"""Unsaved work on disk, so that a reload or a crash loses nothing. One browser tab never sees another's."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from blueprint.files import write_text
from blueprint.studio.state.folder import MapsFolder, sha_of

VERSION = 1


@dataclass(frozen=True)
class Draft:
    """Unsaved work on one map: the document as data, and the fingerprint of the file it began with."""

    name: str
    sha: str | None
    bom: bool
    document: Any


class Drafts:
    """The drafts of one browser tab. In a read-only studio there are none."""

    def __init__(self, folder: MapsFolder, owner: str) -> None:
        self._folder = folder
        self._owner = sha_of(owner.encode())[:24]

    def keep(self, draft: Draft) -> bool:
        """Write a draft; False when the disk does not take it: it is in memory still."""
        if self._folder.read_only:
            return False
        data = {
            "version": VERSION,
            "name": draft.name,
            "sha": draft.sha,
            "bom": draft.bom,
            "document": draft.document,
        }
        try:
            self._folder.make_hidden()
            text = json.dumps(data, ensure_ascii=False)
            write_text(self._file(draft.name), text, durable=False)  # an edit does not wait for the disk
        except OSError:
            return False
        return True

    def find(self, name: str) -> Draft | None:
        """The draft of a map, if this tab left one that can be read."""
        try:
            data = json.loads(self._file(name).read_text(encoding="utf-8"))
            if data["version"] == VERSION and data["name"] == name:
                return Draft(name, data["sha"], bool(data["bom"]), data["document"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def forget(self, name: str) -> None:
        """Drop the draft of a map."""
        with contextlib.suppress(OSError):
            self._file(name).unlink()
            self._file(name).parent.rmdir()  # only when it was the last

    def move(self, old: str, new: str) -> None:
        """A map was renamed."""
        draft = self.find(old)
        if draft is not None and self.keep(replace(draft, name=new)):
            self.forget(old)

    def _file(self, name: str) -> Path:
        return self._folder.hidden(self._owner, f"{sha_of(name.encode())[:24]}.json")
