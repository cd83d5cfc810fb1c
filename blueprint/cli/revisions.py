"""Maps as they were: `REVISION:PATH` of a git repository, laid out in a folder of its own for the time of a command."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from blueprint.model.variant import base_name, is_variant
from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from blueprint.source.reader import read
from blueprint.source.search import maps_below
from blueprint.source.tree import Mapping
from blueprint.wording import Wording

_NO_REVISION = Wording(
    "{name}: neither a file or folder nor REVISION:PATH of a git repository ({reason})",
    "{name}：既不是文件或文件夹，也不是 git 仓库中的 REVISION:PATH（{reason}）",
)
_NO_GIT = Wording("git is not installed", "未安装 git")
_SHALLOW = Wording(
    "{reason}; of this clone only the newest commits are here: `git fetch --unshallow`",
    "{reason}；此克隆只含最近的提交：`git fetch --unshallow`",
)


class NoRevision(Exception):
    """What was named is neither there nor in the repository's past."""

    def __init__(self, name: str, reason: Wording) -> None:
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
            raise NoRevision(name, Wording(os.strerror(2), os.strerror(2)))
        yield Path(name)
        return
    with TemporaryDirectory() as top:
        is_bare = _git(name, "rev-parse", "--is-inside-work-tree").strip() == b"false"
        kind = _git(name, "cat-file", "-t", f"{revision}:{'' if is_bare else './'}{path}").decode().strip()
        inside = path if kind == "tree" else os.path.dirname(path)  # noqa: PTH120 - a path in git, not on disk
        root, below = ".", ""  # of a repository without files beside it
        if not is_bare:
            root, below = _git(name, "rev-parse", "--show-toplevel", "--show-prefix").decode().splitlines()
        whole = os.path.normpath(os.path.join(below, inside))  # noqa: PTH118 - from the top of the repository
        tree = f"{revision}:{'' if whole == '.' else whole}"
        packed = _git(name, "-C", root, "archive", "--format=tar", tree)
        folder = Path(top, whole)  # as deep as in the repository: bases lie above
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            if hasattr(tarfile, "data_filter"):
                archive.extractall(folder, filter="data")
            else:  # before Python 3.11.4: files alone, so that nothing leads out of the folder
                archive.extractall(folder, [member for member in archive if member.isreg()])
        found = folder if kind == "tree" else folder / Path(path).name
        _lay_bases(Path(top).resolve(), revision, maps_below(found) if found.is_dir() else [found])
        yield found


def _lay_bases(top: Path, revision: str, maps: list[Path]) -> None:
    """Bases that lie in other folders of the repository than the variants that extend them, and bases of these."""
    while maps:
        variant, problems = maps.pop(), Problems()
        tree = parse(read(variant, problems).text, problems) if variant.is_file() else None
        if not isinstance(tree, Mapping) or not is_variant(tree):
            continue
        base = Path(os.path.normpath(variant.resolve().parent / base_name(tree)))
        if base.exists() or not base.is_relative_to(top):
            continue
        with suppress(NoRevision):  # then it is said where the variant names it
            data = _git(variant.name, "cat-file", "blob", f"{revision}:{base.relative_to(top).as_posix()}")
            base.parent.mkdir(parents=True, exist_ok=True)
            base.write_bytes(data)
            maps.append(base)


def _git(name: str, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], capture_output=True, check=False)
        shallow = done.returncode and subprocess.run(
            ["git", "rev-parse", "--is-shallow-repository"], capture_output=True, check=False
        ).stdout.startswith(b"true")
    except FileNotFoundError as error:
        raise NoRevision(name, _NO_GIT) from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines() or [str(done.returncode)]
        said = Wording(reason[0], reason[0])
        raise NoRevision(name, _SHALLOW.filled(reason=said) if shallow else said)
    return done.stdout
