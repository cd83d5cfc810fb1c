"""`--check`: what is known of a file that would be written, without writing it."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from blueprint.wording import Wording


class State(Enum):
    """How a file on disk stands to what would be written.

    `PRESENT` is there, and its bytes depend on the machine: whether it is current cannot be known.
    """

    MISSING = Wording("{path} was never written", "{path} 从未写出")
    STALE = Wording("{path} is not current", "{path} 不是最新")
    PRESENT = Wording("{path} is there, and was not compared", "{path} 已存在，未作比较")
    CURRENT = Wording("{path} is current", "{path} 是最新的")

    @property
    def passes(self) -> bool:
        """Whether a check may succeed with such a file."""
        return self in (State.PRESENT, State.CURRENT)


def state_of(path: Path, data: bytes, *, same_everywhere: bool = True) -> State:
    """How a file stands to the bytes that would be written; `same_everywhere` says whether they can be compared.

    Raises:
        OSError: it cannot be read.
    """
    if not path.is_file():
        return State.MISSING
    if not same_everywhere:
        return State.PRESENT
    return State.CURRENT if path.read_bytes() == data else State.STALE
