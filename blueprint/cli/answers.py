"""Answers that `blueprint lint` has given before: said again where nothing they were made from has changed.

An answer is kept with all that was looked at for it: every file with its content, every folder with the names in
it, every path that was asked for, there or not. It is found by the command line, the folder, the environment, the
terminal and the code, and said again only while all that was looked at is the same. So it is never stale, and
deleting the folder of answers loses nothing. `--no-cache` or `BLUEPRINT_CACHE=off` asks anew.

For an answer that is known nothing else is imported: only what Python has loaded anyway, and a hash.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys

TYPE_CHECKING = False  # to import `typing` takes longer than to find an answer
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TextIO

    State = tuple[Any, ...]
    """What is at a path: the number of an error, or what it leads to and what is in it."""

OPTION = "--no-cache"
SWITCH = "BLUEPRINT_CACHE"
"""The environment variable; `off` asks anew, always."""
KEPT = 200
"""Answers; those that were made first go first."""

_MORE = {"--fix", "--diff", "--write-baseline", "--prune-baseline", "--report", "-", OPTION}
"""What asks for more than an answer, or for what standard input says."""
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
_PASSING = {"_", "SHLVL", "OLDPWD"}
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_IMPORTING = "<frozen importlib"
_SIZE = 16
_stat, _lstat = os.stat, os.lstat


def answered(words: list[str], run: Callable[[], int]) -> int:
    """The exit code of a command line: its answer is said again, or made by `run` and kept."""
    place = _place(words)
    if place is None:
        return run()
    answer = _read(place)
    if answer is None or any(_state(path, whole) != was for (path, whole), was in answer["seen"].items()):
        return _made(place, run)
    try:
        for number, text in answer["said"]:
            (sys.stdout, sys.stderr)[number].write(text)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        from blueprint.cli.main import ended

        return ended(error, words)
    code: int = answer["code"]
    return code


def _place(words: list[str]) -> str | None:
    """The file of an answer; None for a command line whose answer is not kept."""
    if words[:1] != ["lint"] or os.environ.get(SWITCH) == "off" or os.environ.get("GITHUB_STEP_SUMMARY"):
        return None
    if os.name == "nt" or not _MORE.isdisjoint(word.partition("=")[0] for word in words):
        return None  # on Windows Python asks for files where nobody can see it
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    if not os.path.isabs(base):
        return None
    try:
        folder = os.getcwd()
    except OSError:
        return None
    environment = sorted((k, v) for k, v in os.environ.items() if k not in _PASSING)
    terminals = [(stream.isatty(), _width(stream)) for stream in (sys.stdout, sys.stderr)]
    asked = repr((sys.version, _code(), sorted(_libraries()), words, folder, environment, terminals))
    return os.path.join(base, "blueprint", "answers", _hash(asked.encode(errors="surrogateescape")).hex())


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def _code() -> list[tuple[str, int, int]]:
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


def _libraries() -> Iterator[str]:
    """What is installed, by name and version."""
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            yield from (name for name in os.listdir(folder) if name.endswith(".dist-info"))


def _hash(data: bytes) -> bytes:
    from _blake2 import blake2b  # `hashlib` would import it as well, after much else

    digest: bytes = blake2b(data, digest_size=_SIZE).digest()
    return digest


def _state(path: str, whole: bool) -> State:
    """What is at a path; with `whole` also what is in it."""
    try:
        status = _stat(path)
        leads = os.path.realpath(path)
        if stat.S_ISDIR(status.st_mode):
            return (leads, _listed(path)) if whole else (leads,)
        if not whole:
            return (leads, status.st_mode, status.st_size, status.st_mtime_ns)
        with open(path, "rb") as file:
            return (leads, status.st_mode, _hash(file.read()))
    except OSError as error:
        return (error.errno,)
    except ValueError:  # no path
        return ()


def _listed(folder: str) -> bytes:
    with os.scandir(folder) as entries:
        names = sorted((entry.name, entry.is_dir()) for entry in entries)
    return _hash(repr(names).encode(errors="surrogateescape"))


def _read(place: str) -> dict[str, Any] | None:
    try:
        with open(place, "rb") as file:
            data = file.read()
    except OSError:
        return None
    if data[:_SIZE] != _hash(data[_SIZE:]):  # cut short, or not ours
        return None
    answer: dict[str, Any] = marshal.loads(data[_SIZE:])
    return answer


def _made(place: str, run: Callable[[], int]) -> int:
    """Run, and keep the answer with what was looked at; a run that does more than look is not kept."""
    watch = _Watch()
    said: list[tuple[int, str]] = []
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (_Copy(stream, said, i) for i, stream in enumerate(streams))
    try:
        with watch:
            code = run()
    finally:
        sys.stdout, sys.stderr = streams
    if code in (0, 1) and watch.unchanged():
        _keep(place, marshal.dumps({"code": code, "said": said, "seen": watch.seen}))
    return code


class _Watch:
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
        return self._only_looks and all(_state(*asked) == was for asked, was in self.seen.items())

    def _asking(self, real: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
        def ask(path: Any, *args: Any, **kwargs: Any) -> os.stat_result:
            if self._watching:
                self._note(path, whole=False)
            return real(path, *args, **kwargs)

        return ask

    def _hears(self, event: str, about: tuple[Any, ...]) -> None:
        if not self._watching or event not in _HEARD:
            return
        if sys._getframe(1).f_code.co_filename.startswith(_IMPORTING):  # code is told by `_code`
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
                self.seen[name, whole] = _state(name, whole)
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


class _Copy:
    """A stream that notes what is said on it."""

    def __init__(self, stream: TextIO, said: list[tuple[int, str]], number: int) -> None:
        self._stream = stream
        self._said = said
        self._number = number

    def write(self, text: str) -> int:
        self._said.append((self._number, text))
        return self._stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __iter__(self) -> Iterator[str]:
        return iter(self._stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _keep(place: str, data: bytes) -> None:
    """Put an answer in its place, whole or not at all; no answer is worth a failure."""
    folder = os.path.dirname(place)
    beside = f"{place}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(beside, "wb") as file:
            file.write(_hash(data) + data)
        os.replace(beside, place)
        with os.scandir(folder) as entries:
            kept = sorted(((entry.stat().st_mtime, entry.path) for entry in entries), reverse=True)
        for _, old in kept[KEPT:]:
            os.remove(old)
    except OSError:
        return
