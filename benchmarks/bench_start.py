"""Starts on the maps that come along: each cold and alone, beside bpmnlint on the same flow as BPMN.

    python -m benchmarks.bench_start [--before FOLDER] [--rounds N]

FOLDER is a checkout of another version (`git worktree add`), timed in turn with this one, each on the maps that came
with it. Every number is a whole process, byte code compiled; only an unchanged map may be answered from what is
kept. Aims: a cold lint takes at most 1.5 times as long as bpmnlint in the median, a map that has not changed under
0.15 times; analyse and render take at most 0.55 of what they took in the version before these aims, and the lint of
all maps in one process at most 0.6.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import peers
from benchmarks.timing import Command, best_of, milliseconds, table

ROOT = Path(__file__).parents[1]
MAPS = sorted((ROOT / "maps").glob("*.blueprint.yaml"))
LARGE = ("after-sales-repair", "branch-visitor-routing", "corner-shoeshine")
"""Maps that are analysed and drawn."""

Words = list[str | Path]


def blueprint(root: Path, *words: str | Path) -> Command:
    """The command of a checkout, which need not be installed."""
    start = (
        f"import sys; sys.path.insert(0, {str(root)!r}); from blueprint.__main__ import run; sys.exit(run())"
    )
    return [sys.executable, "-P", "-c", start, *map(str, words)]


def process(path: Path, folder: Path) -> Path:
    """A map's flow as BPMN."""
    from blueprint.export.formats import bpmn
    from blueprint.export.subject import Subject
    from blueprint.figures import Analysis
    from blueprint.lint.run.run import Run

    service_map = Run().load(str(path)).map
    assert service_map is not None
    (file,) = bpmn.write(Subject(Analysis(service_map)))
    to = folder / f"{service_map.name}.bpmn"
    to.write_bytes(file.data)
    return to


def lint(folder: Path, rounds: int) -> str:
    """A row a map: cold, again, bpmnlint, and the ratios."""
    bpmnlint, rows, ratios, again = peers.bpmnlint(), [], [], []
    if not bpmnlint:
        return "bpmnlint is not here: it takes npm"
    for path in MAPS:
        known = ["env", "BLUEPRINT_CACHE=on", f"XDG_CACHE_HOME={folder / 'cache'}"]
        best = best_of(
            {
                "cold": blueprint(ROOT, "lint", "--no-cache", path),
                "again": [*known, *blueprint(ROOT, "lint", path)],
                "bpmnlint": [*bpmnlint, str(process(path, folder))],
            },
            rounds,
        )
        ratios.append(best["cold"] / best["bpmnlint"])
        again.append(best["again"] / best["bpmnlint"])
        name = path.name.partition(".")[0]
        rows.append((name, *map(milliseconds, best.values()), f"{ratios[-1]:.2f}", f"{again[-1]:.2f}"))
    rows.append(("median", "", "", "", f"{median(ratios):.2f}", f"{median(again):.2f}"))
    rows.append(("aim", "", "", "", "1.50", "0.15"))
    return table(("lint", "cold", "unchanged", "bpmnlint", "cold to bpmnlint", "unchanged"), rows)


def before(other: Path, folder: Path, rounds: int) -> str:
    """Analyse, render and all maps at once, beside another version."""
    rows, picture = [], folder / "picture.svg"
    for name in LARGE:
        path = Path("maps", f"{name}.blueprint.yaml")
        analyse: Words = ["analyse", path]
        render: Words = ["render", path, "--output", picture]
        rows.append(_row(f"analyse {name}", analyse, analyse, other, rounds, 0.55))
        rows.append(_row(f"render {name}", render, render, other, rounds, 0.55))
    rows.append(
        _row(
            "lint all maps", ["lint", "--no-cache", Path("maps")], ["lint", Path("maps")], other, rounds, 0.6
        )
    )
    return table(("", "now", "before", "ratio", "aim"), rows)


def _row(action: str, now: Words, then: Words, other: Path, rounds: int, aim: float) -> tuple[str, ...]:
    commands = {"now": blueprint(ROOT, *_in(ROOT, now)), "before": blueprint(other, *_in(other, then))}
    best = best_of(commands, rounds)
    return action, *map(milliseconds, best.values()), f"{best['now'] / best['before']:.2f}", f"{aim:.2f}"


def _in(root: Path, words: Words) -> Words:
    """The words of a command, its maps in a checkout."""
    return [root / word if isinstance(word, Path) else word for word in words]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--before", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        print(lint(Path(name), asked.rounds), flush=True)
        if asked.before:
            print()
            print(before(asked.before.resolve(), Path(name), asked.rounds))


if __name__ == "__main__":
    main()
