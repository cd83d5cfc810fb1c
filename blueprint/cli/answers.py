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
import sys

from blueprint.cli.seen import Watch, cache, code, day, hashed, kept_at, libraries, sealed, state

TYPE_CHECKING = False  # to import `typing` takes longer than to find an answer
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TextIO

OPTION = "--no-cache"
KEPT = 200
"""Answers; those that were made first go first."""

_MORE = {"--fix", "--diff", "--write-baseline", "--prune-baseline", "--report", "-", OPTION}
"""What asks for more than an answer, or for what standard input says."""
_PASSING = {"_", "SHLVL", "OLDPWD"}


def answered(words: list[str], run: Callable[[], int]) -> int:
    """The exit code of a command line: its answer is said again, or made by `run` and kept."""
    place = _place(words)
    if place is None:
        return run()
    data = kept_at(place)
    answer = None if data is None else marshal.loads(data)
    if answer is None or any(state(path, whole) != was for (path, whole), was in answer["seen"].items()):
        return _made(place, run)
    try:
        for number, text in answer["said"]:
            (sys.stdout, sys.stderr)[number].write(text)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        from blueprint.cli.main import ended

        return ended(error, words)
    known: int = answer["code"]
    return known


def _place(words: list[str]) -> str | None:
    """The file of an answer; None for a command line whose answer is not kept."""
    kept = cache("answers")
    if kept is None or words[:1] != ["lint"] or os.environ.get("GITHUB_STEP_SUMMARY"):
        return None
    if not _MORE.isdisjoint(word.partition("=")[0] for word in words):
        return None
    try:
        folder = os.getcwd()
    except OSError:
        return None
    environment = sorted((k, v) for k, v in os.environ.items() if k not in _PASSING)
    terminals = [(stream.isatty(), _width(stream)) for stream in (sys.stdout, sys.stderr)]
    asked = repr((sys.version, code(), sorted(libraries()), day(), words, folder, environment, terminals))
    return os.path.join(kept, hashed(asked.encode(errors="surrogateescape")).hex())


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def _made(place: str, run: Callable[[], int]) -> int:
    """Run, and keep the answer with what was looked at; a run that does more than look is not kept."""
    watch = Watch()
    said: list[tuple[int, str]] = []
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (_Copy(stream, said, i) for i, stream in enumerate(streams))
    try:
        with watch:
            ended_with = run()
    finally:
        sys.stdout, sys.stderr = streams
    if ended_with in (0, 1) and watch.unchanged():
        _keep(place, marshal.dumps({"code": ended_with, "said": said, "seen": watch.seen}))
    return ended_with


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
            file.write(sealed(data))
        os.replace(beside, place)
        with os.scandir(folder) as entries:
            kept = sorted(((entry.stat().st_mtime, entry.path) for entry in entries), reverse=True)
        for _, old in kept[KEPT:]:
            os.remove(old)
    except OSError:
        return
