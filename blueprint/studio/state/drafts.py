"""Unsaved work on disk, so that a reload or a crash loses nothing.

A tab goes on with its own work by itself. What a tab left that is closed belongs to the map: whoever opens that is
told, and takes it over or drops it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from blueprint.files import write_text
from blueprint.studio.state.folder import MapsFolder, sha_of

VERSION = 1
KEPT = timedelta(days=60)
"""What nobody took over for so long is swept away."""


@dataclass(frozen=True)
class Draft:
    """Unsaved work on one map: the document as data, and the fingerprint of the file it began with."""

    name: str
    sha: str | None
    bom: bool
    document: Any


@dataclass(frozen=True)
class LeftWork:
    """Unsaved work on a map that a tab left behind.

    Attributes:
        draft: the work.
        file: where it is.
        at: when it was last changed, in the computer's own time.
        by_this_browser: it was done in the browser that asks.
    """

    draft: Draft
    file: Path
    at: datetime
    by_this_browser: bool


class Drafts:
    """The drafts of one browser tab, and those that others left. In a read-only studio there are none."""

    def __init__(self, folder: MapsFolder, owner: str, browser: str = "") -> None:
        """Take who owns new drafts, and the browser that they are made in; neither is written as it is."""
        self._folder = folder
        self._owner = room_of(owner)
        self._browser = room_of(browser) if browser else ""

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
            "browser": self._browser,
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
        found = _read(self._file(name), name)
        return found and found[0]

    def left(self, name: str, is_open: Callable[[str], bool]) -> list[LeftWork]:
        """What closed tabs left of unsaved work on a map, the newest first.

        Args:
            name: of the map.
            is_open: whether the owner of a room (`room_of`) is still at work.
        """
        if self._folder.read_only:
            return []
        found = []
        for file in self._folder.hidden().glob(f"*/{self._file(name).name}"):
            room = file.parent.name
            if room == self._owner or is_open(room) or (read := _read(file, name)) is None:
                continue
            draft, browser = read
            at = datetime.fromtimestamp(file.stat().st_mtime).astimezone()
            if datetime.now().astimezone() - at > KEPT:
                drop(file)
                continue
            found.append(LeftWork(draft, file, at, bool(browser) and browser == self._browser))
        return sorted(found, key=lambda work: work.at, reverse=True)

    def forget(self, name: str) -> None:
        """Drop the draft of a map."""
        drop(self._file(name))

    def move(self, old: str, new: str) -> None:
        """A map was renamed."""
        draft = self.find(old)
        if draft is not None and self.keep(replace(draft, name=new)):
            self.forget(old)

    def _file(self, name: str) -> Path:
        return self._folder.hidden(self._owner, f"{sha_of(name.encode())[:24]}.json")


def room_of(owner: str) -> str:
    """The folder of an owner's drafts; nobody can tell the owner from it."""
    return sha_of(owner.encode())[:24]


def drop(file: Path) -> None:
    """Delete a draft."""
    with contextlib.suppress(OSError):
        file.unlink()
        file.parent.rmdir()  # only when it was the last


def _read(file: Path, name: str) -> tuple[Draft, str] | None:
    """A draft of a map and its browser; None when there is none that can be read."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["version"] == VERSION and data["name"] == name:
            draft = Draft(name, data["sha"], bool(data["bom"]), data["document"])
            return draft, str(data.get("browser", ""))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None
