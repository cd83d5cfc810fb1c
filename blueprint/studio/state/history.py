"""Versions of a map that were saved: the commits of its repository, and the saves made here."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from blueprint.files import write_bytes
from blueprint.source.problem import Problems
from blueprint.source.reader import decode
from blueprint.studio.state.folder import MapsFolder, sha_of

KEPT = 40
"""Saves of one map that are kept."""
COMMITS = 40
"""Commits that are listed."""
_PATIENCE = 5.0
"""Seconds that git may take."""
_FIELDS = "%H%x09%at%x09%an%x09%s"


@dataclass(frozen=True)
class Version:
    """One saved state.

    Attributes:
        id: `git:<commit>` or `save:<file>`.
        at: when, in the computer's own time.
        by: who committed it; empty for a save made here.
        about: what the commit says; empty for a save made here.
    """

    id: str
    at: datetime
    by: str = ""
    about: str = ""


def remember(folder: MapsFolder, name: str, data: bytes) -> None:
    """Keep what was just saved; a disk that does not take it costs only the history."""
    room = _room(folder, name)
    with suppress(OSError):
        folder.make_hidden()
        known = sorted(room.glob("*.yaml"))
        if known and known[-1].read_bytes() == data:
            return
        now = datetime.now().astimezone()
        write_bytes(room / f"{now.timestamp():017.6f}.yaml", data)
        for old in known[: max(0, len(known) + 1 - KEPT)]:
            old.unlink()


def versions(folder: MapsFolder, name: str) -> list[Version]:
    """The saved states of a map, the newest first."""
    path = folder.path(name)
    found = []
    for line in _git(path.parent, "log", f"--max-count={COMMITS}", f"--format={_FIELDS}", "--", path.name):
        commit, seconds, by, about = line.split("\t", 3)
        found.append(Version(f"git:{commit}", _time(float(seconds)), by, about))
    for file in _room(folder, name).glob("*.yaml"):
        with suppress(ValueError):
            found.append(Version(f"save:{file.stem}", _time(float(file.stem))))
    return sorted(found, key=lambda version: version.at, reverse=True)


def text_of(folder: MapsFolder, name: str, version: Version) -> str | None:
    """The text of a version; None when it is no longer there, or no text."""
    path, (kind, _, which) = folder.path(name), version.id.partition(":")
    try:
        if kind == "save":
            raw = (_room(folder, name) / f"{which}.yaml").read_bytes()
        else:
            raw = _run(path.parent, "show", f"{which}:./{path.name}")
    except (OSError, subprocess.SubprocessError):
        return None
    problems = Problems()
    text = decode(path.name, raw, problems).text
    return None if problems else text


def _room(folder: MapsFolder, name: str) -> Path:
    return folder.hidden("saves", sha_of(name.encode())[:24])


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds).astimezone()


def _git(place: Path, *words: str) -> list[str]:
    """Lines that git says; none where there is no repository, or no git."""
    try:
        return _run(place, *words).decode("utf-8", "replace").splitlines()
    except (OSError, subprocess.SubprocessError):
        return []


def _run(place: Path, *words: str) -> bytes:
    return subprocess.run(
        ["git", *words],
        cwd=place,
        capture_output=True,
        check=True,
        timeout=_PATIENCE,
        stdin=subprocess.DEVNULL,
    ).stdout
