"""Long records name their fields where they are made: by position nobody can check them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST = 6
"""Fields that a reader can still tell by their place."""


def test_no_more_than_six_fields_are_given_by_place() -> None:
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "blueprint").rglob("*.py"))}
    records = {name for tree in trees.values() for name in _records(tree)}
    assert "Layout" in records

    long = [
        f"{path.relative_to(ROOT)}:{call.lineno} {ast.unparse(call.func)}"
        for path, tree in trees.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in records
        and len(call.args) > MOST
    ]

    assert not long


def _records(tree: ast.Module) -> Iterator[str]:
    for made in ast.walk(tree):
        if isinstance(made, ast.ClassDef):
            how = [ast.unparse(part) for part in (*made.decorator_list, *made.bases)]
            if any(part.startswith(("dataclass", "NamedTuple")) for part in how):
                yield made.name
