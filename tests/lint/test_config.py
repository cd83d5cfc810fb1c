"""Which settings apply to a file, and that wrong ones are said before anything is linted."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.run import Done, run

SMALL = (
    "blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A}  # blueprint: ignore[BP105] -- x\n"
)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps" / "drafts").mkdir(parents=True)
    for name in ("maps/a", "maps/drafts/b"):
        (tmp_path / f"{name}.blueprint.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(*words: str) -> Done:
    return run("lint", *words, "--output-format", "concise")


def found(*words: str) -> dict[str, str]:
    """`path code` to severity."""
    done = run("lint", *words, "--output-format", "json")
    assert done.stdout, done.stderr
    return {f"{f['path']} {f['code']}": f["severity"] for f in json.loads(done.stdout)["findings"]}


def codes(*words: str) -> set[str]:
    return {key.partition(" ")[2] for key in found(*words)}


A = "maps/a.blueprint.yaml"
B = "maps/drafts/b.blueprint.yaml"


def test_without_a_configuration_recommended_applies(repo: Path) -> None:
    assert found(A) == {f"{A} BP201": "error", f"{A} BP903": "warning"}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("blueprint.toml", '[lint]\nignore = ["BP201"]\n'),
        (".blueprint.toml", '[lint]\nignore = ["dead-end"]\n'),
        ("pyproject.toml", '[tool.blueprint.lint]\nignore = ["BP2"]\n'),
        ("maps/blueprint.toml", '\ufeff[lint]\nignore = "BP201"\n'),
    ],
)
def test_a_configuration_is_found_upwards(repo: Path, file: str, text: str) -> None:
    (repo / file).write_text(text, encoding="utf-8")
    assert codes(A) == codes(B) == {"BP903"}


def test_in_one_folder_the_own_file_comes_first_and_other_tools_files_do_not_count(repo: Path) -> None:
    (repo / "blueprint.toml").write_text('[lint]\nignore = ["BP201"]\n', encoding="utf-8")
    (repo / ".blueprint.toml").write_text('[lint]\nignore = ["BP903"]\n', encoding="utf-8")
    (repo / "pyproject.toml").write_text('[tool.blueprint.lint]\nignore = ["BP903"]\n', encoding="utf-8")
    (repo / "maps" / "pyproject.toml").write_text('[project]\nname = "blueprint"\n', encoding="utf-8")
    (repo / "maps" / "drafts" / "pyproject.toml").write_text("blueprint = [broken", encoding="utf-8")
    assert codes(A) == codes(B) == {"BP903"}


def test_the_closest_file_counts_and_nothing_is_merged(repo: Path) -> None:
    (repo / "blueprint.toml").write_text('[lint]\nignore = ["BP201"]\n', encoding="utf-8")
    (repo / "maps" / "drafts" / "blueprint.toml").write_text('[lint]\nignore = ["BP903"]\n', encoding="utf-8")
    assert found("maps") == {f"{A} BP903": "warning", f"{B} BP201": "error"}


def test_extend_is_explicit_and_paths_count_from_where_they_are_written(repo: Path) -> None:
    (repo / "shared").mkdir()
    (repo / "shared" / "base.toml").write_text(
        'extend = "../root.toml"\n[lint.per-file-ignores]\n"../maps/**" = ["BP201"]\n"maps/**" = ["BP903"]\n',
        encoding="utf-8",
    )
    (repo / "root.toml").write_text(
        '[lint]\nexclude = ["maps/drafts"]\n[lint.severity]\nBP9 = "info"\n', encoding="utf-8"
    )
    (repo / "blueprint.toml").write_text('extend = "shared/base.toml"\n', encoding="utf-8")
    # "maps/**" is written in shared/, so it means shared/maps; a pattern cannot climb out of its folder.
    assert found("maps") == {f"{A} BP201": "error", f"{A} BP903": "info"}


def test_the_extending_file_decides_over_the_extended_one(repo: Path) -> None:
    (repo / "base.toml").write_text('[lint]\nignore = ["dead-end"]\nfail-on = "warning"\n', encoding="utf-8")
    (repo / "blueprint.toml").write_text('extend = "base.toml"\n[lint]\nselect = ["BP2"]\n', encoding="utf-8")
    assert "BP201" in codes(A)
    assert lint(A, "--ignore", "BP201").code == 1, "fail-on is still that of the extended file"


def test_a_circle_of_extensions_is_said(repo: Path) -> None:
    (repo / "base.toml").write_text('extend = "blueprint.toml"\n', encoding="utf-8")
    (repo / "blueprint.toml").write_text('extend = "base.toml"\n', encoding="utf-8")
    done = lint(A)
    assert (done.code, done.stdout) == (2, "")
    assert "blueprint.toml extends itself" in done.stderr


def test_the_command_line_comes_above_files(repo: Path) -> None:
    (repo / "blueprint.toml").write_text('[lint]\nignore = ["BP201", "BP903"]\n', encoding="utf-8")
    (repo / "other.toml").write_text('[lint]\nignore = ["BP903"]\n', encoding="utf-8")
    assert codes(A) == set()
    assert codes(A, "--isolated") == {"BP201", "BP903"}
    assert codes(A, "--config", "other.toml") == {"BP201"}
    assert codes(A, "--select", "BP201,unused-suppression") == {"BP201", "BP903"}
    assert "BP201" in codes(A, "--config", "lint.select = ['BP2']")
    assert lint(A, "--config", 'lint.severity.BP9 = "error"', "--select", "BP9").code == 1


def test_the_more_exact_selector_wins_and_ignore_between_equals(repo: Path) -> None:
    for select, ignore, on in [
        ('["BP201"]', '["BP2"]', True),
        ('["BP2"]', '["BP201"]', False),
        ('["ALL"]', '["BP2"]', False),
        ('["dead-end"]', '["BP201"]', False),
        ('["BP20"]', '["BP2"]', True),
    ]:
        (repo / "blueprint.toml").write_text(
            f"[lint]\nselect = {select}\nignore = {ignore}\n", encoding="utf-8"
        )
        assert ("BP201" in codes(A)) is on, (select, ignore)


def test_severities(repo: Path) -> None:
    for severity, code in [("warning", 0), ("info", 0), ("error", 1)]:
        (repo / "blueprint.toml").write_text(
            f'[lint.severity]\nBP2 = "{severity}"\nBP903 = "off"\n', encoding="utf-8"
        )
        assert found(A) == {f"{A} BP201": severity}
        assert lint(A).code == code
    (repo / "blueprint.toml").write_text(
        '[lint.severity]\nBP2 = "info"\nBP201 = "warning"\n', encoding="utf-8"
    )
    assert found(A)[f"{A} BP201"] == "warning", "the more exact one"


def test_fail_on_can_be_set_everywhere(repo: Path) -> None:
    (repo / "blueprint.toml").write_text(
        '[lint]\nignore = ["BP201"]\nfail-on = "warning"\n', encoding="utf-8"
    )
    assert lint(A).code == 1
    assert lint(A, "--fail-on", "error").code == 0
    assert lint(A, "--fail-on", "never").code == 0
    (repo / "blueprint.toml").write_text('[lint]\nignore = ["BP201"]\npreset = "strict"\n', encoding="utf-8")
    assert lint(A).code == 1, "strict fails on warnings"
    assert lint(A, "--preset", "recommended").code == 0


def test_each_file_fails_by_its_own_limit(repo: Path) -> None:
    (repo / "blueprint.toml").write_text('[lint]\nfail-on = "never"\n', encoding="utf-8")
    (repo / "maps" / "drafts" / "blueprint.toml").write_text("[lint]\nignore = ['BP201']\n", encoding="utf-8")
    assert lint("maps").code == 0


def test_rules_can_be_pinned_to_a_version(repo: Path) -> None:
    assert "BP201" in codes(A, "--config", 'lint.rules-as-of = "0.1"')
    assert codes(A, "--config", 'lint.rules-as-of = "0.0.9"') == set()
    assert codes(A, "--config", 'lint.rules-as-of = "0.0.9"', "--select", "BP201") == {"BP201"}


def test_options_of_rules(repo: Path) -> None:
    text = SMALL.replace(" -- x", "")
    (repo / A).write_text(text, encoding="utf-8")
    assert "BP902" not in codes(A)
    assert "BP902" in codes(A, "--config", "lint.rules.malformed-suppression.require-reason = true")
    assert "BP902" in codes(A, "--config", "lint.rules.BP902.require-reason = true")


def test_excluded_files_are_left_out_unless_named(repo: Path) -> None:
    (repo / "blueprint.toml").write_text('[lint]\nexclude = ["drafts"]\n', encoding="utf-8")
    assert run("lint", "maps", "--list-files").stdout == f"{A}\n"
    assert run("lint", B, "--list-files").stdout == f"{B}\n"
    assert run("lint", B, "--list-files", "--force-exclude").stdout == ""
    assert lint(B, "--force-exclude").code == 0
    assert run("lint", "maps", "--list-files", "--exclude", "a.blueprint.yaml").code == 2
    assert "every map below maps/drafts is excluded" in lint("maps/drafts").stderr


def test_hidden_folders_are_not_looked_into(repo: Path) -> None:
    (repo / ".venv").mkdir()
    (repo / ".venv" / "x.blueprint.yaml").write_text(SMALL, encoding="utf-8")
    assert run("lint", ".", "--list-files").stdout == f"{A}\n{B}\n"


WRONG = [
    ("lint = 1", "'lint' must be a table"),
    ("lnit = {}", "there is no setting 'lnit'; did you mean 'lint'?"),
    ("[lint]\nselct = []", "there is no setting 'lint.selct'; did you mean 'select'?"),
    ('[lint]\nselect = ["ded-end"]', "lint.select: there is no rule 'ded-end'; did you mean 'dead-end'?"),
    ('[lint]\nselect = ["BP999"]', "there is no rule 'BP999'"),
    ('[lint]\nselect = ["BP9999"]', "there is no rule 'BP9999'"),
    ("[lint]\nselect = [1]", "'lint.select' must be a list of texts"),
    ('[lint]\nignore = ["BP013"]', "always on"),
    ('[lint.severity]\nBP0 = "off"', "always on"),
    ('[lint.severity]\nBP201 = "warn"', "'lint.severity.BP201' cannot be 'warn'; did you mean 'warning'?"),
    ('[lint]\nfail-on = "errors"', "did you mean 'error'?"),
    ('[lint]\npreset = "recomended"', "did you mean 'recommended'?"),
    ("[lint.rules.dead-end]\nmax = 1", "rule 'dead-end' has no options"),
    ("[lint.rules.BP2]\nmax = 1", "'lint.rules' cannot be 'BP2'"),
    ("[lint.rules.BP902]\nrequire-reson = true", "did you mean 'require-reason'?"),
    ('[lint.rules.BP902]\nrequire-reason = "yes"', "must be true or false, not 'yes'"),
    ("maps = 3", "'maps' must be a text"),
    ("extend = 3", "'extend' must be a text"),
    ('extend = "nowhere.toml"', "cannot read"),
    ("[lint", "is not TOML"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_said_and_nothing_is_linted(repo: Path, text: str, said: str) -> None:
    (repo / "blueprint.toml").write_text(text, encoding="utf-8")
    for words in (("lint", A), ("config", "show", A)):
        done = run(*words)
        assert (done.code, done.stdout) == (2, "")
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_all_that_is_wrong_is_said_at_once(repo: Path) -> None:
    (repo / "blueprint.toml").write_text(
        '[lint]\nselct = []\nfail-on = "x"\nignore = ["y"]\n', encoding="utf-8"
    )
    assert len(lint(A).stderr.splitlines()) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--config", "nowhere.toml"), "cannot read nowhere.toml"),
        (("--config", "lint.fail-on = warning"), "is not TOML"),
        (("--config", "lint.fail = 1"), "there is no setting"),
        (("--config", 'extend = "x"'), "only a file can extend"),
        (("--config", "a.toml", "--config", "b.toml"), "two files"),
        (("--select", "nonsense"), "there is no rule 'nonsense'"),
        (("--preset", "nonsense"), "'lint.preset' cannot be 'nonsense'"),
    ],
)
def test_wrong_options_are_wrong_usage(repo: Path, words: tuple[str, ...], said: str) -> None:
    done = lint(A, *words)
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr


def test_config_show_names_origins_and_can_be_read_again(repo: Path) -> None:
    (repo / "base.toml").write_text('[lint]\nignore = ["BP202"]\n', encoding="utf-8")
    (repo / "blueprint.toml").write_text(
        'extend = "base.toml"\n[lint]\nextend-preset = ["training"]\nfail-on = "warning"\nexclude = ["x"]\n'
        '[lint.severity]\nBP201 = "info"\n[lint.rules.BP902]\nrequire-reason = true\n'
        '[lint.per-file-ignores]\n"maps/drafts/**" = ["BP9"]\n',
        encoding="utf-8",
    )
    shown = run("config", "show", A, "--config", 'lint.severity.BP903 = "error"').stdout
    data = tomllib.loads(shown)
    assert '"dead-end" = "info"  # BP201, blueprint.toml' in shown
    assert '"unused-suppression" = "error"  # BP903, --config \'lint.severity.BP903' in shown
    assert 'fail-on = "warning"  # blueprint.toml' in shown
    assert "require-reason = true  # blueprint.toml" in shown
    assert '"maps/drafts/**" = ["BP9"]  # blueprint.toml' in shown
    assert data["lint"]["severity"]["unreachable"] == "off"
    assert "# base.toml: ignore" in shown
    (repo / "again.toml").write_text(shown, encoding="utf-8")
    again = run("config", "show", A, "--config", "again.toml")
    assert again.code == 0, again.stderr
    assert tomllib.loads(again.stdout)["lint"]["severity"] == data["lint"]["severity"]


def test_the_example_of_the_docs_is_a_configuration(repo: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    example = (
        page.partition("```toml\n")[2]
        .partition("```")[0]
        .replace("baseline", "# baseline")
        .replace("packs =", "# packs =")
    )
    (repo / "blueprint.toml").write_text(example, encoding="utf-8")
    done = run("config", "show", A)
    assert (done.code, done.stderr) == (0, "")
