"""Every rule has a source that asserts its places and its words, and one that it leaves alone."""

import ast
from functools import cache
from pathlib import Path

import pytest

from blueprint.lint.rulebook.registry import rule_names
from tests.lint.rules.marking import dedented, unmarked

# A baseline, a picture and comments are files beside the map, a pack one of the configuration; what is not text, or too much of it, no test
# can write down.
ELSEWHERE = {
    "missing-own-check",
    "not-utf8",
    "open-comment",
    "picture-not-drawn",
    "stale-baseline",
    "too-deep",
    "too-large",
}


@cache
def sources() -> dict[str, set[bool]]:
    """Rule to whether its sources in these tests have markers."""
    found: dict[str, set[bool]] = {}
    for path in Path(__file__).parent.glob("test_*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) != "expect":
                continue
            name, source = call.args
            if isinstance(name, ast.Constant) and isinstance(source, ast.Constant):
                text = dedented(source.value)
                found.setdefault(name.value, set()).add(unmarked(text) != text)
    return found


@pytest.mark.parametrize("name", sorted(set(rule_names()) - ELSEWHERE))
def test_a_rule_has_a_source_with_markers_and_one_without(name: str) -> None:
    assert sources().get(name, set()) == {True, False}
