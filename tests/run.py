"""Runs the command line in this process, as a person would in a shell."""

import contextlib
import io
from dataclasses import dataclass
from pathlib import Path

from blueprint.cli.main import main


@dataclass(frozen=True)
class Done:
    code: int
    stdout: str
    stderr: str


def run(*words: str | Path, stdin: bytes | None = None) -> Done:
    """Run `blueprint WORDS` in English, unless the words ask for another language."""
    import sys

    out, err = io.StringIO(), io.StringIO()
    argv = [str(w) for w in words]
    if "--lang" not in argv:
        argv = ["--lang", "en", *argv]
    before = sys.stdin
    if stdin is not None:
        sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main(argv)
            except SystemExit as stop:
                code = int(stop.code or 0)
    finally:
        sys.stdin = before
    return Done(code, out.getvalue(), err.getvalue())
