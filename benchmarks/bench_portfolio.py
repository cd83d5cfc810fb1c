"""A folder of many maps: made the first time, and again after one of them has changed.

    python -m benchmarks.bench_portfolio [MAPS]

Maps of 60 touchpoints, made in processes of their own with a cache folder of their own. Aim: the second run takes
under a twentieth of the first. What lies there after each run is looked at too: quick and wrong would be worth
nothing.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from contextlib import suppress
from hashlib import sha256
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
        made = _made(folder)
        assert len({name.split("/")[0] for name in made}) >= count, "maps are missing"
        again = _seconds(folder)
        assert _made(folder) == made, "what had not changed is not as it was"
        _write(folder, 0, score=2)
        after = _seconds(folder)
        _check(folder, made)
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


def _made(folder: Path) -> dict[str, bytes]:
    """Every file of the exports, by its path in them, as a hash."""
    exports = folder / "exports"
    files = (file for file in exports.rglob("*") if file.is_file())
    return {file.relative_to(exports).as_posix(): sha256(file.read_bytes()).digest() for file in files}


def _check(folder: Path, before: dict[str, bytes]) -> None:
    """After the change of one map: its files are what a build without cache makes, and no other has changed."""
    now = _made(folder)
    changed = {name for name in now.keys() | before.keys() if now.get(name) != before.get(name)}
    assert any(name.startswith("m0") for name in changed), "the change is not seen"
    assert all(name.startswith(("m0/", "m0.", "index")) for name in changed), sorted(changed)[:5]
    alone = folder / "alone"
    (alone / "maps").mkdir(parents=True)
    _write(alone, 0, score=2)
    _seconds(alone, cache="off")
    for name, made in _made(alone).items():
        assert name.startswith("index") or now[name] == made, f"{name} is stale"


def _seconds(folder: Path, cache: str = "on") -> tuple[float, float]:
    """By the clock, and of all cores together: the latter is hardly more on a machine that does much else."""
    shell = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "BLUEPRINT_CACHE": cache}
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
