"""Whole processes against each other: run in turn, the best of several counts, ratios are printed."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Command = list[str]


def seconds(command: Command) -> float:
    """One run; anything but exit 0 means that the comparison is not of equals."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=_ENVIRONMENT, check=False)
    took = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return took


def best_of(commands: Mapping[str, Command], rounds: int = 7) -> dict[str, float]:
    """The best time of each command, run in turn so that a slow moment of the machine hits all alike."""
    for command in commands.values():
        seconds(command)  # reads the files once, writes byte code
    runs = [{name: seconds(command) for name, command in commands.items()} for _ in range(rounds)]
    return {name: min(run[name] for run in runs) for name in commands}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Plain columns: the first to the left, numbers to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(w) if i == 0 else cell.rjust(w)
            for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in (head, *rows)
    )


def milliseconds(value: float) -> str:
    return f"{value * 1000:.0f} ms"


_ENVIRONMENT = {**os.environ, "NO_COLOR": "1", "BLUEPRINT_LANG": "en", "BLUEPRINT_CACHE": "off"}
