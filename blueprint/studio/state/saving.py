"""Writing a map back: only over the file that was read, under a lock; else the user chooses."""

from __future__ import annotations

import os
from dataclasses import dataclass

from blueprint.studio.state.folder import MapsFolder, OnDisk, Refused, bytes_of, sha_of
from blueprint.wording import Wording

_LOCKED = Wording("another window is saving {name} right now; try again", "另一个窗口正在保存 {name}；请重试")
WAIT = 5.0
"""Seconds to wait for another save."""


@dataclass(frozen=True)
class Saved:
    """It is on disk; `sha` is the file's fingerprint now."""

    sha: str


@dataclass(frozen=True)
class ChangedOnDisk:
    """Somebody else wrote the file in between: as it is now, None where it was deleted."""

    now: OnDisk | None


def now_on_disk(folder: MapsFolder, name: str) -> OnDisk | None:
    """The file as it is; None where there is none, or nothing that can be read."""
    try:
        return folder.read(name)
    except Refused:
        return None


def save(
    folder: MapsFolder, name: str, text: str, sha: str | None, *, bom: bool = False, overwrite: bool = False
) -> Saved | ChangedOnDisk:
    """Write a map if the file is still the one that was read.

    Args:
        folder: the maps.
        name: of the map.
        text: what to write.
        sha: fingerprint of the file as read; None when there was none.
        bom: the file began with a byte order mark, and shall again.
        overwrite: whatever is there now is replaced.

    Raises:
        Refused: read-only, locked, or the disk does not take it; the file is as it was.
    """
    from filelock import FileLock, Timeout

    folder.must_write()
    path = folder.path(name)
    try:
        folder.make_hidden()
        below = path.resolve().relative_to(folder.root)  # one lock for all links to a file
        lock = folder.hidden(f"{sha_of(os.fsencode(below))[:16]}.lock")
        with FileLock(lock, timeout=WAIT):
            now = now_on_disk(folder, name)
            if not overwrite and (now.sha if now else None) != sha:
                return ChangedOnDisk(now)
            data = bytes_of(text, bom)
            folder.write(path, data)
            return Saved(sha_of(data))
    except Timeout:
        raise Refused(_LOCKED.filled(name=name)) from None
    except OSError as error:
        raise Refused(_full(error, name)) from error


def _full(error: OSError, name: str) -> Wording:
    return Wording(
        "{name} could not be written ({reason}); your changes are still here",
        "{name} 未能写入（{reason}）；改动仍在这里",
    ).filled(name=name, reason=error.strerror or str(error))
