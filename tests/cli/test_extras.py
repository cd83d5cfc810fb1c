"""The base install: what needs an extra says so in one sentence with the command that installs it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from blueprint.cli.extras import EXTRAS
from tests.house.project import MAPS, ROOT, pyproject

SHOE = MAPS / "corner-shoeshine.blueprint.yaml"
HALL = MAPS / "branch-visitor-routing.blueprint.yaml"
DIVERT = MAPS / "wait-and-divert.blueprint.yaml"
"""With a queue, ways round it, limits and promises."""
PROJECT = pyproject()["project"]


def needed(requirement: str) -> Iterator[str]:
    """The distributions that a requirement brings, each with those it needs."""
    waiting, seen = [Requirement(requirement)], set()
    while waiting:
        here = waiting.pop()
        if here.name.lower() in seen or (here.marker and not here.marker.evaluate({"extra": ""})):
            continue
        seen.add(here.name.lower())
        yield here.name
        waiting += [Requirement(text) for text in distribution(here.name).requires or ()]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages of the base install, and no others, as links to those that are here."""
    folder = tmp_path_factory.mktemp("base")
    for requirement in PROJECT["dependencies"]:
        for name in needed(requirement):
            found = distribution(name)
            for top in {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
                if not (folder / top).exists():
                    (folder / top).symlink_to(str(found.locate_file(top)))
    return folder


def run(base: Path, *words: str | Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-S", "-m", "blueprint", "--lang", "en", *map(str, words)],
        env={"PYTHONPATH": f"{ROOT}:{base}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith(PROGRESS)]
    return done.returncode, "\n".join(said)


PROGRESS = ("blueprint: lint ", "blueprint: analyse ", "blueprint: write ")


@pytest.mark.parametrize(
    ("words", "library", "extra"),
    [
        (("export", SHOE, "--to", "xlsx"), "openpyxl", "export"),
        (("export", SHOE, "--to", "self-audit"), "openpyxl", "export"),
        (("export", SHOE, "--to", "pptx"), "python-pptx", "export"),
        (("export", SHOE, "--to", "pdf"), "typst", "export"),
        (("export", SHOE, "--to", "pack"), "typst", "export"),
        (("import", "x.xlsx"), "openpyxl", "export"),
        (("simulate", HALL), "Ciw", "simulate"),
        (("lsp",), "pygls", "lsp"),
        (("studio", MAPS), "Streamlit", "studio"),
    ],
    ids=lambda given: given if isinstance(given, str) else "-".join(map(str, given[:1])),
)
def test_what_needs_an_extra_says_which(
    base: Path, tmp_path: Path, words: tuple[str | Path, ...], library: str, extra: str
) -> None:
    out = ("--out", tmp_path) if words[0] == "export" else ()
    (tmp_path / "x.xlsx").write_bytes(b"PK")
    words = tuple(tmp_path / "x.xlsx" if word == "x.xlsx" else word for word in words)
    said = (
        f"blueprint: this needs {library}, which is not installed: pip install 'service-blueprint[{extra}]'"
    )
    assert run(base, *words, *out) == (2, said)


def test_everything_else_needs_none(base: Path, tmp_path: Path) -> None:
    assert run(base, "lint", DIVERT) == (0, "")
    formats = (
        "svg,png,html,drawio,vsdx,bpmn,mermaid,dot,csv,figures,curve,ladder,house,dimensions,touchpoint-map"
    )
    assert run(base, "export", DIVERT, "--to", formats, "--out", tmp_path)[0] == 0


def test_every_library_that_is_imported_is_of_the_base_or_of_an_extra() -> None:
    known = {"blueprint", *sys.stdlib_module_names, *EXTRAS, "typing_extensions"}
    for requirement in PROJECT["dependencies"]:
        for name in needed(requirement):
            known |= {f.parts[0].removesuffix(".py") for f in distribution(name).files or ()}
    for path in sorted((ROOT / "blueprint").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            for name in names:
                assert name.partition(".")[0] in known, f"{path}: {name}"
    extras = PROJECT["optional-dependencies"]
    assert {extra for _, extra in EXTRAS.values()} <= set(extras)
