"""Files and folders to text."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from blueprint.source import limits
from blueprint.source.place import Lines, Span
from blueprint.source.problem import Problems
from blueprint.wording import Wording

SUFFIXES = (".blueprint.yaml", ".blueprint.yml")
STDIN = "-"
_UNREADABLE = Wording("cannot read {name}: {reason}", "无法读取 {name}：{reason}")


class Unreadable(Exception):
    """A file or folder that cannot be opened; `str()` is a sentence in English, `wording` in both languages."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording

    @classmethod
    def because(cls, name: str, error: OSError) -> Unreadable:
        """The system's reason, in a sentence."""
        reason = error.strerror or str(error)
        return cls(_UNREADABLE.filled(name=name, reason=reason))


@dataclass(frozen=True)
class Source:
    """The text of one file, and where it came from."""

    path: str
    text: str

    @cached_property
    def lines(self) -> Lines:
        """Offsets to lines and columns."""
        return Lines(self.text)


WITHIN = "BLUEPRINT_WITHIN"
"""The environment variable with the folders, one a line, that files are read from; without it any file is."""


def read(path: str | Path, problems: Problems) -> Source:
    """Read a file (`-` is standard input).

    What is not text, or is too large, gives a problem and an empty text.

    Raises:
        Unreadable: the file cannot be opened, or lies outside of the folders of `WITHIN`.
    """
    name = str(path)
    try:
        if name == STDIN:
            name = "<stdin>"
            if sys.stdin is None:  # started with it closed
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            raw = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
        else:
            if (folders := os.environ.get(WITHIN)) and not _is_within(Path(path), folders):
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
            with Path(path).open("rb") as file:
                raw = file.read(limits.FILE_BYTES + 1)
    except OSError as error:
        raise Unreadable.because(name, error) from error
    return decode(name, raw, problems)


def _is_within(path: Path, folders: str) -> bool:
    full = path.resolve()
    return any(full.is_relative_to(Path(folder).resolve()) for folder in folders.splitlines())


def decode(name: str, raw: bytes, problems: Problems) -> Source:
    """Bytes to a source: UTF-8, a leading byte order mark dropped."""
    start = Span(0, 0)
    if len(raw) > limits.FILE_BYTES:
        megabytes = limits.FILE_BYTES // (1024 * 1024)
        problems.add(
            "too-large",
            start,
            Wording("the file is larger than {n} MB", "文件超过 {n} MB").filled(n=megabytes),
            Wording("split the service into several maps", "请把服务拆成几张地图"),
        )
        return Source(name, "")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.add(
            "not-utf8",
            start,
            Wording(
                "the file is not UTF-8 text (first wrong byte: 0x{byte:02X}, line {line})",
                "文件不是 UTF-8 文本（第一个错误字节 0x{byte:02X}，第 {line} 行）",
            ).filled(byte=raw[error.start], line=line),
            Wording("save the file as UTF-8", "请用 UTF-8 编码保存文件"),
        )
        return Source(name, "")
    return Source(name, text)
