"""Many runs that save one map at once, each its own edits: python -m tests.files.saves 200

Whoever finds that somebody else has saved meanwhile puts his edit on top, as the studio does. At the end the map
must have every edit.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import filelock  # noqa: F401 - here and not in each run

from blueprint.model.loader import load
from blueprint.studio.state.folder import MapsFolder, Refused
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.saving import Saved, save

RUNS = 8


def main() -> int:
    """Print how many were kept, and how often somebody else was faster; exit 1 where one was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("saves", type=int, nargs="?", default=200)
    saves = parser.parse_args().saves
    with TemporaryDirectory() as folder:
        counted = at_once(Path(folder), saves)
    print(json.dumps(counted))
    return int(counted["kept"] != saves)


def at_once(root: Path, saves: int) -> dict[str, int]:
    """Save so many edits from several runs; what of them the map has."""
    file = root / "map.blueprint.yaml"
    names = [f"t{number}" for number in range(saves)]
    lines = [f"  {name}: {{lane: customer, title: before, end: served}}  # about {name}" for name in names]
    file.write_text("\n".join(["blueprint: 1", "title: T", "touchpoints:", *lines, ""]), encoding="utf-8")
    runs = []
    for number in range(RUNS):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            merged = sum(changed(root, name) for name in names[number::RUNS])
            os.write(write, b"%d" % merged)
            os._exit(0)
        os.close(write)
        runs.append((child, read))
    merges = sum(int(os.read(read, 99) or 0) for _, read in runs)
    for child, _ in runs:
        os.waitpid(child, 0)
    text, made = file.read_text(encoding="utf-8"), load(file).map
    touchpoints = made.touchpoints if made else {}
    kept = sum(n in touchpoints and touchpoints[n].title["en"] == f"after {n}" for n in names)
    return {
        "saves": saves,
        "kept": kept,
        "comments": sum(f"# about {n}\n" in text for n in names),
        "merges": merges,
    }


def changed(root: Path, touchpoint: str) -> int:
    """Change one touchpoint's title and save; how often it had to be put on top of somebody else's."""
    folder, merges = MapsFolder(root), 0
    one = OpenMap.from_disk("map", folder.read("map"))
    one.commit({"verb": "set", "path": ["touchpoints", touchpoint, "title"], "value": f"after {touchpoint}"})
    while True:
        try:
            done = save(folder, "map", one.text, one.sha, bom=one.bom)
        except Refused:  # the others kept the file locked for seconds: the user is asked to try again
            continue
        if isinstance(done, Saved):
            return merges
        assert done.now is not None and not one.merge(done.now)
        merges += 1


if __name__ == "__main__":
    sys.exit(main())
