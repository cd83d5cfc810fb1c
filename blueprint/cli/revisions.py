"""Maps as they were: `REVISION:PATH` of a git repository, laid out in a folder of its own for the time of a command."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from blueprint.wording import Wording

_NO_REVISION = Wording(
    "{name}: neither a file or folder nor REVISION:PATH of a git repository ({reason})",
    "{name}：既不是文件或文件夹，也不是 git 仓库中的 REVISION:PATH（{reason}）",
)
_NO_GIT = Wording("git is not installed", "未安装 git")


class NoRevision(Exception):
    """What was named is neither there nor in the repository's past."""

    def __init__(self, name: str, reason: str) -> None:
        self.wording = _NO_REVISION.filled(name=name, reason=reason)
        super().__init__(self.wording.en)


@contextmanager
def laid_out(name: str) -> Iterator[Path]:
    """The file or folder that a name says; of a revision, with the other maps of its folder beside it.

    Raises:
        NoRevision: there is no such thing.
    """
    revision, colon, path = name.partition(":")
    if Path(name).exists() or not colon or (os.name == "nt" and len(revision) == 1):
        if not Path(name).exists():
            raise NoRevision(name, os.strerror(2))
        yield Path(name)
        return
    with TemporaryDirectory() as folder:
        kind = _git(name, "cat-file", "-t", f"{revision}:./{path}").decode().strip()
        inside = path if kind == "tree" else os.path.dirname(path)  # noqa: PTH120 - a path in git, not on disk
        top = f"{revision}:./{inside}".rstrip("/") if inside else f"{revision}:./"
        packed = _git(name, "archive", "--format=tar", top)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            if hasattr(tarfile, "data_filter"):
                archive.extractall(folder, filter="data")
            else:  # before Python 3.11.4: files alone, so that nothing leads out of the folder
                archive.extractall(folder, [member for member in archive if member.isreg()])
        yield Path(folder) if kind == "tree" else Path(folder, Path(path).name)


def _git(name: str, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise NoRevision(name, _NO_GIT.en) from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        raise NoRevision(name, reason[0] if reason else str(done.returncode))
    return done.stdout
