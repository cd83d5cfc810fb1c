"""The house in figures: files and lines of code a package, circles of imports, arrows against the layers.

`python -m tests.house.measure` prints them, and fails where a circle or such an arrow is (`make lint`). Imports inside
functions and for type checking count like all others. A line of code is one with more than comment or docstring.
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import grimp
import networkx as nx

ROOT = Path(__file__).parents[2]
PACKAGE = "blueprint"
_NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def code_lines(source: str) -> int:
    """Lines with code: blank ones, comments and strings that stand alone are none."""
    lines = {
        line
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in _NO_CODE
        for line in range(token.start[0], token.end[0] + 1)
    }
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            lines -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return len(lines)


def sizes(root: Path = ROOT) -> dict[str, tuple[int, int]]:
    """Package to its files and its lines of code; modules at the top count together."""
    found: dict[str, tuple[int, int]] = {}
    for path in sorted((root / PACKAGE).rglob("*.py")):
        inner = path.relative_to(root / PACKAGE)
        name = inner.parts[0] if len(inner.parts) > 1 else ""
        files, lines = found.get(name, (0, 0))
        found[name] = files + 1, lines + code_lines(path.read_text(encoding="utf-8"))
    return found


def imports(package: str = PACKAGE) -> nx.DiGraph:
    """Every module and what it imports."""
    graph = grimp.build_graph(package, cache_dir=None)
    drawn = nx.DiGraph()
    drawn.add_nodes_from(graph.modules)
    for module in graph.modules:
        drawn.add_edges_from((module, other) for other in graph.find_modules_directly_imported_by(module))
    return drawn


def circles(graph: nx.DiGraph) -> list[tuple[str, ...]]:
    """Modules that import each other round about, and packages and modules of one folder that do."""
    found = {tuple(sorted(c)) for c in nx.strongly_connected_components(graph) if len(c) > 1}
    for folder in {name.rpartition(".")[0] for name in graph} - {""}:
        siblings = nx.DiGraph()
        for edge in graph.edges:
            one, other = (_child(folder, name) for name in edge)
            if one and other and one != other:
                siblings.add_edge(one, other)
        found |= {tuple(sorted(c)) for c in nx.strongly_connected_components(siblings) if len(c) > 1}
    return sorted(found)


def _child(folder: str, name: str) -> str:
    """The package or module of a folder that a module is or lies in; nothing for the folder itself."""
    below = name.removeprefix(f"{folder}.")
    return "" if below == name else f"{folder}.{below.split('.')[0]}"


def layers() -> list[set[str]]:
    """The layers of `.importlinter`, the highest first."""
    read = ConfigParser()
    read.read(ROOT / ".importlinter", encoding="utf-8")
    rows = read["importlinter:contract:layers"]["layers"].split("\n")
    return [{name.strip(" ()") for name in row.split("|")} for row in rows if row.strip()]


def upward(graph: nx.DiGraph) -> Iterator[tuple[str, str]]:
    """Imports from a package of another one that is not below it."""
    height = {f"{PACKAGE}.{name}": i for i, row in enumerate(layers()) for name in row}
    for edge in sorted(graph.edges):
        one, other = (_child(PACKAGE, name) for name in edge)
        if one and other and one != other and height[one] >= height[other]:
            yield edge


def main() -> int:
    """Print the figures; 1 where something is wrong."""
    found = sizes()
    found["together"] = sum(f for f, _ in found.values()), sum(n for _, n in found.values())
    print(f"{'':12}{'files':>8}{'code':>8}")
    for name, (files, lines) in found.items():
        print(f"{name or '(top)':12}{files:8}{lines:8}")
    graph = imports()
    round_about, against = circles(graph), list(upward(graph))
    print(f"circles of imports: {len(round_about)}")
    for circle in round_about:
        print("  " + ", ".join(circle))
    print(f"arrows against the layers: {len(against)}")
    for edge in against:
        print("  " + " -> ".join(edge))
    return int(bool(round_about or against))


if __name__ == "__main__":
    sys.exit(main())
