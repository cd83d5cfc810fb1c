"""Layout and painting beside bare `dot` on the same graph; and our elbows beside Graphviz's.

Warm is in one process, from a read map to SVG text. Cold is a whole process, from a file to a file.
`dot` (the graphviz-pure wheel) is a process either way, and knows neither lanes nor labels. Aims: 60
touchpoints under 60 ms warm, 1,000 under 1 s.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import generate
from benchmarks.timing import best_of, milliseconds, table
from blueprint.draw import lay_out, svg
from blueprint.draw.routing.engine import find_engine
from blueprint.draw.routing.quality import judge
from blueprint.model.loader import load, loads

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap

SIZES = {60: "60 ms", 200: "", 1000: "1000 ms"}
DRAW = """
import sys
from pathlib import Path
from blueprint.draw import lay_out, svg
from blueprint.model.loader import load
Path(sys.argv[2]).write_text(svg(lay_out(load(sys.argv[1]).map)), encoding="utf-8")
"""


def graph(service_map: ServiceMap) -> str:
    """The same graph as bare DOT, with boxes of our size."""
    lines = ["digraph {", "node [shape=box fixedsize=true width=1.92 height=0.86]", "rankdir=LR"]
    lines += [f'"{t.id}" -> "{c.to}"' for t in service_map.touchpoints.values() for c in t.next]
    return "\n".join([*lines, "}"])


def warm(service_map: ServiceMap, rounds: int = 7) -> tuple[float, float]:
    """The best times of layout and of painting, in seconds."""
    best = [9e9, 9e9]
    for _ in range(rounds):
        start = time.perf_counter()
        layout = lay_out(service_map)
        middle = time.perf_counter()
        svg(layout)
        best = [min(best[0], middle - start), min(best[1], time.perf_counter() - middle)]
    return best[0], best[1]


def speed(folder: Path) -> str:
    dot = find_engine()
    rows = []
    for size, aim in SIZES.items():
        path, dotted = folder / f"{size}.blueprint.yaml", folder / f"{size}.gv"
        path.write_text(generate.service_map(size), encoding="utf-8")
        service_map = load(path).map
        assert service_map
        dotted.write_text(graph(service_map), encoding="utf-8")
        layout, paint = warm(service_map)
        commands = {"cold": [sys.executable, "-c", DRAW, str(path), str(folder / "out.svg")]}
        if dot:
            commands["dot"] = [dot, "-Kdot", "-Tsvg", "-o", str(folder / "dot.svg"), str(dotted)]
        best = best_of(commands, rounds=5)
        bare = best.get("dot")
        ratios = [f"{t / bare:.2f}" if bare else "not here" for t in (layout + paint, best["cold"])]
        times = [milliseconds(t) for t in (layout, paint, layout + paint)]
        rows.append(
            (f"{size} touchpoints", *times, aim, milliseconds(best["cold"]), milliseconds(bare or 0), *ratios)
        )
    head = ("", "layout", "paint", "warm", "aim", "cold", "bare dot", "warm/dot", "cold/dot")
    return table(head, rows)


def looks() -> str:
    """Crossings between arrows (and of anything), bends and length: ours, then Graphviz's orthogonal routes."""
    maps = {path.name.split(".")[0]: load(path).map for path in sorted(Path("maps").glob("*.blueprint.yaml"))}
    maps |= {f"{size} touchpoints": loads(generate.service_map(size)).map for size in (60, 200)}
    rows = []
    for name, service_map in maps.items():
        assert service_map
        for engine in ("elbows", "graphviz") if find_engine() else ("elbows",):
            found = judge(lay_out(service_map, engine=engine).routes)
            figures = (found.crossings, found.all_crossings, found.bends)
            rows.append((f"{name}, {engine}", *(f"{n}" for n in figures), f"{found.length:.0f} px"))
    return table(("", "arrows cross", "all", "bends", "length"), rows)


def main() -> None:
    with TemporaryDirectory() as folder:
        print(speed(Path(folder)))
    print()
    print(looks())


if __name__ == "__main__":
    main()
