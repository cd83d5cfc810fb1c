"""What a run looks at: files with their content, folders with the names in them, and paths that are asked for.

As long as all of it is as it was, the same words give the same answer. Nothing is imported but what Python has loaded
anyway, and a hash: an answer that is known has to come faster than Python starts libraries.
"""

from __future__ import annotations

import os
import stat
import sys

TYPE_CHECKING = False  # to import `typing` takes longer than to find an answer
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    State = tuple[Any, ...]
    """What is at a path: the number of an error, or what it leads to and what is in it."""

HASH = 16
"""Bytes of a hash."""
SWITCH = "BLUEPRINT_CACHE"
"""The environment variable; `off` asks anew, always."""

_CHANGES = {
    "subprocess.Popen",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "socket.connect",
}
_HEARD = {"open", "os.listdir", "os.scandir", *_CHANGES}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_IMPORTING = "<frozen importlib"
_stat, _lstat = os.stat, os.lstat


def cache(name: str) -> str | None:
    """The user's folder of what is kept under a name; None where nothing is to be kept.

    On Windows Python asks for files where nobody can see it.
    """
    if os.environ.get(SWITCH) == "off" or os.name == "nt":
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "blueprint", name) if os.path.isabs(base) else None


def day() -> tuple[int, ...]:
    """The day where people are: what is late today was not yesterday."""
    import time

    return time.localtime()[:3]


def code() -> list[tuple[str, int, int]]:
    """The files of the package, with their sizes and times, as Python itself tells whether one has changed."""
    found, folders = [], [_PACKAGE]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    status = entry.stat()
                    found.append((entry.path, status.st_size, status.st_mtime_ns))
    return sorted(found)


def libraries() -> Iterator[str]:
    """What is installed, by name and version."""
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            yield from (name for name in os.listdir(folder) if name.endswith(".dist-info"))


def hashed(data: bytes) -> bytes:
    """A hash of `HASH` bytes."""
    from _blake2 import blake2b  # `hashlib` would import it as well, after much else

    digest: bytes = blake2b(data, digest_size=HASH).digest()
    return digest


def kept_at(place: str) -> bytes | None:
    """What `sealed` data a file holds; None where there is none, or it was cut short, or it is not ours."""
    try:
        with open(place, "rb") as file:
            data = file.read()
    except OSError:
        return None
    return data[HASH:] if data[:HASH] == hashed(data[HASH:]) else None


def sealed(data: bytes) -> bytes:
    """Data with its hash in front, so that it is read whole or not at all."""
    return hashed(data) + data


def state(path: str, whole: bool) -> State:
    """What is at a path; with `whole` also what is in it."""
    try:
        status = _stat(path)
        leads = os.path.realpath(path)
        if stat.S_ISDIR(status.st_mode):
            return (leads, _listed(path)) if whole else (leads,)
        if not whole:
            return (leads, status.st_mode, status.st_size, status.st_mtime_ns)
        with open(path, "rb") as file:
            return (leads, status.st_mode, hashed(file.read()))
    except OSError as error:
        return (error.errno,)
    except ValueError:  # no path
        return ()


def _listed(folder: str) -> bytes:
    with os.scandir(folder) as entries:
        names = sorted((entry.name, entry.is_dir()) for entry in entries)
    return hashed(repr(names).encode(errors="surrogateescape"))


class Watch:
    """What a run looks at: opened files, listed folders, and paths that Python code asks for."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, bool], State] = {}
        self._only_looks = True
        self._watching = False

    def __enter__(self) -> None:
        sys.addaudithook(self._hears)
        os.stat, os.lstat = self._asking(_stat), self._asking(_lstat)
        self._watching = True

    def __exit__(self, *_: object) -> None:
        self._watching = False  # a hook is there for good
        os.stat, os.lstat = _stat, _lstat

    def unchanged(self) -> bool:
        """Whether the run only looked, and all is still as it was."""
        return self._only_looks and all(state(*asked) == was for asked, was in self.seen.items())

    def _asking(self, real: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
        def ask(path: Any, *args: Any, **kwargs: Any) -> os.stat_result:
            if self._watching:
                self._note(path, whole=False)
            return real(path, *args, **kwargs)

        return ask

    def _hears(self, event: str, about: tuple[Any, ...]) -> None:
        if not self._watching or event not in _HEARD:
            return
        if sys._getframe(1).f_code.co_filename.startswith(_IMPORTING):  # code is told by `code`
            return
        if event in _CHANGES or (event == "open" and isinstance(about[2], int) and about[2] & _WRITES):
            self._only_looks = False
        else:
            self._note("." if about[0] is None else about[0], whole=True)

    def _note(self, path: Any, *, whole: bool) -> None:
        self._watching = False  # to look at it is no event
        try:
            if isinstance(path, int):
                self._only_looks = self._only_looks and not whole
                return
            name = os.path.abspath(os.fsdecode(path))
            if name.startswith(_PACKAGE + os.sep) or (name, whole) in self.seen:
                return
            if whole and self._is_stream(name):
                self._only_looks = False
            else:
                self.seen[name, whole] = state(name, whole)
        finally:
            self._watching = True

    @staticmethod
    def _is_stream(name: str) -> bool:
        """Whether what is at a path can be read once alone."""
        try:
            mode = _stat(name).st_mode
        except (OSError, ValueError):
            return False
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
