"""What one measure is worth, and what measures rank by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from blueprint.figures.invest.measures import Kind, Measure
from blueprint.figures.promises import PromiseFigures
from blueprint.figures.ranges.range import Range
from blueprint.ranking import above
from blueprint.wording import Wording

MEMORY: tuple[Kind, ...] = ("emotion", "failure")
WORTHWHILE = 1e-6
"""Gains below this are none: points, or shares."""


@dataclass(frozen=True)
class Worth:
    """What one measure is worth.

    Attributes:
        measure: what is done.
        reason: why it is worth that.
        remembered: what remembered experience gains, in points.
        with_failures: the same where visits can fail.
        mean: by how many seconds the mean visit gets shorter; None when that is not known.
        promises: the promises and limits after it; empty where it does not concern them.
        shortfall: by how much less is missing to keep all promises (`shortfall.total_shortfall`).
        staying: by how much fewer of all customers leave because they gave up waiting, a share.
        within: what is gained in shares of customers within promised times, added up over the promises.
        settles: a queue that grew for ever no longer does.
        range: of `with_failures` where it is about what is remembered, else of `mean`, as far as to hold that too;
            None where that is not known.
    """

    measure: Measure
    reason: Wording
    remembered: float = 0.0
    with_failures: float = 0.0
    mean: float | None = 0.0
    promises: tuple[PromiseFigures, ...] = ()
    shortfall: float = 0.0
    staying: float = 0.0
    within: float = 0.0
    settles: bool = False
    range: Range | None = None

    @property
    def is_something(self) -> bool:
        """Whether it is worth anything at all."""
        gained = max(
            self.remembered,
            self.with_failures,
            self.shortfall,
            self.staying,
            self.within,
            self.mean or 0.0,
        )
        return self.settles or above(gained, WORTHWHILE)


RANKING: tuple[Callable[[Worth], float], ...] = (
    lambda worth: worth.with_failures,
    lambda worth: worth.settles,
    lambda worth: worth.shortfall + worth.staying,
    lambda worth: worth.within,
    lambda worth: worth.mean or 0.0,
)
"""What measures rank by: remembered experience, then promises and who stays, then minutes."""
