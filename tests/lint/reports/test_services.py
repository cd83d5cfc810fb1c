"""What GitLab, GitHub, Jenkins and reviewdog do with a report, as far as their rules are known."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.lint.reports import github, junit, report
from blueprint.lint.reports._markdown import step_summary
from blueprint.lint.run.engine import Linted, lint
from blueprint.lint.run.summary import Result
from blueprint.model.loader import loads
from tests.lint.reports import findings

HEAD = "blueprint: 1\ntitle: T\ntouchpoints:\n"


def issues(*texts: str, path: str = "maps/x.blueprint.yaml") -> list[dict[str, Any]]:
    result = Result(tuple(lint(loads(text, path)) for text in texts))
    data: list[dict[str, Any]] = json.loads(report("gitlab")(result, "en"))
    return data


def touchpoints(n: int, dead: str = "next: nowhere") -> str:
    return HEAD + "".join(f"  t{i}: {{lane: customer, title: T, start: 1/{n}, {dead}}}\n" for i in range(n))


def test_gitlab_fingerprints_are_unique() -> None:
    found = issues(touchpoints(100))
    assert len({f["fingerprint"] for f in found}) == len(found) >= 100
    assert all(re.fullmatch("[0-9a-f]{64}", f["fingerprint"]) for f in found)


def test_gitlab_fingerprints_survive_moved_lines_and_other_findings() -> None:
    def of_reference(text: str) -> set[str]:
        return {f["fingerprint"] for f in issues(text) if f["check_name"] == "unknown-reference"}

    text = touchpoints(3)
    moved = text.replace(HEAD, "# a comment\n\n" + HEAD + "\n")
    assert len(of_reference(text)) == 3
    assert of_reference(moved) == of_reference(text)
    assert of_reference(text) < of_reference(text + "  z: {lane: customer, title: Z, uses: [nobody]}\n")


def test_gitlab_fingerprints_of_equal_findings_are_numbered_in_their_order() -> None:
    text = HEAD + "  a: {lane: customer, title: A, next: [{to: b, share: 50%}, {to: b, share: 50%}]}\n"
    found = [f["fingerprint"] for f in issues(text) if f["check_name"] == "unknown-reference"]
    assert len(set(found)) == len(found) == 2


def test_gitlab_paths_count_from_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "group" / "maps").mkdir(parents=True)
    (tmp_path / "group" / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "group")
    assert issues(touchpoints(1))[0]["location"]["path"] == "maps/x.blueprint.yaml"
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    assert issues(touchpoints(1))[0]["location"]["path"] == "group/maps/x.blueprint.yaml"


def test_gitlab_calls_what_cannot_be_read_critical() -> None:
    assert [f["severity"] for f in issues("a: [")] == ["critical"]
    assert {f["severity"] for f in json.loads(report("gitlab")(findings.result(), "en"))} == {
        "critical",
        "major",
        "minor",
        "info",
    }


def test_github_gets_ten_of_a_level_and_hears_of_the_rest() -> None:
    loaded = loads(touchpoints(25), "x.blueprint.yaml")
    text = github.write(Result((lint(loaded),)), "en")
    assert text.count("\n::error ") == github.PER_LEVEL
    assert re.search(r"\d+ more are not annotated", text)
    levels = re.findall(r"^::(\w+) ", github.write(findings.result(), "en"), re.MULTILINE)
    assert levels == ["error", "error", "error", "warning", "notice"], "errors come first"


HOSTILE = st.text(st.sampled_from("a:,%\r\n;=]# |`<>&\"'\x00\x1b[]{}$()é诊🎉"), max_size=20)


@given(HOSTILE)
def test_nothing_in_a_map_becomes_a_command(said: str) -> None:
    """Every command in the log is one of ours: between the marks GitHub listens to none."""
    result = hostile(said)
    lines = re.split(r"\r\n|\r|\n", github.write(result, "en"))
    stop = lines[0].removeprefix("::stop-commands::")
    assert lines.count(f"::{stop}::") == 1
    after = lines[lines.index(f"::{stop}::") + 1 :]
    assert [line for line in after if line] == [line for line in after if line.startswith("::error file=")]
    for line in after:
        for part in line.partition("::")[2].partition("::")[0].split(","):
            assert not line or re.fullmatch(
                r"(error )?(file|line|endLine|col|endColumn|title)=[^,:\r\n]*", part
            )


@given(HOSTILE)
def test_junit_is_well_formed_whatever_a_map_says(said: str) -> None:
    root = ElementTree.fromstring(junit.write(hostile(said), "en"))
    assert [len(list(suite)) for suite in root] == [1]


@given(HOSTILE)
def test_a_summary_row_stays_a_row(said: str) -> None:
    rows = [line for line in step_summary(hostile(said), "en").splitlines() if line.startswith("| ")]
    assert len(rows) == 2, "the head and the finding"
    assert len(re.findall(r"(?<!\\)\|", rows[1])) == 5


def hostile(said: str) -> Result:
    """A file and a finding that say something hostile."""
    from dataclasses import replace

    from blueprint.wording import Wording

    loaded = loads(findings.SHOP, f"maps/{said.replace(chr(0), '')}x.blueprint.yaml")
    base = findings.findings(loads(findings.CLINIC, "x"))[0]
    finding = replace(
        base,
        message=Wording(said, said),
        help=Wording(said, said),
        path=loaded.source.path,
        related=(),
        fix=None,
    )
    return Result((Linted(loaded, (finding,), settings=findings.Few()),))


def test_jenkins_sees_a_test_that_passed_for_a_clean_file_and_no_failure_for_a_note() -> None:
    root = ElementTree.fromstring(junit.write(findings.result(), "en"))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "4", "0")
    clinic, shop = root
    assert [case.get("name") for case in shop] == ["no findings"]
    assert [len(list(case)) for case in shop] == [0]
    notes = [case for case in clinic if case.find("system-out") is not None]
    assert [case.find("failure") for case in notes] == [None]


def test_a_crash_is_an_error_not_a_failure() -> None:
    root = ElementTree.fromstring(junit.write(findings.crashed(), "en"))
    assert (root.get("failures"), root.get("errors")) == ("1", "1")


def test_reviewdog_counts_bytes() -> None:
    data = json.loads(report("rdjson")(findings.result(), "en"))
    found = next(d for d in data["diagnostics"] if d["code"]["value"] == "BP301")
    place = found["location"]["range"]
    line = findings.CLINIC.splitlines()[place["start"]["line"] - 1].encode()
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"custmer"
    suggested = next(d for d in data["diagnostics"] if "suggestions" in d)["suggestions"]
    assert [s["text"] for s in suggested] == ["door"]
