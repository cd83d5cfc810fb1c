"""Paths as a repository knows them: from its root, with `/`, whatever folder the command was run in."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


def in_repository(path: str) -> str:
    """A file's path from the root, links followed; a text that is no file keeps its name."""
    if path.startswith("<"):
        return path
    checkout = os.environ.get("CI_PROJECT_DIR", "")
    return _in_repository(path, os.getcwd(), checkout)  # noqa: PTH109 - a text is what the cache wants


@cache
def _in_repository(path: str, working: str, checkout: str) -> str:
    file = Path(working, path).resolve()
    return file.relative_to(_root(file.parent, Path(working).resolve(), checkout)).as_posix()


@cache
def _root(folder: Path, working: Path, checkout: str) -> Path:
    """The checkout of the GitLab job, else the repository's folder, else where the command runs."""
    if checkout and folder.is_relative_to(Path(checkout).resolve()):
        return Path(checkout).resolve()
    for here in (folder, *folder.parents):
        if (here / ".git").exists():
            return here
    return working if folder.is_relative_to(working) else folder
