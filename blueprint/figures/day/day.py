"""The figures of a day whose arrivals change by the hour, hour by hour.

Every line of the map goes through the day by the forward equations (`flow.day.forward`); an hour in which more come
than can be served has a wait, and hands its line to the next. Who gives up comes to no line behind: in every part of
the day lines are followed until those who come and those who stay agree. Customers count as coming to every touchpoint
in the hour in which they come in, and behind other queues at random. Errors: docs/queues.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from blueprint.figures.day.crowds import Crowd, Crowds, Lost
from blueprint.figures.day.lines import DayLine, lines_of
from blueprint.figures.queues import Serving
from blueprint.flow.day.forward import NOBODY, StretchFigures, There, path
from blueprint.flow.queues.nearing import Nearing
from blueprint.flow.queues.queue import QueueFigures
from blueprint.model.arrivals import DAY_END, HOUR, Arrivals, weekdays_of
from blueprint.ranking import above, same

if TYPE_CHECKING:
    from blueprint.figures.map_figures import MapFigures
    from blueprint.figures.promises import PromiseFigures
    from blueprint.model.arrivals import Day


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
    analysis: MapFigures

    @property
    def of_day(self) -> tuple[QueueFigures, ...]:
        """The queue in front of every staffed touchpoint in this part of the day."""
        found = self.analysis.queues.values()
        return tuple(q for q in found if isinstance(q, QueueFigures) and q.method.startswith("forward"))

    def at(self, touchpoint: str) -> QueueFigures:
        """The queue in front of a staffed touchpoint in this part of the day."""
        found = self.analysis.queues[touchpoint]
        assert isinstance(found, QueueFigures), "a part of a day ends, and so does its line"
        return found

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

    @property
    def weighted(self) -> list[tuple[float, Hour]]:
        """Hours in which somebody comes, each with how many come in it in a week."""
        days = len(weekdays_of(self.days))
        return [(days * h.rate * (h.end - h.start) / HOUR, h) for h in self.hours if h.rate]

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
_DAYS_BEFORE = 2
"""Where customers come around the clock: days of the same kind before, whose line the day begins with."""
_ROUNDS, _AGREES, _ALL = 12, 1e-4, 1 - 1e-9
Part = tuple[float, float, float]
"""From and to, seconds since midnight, and customers an hour who come in."""
Servers = Mapping[str, int]
"""Line to how many serve."""
Law = Mapping[str, There]
"""Line to how many customers are there."""


class _Met(NamedTuple):
    """What happens in a part of the day: who comes, what they meet, who is there at its end, which shares give up."""

    crowds: Mapping[str, Crowd]
    figures: Mapping[str, StretchFigures]
    after: Law
    gone: Lost


class DayWalk:
    """Goes through a day part by part.

    Args:
        analysis: of a map with arrivals.
        day: one of its days.
        by: the length of a part in seconds; parts end where rates change, too.

    Attributes:
        rounds: how often to go through the day so that it begins with what is left of the day before: once, but where
            customers come around the clock.
    """

    def __init__(self, analysis: MapFigures, day: Day, by: float = HOUR) -> None:
        self.analysis = analysis
        self._crowds = Crowds(analysis, tuple(lines_of(analysis)))
        somewhere = self._crowds.at({})
        self.lines = tuple(crowd.line for crowd in somewhere.values())
        self.parts: tuple[Part, ...] = tuple(
            (t, to, rate)
            for start, end, rate in day.intervals
            for t, to in pairwise((*_steps(start, end, by), end))
        )
        self.days = day.days
        around = self.parts[0][0] == 0 and self.parts[-1][1] == DAY_END
        self.rounds = _DAYS_BEFORE + 1 if around else 1
        self.nobody: Law = {line.name: NOBODY for line in self.lines}
        self._usual: Lost = {
            id_: min(q.abandoned, _ALL) if isinstance(q := analysis.queues[id_], QueueFigures) else 0.0
            for line in self.lines
            for id_ in line.patience
        }

    def load(self, rate: float, given_up: float = 0.0) -> dict[str, float]:
        """Servers at work in each line when so many an hour come in and such a share gives up wherever it may."""
        lost = dict.fromkeys(self._usual, given_up)
        return {name: crowd.load(rate / HOUR, lost) for name, crowd in self._crowds.at(lost).items()}

    def through(self, part: Part, servers: Servers, before: Law) -> tuple[Hour, Law]:
        """One part of the day with so many servers, after what was before; and what is there at its end."""
        met = self._met(part, servers, before)
        drawn = self.analysis.with_serving(self._serving(part[2], servers, met))
        return Hour(*part, met.figures, dict(servers), drawn), met.after

    def settled(self, part: Part, servers: Servers) -> Law:
        """What is there when a part of the day has lasted long; nobody, where a line would grow without end."""
        return self._met(part, servers, self.nobody, lasting=True).after if part[2] else self.nobody

    def _met(self, part: Part, servers: Servers, before: Law, *, lasting: bool = False) -> _Met:
        """What happens in a part of the day, or were it to last, where those who come and those who stay agree."""
        lost, nearing = self._usual, Nearing()
        met = self._round(part, servers, before, lost, lasting=lasting)
        for _ in range(_ROUNDS):
            if all(same(met.gone[id_], share, _AGREES) for id_, share in lost.items()):
                break
            guess = nearing.after(list(lost.values()), [met.gone[id_] for id_ in lost])
            lost = {id_: min(share, _ALL) for id_, share in zip(lost, guess, strict=True)}
            met = self._round(part, servers, before, lost, lasting=lasting)
        return met

    def _round(self, part: Part, servers: Servers, before: Law, lost: Lost, *, lasting: bool) -> _Met:
        """The same where such shares of those who come are thought to give up."""
        found, after = {}, dict(self.nobody)
        gone = dict.fromkeys(lost, 0.0)
        crowds = self._crowds.at(lost)
        for name, crowd in crowds.items():
            if lasting and not self._ends(crowd, part[2] / HOUR, servers[name]):
                continue
            stretch = crowd.stretch(part, servers[name], lost)
            if lasting:
                stretch = replace(stretch, start=0.0, end=_LONG * stretch.service)
            went = path((stretch,), before[name])
            (found[name],) = went.stretches
            after[name] = went.after
            for id_, own in zip(crowd.come, found[name].each, strict=True):
                if id_ in gone:
                    gone[id_] = own.given_up
        return _Met(crowds, found, after, gone)

    @staticmethod
    def _ends(crowd: Crowd, rate: float, servers: int) -> bool:
        return above(servers, crowd.endless(rate))

    def all_day(self, servers: Sequence[Servers]) -> DayFigures:
        """The whole day, with so many people in each of its parts."""
        now = self.nobody
        for _ in range(self.rounds):
            hours = []
            for part, there in zip(self.parts, servers, strict=True):
                hour, now = self.through(part, there, now)
                hours.append(hour)
        return DayFigures(self.days, self.lines, tuple(hours))

    def _serving(self, rate: float, servers: Servers, met: _Met) -> Serving:
        """The queues of a part of the day as those of a map."""
        base = self.analysis.serving
        queues = dict(base.queues)
        for name, crowd in met.crowds.items():
            figures = met.figures[name]
            for id_, own in zip(crowd.come, figures.each, strict=True):
                if id_ in crowd.line.queued:
                    queues[id_] = QueueFigures(
                        arrivals_per_hour=crowd.come[id_] * rate,
                        servers=servers[name],
                        utilisation=figures.busy,
                        wait_probability=own.wait_probability,
                        wait=own.wait,
                        abandoned=own.given_up,
                        method="forward-pool" if crowd.line.pool else "forward",
                        error=crowd.error,
                        gone=own.gone,
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


def days_of(analysis: MapFigures, by: float = HOUR) -> tuple[DayFigures, ...]:
    """The figures of every kind of day with the people of the map; none where arrivals do not change by the hour."""
    arrivals = analysis.flat.arrivals
    if not isinstance(arrivals, Arrivals) or not analysis.queues:
        return ()
    found = []
    for day in arrivals.days:
        walk = DayWalk(analysis, day, by)
        found.append(walk.all_day([{line.name: line.servers for line in walk.lines}] * len(walk.parts)))
    return tuple(found)
