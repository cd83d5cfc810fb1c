"""Known findings stay quiet, new ones do not, and the file says when it is out of date."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.run import Done, run

HEAD = "blueprint: 1\ntitle: T\ntouchpoints:\n"
A = "  a: {lane: customer, title: A, uses: [x, y]}\n"
B = "  b: {lane: customer, title: B}\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "maps").mkdir()
    monkeypatch.chdir(tmp_path)
    # Rules of the recommended preset other than errors are not what is tested here.
    (tmp_path / "blueprint.toml").write_text(
        '[lint]\nignore = ["ALL"]\nselect = ["BP101", "BP201", "BP202", "BP904", "BP013"]\n', encoding="utf-8"
    )
    (tmp_path / "maps" / "m.blueprint.yaml").write_text(HEAD + A + B, encoding="utf-8")
    return tmp_path


MAP = "maps/m.blueprint.yaml"
FILE = ".blueprint-baseline.json"


def write(repo: Path, text: str) -> None:
    (repo / MAP).write_text(HEAD + text, encoding="utf-8")


def entries(repo: Path) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads((repo / FILE).read_text(encoding="utf-8"))["findings"]
    return data


def lint(*words: str) -> Done:
    return run("lint", "maps", "--output-format", "concise", *words)


def test_it_lists_what_is_found_sorted_and_one_a_line(repo: Path) -> None:
    done = lint("--write-baseline")
    assert (done.code, done.stdout) == (0, "")
    assert f"4 entries in {FILE}" in done.stderr
    assert (repo / FILE).read_text(encoding="utf-8") == (
        '{\n  "version": 1,\n  "findings": [\n'
        '    {"code": "BP101", "name": "unknown-reference", "path": "maps/m.blueprint.yaml", "element": "a", "count": 2},\n'
        '    {"code": "BP201", "name": "dead-end", "path": "maps/m.blueprint.yaml", "element": "a", "count": 1},\n'
        '    {"code": "BP201", "name": "dead-end", "path": "maps/m.blueprint.yaml", "element": "b", "count": 1},\n'
        '    {"code": "BP202", "name": "unreachable", "path": "maps/m.blueprint.yaml", "element": "b", "count": 1}\n'
        "  ]\n}\n"
    )


def test_known_findings_are_counted_and_not_reported(repo: Path) -> None:
    lint("--write-baseline")
    done = run("lint", "maps", "--baseline", FILE)
    assert (done.code, done.stdout) == (0, "1 file, 0 errors, 0 warnings (5 in the baseline).\n")
    assert (
        json.loads(run("lint", "maps", "--baseline", FILE, "--output-format", "json").stdout)["summary"][
            "baselined"
        ]
        == 5
    )
    assert lint().code == 1, "nothing applies it unasked"


def test_moved_lines_stay_known_and_new_findings_are_new(repo: Path) -> None:
    lint("--write-baseline")
    write(repo, "\n# moved\n" + A.replace("[x, y]", "[x, y, z]") + "  # and\n" + B)
    done = lint("--baseline", FILE)
    assert done.code == 1
    assert done.stdout == f"{MAP}:6:46: error[BP101] unknown-reference: no touchpoint has id 'z'\n"


def test_a_configuration_names_it_relative_to_itself(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lint("--write-baseline")
    with (repo / "blueprint.toml").open("a", encoding="utf-8") as file:
        file.write(f'baseline = "{FILE}"\n')
    monkeypatch.chdir(repo / "maps")
    assert run("lint", ".").code == 0
    assert run("lint", "m.blueprint.yaml").code == 0
    assert run("lint", ".", "--isolated").code == 1


def test_stale_entries_are_reported_where_they_stand_and_pruned(repo: Path) -> None:
    lint("--write-baseline")
    write(repo, A.replace("[x, y]}", "[x], end: e}"))
    done = lint("--baseline", FILE)
    assert done.code == 0
    assert done.stdout.splitlines() == [
        f"{FILE}:4:5: warning[BP904] stale-baseline: the baseline lists BP101 2 times for 'a' in {MAP}, where it finds 1 now",
        f"{FILE}:5:5: warning[BP904] stale-baseline: the baseline lists BP201 for 'a' in {MAP}, where it finds nothing now",
        f"{FILE}:6:5: warning[BP904] stale-baseline: the baseline lists BP201 for 'b' in {MAP}, where it finds nothing now",
        f"{FILE}:7:5: warning[BP904] stale-baseline: the baseline lists BP202 for 'b' in {MAP}, where it finds nothing now",
    ]
    pruned = lint("--baseline", FILE, "--prune-baseline")
    assert (pruned.code, pruned.stdout) == (0, "")
    assert [(e["code"], e["count"]) for e in entries(repo)] == [("BP101", 1)]
    assert lint("--baseline", FILE).stdout == ""


def test_pruning_adds_nothing(repo: Path) -> None:
    write(repo, A)
    lint("--write-baseline")
    write(repo, A + B)
    assert lint("--baseline", FILE, "--prune-baseline").code == 1
    assert {e["element"] for e in entries(repo)} == {"a"}


def test_what_did_not_run_is_not_stale(repo: Path) -> None:
    (repo / "maps" / "n.blueprint.yaml").write_text(HEAD + B, encoding="utf-8")
    lint("--write-baseline")
    one = run("lint", MAP, "--baseline", FILE, "--output-format", "concise")
    assert (one.code, one.stdout) == (0, ""), "the other file was not linted"
    assert lint("--baseline", FILE, "--ignore", "BP201,BP202,BP101").stdout == "", "the rules are off"
    write(repo, "  broken: [\n")
    assert "BP904" not in lint("--baseline", FILE).stdout, "its rules could not run"
    (repo / MAP).unlink()
    assert lint("--baseline", FILE).stdout.count("BP904") == 4, "the file is gone"


def test_reasons_and_files_that_were_not_linted_stay(repo: Path) -> None:
    (repo / "maps" / "n.blueprint.yaml").write_text(HEAD + B, encoding="utf-8")
    lint("--write-baseline")
    text = (repo / FILE).read_text(encoding="utf-8")
    (repo / FILE).write_text(
        text.replace('"count": 2}', '"count": 2, "reason": "until spring"}'), encoding="utf-8"
    )
    write(repo, A)
    run("lint", MAP, "--write-baseline")
    kept = entries(repo)
    assert [e.get("reason") for e in kept if e["code"] == "BP101"] == ["until spring"]
    assert {e["path"] for e in kept} == {MAP, "maps/n.blueprint.yaml"}


def test_what_keeps_a_file_from_being_read_is_never_known(repo: Path) -> None:
    write(repo, A + "  c: {lane: customer, title: C, x: y, end: e}\n")
    assert lint("--write-baseline").code == 0
    assert entries(repo) == []
    assert lint("--baseline", FILE).code == 1


def test_an_empty_baseline_is_a_baseline(repo: Path) -> None:
    write(repo, A.replace("uses: [x, y]", "end: e"))
    lint("--write-baseline")
    assert (repo / FILE).read_text(encoding="utf-8") == '{\n  "version": 1,\n  "findings": []\n}\n'
    assert lint("--baseline", FILE).code == 0


def test_lines_that_are_no_entries_are_passed_over(repo: Path) -> None:
    write(repo, A.replace("uses: [x, y]", "end: e"))
    other = '{"path": ["x"]}'
    (repo / FILE).write_text(f'{{"version": 1, "other":\n{other},\n"findings": []}}', encoding="utf-8")
    assert lint("--baseline", FILE).code == 0


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}', "[" * 10_000],
)
def test_a_broken_baseline_is_wrong_usage(repo: Path, text: str) -> None:
    (repo / FILE).write_text(text, encoding="utf-8")
    done = lint("--baseline", FILE)
    assert (done.code, done.stdout) == (2, "")
    assert f"{FILE} is not a baseline" in done.stderr
    assert lint("--baseline", "nowhere.json").code == 2
    assert "no baseline to prune" in lint("--prune-baseline").stderr


def test_a_report_omits_what_is_known(repo: Path) -> None:
    lint("--write-baseline")
    sarif = json.loads(run("lint", "maps", "--baseline", FILE, "--output-format", "sarif").stdout)
    assert sarif["runs"][0]["results"] == []
