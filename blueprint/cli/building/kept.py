"""What earlier builds made, found again where nothing has changed.

Of every map is kept what was looked at for it (files with their content, folders, paths that were asked for), and the
hash of every file that was written. It counts only while all of that is as it was, and only for the same code, the
same libraries and the same words: so it is never stale. The pictures themselves lie in the folder of exports alone.
The folder can be deleted at any time; `BLUEPRINT_CACHE=off` neither reads nor writes it.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.seen import cache, code, day, hashed, kept_at, libraries, sealed, state
from blueprint.files import write_bytes

if TYPE_CHECKING:
    from blueprint.cli.building.task import Answer, Task

MOST = 10_000
"""Maps that are kept; those made first go first."""


class Kept:
    """The answers of earlier builds, in the user's cache folder."""

    def __init__(self) -> None:
        folder = cache("made")
        self._folder = None if folder is None else Path(folder)
        self._asked = b""
        if self._folder is not None:
            shell = sorted(
                (k, v)
                for k, v in os.environ.items()
                if k.startswith("BLUEPRINT_") or k == "SOURCE_DATE_EPOCH"
            )
            asked = repr((sys.version, code(), sorted(libraries()), day(), shell, Path.cwd()))
            self._asked = asked.encode(errors="surrogateescape")

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def of(self, task: Task) -> Answer | None:
        """What was made, where it still is what would be made."""
        if self._folder is None:
            return None
        data = kept_at(str(self._place(self._folder, task)))
        if data is None:
            return None
        answer: Answer = pickle.loads(data)
        assert answer.seen is not None
        same = all(state(*asked) == was for asked, was in answer.seen.items()) and all(
            _hash_of(path) == was for path, was in answer.files.items()
        )
        return answer if same else None

    def keep(self, task: Task, answer: Answer) -> None:
        """Keep an answer, whole or not at all; nothing that is kept is worth a failure."""
        if self._folder is None or answer.seen is None:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_bytes(self._place(self._folder, task), sealed(pickle.dumps(answer)), durable=False)

    def tidy(self) -> None:
        """Remove what is too much."""
        if self._folder is None:
            return
        with suppress(OSError), os.scandir(self._folder) as entries:
            kept = sorted(((entry.stat().st_mtime, entry.path) for entry in entries), reverse=True)
            for _, path in kept[MOST:]:
                Path(path).unlink(missing_ok=True)

    def _place(self, folder: Path, task: Task) -> Path:
        asked = repr(
            (task.path, str(task.out), task.formats, task.assume)
        )  # from this folder: it is asked as well
        return folder / hashed(self._asked + asked.encode(errors="surrogateescape")).hex()


def _hash_of(path: str) -> bytes:
    try:
        return hashed(Path(path).read_bytes())
    except OSError:
        return b""
