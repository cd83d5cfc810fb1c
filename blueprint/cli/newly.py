"""A file that was not there: what is there already is replaced only when people say so."""

from __future__ import annotations

from pathlib import Path

from blueprint.wording import Wording

_THERE = Wording(
    "{path} is there already; give another name, or --force to replace it",
    "{path} 已存在；请换一个文件名，或用 --force 覆盖",
)


class IsThere(Exception):
    """A file that would be replaced."""

    def __init__(self, path: str) -> None:
        self.wording = _THERE.filled(path=path)
        super().__init__(self.wording.en)


def write_new(path: str, text: str, *, force: bool) -> None:
    """Write a file.

    Raises:
        IsThere: it holds something else, and `force` is not said.
        OSError: it cannot be written.
    """
    from blueprint.files import write_text

    file = Path(path)
    if not force and differs(file, text):
        raise IsThere(path)
    write_text(file, text)


def differs(path: Path, text: str) -> bool:
    """Whether a file holds something else; an empty one, a pipe or a device holds nothing."""
    if not path.is_file() or not path.stat().st_size:
        return False
    return path.read_bytes() != text.encode()
