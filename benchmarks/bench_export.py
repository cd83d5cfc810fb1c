"""A map of 60 touchpoints to SVG, PDF and PPTX, whole processes, beside mermaid-cli and bare `dot` on the same graph.

mermaid-cli draws the Mermaid file that `--to mermaid` writes, with the machine's Chromium; `dot` (the
graphviz-pure wheel) draws the bare graph, without lanes, texts, times or figures. Aims: SVG ten times
faster than mermaid-cli, and within twice of bare `dot`.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import generate, peers
from benchmarks.bench_draw import DRAW, graph, warm
from benchmarks.timing import best_of, milliseconds, table
from blueprint.draw.routing.engine import find_engine
from blueprint.export.registry import all_formats
from blueprint.model.loader import load

SIZE = 60
_ASKED = {"pdf": ("typst",), "pptx": ("pptx",)}


def ours(path: Path, folder: Path) -> tuple[dict[str, list[str]], list[str]]:
    """Our commands, and what cannot be run here."""
    blueprint = [sys.executable, "-m", "blueprint"]
    commands = {
        "svg, picture alone": [sys.executable, "-c", DRAW, str(path), str(folder / "drawn.svg")],
        "svg, blueprint render": [*blueprint, "render", str(path), "-o", str(folder / "rendered.svg")],
    }
    missing = []
    for name in ("svg", "pdf", "pptx"):
        lacking = [module for module in _ASKED.get(name, ()) if find_spec(module) is None]
        if name not in all_formats() or lacking:
            missing.append(f"{name}: {', '.join(lacking) or 'no such format'} is not here")
        else:
            commands[f"{name}, blueprint export"] = [
                *blueprint, "export", str(path), "--to", name, "--out", str(folder / "out")
            ]  # fmt: skip
    return commands, missing


def theirs(path: Path, folder: Path) -> tuple[dict[str, list[str]], list[str]]:
    """The peers' commands, and why one is missing."""
    commands, missing = {}, []
    service_map = load(path).map
    assert service_map
    if engine := find_engine():
        (folder / "bare.gv").write_text(graph(service_map), encoding="utf-8")
        dot = [engine, "-Kdot", str(folder / "bare.gv")]
        commands["svg, bare dot"] = [*dot, "-Tsvg", "-o", str(folder / "bare.svg")]
    else:
        missing.append("dot: graphviz-pure is not here")
    mermaid, reason = peers.mermaid()
    if mermaid:
        settings = folder / "chromium.json"
        settings.write_text(
            json.dumps({"executablePath": peers.chromium(), "args": ["--no-sandbox"]}), encoding="utf-8"
        )
        (source,) = folder.glob("out/*/blueprint.mmd")
        drawn = ["-q", "-p", str(settings), "-i", str(source)]
        commands["svg, mermaid-cli"] = [*mermaid, *drawn, "-o", str(folder / "mermaid.svg")]
        commands["pdf, mermaid-cli"] = [*mermaid, *drawn, "-o", str(folder / "mermaid.pdf"), "--pdfFit"]
    else:
        missing.append(f"mermaid-cli: {reason}")
    return commands, missing


def ratio(time: float, other: float | None) -> str:
    return f"{time / other:.2f}" if other else "–"


def main() -> None:
    from blueprint.cli.main import main as blueprint

    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "sixty.blueprint.yaml"
        path.write_text(generate.service_map(SIZE), encoding="utf-8")
        blueprint(["export", str(path), "--to", "mermaid", "--out", str(folder / "out")])
        commands, lacking = ours(path, folder)
        peer_commands, absent = theirs(path, folder)
        best = best_of({**commands, **peer_commands}, rounds=3)
        service_map = load(path).map
        assert service_map
        best = {"svg, picture alone, warm": sum(warm(service_map)), **best}
    dot, mermaid = best.get("svg, bare dot"), {k: best.get(f"{k}, mermaid-cli") for k in ("svg", "pdf")}
    rows = []
    for title, time in best.items():
        peer = mermaid.get(title.split(",")[0])
        rows.append((title, milliseconds(time), ratio(time, dot), f"{peer / time:.1f} x" if peer else "–"))
    print(table((f"{SIZE} touchpoints", "time", "/ bare dot", "faster than mermaid-cli"), rows))
    for reason in (*lacking, *absent):
        print(f"skipped: {reason}")


if __name__ == "__main__":
    main()
