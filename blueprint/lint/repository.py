"""Paths as a repository knows them: from its root, with `/`, whatever folder the command was run in."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_files: dict[tuple[str, str, str], Path] = {}
"""Which file has a name, where the command runs."""


def in_repository(path: str) -> str:
    """A file's path from the root, links followed; a text that is no file keeps its name.

    The root is that of the GitLab job's checkout, else of the repository that the command runs in, else of the
    file's own. What lies outside goes by the way there, `../other/x.blueprint.yaml`; no two files have one name.
    """
    if path.startswith("<"):
        return path
    checkout = os.environ.get("CI_PROJECT_DIR", "")
    return _in_repository(path, os.getcwd(), checkout)  # noqa: PTH109 - a text is what the cache wants


@cache
def _in_repository(path: str, working: str, checkout: str) -> str:
    file = Path(working, path).resolve()
    here = Path(working).resolve()
    job = Path(checkout).resolve() if checkout else None
    root = job if job and file.is_relative_to(job) else _repository(here) or _repository(file.parent) or here
    way = _way(file, here)
    names = (_way(file, root), way, f"../{here.name}/{way}", file.as_posix())  # others may have the first
    return next(n for n in names if _files.setdefault((working, checkout, n), file) == file)


@cache
def _repository(folder: Path) -> Path | None:
    """The repository that a folder is or lies in."""
    return next((way for way in (folder, *folder.parents) if (way / ".git").exists()), None)


def _way(file: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return file.as_posix()
