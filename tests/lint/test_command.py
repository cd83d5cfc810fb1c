"""`blueprint lint` as scripts and CI jobs use it."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from blueprint.lint.reports import report_names
from blueprint.lint.rule import Rule
from blueprint.lint.rulebook import registry
from tests.run import run

HEAD = "blueprint: 1\ntitle: T\ntouchpoints:\n"
BAD = HEAD + "  a: {lane: customer, title: A}\n"
WARNED = HEAD + "  a: {lane: customer, title: A, end: e} # blueprint: ignore[BP201]\n"
GOOD = HEAD + "  a: {lane: customer, title: A, end: e}\n"


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "blueprint.toml").write_text(
        '[lint]\nignore = ["ALL"]\nselect = ["BP201", "BP903"]\n', encoding="utf-8"
    )
    for name, text in (("bad", BAD), ("warned", WARNED), ("good", GOOD), ("broken", "a: [")):
        (tmp_path / f"{name}.blueprint.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch) -> Rule:
    """A rule that fails on every map."""
    rule = registry.rule_named("unreachable")

    def fail(_: object):
        raise ZeroDivisionError("oh no")

    monkeypatch.setattr(rule, "check", fail)
    return rule


def name(kind: str) -> str:
    return f"{kind}.blueprint.yaml"


@pytest.mark.parametrize("output_format", report_names())
def test_exit_codes_are_the_same_in_every_format(output_format: str, maps: Path) -> None:
    def code(*words: str) -> int:
        return run("lint", *words, "--output-format", output_format).code

    assert code(name("good")) == 0
    assert code(name("warned")) == 0
    assert code(name("warned"), "--fail-on", "warning") == 1
    assert code(name("bad")) == code(name("broken")) == code(".") == 1
    assert code(name("bad"), "--exit-zero") == code(name("bad"), "--fail-on", "never") == 0
    assert code("nowhere.blueprint.yaml") == 2


@pytest.mark.parametrize("output_format", report_names())
def test_a_crash_is_2_and_the_other_findings_are_there(
    output_format: str, maps: Path, crashing: Rule
) -> None:
    done = run("lint", name("bad"), "--select=unreachable", "--output-format", output_format, "--exit-zero")
    assert done.code == 2
    assert "BP201" in done.stdout or "dead-end" in done.stdout
    assert "blueprint: rule BP202 failed on bad.blueprint.yaml: ZeroDivisionError: oh no" in done.stderr


@pytest.mark.parametrize("output_format", report_names())
def test_a_clean_run_writes_a_valid_empty_report(output_format: str, maps: Path) -> None:
    target = maps / "out" / "report"
    assert run("lint", name("good"), "--report", f"{output_format}={target}").code == 0
    text = target.read_text(encoding="utf-8")
    match output_format:
        case "gitlab":
            assert json.loads(text) == []
        case "json":
            assert json.loads(text)["findings"] == []
        case "sarif":
            assert json.loads(text)["runs"][0]["results"] == []
        case "rdjson":
            assert json.loads(text)["diagnostics"] == []
        case "junit":
            assert ElementTree.fromstring(text).get("failures") == "0"
        case "concise":
            assert text == ""
        case _:
            assert "0 errors" in text


def test_one_run_writes_several_reports(maps: Path) -> None:
    done = run(
        "lint", ".", "--report", "sarif=x/a.sarif", "--report", "junit=b.xml", "--report", "json=c.json"
    )
    assert done.code == 1
    assert "error[BP201]" in done.stdout
    found = json.loads((maps / "c.json").read_text(encoding="utf-8"))["findings"]
    assert (
        len(json.loads((maps / "x" / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"])
        == len(found)
        == 3
    )
    assert ElementTree.parse(maps / "b.xml").getroot().get("failures") == "3"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--report", "pdf=x"), "there is no format 'pdf'"),
        (("--report", "sarif"), "names no file"),
        (("--report", "sarif="), "names no file"),
        (("--report", f"json={'x' * 5000}/y"), "File name too long"),
        (("--output-format", "_counts"), "there is no format '_counts'"),
    ],
)
def test_wrong_reports_are_wrong_usage(words: tuple[str, ...], said: str, maps: Path) -> None:
    done = run("lint", name("good"), *words)
    assert done.code == 2
    assert said in done.stderr


def test_a_report_that_cannot_be_written_keeps_the_findings_on_standard_output(maps: Path) -> None:
    (maps / "file").write_text("", encoding="utf-8")
    done = run("lint", name("bad"), "--report", "json=file/x.json")
    assert (done.code, "error[BP201]" in done.stdout) == (2, True)


def test_findings_are_in_the_order_of_paths_whatever_was_named_first(maps: Path) -> None:
    one = run("lint", name("warned"), name("bad"), name("bad"), "--output-format", "concise").stdout
    assert one == run("lint", name("bad"), name("warned"), "--output-format", "concise").stdout
    assert [line.partition(".")[0] for line in one.splitlines()] == ["bad", "warned"]


def test_a_broken_file_hides_no_findings_of_others(maps: Path) -> None:
    codes = {
        line.split("[")[1][:5] for line in run("lint", ".", "--output-format", "concise").stdout.splitlines()
    }
    assert codes == {"BP001", "BP201", "BP903"}


def test_standard_input_goes_by_the_name_it_is_given(maps: Path) -> None:
    (maps / "drafts").mkdir()
    (maps / "drafts" / "blueprint.toml").write_text('[lint]\nignore = ["dead-end"]\n', encoding="utf-8")
    unnamed = run("lint", "-", "--output-format", "concise", stdin=BAD.encode())
    assert unnamed.stdout.startswith("<stdin>:4:3: error[BP201]")
    named = run(
        "lint",
        "-",
        "--output-format",
        "concise",
        "--stdin-filename",
        "sub/x.blueprint.yaml",
        stdin=BAD.encode(),
    )
    assert named.stdout.startswith("sub/x.blueprint.yaml:4:3: error[BP201]")
    draft = run(
        "lint",
        "-",
        "--output-format",
        "concise",
        "--stdin-filename",
        "drafts/x.blueprint.yaml",
        stdin=BAD.encode(),
    )
    assert "BP201" not in draft.stdout
    assert (
        run(
            "lint",
            "-",
            "--force-exclude",
            "--exclude",
            "sub",
            "--stdin-filename",
            "sub/x.blueprint.yaml",
            stdin=BAD.encode(),
        ).code
        == 0
    )


def test_the_format_is_that_of_the_option_the_variable_the_file_or_the_place(
    maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_github() -> bool:
        return "::error file=bad.blueprint.yaml" in run("lint", name("bad")).stdout

    def is_json(*words: str) -> bool:
        return run("lint", name("bad"), *words).stdout.startswith("{")

    assert not is_github()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert is_github()
    assert not run("lint", name("bad"), "--output-format", "text").stdout.count("::")
    with (maps / "blueprint.toml").open("a", encoding="utf-8") as file:
        file.write('output-format = "json"\n')
    assert is_json() and not is_json("--isolated")
    monkeypatch.setenv("BLUEPRINT_OUTPUT_FORMAT", "concise")
    assert not is_json() and is_json("--output-format", "json")


def test_github_gets_a_page_with_all_findings(maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = maps / "summary.md"
    page.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    run("lint", ".")
    assert page.read_text(encoding="utf-8").startswith("before\n### blueprint lint\n")
    assert page.read_text(encoding="utf-8").count("| error |") == 2


def test_colours(maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def coloured(*words: str) -> bool:
        return "\x1b[" in run("lint", name("bad"), *words).stdout

    assert not coloured()
    assert coloured("--color", "always")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert coloured() and not coloured("--color", "never")
    assert not coloured("--output-format", "json")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured() and coloured("--color", "always")
    monkeypatch.setenv("BLUEPRINT_COLOR", "always")
    assert coloured()


def test_quiet_statistics_and_lists(maps: Path) -> None:
    assert run("lint", name("good"), "-q").stdout == ""
    quiet = run("lint", name("bad"), "--quiet").stdout
    assert quiet.startswith("bad.blueprint.yaml:4:3:") and "1 file" not in quiet
    assert run("lint", ".", "--statistics").stdout == (
        "1  BP001  [ ]  yaml-syntax\n1  BP201  [ ]  dead-end\n1  BP903  [*]  unused-suppression\n"
        "[*] can be mended with `--fix`\n"
    )
    assert run("lint", ".", "--list-files").stdout.split() == [
        name(k) for k in ("bad", "broken", "good", "warned")
    ]
    said = run("lint", name("good"), "--verbose").stderr
    assert "good.blueprint.yaml: " in said and "blueprint.toml" in said


def test_rules_about_several_maps_do_not_depend_on_what_was_named(maps: Path) -> None:
    (maps / "blueprint.toml").write_text(
        '[lint]\nignore = ["ALL"]\nselect = ["unknown-map"]\n', encoding="utf-8"
    )
    (maps / "visit.blueprint.yaml").write_text(
        HEAD
        + "  a: {lane: customer, title: A, map: good, next: b}\n  b: {lane: customer, title: B, map: goood, end: e}\n",
        encoding="utf-8",
    )
    alone = run("lint", "visit.blueprint.yaml", "--output-format", "concise").stdout
    assert alone.splitlines() == [
        "visit.blueprint.yaml:5:38: error[BP105] unknown-map: no map has id 'goood'"
    ]
    together = run("lint", ".", "--output-format", "concise").stdout
    assert [line for line in together.splitlines() if line.startswith("visit")] == alone.splitlines()
    sub = maps / "elsewhere"
    sub.mkdir()
    (sub / "goood.blueprint.yaml").write_text(GOOD, encoding="utf-8")
    assert run("lint", "visit.blueprint.yaml", "--output-format", "concise").stdout == ""


def test_the_folder_of_maps_can_be_set(maps: Path) -> None:
    (maps / "blueprint.toml").write_text(
        'maps = "portfolio"\n[lint]\nignore = ["ALL"]\nselect = ["BP105"]\n', encoding="utf-8"
    )
    (maps / "portfolio").mkdir()
    (maps / "portfolio" / "other.blueprint.yaml").write_text(GOOD, encoding="utf-8")
    text = (
        HEAD
        + "  a: {lane: customer, title: A, map: other, next: b}\n  b: {lane: customer, title: B, map: good, end: e}\n"
    )
    (maps / "visit.blueprint.yaml").write_text(text, encoding="utf-8")
    for words in (("visit.blueprint.yaml",), ("visit.blueprint.yaml", name("good"))):
        lines = run("lint", *words, "--output-format", "concise").stdout.splitlines()
        assert [line for line in lines if "BP105" in line] == [
            "visit.blueprint.yaml:5:38: error[BP105] unknown-map: no map has id 'good'"
        ]


def test_the_rule_command_explains(maps: Path) -> None:
    page = run("rule", "BP902").stdout
    assert page.startswith(
        "BP902 malformed-suppression (warning)\nPresets: all, node-control, recommended, strict, training. Since 0.1.\n"
    )
    assert "require-reason = false  # Every suppression" in page
    data = json.loads(run("rule", "dead-end", "--output-format", "json").stdout)
    assert (data["code"], data["severity"], "recommended" in data["presets"]) == ("BP201", "error", True)
    assert set(data["sections"]) >= {"What it does", "Why it matters", "中文"}
    every = json.loads(run("rule", "--all", "--output-format", "json").stdout)
    assert [r["name"] for r in every] == [r.name for r in registry.all_rules()]
    assert run("rule", "--all").stdout.count("\nWhat it does\n") == len(every)
    assert len(run("rule").stdout.splitlines()) == len(every)
    missing = run("rule", "ded-end")
    assert (missing.code, missing.stderr) == (
        2,
        "blueprint: there is no rule 'ded-end'; did you mean 'dead-end'?\n",
    )


@pytest.mark.needs("names of any bytes")
@pytest.mark.parametrize("output_format", report_names())
def test_a_file_name_that_is_not_text_is_no_reason_to_fail(output_format: str, maps: Path) -> None:
    odd = os.fsencode(maps) + b"/\xff\xfe \x1b[31m\n.blueprint.yaml"
    Path(os.fsdecode(odd)).write_bytes(BAD.encode())
    done = run("lint", ".", "--output-format", output_format, "--report", f"{output_format}=out")
    assert done.code == 1, done.stderr
    assert (maps / "out").read_text(encoding="utf-8")
    if output_format in ("text", "concise"):
        assert "\x1b" not in done.stdout
