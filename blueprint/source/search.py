"""The map files of a folder, where people keep them: not in what tools have put there."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from blueprint.source.gitignore import NAME, GitIgnore
from blueprint.source.reader import STDIN, SUFFIXES, Unreadable
from blueprint.wording import Wording

_PACKAGES = "node_modules"
_ENVIRONMENT = "pyvenv.cfg"
"""What lies in every virtual environment, whatever it is called; this package brings maps into it."""
_NOTHING = Wording("there is no file or folder {path}", "没有名为 {path} 的文件或文件夹")
_NO_MAP = Wording(
    "no *.blueprint.yaml below {path}, where hidden folders, node_modules and what .gitignore names do not count",
    "{path} 下没有 *.blueprint.yaml 文件（不含隐藏文件夹、node_modules 与 .gitignore 所列）",
)


def find_maps(path: str) -> list[str]:
    """The map files that an argument names: a file, or `-`, as it is, a folder searched.

    Raises:
        Unreadable: a path does not exist, or a folder cannot be read or holds no map.
    """
    if path == STDIN or not Path(path).is_dir():
        if path != STDIN and not Path(path).exists():
            raise Unreadable(_NOTHING.filled(path=path))
        return [path]
    try:
        os.scandir(path).close()
    except OSError as error:
        raise Unreadable.because(path, error) from error
    below = [p.as_posix() for p in maps_below(Path(path))]
    if not below:
        raise Unreadable(_NO_MAP.filled(path=path))
    return below


def maps_below(folder: Path, most: int | None = None) -> list[Path]:
    """The map files of a folder and of those below, sorted; what vanishes meanwhile is not there.

    Left out are hidden folders, `node_modules`, virtual environments, what a `.gitignore` names, and folders
    that are links.

    Args:
        folder: where to look, whatever its own name is.
        most: look into so many folders, the nearest first; None for all.
    """
    base = os.path.realpath(folder)
    found = [path for _, maps in _searched(base, most) for path in maps]
    return sorted(folder / os.path.relpath(path, base) for path in found)


def folders_below(folder: Path, most: int | None = None) -> list[Path]:
    """The folders that `maps_below` looks into, the first itself: where a map may come, one has changed."""
    return [Path(here) for here, _ in _searched(os.path.realpath(folder), most)]


def _searched(base: str, most: int | None) -> Iterator[tuple[str, list[str]]]:
    """Each folder that is looked into, with the map files in it."""
    waiting = deque([(base, GitIgnore.around(Path(base)))])
    looked = 0
    while waiting and looked != most:
        here, rules = waiting.popleft()
        looked += 1
        if here != base and _is_environment(here):
            continue
        rules = _rules(here, None if here != base and _is_repository(here) else rules)
        found: list[str] = []
        for entry in _entries(here):
            is_map = entry.name.endswith(SUFFIXES) and os.path.isfile(entry.path)  # noqa: PTH113 - raises nothing
            if not is_map and not (is_searched(entry.name) and _is_folder(entry)):
                continue
            if rules is not None and rules.ignores(entry.path, is_folder=not is_map):
                continue
            if is_map:
                found.append(entry.path)
            else:
                waiting.append((entry.path, rules))
        yield here, found


def is_left_out(file: Path, folder: Path) -> bool:
    """Whether a map file below a folder, which need not exist, is one that `maps_below` passes over."""
    here = Path(os.path.realpath(folder))
    rules = _rules(str(here), GitIgnore.around(here))
    *parts, name = Path(os.path.realpath(file)).relative_to(here).parts
    for part in parts:
        here /= part
        ignored = rules is not None and rules.ignores(str(here), is_folder=True)
        if ignored or not is_searched(part) or _is_environment(str(here)):
            return True
        rules = _rules(str(here), None if _is_repository(str(here)) else rules)
    return rules is not None and rules.ignores(str(here / name), is_folder=False)


def is_searched(name: str) -> bool:
    """Whether a folder of this name is looked into."""
    return name != _PACKAGES and not name.startswith(".")


def _is_environment(folder: str) -> bool:
    return os.path.lexists(Path(folder, _ENVIRONMENT))


def _is_repository(folder: str) -> bool:
    """Whether git would begin anew here."""
    return os.path.lexists(Path(folder, ".git"))


def _rules(folder: str, above: GitIgnore | None) -> GitIgnore | None:
    return GitIgnore.read(folder, above) if os.path.lexists(Path(folder, NAME)) else above


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder; nothing where it cannot be read, or is no longer there."""
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)
    return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False)
    return False
