"""`blueprint lint` of a whole folder in one process, and of one map cold, beside yamllint and bpmnlint.

Every number is a whole process. The maps differ, and the peers get the same graphs: yamllint the same
files, bpmnlint the same services as BPMN. Aim: faster than both, at a hundred maps and at one.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import generate, peers
from benchmarks.timing import best_of, milliseconds, table

MAPS = 100
TOUCHPOINTS = 100
BIN = Path(sys.executable).parent


def write(folder: Path) -> tuple[list[str], list[str]]:
    """The maps and the processes, each with its own names."""
    maps, processes = [], []
    for number in range(MAPS):
        service_map, process = folder / f"{number}.blueprint.yaml", folder / f"{number}.bpmn"
        text = generate.service_map(TOUCHPOINTS)
        service_map.write_text(text.replace("generated-", f"generated-{number}-"), encoding="utf-8")
        process.write_text(generate.bpmn(TOUCHPOINTS), encoding="utf-8")
        maps.append(str(service_map))
        processes.append(str(process))
    return maps, processes


def compare(maps: list[str], processes: list[str], rounds: int) -> tuple[str, ...]:
    """One row: the three times, and this tool's as a share of each peer's."""
    commands = {
        "blueprint": [str(BIN / "blueprint"), "lint", "--isolated", *maps],
        "yamllint": [str(BIN / "yamllint"), *maps],
    }
    if bpmnlint := peers.bpmnlint():
        commands["bpmnlint"] = [*bpmnlint, *processes]
    best = best_of(commands, rounds)
    times = [
        milliseconds(best[n]) if n in best else "not here" for n in ("blueprint", "yamllint", "bpmnlint")
    ]
    ratios = [f"{best['blueprint'] / best[n]:.2f}" if n in best else "" for n in ("yamllint", "bpmnlint")]
    return (*times, *ratios)


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        maps, processes = write(folder)
        rows = [
            (f"{MAPS} maps of {TOUCHPOINTS} touchpoints", *compare(maps, processes, 3)),
            (f"one map of {TOUCHPOINTS}, cold", *compare(maps[:1], processes[:1], 9)),
        ]
        print(table(("", "blueprint", "yamllint", "bpmnlint", "to yamllint", "to bpmnlint"), rows))


if __name__ == "__main__":
    main()
