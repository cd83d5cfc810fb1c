"""A cold run imports what it needs and nothing else."""

from pathlib import Path

from tests.house.project import python

GOOD = "blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A, end: served}\n"
SCRIPT = (
    "import sys; from blueprint.cli.main import main; code = main(sys.argv[1:]);"
    "print(code, *sorted(sys.modules), file=sys.stderr)"
)
HEAVY = {
    "networkx",
    "numpy",
    "scipy",
    "rich",
    "jsonschema",
    "graphviz",
    "pygls",
    "streamlit",
    "markdown_it",
    "xml",
}


def modules(*words: str) -> tuple[str, set[str]]:
    code, *names = python("-c", SCRIPT, *words).stderr.split()
    return code, set(names)


def test_a_cold_run_without_a_configuration_reads_no_toml_and_nothing_heavy(tmp_path: Path) -> None:
    file = tmp_path / "x.blueprint.yaml"
    file.write_text(GOOD, encoding="utf-8")
    code, names = modules("lint", str(file))
    assert code == "0"
    assert not {n.partition(".")[0] for n in names} & HEAVY
    unwanted = {
        "tomllib",
        "blueprint.lint.config.check",
        "blueprint.lint.run.baseline",
        "blueprint.lint.run.fixing",
        "blueprint.lint.reports.sarif",
    }
    assert not names & unwanted


def test_a_configuration_is_worth_reading_toml(tmp_path: Path) -> None:
    (tmp_path / "blueprint.toml").write_text("[lint]\nignore = ['BP201']\n", encoding="utf-8")
    file = tmp_path / "x.blueprint.yaml"
    file.write_text(GOOD, encoding="utf-8")
    code, names = modules("lint", str(file))
    assert code == "0"
    assert "tomllib" in names
