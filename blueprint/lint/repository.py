"""Paths as a repository knows them: from its root, with `/`, whatever folder the command was run in."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


def in_repository(path: str) -> str:
    """A file's path from the root, links followed; a text that is no file keeps its name."""
    if path.startswith("<"):
        return path
    checkout = os.environ.get("CI_PROJECT_DIR") or os.environ.get("GITHUB_WORKSPACE") or ""
    return _in_repository(path, os.getcwd(), checkout)  # noqa: PTH109 - a text is what the cache wants


@cache
def _in_repository(path: str, working: str, checkout: str) -> str:
    file = Path(working, path).resolve()
    return file.relative_to(_root(file.parent, Path(working).resolve(), checkout)).as_posix()


@cache
def _root(folder: Path, working: Path, checkout: str) -> Path:
    """The repository's folder, else that of the CI job, else where the command runs."""
    for here in (folder, *folder.parents):
        if (here / ".git").exists():
            return here
    for root in (Path(checkout).resolve() if checkout else working, working):
        if folder.is_relative_to(root):
            return root
    return folder
