"""Where Graphviz is: the `graphviz-pure` wheel's command, or a system `dot` when that is asked for."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Literal

EngineName = Literal["graphviz", "dot"]
_PURE = "graphviz-pure"
_SECONDS = 60.0


class EngineFailed(Exception):
    """Graphviz did not answer; `str()` says why."""


def find_engine(asked: EngineName = "graphviz") -> str | None:
    """The command to run, or None: `graphviz` means graphviz-pure, and a system `dot` where that is missing."""
    system = shutil.which("dot")
    if asked == "dot":
        return system
    suffix = ".exe" if sys.platform == "win32" else ""
    for folder in (sysconfig.get_path("scripts"), str(Path(sys.executable).parent)):
        command = Path(folder) / f"{_PURE}{suffix}"
        if command.is_file():
            return str(command)
    return shutil.which(_PURE) or system


def run(command: str, arguments: list[str], source: str) -> str:
    """Graphviz's answer to a DOT text.

    Raises:
        EngineFailed: it cannot be started, takes too long, or reports an error.
    """
    try:
        done = subprocess.run(
            [command, *arguments], input=source.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineFailed(type(error).__name__) from error
    if done.returncode or not done.stdout:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise EngineFailed(lines[-1] if lines else f"exit {done.returncode}")
    return done.stdout.decode(errors="replace")
