"""Activity networks: earliest and latest times, slack, critical chain (theory 4.3).

Forward and backward pass of the critical path method (Kelley & Walker 1959) at mean times; the spread
along the critical chain as in PERT (Malcolm, Roseboom, Clark & Fazar 1959), which is optimistic: it leaves
out that another chain may turn out longer. All times in seconds, or any one unit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blueprint.flow.time.laws import Law

_SAME = 1e-9  # slack less than this share of the duration is none


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that takes a time and starts when all of `after` are done."""

    id: str
    time: Law
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheduled:
    """An activity in its network.

    Attributes:
        earliest_start: from the start of the network.
        earliest_finish: `earliest_start` plus the mean time.
        latest_start: what does not delay the end.
        latest_finish: `latest_start` plus the mean time.
        slack: `latest_start - earliest_start`, >= 0.
    """

    earliest_start: float
    earliest_finish: float
    latest_start: float
    latest_finish: float
    slack: float


@dataclass(frozen=True, slots=True)
class Schedule:
    """The passes through a network.

    Attributes:
        activities: per id.
        duration: of the whole at mean times.
        critical: one chain without slack, from start to end; of several, the one of largest variance.
        variance: summed along `critical`.
    """

    activities: Mapping[str, Scheduled]
    duration: float
    critical: tuple[str, ...]
    variance: float

    @property
    def sd(self) -> float:
        """Standard deviation along the critical chain."""
        return math.sqrt(self.variance)

    def share_within(self, t: float) -> float:
        """P(duration <= t), normal along the critical chain; optimistic where other chains are close."""
        if self.variance == 0:
            return float(t >= self.duration)
        return (1 + math.erf((t - self.duration) / math.sqrt(2 * self.variance))) / 2


def schedule(activities: Iterable[Activity]) -> Schedule:
    """Schedule a network.

    Raises:
        ValueError: an activity waits for one that does not exist, or for itself.
    """
    known = {activity.id: activity for activity in activities}
    order = _in_order(known)
    start: dict[str, float] = {}
    finish: dict[str, float] = {}
    for name in order:
        start[name] = max((finish[before] for before in known[name].after), default=0.0)
        finish[name] = start[name] + known[name].time.mean
    duration = max(finish.values(), default=0.0)
    latest = dict.fromkeys(order, duration)  # finish
    for name in reversed(order):
        for before in known[name].after:
            latest[before] = min(latest[before], latest[name] - known[name].time.mean)
    slack = {name: latest[name] - finish[name] for name in order}
    slack = {name: 0.0 if s <= _SAME * duration else s for name, s in slack.items()}
    critical, variance = _critical(known, order, start, finish, slack, duration)
    found = {
        name: Scheduled(
            start[name], finish[name], latest[name] - known[name].time.mean, latest[name], slack[name]
        )
        for name in known
    }
    return Schedule(found, duration, critical, variance)


def _in_order(known: Mapping[str, Activity]) -> list[str]:
    """Each activity after those it waits for; otherwise as declared."""
    order: list[str] = []
    state: dict[str, bool] = {}  # False: being looked at; True: done
    for root in known:
        stack = [root]
        while stack:
            name = stack[-1]
            if state.get(name):
                stack.pop()
                continue
            state[name] = False
            waits = [before for before in known[name].after if not state.get(before)]
            for before in waits:
                if before not in known:
                    raise ValueError(f"activity {name!r} waits for {before!r}, which does not exist")
                if before in state:
                    raise ValueError(f"activity {before!r} waits for itself")
            if not waits:
                state[name] = True
                order.append(stack.pop())
            else:
                stack.append(waits[0])
    return order


def _critical(
    known: Mapping[str, Activity],
    order: list[str],
    start: Mapping[str, float],
    finish: Mapping[str, float],
    slack: Mapping[str, float],
    duration: float,
) -> tuple[tuple[str, ...], float]:
    near = _SAME * duration
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for name in order:
        if slack[name] > 0:
            continue
        tight = [best[b] for b in known[name].after if b in best and start[name] - finish[b] <= near]
        variance, chain = max(tight, key=lambda found: found[0], default=(0.0, ()))
        best[name] = variance + known[name].time.variance, (*chain, name)
    ends = [found for name, found in best.items() if duration - finish[name] <= near]
    variance, chain = max(ends, key=lambda found: found[0], default=(0.0, ()))
    return chain, variance
