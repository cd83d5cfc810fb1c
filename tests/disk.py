"""A disk that takes nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

FULL = "File too large"
"""What the system says of a file that grows beyond the room there is; of a full disk `No space left on device`."""


@contextmanager
def full_disk(room: int = 0) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
