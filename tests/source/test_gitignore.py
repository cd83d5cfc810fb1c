"""`.gitignore` as git itself reads it: git is asked about the same trees."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blueprint.source.gitignore import GitIgnore

FILES = (
    "a", "b", "ab", "a b", "a ", "#a", "!a", "x.yaml", "a/a", "a/b", "a/ab", "a/x.yaml", "a/b/a", "a/b/x.yaml",
    "b/a/b", "b/a/ab", "ab/a", "ab/b/x.yaml", "a-b", "]", "a\\b", "診", "診/a",
)  # fmt: skip
FILES = tuple(f for f in FILES if not any(other.startswith(f"{f}/") for other in FILES))
PIECES = ("a", "b", "ab", "*", "**", "***", "?", "/", "/**/", "**/", "/**", "[ab]", "[!a]", "[a-b", "[]", "[^]a]",
    "[[:alpha:]]", "[[:x:]]", "[b-a]", "[\\]]", "\\", "\\*", " ", "\\ ", "!", "#", "\\!", "x.yaml", "*.yaml", ".", "-", "]",
    "診", "\r")  # fmt: skip
WITHIN_A_NAME = re.compile(r"(?<!^)(?<!^!)(?<![/*])\*\*")
"""Two stars after anything but a slash: older gits let them cross folders where only letters come before."""
LINES = (
    st.lists(st.sampled_from(PIECES), max_size=5).map("".join).filter(lambda x: not WITHIN_A_NAME.search(x))
)
GITIGNORES = st.lists(LINES, max_size=4).map("\n".join)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of many files and none committed."""
    root = tmp_path_factory.mktemp("tree").resolve()
    git(root, "init", "--quiet")
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("", encoding="utf-8")
    return root


def git(root: Path, *words: str) -> str:
    """What git says, whatever the settings of this user are."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(root),
        "GIT_CONFIG_NOSYSTEM": "1",
        "XDG_CONFIG_HOME": str(root),
    }
    command = ["git", "-c", "core.quotePath=false", "-c", "core.excludesFile=/dev/null", *words]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, check=True).stdout.decode()


def left(root: Path) -> set[str]:
    """The files that nothing ignores, as a walk finds them."""
    found: set[str] = set()

    def look(folder: str, above: GitIgnore | None) -> None:
        rules = GitIgnore.read(folder, above)
        for entry in os.scandir(folder):
            if entry.name == ".git" or (rules and rules.ignores(entry.path, entry.is_dir())):
                continue
            if entry.is_dir():
                look(entry.path, rules)
            else:
                found.add(Path(entry.path).relative_to(root).as_posix())

    look(str(root), None)
    return found


@pytest.mark.needs("git")
@settings(max_examples=60)
@given(top=GITIGNORES, nested=GITIGNORES)
@example(top="*\n!a/\n!*.yaml\n!/a/b", nested="b")
@example(top="a/**/b", nested="\ufeffa")
@example(top="/a/**\n!/a/b/\n", nested="")
@example(top="b \na\\ \n", nested="!x.yaml")
@example(top="*.yaml", nested="!x.yaml\n")
@example(top="診\n", nested="[!診]\n")
def test_what_is_left_is_what_git_leaves(repository: Path, top: str, nested: str) -> None:
    for folder, text in ((repository, top), (repository / "a", nested)):
        (folder / ".gitignore").write_bytes(text.encode())
    listed = git(repository, "ls-files", "--others", "--exclude-standard", "-z")
    assert left(repository) == set(filter(None, listed.split("\0"))), (top, nested)


def test_two_stars_within_a_name_are_as_one(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("a**/b\n", encoding="utf-8")
    rules = GitIgnore.read(str(tmp_path), None)
    assert rules is not None
    names = ("a/b", "ax/b", "a/x/b", "ax", "ax/y")
    assert [rules.ignores(str(tmp_path / name), False) for name in names] == [True, True, False, False, False]


def test_what_lies_above_counts_as_far_up_as_the_repository_goes(tmp_path: Path) -> None:
    below = tmp_path / "repository" / "maps" / "north"
    below.mkdir(parents=True)
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    assert GitIgnore.around(below) is None
    (tmp_path / "repository" / ".git").mkdir()
    assert GitIgnore.around(below) is None
    (tmp_path / "repository" / ".gitignore").write_text("/maps/north/old\nnew*\n!newer\n", encoding="utf-8")
    rules = GitIgnore.around(below)
    assert rules is not None
    assert [rules.ignores(str(below / name), False) for name in ("old", "new", "newer", "x")] == [
        True,
        True,
        False,
        False,
    ]
    assert GitIgnore.around(tmp_path / "repository") is None
