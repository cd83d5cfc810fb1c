"""Figures are the same to the last bit on every Python: what is committed must not depend on who built it."""

import builtins
import sys
from collections.abc import Iterable
from typing import Any

import pytest

from tests.house.project import MAPS
from tests.run import run


@pytest.mark.parametrize(
    "path", sorted(MAPS.glob("*.blueprint.yaml")), ids=lambda p: p.name.partition(".")[0]
)
def test_floats_are_added_with_fsum(path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """`sum` of floats rounds differently from Python 3.12 on; `math.fsum` is exact on all."""
    plain_sum = sum
    found = set()

    def watched(values: Iterable[Any], start: Any = 0) -> Any:
        items = list(values)
        frame = sys._getframe(1)
        module = frame.f_globals.get("__name__", "")
        if module.startswith("blueprint") and any(type(item) is float for item in items):
            found.add(f"{module}:{frame.f_lineno}")
        return plain_sum(items, start)

    monkeypatch.setattr(builtins, "sum", watched)
    done = run("analyse", path, "--json")

    assert done.code == 0, done.stderr
    assert sorted(found) == []
