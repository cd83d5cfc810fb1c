"""Runs one case in this process, within limits of time, and says what went wrong if anything did."""

import contextlib
import io
import os
import pkgutil
import re
import shutil
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import blueprint
from blueprint.cli.main import main
from blueprint.lint.config.files import forget
from tests.fuzz.case import Case
from tests.fuzz.wellformed import Malformed, check_file, check_output

SECONDS = 10
"""Of the processor, for one case; of the clock six times that, for the machine may be busy."""
_UNFORESEEN = re.compile(
    "should not have happened|发生了不应出现的错误|Traceback .most recent call last|please report it|请反馈"
    "|(Exception occurred|Failed to handle)[^:\n]*: (?!JsonRpc)|Unraisable|Exception ignored"
)


class TooSlow(BaseException):
    """A case took too long; no `except Exception` on the way holds it up."""


def warm_up() -> None:
    """Import all that a case may import, for that is not its fault."""
    for info in pkgutil.walk_packages(blueprint.__path__, "blueprint."):
        if not info.name.startswith("blueprint.studio") and not info.name.endswith("__main__"):
            import_module(info.name)


@dataclass(frozen=True)
class Outcome:
    """How a case ended: the exit code, what is wrong with that (nothing, mostly), processor seconds."""

    code: int
    fault: str
    seconds: float
    stderr: str = ""


def run(case: Case, folder: Path) -> Outcome:
    """Run a case in a folder of its own inside `folder`, which is emptied afterwards."""
    work = folder / "a" / "b" / "c" / "work"
    work.mkdir(parents=True)
    for name, raw in case.files.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_bytes(raw)
    before = Path.cwd()
    os.chdir(work)
    forget()
    try:
        outcome = _run(case)
        if not outcome.fault:
            outcome = _looked_at(case, work, outcome)
    finally:
        os.chdir(before)
        stray = _stray(folder)
        shutil.rmtree(folder / "a", ignore_errors=True)
    if stray and not outcome.fault:
        return Outcome(outcome.code, f"written outside: {stray}", outcome.seconds, outcome.stderr)
    return outcome


def _stray(folder: Path) -> list[str]:
    """What lies beside the folders on the way to the one that was worked in."""
    found: list[Path] = []
    here = folder
    for name in ("a", "b", "c", "work"):
        found += [p for p in here.iterdir() if p.name != name]
        here = here / name
    for path in found:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return [str(p.relative_to(folder)) for p in found]


def _run(case: Case) -> Outcome:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict") for _ in "oe")
    stdin = io.TextIOWrapper(io.BytesIO(case.stdin), encoding="utf-8", errors="surrogateescape")
    fault, code = "", -1
    start = time.process_time()
    real = sys.stdin, sys.stdout, sys.stderr
    try:
        sys.stdin, sys.stdout, sys.stderr = stdin, out, err
        with _limited(), warnings.catch_warnings():
            warnings.simplefilter("error")
            code = main(list(case.words))
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
    except TooSlow as slow:
        fault = f"slow: {slow}\n{traceback.format_exc(limit=-8)}"
    except BaseException as error:
        fault = f"{type(error).__name__}: {error}\n{traceback.format_exc(limit=-8)}"
    finally:
        sys.stdin, sys.stdout, sys.stderr = real
    seconds = time.process_time() - start
    said, told = (_text(stream) for stream in (out, err))
    if not fault and (found := _UNFORESEEN.search(told)):
        fault = (
            told[found.start() :][-3000:]
            if "Traceback" in told
            else told[told.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
        )
    if not fault and code not in (0, 1, 2):
        fault = f"exit {code}"
    if not fault and code == 2 and not (told.strip() or said.strip()):
        fault = "exit 2 without a word"
    if not fault and code in (0, 1):
        try:
            check_output(case.says, said)
        except Malformed as wrong:
            fault = f"malformed: {wrong}"
    return Outcome(code, fault, seconds, told)


def _text(stream: io.TextIOWrapper) -> str:
    with contextlib.suppress(ValueError):
        stream.flush()
        return stream.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined]
    return ""


def _looked_at(case: Case, work: Path, outcome: Outcome) -> Outcome:
    """The files that were written, but for those that were there."""
    for path in sorted(work.rglob("*")):
        name = path.relative_to(work).as_posix()
        if path.is_file() and name not in case.files:
            try:
                if case.command != "schema":  # JSON, whatever its file is called
                    check_file(path)
            except Malformed as wrong:
                return Outcome(outcome.code, f"malformed: {wrong}", outcome.seconds, outcome.stderr)
            if path.name.endswith(".part"):
                return Outcome(outcome.code, f"left over: {name}", outcome.seconds, outcome.stderr)
    return outcome


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    def stop(number: int, _: object) -> None:
        raise TooSlow(signal.Signals(number).name)

    before = signal.signal(signal.SIGPROF, stop), signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, 6 * SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGPROF, before[0])
        signal.signal(signal.SIGALRM, before[1])
