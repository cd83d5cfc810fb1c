"""Every format of three maps, whole processes, beside an earlier version: `python -m benchmarks.bench_formats REVISION`.

Both versions write the maps of the earlier one, with the same Python and the same libraries. What is compared is the
time of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tarfile
from io import BytesIO
from math import exp, fsum, log
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import table
from blueprint.export.registry import all_formats

ROOT = Path(__file__).parents[1]
MAPS = ("corner-shoeshine", "after-sales-repair", "branch-visitor-routing")


def spent(tree: Path, path: Path, format_: str, out: Path) -> float | None:
    """Seconds of the processor that one export takes; None where this version has no such format."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = ["export", str(path), "--to", format_, "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-m", "blueprint", *words],
        env=os.environ | {"PYTHONPATH": str(tree)},
        cwd=tree,
        capture_output=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        return None
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(revision: str) -> None:
    with TemporaryDirectory() as name:
        old = Path(name) / "before"
        packed = subprocess.run(
            ["git", "archive", revision, "blueprint", "maps", "pyproject.toml"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        with tarfile.open(fileobj=BytesIO(packed.stdout)) as files:
            files.extractall(old, filter="data")
        for tree in (old, ROOT):  # writes byte code
            spent(tree, old / "maps" / f"{MAPS[0]}.blueprint.yaml", "svg", Path(name) / "out")
        rows, ratios = [], []
        for format_ in all_formats():
            cells = [format_]
            for map_ in MAPS:
                path = old / "maps" / f"{map_}.blueprint.yaml"
                was, now = (spent(tree, path, format_, Path(name) / "out") for tree in (old, ROOT))
                cells.append(
                    "–" if now is None else f"{now:.1f} s" if was is None else f"{was:.1f} → {now:.1f} s"
                )
                if was and now:
                    ratios.append(now / was)
            rows.append(tuple(cells))
        print(table((f"{revision} → now", *MAPS), rows))
        mean = exp(fsum(map(log, ratios)) / len(ratios))
        print(f"time now / time before, geometric mean of {len(ratios)}: {mean:.2f}")


if __name__ == "__main__":
    if sys.argv[1:]:
        main(sys.argv[1])
    else:
        print(
            "skipped: name the revision to compare with, as in `python -m benchmarks.bench_formats HEAD~100`"
        )
