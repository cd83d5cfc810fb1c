"""A disk that takes nothing more."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

FULL = "File too large"
"""What the system says of a file that grows beyond the room there is; of a full disk `No space left on device`."""


@contextmanager
def full_disk(room: int = 0) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes.

    Byte code is not written meanwhile: Python would leave half of it, which breaks the next run.
    """
    import resource

    before, wrote = resource.getrlimit(resource.RLIMIT_FSIZE), sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        sys.dont_write_bytecode = wrote
