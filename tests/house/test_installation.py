"""A fresh installation is the same each time, and is what the project says it is."""

import json
import re

import pytest

from blueprint.version import __version__
from tests.house.project import pyproject, python, read

NOT_LOCKED = {"spark"}
"""Extras that are too large to install with every change."""

PARTS = {
    "blueprint": set(),
    "studio": {"studio", "export"},
    "tests": {"studio", "export", "dev", "simulate", "lsp"},
}
"""The files of requirements/, and the extras that each brings."""

PYTHONS = ["3.11", "3.12", "3.13", "3.14", "3.15"]

Pins = dict[tuple[str, str], str]
"""The version of each name, under each marker."""


def requirement_name(requirement: str) -> str:
    """The name as the locked files spell it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


def pins(name: str) -> Pins:
    found = {}
    for line in read(name).splitlines():
        if line and not line.startswith(("#", " ")):
            pin, _, marker = line.removesuffix("\\").partition(";")
            project, _, version = pin.strip().partition("==")
            found[project, marker.strip()] = version
    return found


def wanted(extras: set[str]) -> list[str]:
    project = pyproject()["project"]
    return [
        *pyproject()["build-system"]["requires"],
        *project["dependencies"],
        *(r for name in sorted(extras) for r in project["optional-dependencies"][name]),
    ]


def every_extra() -> set[str]:
    return set(pyproject()["project"]["optional-dependencies"]) - NOT_LOCKED


@pytest.mark.parametrize("requirement", wanted(every_extra()))
def test_every_requirement_has_its_version(requirement: str) -> None:
    assert requirement_name(requirement) in {name for name, _ in pins("constraints.txt")}, "run `make lock`"


def test_constraints_hold_names_and_versions_only() -> None:
    for line in read("constraints.txt").splitlines()[1:]:
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [\w.'\"<>=! ]+)?", line)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_installs_chosen_files_of_the_chosen_versions(part: str) -> None:
    file = f"requirements/{part}.txt"
    assert pins(file).items() <= pins("constraints.txt").items(), "run `make lock`"
    assert {requirement_name(r) for r in wanted(PARTS[part])} <= {name for name, _ in pins(file)}

    _, *entries = re.split(r"^(?=\S)", read(file), flags=re.MULTILINE)[1:]
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+==[^\\\n]+\\\n( {4}--hash=sha256:[0-9a-f]{64}( \\)?\n)+", entry)


def test_the_site_installs_chosen_files_that_agree_with_the_rest() -> None:
    """A group and no extra: nobody who installs blueprint gets it."""
    site, rest = pins("requirements/site.txt"), pins("constraints.txt")
    (wanted_,) = pyproject()["dependency-groups"]["site"]
    licences = read("docs/licences.md")

    assert requirement_name(wanted_) in {name for name, _ in site}, "run `make lock`"
    assert all(rest.get(key, version) == version for key, version in site.items())
    assert [name for name, _ in site if f"| {name} |" not in licences] == []
    assert read("requirements/site.txt").count("--hash=sha256:") > len(site)


def test_the_pythons_that_are_named_are_those_of_the_package() -> None:
    project = pyproject()["project"]
    makefile = read("Makefile")
    assert project["requires-python"] == f">={PYTHONS[0]}"
    said = "Programming Language :: Python :: "
    assert [c.removeprefix(said) for c in project["classifiers"] if c.startswith(said)] == PYTHONS
    assert "sys.exit(sys.version_info < (3, 11))" in makefile
    assert " ".join(["python3", *(f"python{v}" for v in reversed(PYTHONS))]) in makefile
    assert f"python: {json.dumps(PYTHONS)}" in read(".github/workflows/ci.yml")


def test_the_command_is_installed_and_says_its_version() -> None:
    script = "from importlib.metadata import entry_points as e; (s,) = e(group='console_scripts', name='blueprint'); s.load()()"
    done = python("-c", script, "--version")

    assert (done.returncode, done.stdout) == (0, f"blueprint {__version__}\n")
