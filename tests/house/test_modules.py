"""Every module says what it is for."""

import ast
from pathlib import Path

import pytest

from tests.house.project import ROOT

MODULES = sorted((ROOT / "blueprint").rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(ROOT).as_posix())
def test_a_module_has_a_docstring(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))

    assert docstring
    assert docstring[0].isupper() or not docstring[0].isalpha()


@pytest.mark.parametrize(
    "package", sorted({m.parent for m in MODULES}), ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_a_package_is_a_package(package: Path) -> None:
    """A folder without `__init__.py` would be missing from an installation."""
    assert (package / "__init__.py").exists()
