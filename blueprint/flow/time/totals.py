"""Exact mean and spread of the total time (theory 4.4). All times in seconds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.time.moments import walk_moments

if TYPE_CHECKING:
    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.walk import Walk


@dataclass(frozen=True, slots=True)
class TimeFigures:
    """Figures of a total time.

    Attributes:
        mean: expected time.
        variance: in square seconds.
        smallest: the smallest possible time.
        largest: the largest possible time; `inf` with loops or unbounded visits.
        error: how far the mean may be off; 0 unless a parallel block is in it, whose time is the largest
            of its branches' and has to be integrated.
    """

    mean: float
    variance: float
    smallest: float
    largest: float
    error: float

    @property
    def sd(self) -> float:
        """Standard deviation."""
        return math.sqrt(self.variance)


def figures_of(walk: Walk) -> TimeFigures:
    """The figures of a walk."""
    moments = walk_moments(walk)
    return TimeFigures(moments.mean, moments.variance, walk.smallest, walk.largest, moments.error)


def total_time(timed: TimedChain) -> TimeFigures:
    """The time from entry to whatever exit.

    Raises:
        UnknownTime: a touchpoint customers walk over has no law.
    """
    return figures_of(timed.whole(timed.chain))
