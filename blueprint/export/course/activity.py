"""Something done in class, in steps."""

from __future__ import annotations

from typing import NamedTuple

from blueprint.wording import Wording

UNIT = 5
"""Minutes of the shortest activity; all are multiples of it where the course is."""


class Step(NamedTuple):
    """A part of an activity: how long it takes, in minutes, and what is done."""

    minutes: int
    how: Wording


class Activity(NamedTuple):
    """Something done in class.

    Attributes:
        title: what it is.
        steps: how it is done; they tell how long it takes.
        spare: how readily it is left out when time is short; 0 never.
        uses: the sheets it takes, by the names of their files.
        slides: the part of the slides that is shown.
    """

    title: Wording
    steps: tuple[Step, ...]
    spare: int = 0
    uses: tuple[str, ...] = ()
    slides: str = ""

    @property
    def minutes(self) -> int:
        """How long it takes, in fives as classes are planned."""
        return -(-sum(step.minutes for step in self.steps) // UNIT) * UNIT
