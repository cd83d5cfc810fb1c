"""Exact mean and spread of the total time (theory 4.4), by exit and by touchpoint. All times in seconds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.linear.solver import Solver
from blueprint.flow.time.moments import walk_moments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.law import Law
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


@dataclass(frozen=True, slots=True)
class ExitTime:
    """The share of customers who leave by one exit, 0..1, and their time."""

    share: float
    time: TimeFigures


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


def time_by_exit(timed: TimedChain) -> dict[str, ExitTime]:
    """The time of the customers of each exit, on the chain conditioned on it (Doob; theory 4.4).

    Exits that nobody takes are left out.

    Raises:
        UnknownTime: a touchpoint customers walk over has no law.
    """
    found = {name: timed.to_exit(name) for name in timed.chain.exits}
    return {name: ExitTime(p, figures_of(walk)) for name, (p, walk) in found.items() if walk is not None}


def expected_visits(chain: Chain) -> dict[str, float]:
    """Expected visits per touchpoint, those inside parallel blocks too."""
    if not len(chain):
        return {}
    visits = Solver(chain.moves, [math.fsum(row.values()) for row in chain.leaves]).forward(chain.entry)
    found: dict[str, float] = {}
    for state, name in enumerate(chain.ids):
        if state not in chain.blocks:
            found[name] = visits[state]
            continue
        for branch in chain.blocks[state].branches:
            found |= {inner: visits[state] * v for inner, v in expected_visits(branch).items()}
    return found


def time_by_touchpoint(chain: Chain, laws: Mapping[str, Law]) -> dict[str, float | None]:
    """Expected time at each touchpoint per customer: visits times mean; None where no law is known.

    With parallel blocks these add up to more than the total time.
    """
    return {
        name: visits * laws[name].mean if name in laws else None
        for name, visits in expected_visits(chain).items()
    }
