"""What a long session keeps in memory: python -m tests.files.memory 400

Edits, findings, figures and pictures of a map in the studio, typing in an editor, and lint again and again in one
process. Each goes on until every cache is full; what is kept of a round after that would be kept of every round.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from blueprint.lint.run.run import Run
from blueprint.lsp.documents import Documents
from blueprint.studio.state.facts import KEPT, facts_of
from blueprint.studio.state.folder import MapsFolder
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.saving import Saved, save

MAP = Path(__file__).parents[2] / "maps" / "corner-shoeshine.blueprint.yaml"
WARM = KEPT + 12
"""Rounds before the first look: no cache of texts is larger."""
MOST = 40
"""Objects that a round may leave behind: an edit that can be undone is kept."""


def main() -> int:
    """A line of JSON for each way; exit 1 where memory grows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", type=int, nargs="?", default=400)
    parser.add_argument("--way", choices=WAYS, action="append")
    arguments = parser.parse_args()
    grows = False
    for way in arguments.way or WAYS:
        with TemporaryDirectory() as folder:
            counted = measured(way, arguments.rounds, Path(folder))
        print(json.dumps(counted), flush=True)
        grows = grows or counted["objects a round"] > MOST
    return int(grows)


def measured(way: str, rounds: int, root: Path) -> dict[str, Any]:
    """How many objects a round leaves behind, and how the process grows."""
    (root / "map.blueprint.yaml").write_bytes(MAP.read_bytes())
    act = WAYS[way](root)
    for number in range(WARM):
        act(number)
    blocks, resident = _blocks(), _resident()
    for number in range(WARM, WARM + rounds):
        act(number)
    return {
        "way": way,
        "rounds": rounds,
        "objects a round": round((_blocks() - blocks) / rounds, 1),
        "MB before": resident,
        "MB after": _resident(),
    }


def studio(root: Path, figures: bool = True) -> Callable[[int], None]:
    """An edit, its findings, figures and picture, its undo and redo; sometimes a save."""
    folder = MapsFolder(root)
    one = OpenMap.from_disk("map", folder.read("map"))

    def act(number: int) -> None:
        one.commit({"verb": "set", "path": ["title"], "value": f"Corner {number}"})
        one.undo()
        one.redo()
        facts = facts_of(str(folder.path("map")), one.text)
        assert facts.linted.loaded.map is not None
        if figures:
            assert facts.layout("all", "both", facts.overlay("all")) is not None
        if number % 10 == 0:
            done = save(folder, "map", one.text, one.sha)
            assert isinstance(done, Saved)
            one.saved(done.sha)

    return act


def editor(root: Path) -> Callable[[int], None]:
    """A letter typed, the findings of the text; sometimes a save."""
    documents, path = Documents(), root / "map.blueprint.yaml"
    text = path.read_text(encoding="utf-8")

    def act(number: int) -> None:
        documents.update(path.as_uri(), f"{text}# {number}\n", "utf-16")
        if number % 10 == 0:
            documents.refresh()

    return act


def lint(root: Path) -> Callable[[int], None]:
    """Another text of the file each time, linted as the command does."""
    path = root / "map.blueprint.yaml"
    text = path.read_text(encoding="utf-8")

    def act(number: int) -> None:
        path.write_text(f"{text}# {number}\n", encoding="utf-8")
        run = Run()
        assert run.result([run.lint(run.load(str(path)))]).files

    return act


WAYS = {
    "studio": studio,
    "findings": lambda root: studio(root, figures=False),
    "editor": editor,
    "lint": lint,
}


def _blocks() -> int:
    gc.collect()
    return sys.getallocatedblocks()


def _resident() -> float | None:
    """Megabytes of the process; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


if __name__ == "__main__":
    sys.exit(main())
