"""`blueprint merge`: two changes of one map into one, as a merge driver of git."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from pathlib import Path

HELP = Wording(
    "merge two changes of one map by meaning, as git's merge driver: `%O %A %B`",
    "按含义合并同一张地图的两处修改，可作 git 合并驱动：`%O %A %B`",
)
_BASE = Wording("the map that both come from; may be empty", "双方共同的起点；可以为空")
_OURS = Wording("our map; the result is written here", "我方的地图；结果写入此文件")
_THEIRS = Wording("their map", "对方的地图")
_CONFLICT = Wording(
    "{path}: both sides changed {where}; keep one between the marks in the file",
    "{path}：双方都修改了 {where}；请在文件的标记之间保留其一",
)
_UNREADABLE = Wording("{path}: {why}", "{path}：{why}")


class NoMerge(Exception):
    """One of the three is no map that can be read."""

    def __init__(self, path: str, why: Wording) -> None:
        self.wording = _UNREADABLE.filled(path=path, why=why)
        super().__init__(self.wording.en)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("base", metavar="BASE", help=_BASE[language])
    parser.add_argument("ours", metavar="OURS", help=_OURS[language])
    parser.add_argument("theirs", metavar="THEIRS", help=_THEIRS[language])


def run(arguments: argparse.Namespace) -> int:
    """Merge; exit 0 where all went together, 1 where conflicts are marked in the file."""
    from pathlib import Path

    from blueprint.diff.merging import merged
    from blueprint.edit.reading import read
    from blueprint.edit.refused import EditRefused
    from blueprint.files import write_bytes

    texts = [_text(Path(arguments.base)), _text(Path(arguments.ours)), _text(Path(arguments.theirs))]
    for path, text in zip((arguments.base, arguments.ours, arguments.theirs), texts, strict=True):
        if text.strip() or path != arguments.base:
            try:
                read(text.removeprefix("\ufeff"))
            except EditRefused as refusal:
                raise NoMerge(path, refusal.wording) from refusal
    try:
        found = merged(*texts)
    except EditRefused as refusal:
        raise NoMerge(arguments.ours, refusal.wording) from refusal
    write_bytes(Path(arguments.ours), found.text.encode())
    for where in found.conflicts:
        said = _CONFLICT.filled(path=arguments.ours, where=".".join(where))
        sys.stderr.write(f"{said[arguments.language]}\n")
    return int(bool(found.conflicts))


def _text(path: Path) -> str:
    """The text of a file, a byte order mark with it."""
    from blueprint.source.problem import Problems
    from blueprint.source.reader import Unreadable, decode

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable.because(str(path), error) from error
    problems = Problems()
    source = decode(str(path), raw, problems)
    if problems:
        raise NoMerge(str(path), problems[0].message)
    return "\ufeff" * raw.startswith(b"\xef\xbb\xbf") + source.text
