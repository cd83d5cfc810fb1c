"""Runs every bench_*.py of this folder, or those named: `python -m benchmarks.run lint draw`."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    here = Path(__file__).parent
    wanted = [here / f"bench_{name}.py" for name in names] or sorted(here.glob("bench_*.py"))
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()} {platform.system()}"
    )
    worst = 0
    for bench in wanted:
        print(f"\n== {bench.stem}", flush=True)
        worst = max(
            worst, subprocess.run([sys.executable, "-m", f"benchmarks.{bench.stem}"], check=False).returncode
        )
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
