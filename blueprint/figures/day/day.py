"""The figures of a day whose arrivals change by the hour, hour by hour.

Every line of the map goes through the day by the forward equations (`flow.day.forward`); an hour in which more come
than can be served has a wait, and hands its line to the next. Customers count as coming to every touchpoint in the
hour in which they come in, and behind other queues at random. Errors: docs/queues.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from blueprint.figures.day.lines import DayLine, lines_of
from blueprint.figures.queues import Serving
from blueprint.flow.day.forward import Stretch, StretchFigures, path
from blueprint.flow.queues.queue import QueueFigures
from blueprint.flow.time.laws import Waiting
from blueprint.model.arrivals import Arrivals
from blueprint.ranking import above

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from blueprint.figures.analysis import Analysis
    from blueprint.figures.promises import PromiseFigures
    from blueprint.model.arrivals import Day

HOUR = 3600.0
ERROR = 0.55
"""How far off the mean wait may be where service is not exponential, relative."""


@dataclass(frozen=True)
class Hour:
    """A part of the day.

    Attributes:
        start, end: seconds since midnight.
        rate: customers an hour who come in.
        queues: line to what happens there.
        servers: line to how many serve.
        analysis: all figures as if this part lasted; promises are those of customers who come in it.
    """

    start: float
    end: float
    rate: float
    queues: Mapping[str, StretchFigures]
    servers: Mapping[str, int]
    analysis: Analysis

    @property
    def promises(self) -> tuple[PromiseFigures, ...]:
        """Promises to customers who come in this part of the day."""
        return self.analysis.promises


@dataclass(frozen=True)
class DayFigures:
    """A day.

    Attributes:
        days: the weekdays it stands for, as the map writes them; empty: every day.
        lines: the groups of servers.
        hours: its parts, one behind the other.
    """

    days: str
    lines: tuple[DayLine, ...]
    hours: tuple[Hour, ...]

    def wait_mean(self, line: str) -> float:
        """Mean wait of those of a whole day who are served in a line, seconds."""
        parts = [
            (h.queues[line].came * (1 - h.queues[line].given_up), h.queues[line].wait_mean)
            for h in self.hours
        ]
        total = fsum(n for n, _ in parts)
        return fsum(n * wait for n, wait in parts) / total if total else 0.0

    def given_up(self, line: str) -> float:
        """Share of those of a whole day who give up in a line, 0..1."""
        came = fsum(h.queues[line].came for h in self.hours)
        return fsum(h.queues[line].came * h.queues[line].given_up for h in self.hours) / came if came else 0.0


_LONG = 100
"""Mean services after which a line is what it always is, but for one that hardly keeps up."""
Servers = Mapping[str, int]
"""Line to how many serve."""
Law = Mapping[str, "NDArray[np.float64] | None"]
"""Line to the law of the number of customers."""


class DayWalk:
    """Goes through a day part by part.

    Args:
        analysis: of a map with arrivals.
        day: one of its days.
        by: the length of a part in seconds; parts end where rates change, too.
    """

    def __init__(self, analysis: Analysis, day: Day, by: float = HOUR) -> None:
        self.analysis = analysis
        self.lines = tuple(lines_of(analysis))
        self.parts = tuple(
            (t, to, rate)
            for start, end, rate in day.intervals
            for t, to in pairwise((*_steps(start, end, by), end))
        )
        self.days = day.days
        self.nobody: Law = {line.name: None for line in self.lines}

    def through(
        self, part: tuple[float, float, float], servers: Servers, before: Law
    ) -> tuple[Hour, dict[str, NDArray[np.float64] | None]]:
        """One part of the day with so many servers, after what was before; and what is there at its end."""
        start, end, rate = part
        found: dict[str, StretchFigures] = {}
        after: dict[str, NDArray[np.float64] | None] = {}
        for line in self.lines:
            n = servers[line.name]
            stretch = Stretch(start, end, rate / HOUR * line.per_customer, n)
            went = path((stretch,), line.service.mean, line.patience, before[line.name])
            longer = line.stretch(n, rate / HOUR)
            (figures,) = went.stretches
            wait = Waiting(figures.wait.probability, figures.wait.mean_if_waiting * longer, figures.wait.cv)
            found[line.name] = replace(figures, wait=wait, wait_mean=wait.mean)
            after[line.name] = went.after
        drawn = self.analysis.with_serving(self._serving(rate, servers, found))
        return Hour(start, end, rate, found, dict(servers), drawn), after

    def settled(self, part: tuple[float, float, float], servers: Servers) -> Law:
        """What is there when a part of the day has lasted long; nobody, where a line would grow without end."""
        found: dict[str, NDArray[np.float64] | None] = {}
        for line in self.lines:
            rate, n = part[2] / HOUR, servers[line.name]
            ends = line.patience is not None or above(n, line.load(rate))
            stretch = Stretch(0.0, _LONG * line.service.mean, rate * line.per_customer, n)
            went = path((stretch,), line.service.mean, line.patience, step=1200) if ends and rate else None
            found[line.name] = went.after if went else None
        return found

    def all_day(self, servers: Sequence[Servers]) -> DayFigures:
        """The whole day, with so many people in each of its parts."""
        hours = []
        now = self.nobody
        for part, there in zip(self.parts, servers, strict=True):
            hour, now = self.through(part, there, now)
            hours.append(hour)
        return DayFigures(self.days, self.lines, tuple(hours))

    def _serving(self, rate: float, servers: Servers, found: Mapping[str, StretchFigures]) -> Serving:
        """The queues of a part of the day as those of a map."""
        base, usual = self.analysis.serving, self.analysis.flat.arrivals or 1.0
        queues = dict(base.queues)
        for line in self.lines:
            figures = found[line.name]
            exponential = abs(line.service.variance / line.service.mean**2 - 1) < 1e-6
            for id_ in line.queued:
                queues[id_] = QueueFigures(
                    arrivals_per_hour=base.queues[id_].arrivals_per_hour * rate / usual,
                    servers=servers[line.name],
                    utilisation=figures.busy,
                    wait_probability=figures.wait_probability,
                    wait=figures.wait,
                    abandoned=figures.given_up,
                    method="forward",
                    error=0.0 if exponential and len(line.queued) == 1 else ERROR,
                )
        gates = {}
        for id_, gate in base.gates.items():
            q = queues[gate.queue]
            lost = q.abandoned if isinstance(q, QueueFigures) else 0.0
            past = 1 - q.wait_probability if gate.queue != id_ and isinstance(q, QueueFigures) else 0.0
            gates[id_] = gate.with_shares(lost, min(past, 1 - lost))
        return Serving(queues, gates, 0.0, base.pools)


def _steps(start: float, end: float, by: float) -> Sequence[float]:
    """Where the parts of a stretch start: at whole parts of the day, and at its own start."""
    first = (start // by + 1) * by
    found = [start]
    while first < end:
        found.append(first)
        first += by
    return found


def days_of(analysis: Analysis, by: float = HOUR) -> tuple[DayFigures, ...]:
    """The figures of every kind of day with the people of the map; none where arrivals do not change by the hour."""
    arrivals = analysis.flat.arrivals
    if not isinstance(arrivals, Arrivals) or not analysis.queues:
        return ()
    found = []
    for day in arrivals.days:
        walk = DayWalk(analysis, day, by)
        found.append(walk.all_day([{line.name: line.servers for line in walk.lines}] * len(walk.parts)))
    return tuple(found)
