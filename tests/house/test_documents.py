"""What the documents say exists, exists."""

import json
import re
from pathlib import Path

import pytest

from blueprint.cli.groups import GROUPS
from blueprint.cli.main import command_names
from blueprint.version import __version__
from tests.house.project import ROOT, pyproject, python, read
from tests.run import run

PAGES = (
    "README.md",
    "README.zh.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    *(p.relative_to(ROOT).as_posix() for p in sorted((ROOT / "docs").glob("*.md"))),
    *(p.relative_to(ROOT).as_posix() for p in sorted((ROOT / "docs").glob("[ar]*/*.md"))),
)
CODE = re.compile(r"```(?P<language>\w*)[^\n]*\n(?P<block>.*?)```|`(?P<inline>[^`\n]+)`", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def code(page: str) -> list[str]:
    """What stands in code marks on a page."""
    return [m["block"] or m["inline"] or "" for m in CODE.finditer(read(page))]


def named(page: str, before: str) -> set[str]:
    """The words that follow `blueprint` or `make` in the code of a page."""
    return {
        name
        for text in code(page)
        for name in re.findall(rf"^(?:\$ )?{before} ([a-z][a-z-]*)\b", text, re.MULTILINE)
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_command_a_page_names_exists(page: str) -> None:
    assert named(page, "blueprint") <= set(command_names())


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_a_page_names_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))

    assert named(page, "make") <= targets


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    missing = [link for link in LINK.findall(read(page)) if not (folder / link).exists()]

    assert missing == []


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_readme_is_short(page: str) -> None:
    assert len(read(page)) <= 6000


def test_every_command_has_an_example() -> None:
    assert named("docs/commands.md", "blueprint") >= set(command_names())


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_finding_of_the_readme_is_what_lint_says(page: str, tmp_path: Path, monkeypatch) -> None:
    (text,) = [m["block"] for m in CODE.finditer(read(page)) if m["language"] == "yaml"]
    (said,) = [m["block"] for m in CODE.finditer(read(page)) if not m["language"] and m["block"]]
    monkeypatch.chdir(tmp_path)
    Path("repair.blueprint.yaml").write_text(text.replace("2h", "1:30"), encoding="utf-8")

    assert run("lint", ".", "--lang", "zh" if "zh" in page else "en").stdout.startswith(said)


def test_every_option_the_readme_names_exists() -> None:
    for text in code("README.md"):
        for command, rest in re.findall(r"^blueprint ([a-z][a-z-]*)(.*)$", text, re.MULTILINE):
            offered = run(command, "--help").stdout
            for option in re.findall(r"(?<!\S)(--[a-z-]+|-[a-z])\b", rest.partition("#")[0]):
                assert re.search(rf"(?<![\w-]){option}\b", offered), f"blueprint {command} has no {option}"


@pytest.mark.parametrize("page", ["README.md", "README.zh.md", "docs/python.md", "docs/python.zh.md"])
def test_every_python_example_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = [m["block"] for m in CODE.finditer(read(page)) if m["language"] == "python"]
    (tmp_path / "maps").symlink_to(ROOT / "maps")
    monkeypatch.chdir(tmp_path)

    assert examples
    for example in examples:
        assert len(example.strip().splitlines()) <= 6
        exec(compile(example, page, "exec"), {})
    assert (tmp_path / "hall.svg").is_file()


def test_every_command_is_in_one_group() -> None:
    grouped = [name for _, names in GROUPS for name in names]

    assert tuple(sorted(grouped)) == command_names()
    assert len(GROUPS[0][1]) == 6


def test_every_map_in_the_readme_is_without_findings() -> None:
    maps = [m["block"] for m in CODE.finditer(read("README.md")) if m["language"] == "yaml"]

    assert maps
    for text in maps:
        done = run("lint", "-", "--output-format", "json", stdin=text.encode())
        assert json.loads(done.stdout)["findings"] == []


def test_the_generated_pages_are_current() -> None:
    done = python("docs/generate.py", "--check")

    assert done.returncode == 0, f"run `make docs`\n{done.stderr}"


def test_the_schema_is_current() -> None:
    assert run("schema", "--check", ROOT / "blueprint.schema.json").code == 0, "run `make docs`"


def test_the_changelog_has_a_section_for_what_is_here() -> None:
    sections = re.findall(r"^## \[?([\w.]+)", read("CHANGELOG.md"), re.MULTILINE)

    assert {"Unreleased", __version__} & set(sections)
    assert sections[0] in {"Unreleased", __version__}


def test_the_licence_is_the_one_declared() -> None:
    assert pyproject()["project"]["license"] == "Apache-2.0 AND OFL-1.1"
    assert "Apache License\n                           Version 2.0" in read("LICENSE")
