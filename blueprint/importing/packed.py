"""What is in a packed file, read with a limit, so that a small file cannot unpack to one that fills the memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from blueprint.importing.refusal import NotReadable
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST = 32 * 2**20
"""Bytes, of all that is read together."""
_LARGE = Wording("{path} is larger than {most} MB unpacked", "{path} 解压后超过 {most} MB")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


def unpacked(path: Path, wanted: Callable[[str], bool], what: str) -> dict[str, bytes]:
    """The members of a packed file that are wanted, by name.

    Raises:
        NotReadable: it is not packed or damaged, nothing of it is wanted, or it is too large; `what` says what it
            should be.
    """
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            for info in archive.infolist():
                if info.is_dir() or not wanted(info.filename):
                    continue
                left = MOST - sum(map(len, found.values()))
                with archive.open(info) as file:
                    raw = file.read(left + 1)
                if len(raw) > left:
                    raise NotReadable(_LARGE.filled(path=path, most=MOST // 2**20))
                found[info.filename] = raw
    except _DAMAGED as error:
        raise NotReadable.other(path, what) from error
    if not found:
        raise NotReadable.other(path, what)
    return found
