"""Kills runs while they save a map, and counts what they leave: python -m tests.files.kills 200

A torn file is neither the text before nor the one that was being saved. Where a file has two names it is written
in its place; what such a kill tears lies whole beside it, and is counted as `beside`.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import filelock  # noqa: F401 - here and not in each run: it would be killed before it saves

from blueprint.studio.state.folder import MapsFolder
from blueprint.studio.state.saving import save

KINDS = ("file", "symbolic-link", "hard-link")
TEXTS = [f"title: {letter}\n" + f"# {letter * 70}\n" * lines for letter, lines in (("a", 3000), ("b", 5000))]
MOST = 0.06
"""Seconds after which a run is killed at the latest: two saves or three."""


@dataclass
class Counted:
    """So many kills, and what they left: right after each, and after the next run's save."""

    kind: str
    kills: int
    torn: int = 0
    beside: int = 0
    left: int = 0
    left_after: int = 0


def main() -> None:
    """Every kind of file; a line of JSON each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kills", type=int, nargs="?", default=200)
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for kind in arguments.kind or KINDS:
        with TemporaryDirectory() as folder:
            print(json.dumps(asdict(kill(kind, arguments.kills, arguments.seed, Path(folder)))), flush=True)


def kill(kind: str, kills: int, seed: int, root: Path) -> Counted:
    """Start a run that saves without end, kill it at a time that nobody chose, and look; so many times."""
    folder, file = made(kind, root)
    random, counted = Random(seed), Counted(kind, kills)
    for _ in range(kills):
        begun, begins = os.pipe()
        child = os.fork()
        if child == 0:
            saving(folder, begins)
        os.read(begun, 1)  # on a busy machine a run takes its time before it saves anything
        os.close(begun)
        os.close(begins)
        time.sleep(random.uniform(0, MOST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if file.read_text(encoding="utf-8") not in TEXTS:
            counted.torn += 1
            whole = next(root.rglob(".*.whole"), None)
            counted.beside += whole is not None and whole.read_text(encoding="utf-8") in TEXTS
            file.write_text(TEXTS[0], encoding="utf-8")
        for whole in root.rglob(".*.whole"):
            whole.unlink()
        counted.left += parts(root)
    save(folder, "map", "title: after\n", None, overwrite=True)
    counted.left_after = parts(root)
    return counted


def made(kind: str, root: Path) -> tuple[MapsFolder, Path]:
    """A folder with the map `map`, and the file that its text lies in."""
    named, file = root / "map.blueprint.yaml", root / "real.yaml"
    file.write_text(TEXTS[0], encoding="utf-8")
    if kind == "symbolic-link":
        named.symlink_to(file)
    elif kind == "hard-link":
        named.hardlink_to(file)
    else:
        file = file.rename(named)
    return MapsFolder(root), file


def saving(folder: MapsFolder, begins: int) -> None:
    """Save one text and the other in turn until somebody ends it; `begins` is the pipe that is told."""
    os.write(begins, b".")
    while True:
        for text in TEXTS:
            save(folder, "map", text, None, overwrite=True)


def parts(root: Path) -> int:
    """How many half-written copies lie there."""
    return sum(1 for _ in root.rglob(".*.part"))


if __name__ == "__main__":
    main()
