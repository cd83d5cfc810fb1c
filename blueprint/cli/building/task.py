"""What passes between the processes of a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.cli.made import Made
    from blueprint.cli.seen import State

    Seen = dict[tuple[str, bool], State]
    """Path, and whether its content counts, to what was there."""


_LOST = Wording(
    "the process that made {path} was ended by the system ({how}); is there memory enough? `--jobs 1` needs least",
    "生成 {path} 的进程被系统终止（{how}）；内存是否足够？`--jobs 1` 占用最少",
)
_SIGNAL, _CODE = Wording("signal {n}", "信号 {n}"), Wording("exit code {n}", "退出码 {n}")


class NotMade(Exception):
    """Why a map could not be made, in words: it passes between processes."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording)
        self.wording = wording

    @classmethod
    def ended(cls, path: str, code: int | None) -> NotMade:
        """A map whose process ended without an answer."""
        how = _SIGNAL if code is not None and code < 0 else _CODE
        return cls(_LOST.filled(path=path, how=how.filled(n=abs(code or 0))))


@dataclass(frozen=True)
class Task:
    """One map of a build: everything in it passes between processes.

    Attributes:
        path: of the map.
        out: the folder of exports.
        formats: names, separated by commas.
        assume: what is assumed of shares that nobody knows.
    """

    path: str
    out: Path
    formats: str
    assume: Literal["equal"] | None = None


@dataclass(frozen=True)
class Answer:
    """What became of it.

    Attributes:
        made: without the map itself and without its settings, which are large and easily found again.
        files: path of every file to the hash of what was written.
        seen: what it was made from; None where that cannot be told, and so nothing is kept.
    """

    made: Made
    files: dict[str, bytes]
    seen: Seen | None
