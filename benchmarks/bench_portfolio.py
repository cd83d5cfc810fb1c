"""A folder of many maps: made the first time, and again after one of them has changed.

    python -m benchmarks.bench_portfolio [MAPS]

Maps of 60 touchpoints, made in processes of their own with a cache folder of their own. Aim: the second run takes
under a twentieth of the first.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import service_map
from benchmarks.timing import table

TOUCHPOINTS = 60


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
    rows = [
        ("first", f"{first:.1f} s", "", ""),
        ("nothing changed", f"{again:.1f} s", f"{again / first:.3f}", "0.05"),
        ("one map changed", f"{after:.1f} s", f"{after / first:.3f}", "0.05"),
    ]
    print(table((f"{count} maps of {TOUCHPOINTS}", "time", "to the first", "aim"), rows))


def _write(folder: Path, number: int, score: int) -> None:
    """A map that differs from every other in its id and one score."""
    text = service_map(TOUCHPOINTS).replace(f"id: generated-{TOUCHPOINTS}", f"id: m{number}")
    file = folder / "maps" / f"m{number}.blueprint.yaml"
    file.write_text(text.replace("score: -2,", f"score: {score - number / 10_000:.4f},", 1), "utf-8")


def _seconds(folder: Path) -> float:
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
    start = time.perf_counter()
    done = subprocess.run(command, env=shell, capture_output=True, check=False)
    assert done.returncode in (0, 1), (done.returncode, done.stderr.decode()[-300:])
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
