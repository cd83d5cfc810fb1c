"""Paths as a repository knows them: from its root, with `/`, whatever folder the command was run in."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


@cache
def root_of(folder: Path) -> Path:
    """The folder that paths of a report count from: the repository's, else where the command runs."""
    for here in (folder, *folder.parents):
        if (here / ".git").exists():
            return here
    checkout = os.environ.get("CI_PROJECT_DIR") or os.environ.get("GITHUB_WORKSPACE")
    if checkout and folder.is_relative_to(checkout):
        return Path(checkout)
    here = Path.cwd().resolve()
    return here if folder.is_relative_to(here) else folder


@cache
def in_repository(path: str) -> str:
    """A file's path from the root, links followed; a text that is no file keeps its name."""
    if path.startswith("<"):
        return path
    file = Path(path).resolve()
    return file.relative_to(root_of(file.parent)).as_posix()
