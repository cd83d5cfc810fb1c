"""The folder of maps that the studio serves: nothing outside it is read or written."""

from __future__ import annotations

import hashlib
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from blueprint.files import sweep, write_bytes
from blueprint.model.values import ID_PATTERN
from blueprint.source.problem import Problems
from blueprint.source.reader import SUFFIXES, decode
from blueprint.source.search import is_left_out, maps_below
from blueprint.wording import Wording

HIDDEN = ".blueprint-drafts"
"""Unsaved work, locks and what was deleted; beside the maps, so that nothing leaves the folder."""
UPLOAD = "import-"
"""How a folder in it begins that an upload is read in."""
_BOM = b"\xef\xbb\xbf"

_OUTSIDE = Wording(
    "“{name}” is not a map of this folder; go back to the library and choose one",
    "“{name}”不是这个文件夹里的地图；请回到地图库选择",
)
_BAD_NAME = Wording(
    "“{name}” cannot be a file name: use letters, digits, “-”, “_” and “.”, without spaces",
    "“{name}”不能作文件名：只用文字、数字、“-”、“_”、“.”，不含空格",
)
_TAKEN = Wording("there is a map {name} already; choose another name", "已有地图 {name}；请换一个名称")
_LEFT_OUT = Wording(
    "the library would not show {name}: a .gitignore, or the name of its folder, leaves it out; choose another name",
    "地图库不会显示 {name}：.gitignore 或所在文件夹的名称将其排除；请换一个名称",
)
_READ_ONLY = Wording("the studio was started read-only; nothing is written", "工作室以只读方式启动，不会写入")
_CANNOT_WRITE = Wording(
    "{name} could not be written ({reason}); your changes are still here, try again or download the file",
    "{name} 未能写入（{reason}）；改动仍在这里，请重试或下载文件",
)


class Refused(Exception):
    """Something that cannot be done; `wording` says what and what to do instead."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording


@dataclass(frozen=True)
class OnDisk:
    """A file as it is: its text, the fingerprint of its bytes, and whether a byte order mark leads it."""

    text: str
    sha: str
    bom: bool = False


def sha_of(data: bytes) -> str:
    """The fingerprint of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def bytes_of(text: str, bom: bool) -> bytes:
    """A text as it stands in its file."""
    return (_BOM if bom else b"") + text.encode()


class MapsFolder:
    """Maps by name: the path below the folder without its ending, such as `hall` or `north/hall`."""

    def __init__(self, root: Path, read_only: bool = False) -> None:
        self.root = root.resolve()
        self.read_only = read_only
        self._cleared = False

    def names(self) -> list[str]:
        """All maps, by name; what the search leaves out, hidden files and links that lead out of the folder are none."""
        names = []
        for path in maps_below(self.root):
            below = path.relative_to(self.root).as_posix()
            if not path.name.startswith(".") and path.resolve().is_relative_to(self.root):
                names.append(next(below.removesuffix(s) for s in SUFFIXES if below.endswith(s)))
        return sorted(set(names))

    def path(self, name: str) -> Path:
        """The file of a map, which need not exist.

        Raises:
            Refused: the name leads out of the folder, or into a hidden one.
        """
        parts = name.split("/")
        wrong = "\\" in name or "\0" in name or ":" in name or len(name) > 200
        if wrong or not all(parts) or any(part.startswith(".") for part in parts):
            raise Refused(_OUTSIDE.filled(name=shown(name)))
        for suffix in SUFFIXES:
            path = self.root.joinpath(*parts[:-1], parts[-1] + suffix)
            if path.is_file():
                break
        else:
            path = self.root.joinpath(*parts[:-1], parts[-1] + SUFFIXES[0])
        if not path.resolve().is_relative_to(self.root):
            raise Refused(_OUTSIDE.filled(name=shown(name)))
        return path

    def new_path(self, name: str) -> Path:
        """The file for a map that does not exist yet.

        Raises:
            Refused: it exists, or cannot be a file name.
        """
        import re

        if not all(re.match(ID_PATTERN, part) for part in name.split("/")) or len(name) > 120:
            raise Refused(_BAD_NAME.filled(name=shown(name)))
        path = self.path(name)
        if path.exists():
            raise Refused(_TAKEN.filled(name=name))
        if is_left_out(path, self.root):
            raise Refused(_LEFT_OUT.filled(name=name))
        return path

    def free_name(self, wished: str) -> str:
        """The wished name, or the first of `name-2`, `name-3` ... that is free."""
        number, name = 1, wished
        while self.path(name).exists():
            number += 1
            name = f"{wished}-{number}"
        return name

    def read(self, name: str) -> OnDisk:
        """A map's text.

        Raises:
            Refused: there is none, or it is not text.
        """
        path = self.path(name)
        if not path.is_file():
            raise Refused(_OUTSIDE.filled(name=shown(name)))
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise Refused(_cannot(error, name)) from error
        problems = Problems()
        text = decode(path.name, raw, problems).text
        if problems:
            raise Refused(problems[0].message)
        return OnDisk(text, sha_of(raw), raw.startswith(_BOM))

    def write(self, path: Path, data: bytes) -> None:
        """Write a file of this folder whole, or not at all.

        Raises:
            Refused: read-only, or the disk does not take it.
        """
        self.must_write()
        try:
            write_bytes(path, data)
        except OSError as error:
            raise Refused(_cannot(error, path.name)) from error

    def must_write(self) -> None:
        """Raise `Refused` when nothing may be written."""
        if self.read_only:
            raise Refused(_READ_ONLY)

    def hidden(self, *parts: str) -> Path:
        """A path in the hidden folder."""
        return self.root.joinpath(HIDDEN, *parts)

    def make_hidden(self) -> None:
        """Make the hidden folder, which git leaves alone, and clear away what killed runs left in it.

        Raises:
            OSError: it cannot be made.
        """
        ignore = self.hidden(".gitignore")
        if not ignore.exists():
            write_bytes(ignore, b"*\n")
        if not self._cleared:
            self._cleared = True
            for room in self.hidden().iterdir():
                if room.is_dir():
                    _clear(room)


def _clear(room: Path) -> None:
    """Clear a folder of the hidden one; an upload that is read for an hour is dead."""
    if not room.name.startswith(UPLOAD):
        sweep(room)
    elif time.time() - room.stat().st_mtime > 3600:
        shutil.rmtree(room, ignore_errors=True)


def shown(name: str) -> str:
    """A name from the address bar, short enough to repeat."""
    return name[:80].replace("\0", "?")


def _cannot(error: OSError, name: str) -> Wording:
    return _CANNOT_WRITE.filled(name=name, reason=error.strerror or str(error))


__all__ = ["HIDDEN", "UPLOAD", "MapsFolder", "OnDisk", "Refused", "bytes_of", "sha_of"]
