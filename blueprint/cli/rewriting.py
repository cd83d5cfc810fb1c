"""A map's file written anew: never standard input, and with the byte order mark it had."""

from __future__ import annotations

from pathlib import Path

from blueprint.wording import Wording

_MARK = b"\xef\xbb\xbf"
_STDIN = "-"
_NO_FILE = Wording(
    "--write changes a file, and - is standard input; give the file, or leave out --write",
    "--write 要改文件，而 - 是标准输入；请给出文件，或去掉 --write",
)


class NoFile(Exception):
    """Standard input cannot be changed."""

    wording = _NO_FILE


def check_writable(path: str, write: bool) -> None:
    """Refuse before anything is read. Raises `NoFile` where standard input is to be changed."""
    if write and path == _STDIN:
        raise NoFile


def rewrite(path: str, text: str) -> None:
    """Put a new text in the place of a map's old one.

    Raises:
        OSError: it cannot be written; the old file is whole.
    """
    from blueprint.files import write_bytes

    file = Path(path)
    mark = _MARK if file.is_file() and file.read_bytes().startswith(_MARK) else b""
    write_bytes(file, mark + text.encode())
