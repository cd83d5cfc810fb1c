"""A connection more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blueprint.edit.data import Data
from blueprint.edit.lines import connect, draw_line
from blueprint.edit.verb import Kinds, Verb, flag, text


@dataclass(frozen=True)
class Connect(Verb):
    """A first way out is plain; a further one gets an equal part, and the others make room for it.

    A line that is `drawn` means what its ends are, and `behind` that a step backstage happens meanwhile: see
    `lines.draw_line`.
    """

    name: ClassVar[str] = "connect"
    kinds: ClassVar[Kinds] = {"from_": text, "to": text, "drawn": flag, "behind": flag}

    from_: str
    to: str
    drawn: bool = False
    behind: bool = False

    def changed(self, data: Data) -> Data:
        """The data with the connection."""
        if self.drawn or self.behind:
            draw_line(data, self.from_, self.to, self.behind)
        else:
            connect(data, self.from_, self.to)
        return data
