"""Files that an assistant may name: maps in the folder that it was given, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from blueprint.mcp.running import Refused
from blueprint.source.reader import SUFFIXES
from blueprint.wording import Language, Wording

STANDARD_INPUT = "-"
_OUTSIDE = Wording(
    "{path} is not in the folder of this server; name a file by its path from there",
    "{path} 不在本服务的文件夹内；请写相对于该文件夹的路径",
)
_NO_MAP = Wording(
    "{path} is no name of a map: it has to end in .blueprint.yaml",
    "{path} 不是地图文件名：须以 .blueprint.yaml 结尾",
)
_NOT_THERE = Wording(
    "there is no file {path}; `list_maps` names those there are", "没有文件 {path}；可用 `list_maps` 列出"
)


class Named:
    """A map that an assistant named by its path, or gave as text."""

    def __init__(self, said: str, folder: Path, language: Language) -> None:
        """Take a path or a text; a text has several lines.

        Raises:
            Refused: the path leads out of the folder, is no map's, or nothing is there.
        """
        self.text = said if "\n" in said else None
        self.word = (
            STANDARD_INPUT if self.text is not None else place(said, folder, language, there=True).as_posix()
        )

    @contextmanager
    def file(self) -> Iterator[str]:
        """A file with the map, for commands that read no standard input."""
        if self.text is None:
            yield self.word
            return
        with TemporaryDirectory() as folder:
            draft = Path(folder, f"draft{SUFFIXES[0]}")
            draft.write_text(self.text, encoding="utf-8")
            yield str(draft)


def place(said: str, folder: Path, language: Language, *, there: bool) -> Path:
    """The path of a map from the folder on, links followed.

    Raises:
        Refused: it leads out of the folder, is no map's, or nothing is there though it should.
    """
    try:
        full = (folder / said).resolve()
        inside = full.relative_to(folder.resolve())
    except (ValueError, OSError, RuntimeError):
        raise Refused(_OUTSIDE.filled(path=repr(said))[language]) from None
    if not full.name.endswith(SUFFIXES):
        raise Refused(_NO_MAP.filled(path=repr(said))[language])
    if there and not full.is_file():
        raise Refused(_NOT_THERE.filled(path=said)[language])
    return inside
