"""How much longer ten times the work takes: `python -m benchmarks.growth [action or shape ...]`.

A cell is CPU seconds at ten times the size over CPU seconds at the size, each in a process of its own and
without its start (a small map goes before). At most 12 is the aim: work grows with what is there, and a little.
Wall time is not looked at, so that a busy machine, or `nice`, changes nothing but the wait.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.shapes import SHAPES
from benchmarks.timing import table

AIM = 12
TIMES = 10
LIMIT = 120
"""CPU seconds after which a cell is given up."""
_MEBIBYTE = 1024


def commands(path: Path, out: Path) -> dict[str, list[str]]:
    """Action to its command line."""
    name, to = str(path), str(out)
    return {
        "lint": ["lint", "--isolated", name],
        "analyse": ["analyse", "--json", name],
        "render": ["render", name, "--output", f"{to}/picture.svg"],
        "improve": ["improve", "--json", name],
        "html": ["export", name, "--to", "html", "--out", to],
    }


def measure(action: str, shape: str, sizes: list[int]) -> None:
    """Print CPU seconds and the peak of memory of the last; the others warm up."""
    import resource

    from blueprint.cli.main import main as blueprint

    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    with TemporaryDirectory() as name:
        folder = Path(name)
        for size in sizes:
            path = folder / f"{shape}-{size}.blueprint.yaml"
            path.write_text(SHAPES[shape].text(size), encoding="utf-8")
            start = time.process_time()
            with redirect_stdout(StringIO()) as said:
                code = blueprint(commands(path, folder)[action])
            took = time.process_time() - start
            if code:
                raise SystemExit(f"{action} of {shape} {size} ended with {code}: {said.getvalue()[:500]}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEBIBYTE
    print(f"{took} {peak}")


def cell(action: str, shape: str, size: int) -> tuple[float, float] | None:
    """CPU seconds and mebibytes in a process of its own; None after `LIMIT`."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.growth",
        "--cell",
        action,
        shape,
        str(SHAPES[shape].small),
        str(size),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_ENVIRONMENT)
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return None
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    took, peak = done.stdout.split()[-2:]
    return float(took), float(peak)


def main(names: list[str]) -> int:
    if names[:1] == ["--cell"]:
        measure(names[1], names[2], [int(size) for size in names[3:]])
        return 0
    actions = [a for a in commands(Path(), Path()) if a in names] or list(commands(Path(), Path()))
    shapes = [s for s in SHAPES if s in names] or list(SHAPES)
    rows, worst = [], 0.0
    for shape in shapes:
        size = SHAPES[shape].size
        title = f"{shape}, {size:,} to {size * TIMES:,} {SHAPES[shape].of}"
        row = [title]
        for action in actions:
            small, large = cell(action, shape, size), cell(action, shape, size * TIMES)
            if small is None or large is None:
                row.append(f"over {LIMIT} s")
                worst = float("inf")
                continue
            ratio = large[0] / small[0]
            worst = max(worst, ratio)
            row.append(f"{ratio:.1f} ({large[0]:.1f} s, {large[1]:.0f} MiB)")
            print(f"{title}: {action} {row[-1]}", file=sys.stderr, flush=True)
        rows.append(row)
    print(table(["10 times the work", *actions], rows))
    print(f"largest: {worst:.1f} times; aim: at most {AIM}")
    return 0 if worst <= AIM else 1


_ENVIRONMENT = {**os.environ, "NO_COLOR": "1", "BLUEPRINT_LANG": "en"}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
