"""A folder of many maps: made the first time, and again after one of them has changed.

    python -m benchmarks.bench_portfolio [MAPS]

Maps of 60 touchpoints, made in processes of their own with a cache folder of their own. Aim: the second run takes
under a twentieth of the first.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import service_map
from benchmarks.timing import table

TOUCHPOINTS = 60
_TAKE_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER of Linux."""


def main(count: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "maps").mkdir()
        for number in range(count):
            _write(folder, number, score=3)
        first = _seconds(folder)
        again = _seconds(folder)
        _write(folder, 0, score=2)
        after = _seconds(folder)
    rows = [("first", *map(_said, first), "", "", "")]
    for name, found in (("nothing changed", again), ("one map changed", after)):
        shares = (f"{part / whole:.3f}" for part, whole in zip(found, first, strict=True))
        rows.append((name, *map(_said, found), *shares, "0.05"))
    head = (f"{count} maps of {TOUCHPOINTS}", "time", "of all cores", "to the first", "of all cores", "aim")
    print(table(head, rows))


def _said(seconds: float) -> str:
    return f"{seconds:.1f} s"


def _write(folder: Path, number: int, score: int) -> None:
    """A map that differs from every other in its id and one score."""
    text = service_map(TOUCHPOINTS).replace(f"id: generated-{TOUCHPOINTS}", f"id: m{number}")
    file = folder / "maps" / f"m{number}.blueprint.yaml"
    file.write_text(text.replace("score: -2,", f"score: {score - number / 10_000:.4f},", 1), "utf-8")


def _seconds(folder: Path) -> tuple[float, float]:
    """By the clock, and of all cores together: the latter is hardly more on a machine that does much else."""
    shell = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "BLUEPRINT_CACHE": "on"}
    command = [
        sys.executable,
        "-m",
        "blueprint",
        "build",
        str(folder / "maps"),
        "--out",
        str(folder / "exports"),
    ]
    start, spent = time.perf_counter(), _spent()
    done = subprocess.run(command, env=shell, capture_output=True, check=False)
    assert done.returncode in (0, 1), (done.returncode, done.stderr.decode()[-300:])
    taken = time.perf_counter() - start
    return taken, _spent() - spent


def _spent() -> float:
    """Seconds of all processes that have ended; those that a build leaves behind come to this one."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_TAKE_ORPHANS, 1)
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
