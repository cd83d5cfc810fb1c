"""Nothing heavy is imported before it is needed: the command answers fast."""

from pathlib import Path

import pytest

from tests.house.project import MAPS, python

HEAVY = frozenset(
    {"streamlit", "numpy", "scipy", "networkx", "rich", "graphviz", "resvg_py", "duckdb", "ciw"}
)
MAIN = "import sys; from blueprint.cli.main import main; sys.exit(main())"


def imported(*words: str, start: tuple[str, ...] = ("-c", MAIN)) -> tuple[int, frozenset[str]]:
    """Exit code and top-level packages of a run of the command in a new interpreter."""
    done = python("-X", "importtime", *start, *words)
    names = (
        line.rpartition("|")[2].strip()
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    )
    return done.returncode, frozenset(name.partition(".")[0] for name in names)


def test_almost_nothing_is_imported_before_ctrl_c_is_heard() -> None:
    """Until then it would show a traceback, and end otherwise than with 130."""
    done = python(
        "-c",
        "import sys; before = set(sys.modules); import blueprint.cli.interrupts; print(*set(sys.modules) - before)",
    )
    ours = {name for name in done.stdout.split() if name.startswith("blueprint")}
    assert ours == {
        "blueprint",
        "blueprint.handing_on",
        "blueprint.version",
        "blueprint.cli",
        "blueprint.cli.interrupts",
    }
    assert {"typing", "re", "importlib.metadata"}.isdisjoint(done.stdout.split())


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("lint", "--help")])
def test_help_reads_no_map_and_imports_nothing_for_it(words: tuple[str, ...]) -> None:
    code, packages = imported(*words)

    assert code == 0
    assert packages.isdisjoint(HEAVY | {"pydantic", "yaml"})


def test_lint_imports_nothing_heavy(tmp_path: Path) -> None:
    """Where nothing is promised there is no distribution to compute, and so no numpy."""
    plain = tmp_path / "plain.blueprint.yaml"
    text = (MAPS / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8")
    start, stop = text.index("promises:"), text.index("touchpoints:")
    plain.write_text(text[:start] + text[stop:], encoding="utf-8")
    code, packages = imported("lint", str(plain))

    assert code == 0
    assert "yaml" in packages
    assert packages.isdisjoint(HEAVY)


def test_nothing_looks_for_plugins_of_others_in_what_is_installed() -> None:
    """pydantic would, for which it reads mail and archives."""
    code, packages = imported(
        "lint", "--no-cache", str(MAPS / "corner-shoeshine.blueprint.yaml"), start=("-m", "blueprint")
    )

    assert code == 0
    assert "pydantic" in packages
    assert packages.isdisjoint({"email", "zipfile"})


def test_three_point_estimates_need_no_scipy(tmp_path: Path) -> None:
    text = (MAPS / "after-sales-repair.blueprint.yaml").read_text(encoding="utf-8")
    alone = tmp_path / "repair.blueprint.yaml"  # nobody waits: what a wait takes is another matter
    alone.write_text(text.replace("    staffed: {servers: 3}\n", ""), encoding="utf-8")
    code, packages = imported("lint", str(alone))

    assert code == 0
    assert "numpy" in packages
    assert "scipy" not in packages


def test_the_command_needs_no_extra() -> None:
    done = python("-c", "import sys, blueprint.cli.main; print(*sys.modules)")

    assert done.returncode == 0, done.stderr
    assert "blueprint.cli.main" in done.stdout.split()
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in done.stdout.split())
