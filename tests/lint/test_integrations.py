"""The hook as pre-commit runs it, and the action's steps as a runner runs them, with hostile inputs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house.project import ROOT
from tests.needs import found

pytestmark = pytest.mark.needs("bash", "git")

BIN = Path(sys.executable).parent
BAD = "blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A}\n"
GOOD = "blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A, end: served}\n"
SETTINGS = '[lint]\nignore = ["ALL"]\nselect = ["dead-end", "unknown-map"]\nexclude = ["drafts"]\n'


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A scratch repository with a good, a bad and an excluded map, one with a hard name, and other YAML."""
    repo = tmp_path / "repo"
    for name, text in (
        ("maps/good.blueprint.yaml", GOOD),
        ("maps/门店 #1, 50%: a.blueprint.yml", GOOD),
        ("maps/drafts/bad.blueprint.yaml", BAD),
        ("compose.yaml", "services: {}\n"),
        ("blueprint.toml", SETTINGS),
    ):
        file = repo / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(repo, "init", "--quiet")
    git(repo, "add", "--all")
    return repo


def git(repo: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=repo, check=True, capture_output=True, text=True).stdout


def hooks() -> dict[str, dict[str, Any]]:
    listed = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in listed}


def commit_with(repo: Path, hook: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    """What pre-commit does: the staged files that fit, in the repository's root, after the entry."""
    staged = [f for f in git(repo, "ls-files", "-z").split("\0") if re.search(hook["files"], f)]
    names = staged if hook.get("pass_filenames", True) else []
    assert staged
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "BLUEPRINT_LANG": "en"}
    return subprocess.run(
        [*hook["entry"].split(), *names],
        cwd=repo,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


@pytest.mark.parametrize("name", ["blueprint-lint", "blueprint-lint-all"])
def test_the_hooks_pass_and_fail(name: str, repo: Path) -> None:
    hook = hooks()[name]
    done = commit_with(repo, hook)
    assert (done.returncode, done.stdout) == (0, "2 files, 0 errors, 0 warnings.\n"), done.stderr
    (repo / "maps" / "good.blueprint.yaml").write_text(BAD, encoding="utf-8")
    done = commit_with(repo, hook)
    assert (done.returncode, "maps/good.blueprint.yaml:4:3: error[BP201]" in done.stdout) == (1, True)


def test_a_hook_says_what_a_commit_means(repo: Path) -> None:
    git(repo, "-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "--quiet", "-m", "maps")
    map_ = repo / "maps" / "good.blueprint.yaml"
    map_.write_text(GOOD.replace("title: T", "title: T\nowner: The hall", 1), encoding="utf-8")
    done = commit_with(repo, hooks()["blueprint-diff"])
    assert (done.returncode, done.stderr) == (0, "")
    assert "owner" in done.stdout


def test_the_hook_fits_maps_and_nothing_else() -> None:
    fits = re.compile(hooks()["blueprint-lint"]["files"])
    assert fits.search("maps/a.blueprint.yaml") and fits.search("a.blueprint.yml")
    assert not fits.search("compose.yaml") and not fits.search("blueprint.yaml.txt")
    assert {"id", "name", "entry", "language", "files"} <= set(hooks()["blueprint-lint"])


def test_a_part_of_the_files_is_enough_for_rules_about_several_maps(repo: Path) -> None:
    """pre-commit splits long lists of files over several runs."""
    text = GOOD.replace("end: served", "map: good, end: served")
    (repo / "maps" / "visit.blueprint.yaml").write_text(text, encoding="utf-8")
    command = [str(BIN / "blueprint"), "lint", "--force-exclude", "maps/visit.blueprint.yaml"]
    assert subprocess.run(command, cwd=repo, capture_output=True, check=False).returncode == 0


def action() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return data


def test_no_step_puts_an_expression_into_a_script() -> None:
    for step in action()["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
        assert "set -euo pipefail" in step["run"]
        assert "uses" not in step, "another action would have to be pinned by its commit"


def run_step(
    number: int, inputs: dict[str, str], repo: Path, **more: str
) -> subprocess.CompletedProcess[str]:
    """A step in bash, its inputs in the environment as the runner would put them there."""
    step = action()["runs"]["steps"][number]
    defaults = {name: about.get("default", "") for name, about in action()["inputs"].items()}
    given = {**defaults, **inputs}
    values = {}
    for name, expression in step["env"].items():
        (wanted,) = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", expression).groups()
        values[name] = given[wanted]
    temp = repo.parent / "temp"
    temp.mkdir(exist_ok=True)
    if not (temp / "blueprint").exists():
        (temp / "blueprint").mkdir()
        (temp / "blueprint" / "bin").symlink_to(BIN)
    (repo.parent / "output").touch()
    environment = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(repo.parent / "output"),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_ACTIONS": "true",
        **values,
        **more,
    }
    return subprocess.run(
        [found("bash"), "-e", "-c", step["run"]],
        cwd=repo,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def outputs(repo: Path) -> dict[str, str]:
    lines = (repo.parent / "output").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_the_action_lints_and_says_what_it_found(repo: Path) -> None:
    done = run_step(1, {}, repo)
    assert done.returncode == 0, done.stderr
    assert outputs(repo) == {"sarif-file": "blueprint.sarif", "findings": "0"}
    assert json.loads((repo / "blueprint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"] == []
    (repo / "maps" / "good.blueprint.yaml").write_text(BAD, encoding="utf-8")
    done = run_step(1, {"sarif-file": "out/a b.sarif"}, repo)
    assert done.returncode == 1
    assert outputs(repo) == {"sarif-file": "out/a b.sarif", "findings": "1"}
    assert "::error file=maps/good.blueprint.yaml,line=4" in done.stdout
    assert (
        len(json.loads((repo / "out" / "a b.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 1
    )


def test_the_action_takes_several_paths_and_arguments(repo: Path) -> None:
    inputs = {
        "paths": "maps/good.blueprint.yaml\n\nmaps/门店 #1, 50%: a.blueprint.yml\n",
        "args": "--fail-on\nwarning\n--select=BP201",
    }
    done = run_step(1, inputs, repo)
    assert (done.returncode, "2 files" in done.stdout) == (0, True), done.stderr


HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "maps; touch pwned #",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "a\n$(touch pwned)",
    "${IFS}&&touch${IFS}pwned",
    "| touch pwned",
    "> pwned",
    "*",
    "--fix",
    "--report=json=pwned",
    "-",
    "../../pwned",
]


@pytest.mark.parametrize("name", ["paths", "args"])
def test_inputs_are_never_run(name: str, repo: Path) -> None:
    before = git(repo, "status", "--porcelain")
    # Each alone where it could end a word or a line early; the rest together, one a line.
    for text in [*HOSTILE[:3], "\n".join(HOSTILE[3:])]:
        done = run_step(1, {name: text if name == "paths" else text.replace("--", "")}, repo)
        assert done.returncode == 2
        assert not list(repo.parent.rglob("pwned"))
        assert git(repo, "status", "--porcelain") == before


@pytest.mark.parametrize("text", ["a.sarif\nfindings=0", "a\r\nb", "", "$(touch pwned)", "; touch pwned"])
def test_the_name_of_the_report_cannot_forge_an_output(text: str, repo: Path) -> None:
    (repo / "maps" / "good.blueprint.yaml").write_text(BAD, encoding="utf-8")
    done = run_step(1, {"sarif-file": text}, repo)
    assert not (repo / "pwned").exists()
    if re.search(r"[\r\n]|^$", text):
        assert (done.returncode, outputs(repo)) == (2, {})
    else:
        assert outputs(repo) == {"sarif-file": text, "findings": "1"}


def test_a_check_that_did_not_run_is_not_a_pass(repo: Path) -> None:
    done = run_step(1, {"args": "--no-such-option"}, repo)
    assert done.returncode == 2
    assert outputs(repo)["findings"] == ""


def test_the_installation_uses_the_python_and_the_versions_it_is_given(repo: Path) -> None:
    python = repo.parent / "my python"
    python.write_text(
        '#!/bin/bash\necho "$@" >> "$RUNNER_TEMP/said"\nmkdir -p "$3/bin" && cp "$0" "$3/bin/python" 2>/dev/null; true\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    temp = repo.parent / "fresh"
    temp.mkdir()
    done = run_step(0, {"python": str(python)}, repo, RUNNER_TEMP=str(temp))
    assert done.returncode == 0, done.stderr
    said = (temp / "said").read_text(encoding="utf-8").splitlines()
    assert said[0] == f"-m venv {temp}/blueprint"
    pip = "-m pip install --quiet --disable-pip-version-check --no-deps"
    assert said[1:] == [
        f"{pip} --require-hashes --requirement {ROOT}/requirements/blueprint.txt",
        f"{pip} --no-build-isolation {ROOT}",
    ]
