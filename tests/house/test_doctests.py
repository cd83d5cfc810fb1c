"""The examples in docstrings are true."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from tests.house.project import ROOT

MODULES = sorted(
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
    for path in Path(ROOT / "blueprint").rglob("*.py")
    if "\n    >>> " in path.read_text(encoding="utf-8")
)


def test_pure_functions_have_examples() -> None:
    assert {"blueprint.quantity", "blueprint.ranking"} <= set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
