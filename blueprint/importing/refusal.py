"""Files that are refused: not what their names say, too large, or not safe to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.source.limits import FILE_BYTES
from blueprint.source.table import decoded
from blueprint.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

_LARGE = Wording("{path} is larger than {most} MB", "{path} 超过 {most} MB")
_OTHER = Wording("{path} is no {what} file", "{path} 不是 {what} 文件")
_NO_TEXT = Wording(
    "{path} is not text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8",
    "{path} 不是 UTF-8、UTF-16、GB18030 或 Big5 编码的文本；请另存为 UTF-8",
)


class NotReadable(Exception):
    """A file that is not what its name says, or not safe to read."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)

    @classmethod
    def other(cls, path: Path, what: str) -> NotReadable:
        """A file of another kind."""
        return cls(_OTHER.filled(path=path, what=what))


def bytes_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        NotReadable: it is too large.
    """
    with path.open("rb") as file:
        raw = file.read(FILE_BYTES + 1)
    if len(raw) > FILE_BYTES:
        raise NotReadable(_LARGE.filled(path=path, most=FILE_BYTES // 2**20))
    return raw


def text_of(path: Path) -> str:
    """The text of a file, in whatever encoding people's programs write.

    Raises:
        NotReadable: it is too large, or no text.
    """
    text = decoded(bytes_of(path))
    if text is None:
        raise NotReadable(_NO_TEXT.filled(path=path))
    return text
