"""What the cells of a table mean, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from blueprint.figures.whatif.assigning import BadChange
from blueprint.wording import Wording

NEW = "+"
"""A row that the browser has made begins so, until the map says what it is called."""
Rows = Sequence[tuple[str, Mapping[str, str]]]
"""What was typed: rows, each with its cells by column."""


@dataclass
class Reading:
    """What rows mean.

    Attributes:
        verbs: by row.
        wrong: by row and column, what was typed and why it cannot be taken.
        new: by row of the browser, what the map calls it.
        half: rows that say too little yet to be in the map, as typed.
        notes: what was decided for the user.
    """

    verbs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    wrong: dict[tuple[str, str], tuple[str, Wording]] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)
    half: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: list[Wording] = field(default_factory=list)

    def refuse(self, row: str, column: str, said: str, bad: BadChange) -> None:
        """A cell cannot be taken."""
        self.wrong[row, column] = (said, bad.wording)


def one_line(said: object) -> str:
    """A cell's text without line ends and blanks around it."""
    return " ".join(str(said).split())
