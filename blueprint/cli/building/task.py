"""What passes between the processes of a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.cli.made import Made
    from blueprint.cli.seen import State

    Seen = dict[tuple[str, bool], State]
    """Path, and whether its content counts, to what was there."""


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
