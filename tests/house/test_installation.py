"""A fresh installation is the same each time, and is what the project says it is."""

import re

import pytest

from blueprint.version import __version__
from tests.house.project import pyproject, python, read

NOT_LOCKED = {"spark"}
"""Extras that are too large to install with every change."""


def requirement_name(requirement: str) -> str:
    """The name as constraints.txt spells it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


def pins() -> dict[str, str]:
    lines = [line for line in read("constraints.txt").splitlines() if not line.startswith("#")]
    return {name: version for name, _, version in (line.partition("==") for line in lines)}


def wanted() -> list[str]:
    project = pyproject()["project"]
    extras = project["optional-dependencies"]
    return [
        *pyproject()["build-system"]["requires"],
        *project["dependencies"],
        *(r for name, requirements in extras.items() if name not in NOT_LOCKED for r in requirements),
    ]


@pytest.mark.parametrize("requirement", wanted())
def test_every_requirement_has_its_version(requirement: str) -> None:
    assert pins().get(requirement_name(requirement)), "run `make lock`"


def test_constraints_hold_names_and_versions_only() -> None:
    for name, version in pins().items():
        assert re.fullmatch(r"[a-z0-9-]+", name)
        assert re.fullmatch(r"[\w.]+( ; [\w.'\"<>=! ]+)?", version)


def test_the_pythons_of_the_makefile_are_those_of_the_package() -> None:
    assert pyproject()["project"]["requires-python"] == ">=3.11,<3.14"
    assert "(3, 11) <= sys.version_info < (3, 14)" in read("Makefile")
    assert 'python: ["3.11", "3.12", "3.13"]' in read(".github/workflows/ci.yml")


def test_the_command_is_installed_and_says_its_version() -> None:
    script = "from importlib.metadata import entry_points as e; (s,) = e(group='console_scripts', name='blueprint'); s.load()(['--version'])"
    done = python("-c", script)

    assert (done.returncode, done.stdout) == (0, f"blueprint {__version__}\n")
