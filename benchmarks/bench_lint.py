"""Cold `blueprint lint` beside yamllint on the same file and bpmnlint on the same graph; and the start of the command.

Every number is a whole process, from nothing to its exit. Aims: at 100 touchpoints not slower than the
faster peer, at 1,000 half its time; `blueprint --help` in under twice the time that importing typer takes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import generate, peers
from benchmarks.timing import best_of, milliseconds, table

SIZES = (100, 1000)
BIN = Path(sys.executable).parent


def lint(folder: Path) -> str:
    """A row per size: the three tools, and this one's time as a share of the faster peer's."""
    bpmnlint = peers.bpmnlint()
    rows = []
    for size in SIZES:
        service_map, process = folder / f"{size}.blueprint.yaml", folder / f"{size}.bpmn"
        service_map.write_text(generate.service_map(size), encoding="utf-8")
        process.write_text(generate.bpmn(size), encoding="utf-8")
        commands = {
            "blueprint": [str(BIN / "blueprint"), "lint", str(service_map)],
            "yamllint": [str(BIN / "yamllint"), str(service_map)],
        }
        if bpmnlint:
            commands["bpmnlint"] = [*bpmnlint, str(process)]
        best = best_of(commands)
        ratio = best["blueprint"] / min(time for name, time in best.items() if name != "blueprint")
        times = [
            milliseconds(best[name]) if name in best else "not here"
            for name in ("blueprint", "yamllint", "bpmnlint")
        ]
        rows.append((f"lint, {size} touchpoints", *times, f"{ratio:.2f}", {100: "1.00", 1000: "0.50"}[size]))
    return table(("", "blueprint", "yamllint", "bpmnlint", "to the faster", "aim"), rows)


def start() -> str:
    """The help of the command, beside what parsing a command line costs at least."""
    python = [sys.executable, "-c"]
    commands = {
        "blueprint --help": [str(BIN / "blueprint"), "--help"],
        "python -c pass": [*python, "pass"],
        "import argparse": [*python, "import argparse"],
    }
    if typer := peers.typer():
        commands["import typer"] = [*python, f"import sys; sys.path.insert(0, {str(typer)!r}); import typer"]
    best = best_of(commands)
    rows = [
        (name, milliseconds(time), f"{best['blueprint --help'] / time:.2f}") for name, time in best.items()
    ]
    return table(("", "best", "help is times as long"), rows)


def main() -> None:
    with TemporaryDirectory() as folder:
        print(lint(Path(folder)))
    print()
    print(start())


if __name__ == "__main__":
    main()
