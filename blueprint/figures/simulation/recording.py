"""One run of the simulation, recorded customer by customer, so that it can be watched."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blueprint.figures.simulation.network import Stage, network, seeded, stays
from blueprint.figures.simulation.runs import Run, read_run
from blueprint.figures.simulation.setup import horizon, stage_of
from blueprint.figures.simulation.simulation import must_end
from blueprint.model.arrivals import HOUR, Arrivals, Day

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis

MOST = 8_000
"""Stays of a recording at most, about: what is longer is cut, and says so."""
MINUTE = 60.0
_AT_ONCE = 1e-9


@dataclass(frozen=True, slots=True)
class Stay:
    """A customer at a touchpoint; times in seconds since the recording began, below 0 what began before it.

    Attributes:
        place: touchpoint, or parallel block.
        since: when they came.
        start: when the service began; where they gave up, when they did.
        until: when they left.
        queue: the counter whose queue they stood in from `since` to `start`; None where nobody queues.
        gave_up: they left that queue unserved.
    """

    place: str
    since: float
    start: float
    until: float
    queue: str | None = None
    gave_up: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """One customer: of which kind, and where they stayed, one after the other."""

    kind: str
    stays: tuple[Stay, ...]


@dataclass(frozen=True, kw_only=True)
class Recording:
    """A run that was recorded.

    Attributes:
        tokens: everybody who was there, by when they came.
        servers: counter to how many serve.
        seconds: how long it is.
        asked: how long it should have been; longer where it was cut.
        seed: the same one gives the same recording.
        run: what the simulation itself counts of the customers who came in meanwhile.
        opens: seconds since midnight at which it begins, where it is a day.
    """

    tokens: tuple[Token, ...]
    servers: dict[str, int]
    seconds: float
    asked: float
    seed: int
    run: Run
    opens: float | None = None


def record(analysis: Analysis, *, hours: float | None = None, seed: int = 1) -> Recording:
    """Simulate a map once, and record it.

    Where `arrivals` is by time of day it is its first kind of day, from when the first customers may come until the last
    have left; else so many hours after the queues have become normal.

    Args:
        analysis: of the map.
        hours: to record; less where that were more than about `MOST` stays. Default: the day, or one hour.
        seed: of the run.

    Raises:
        NotSimulable: as `simulate` does; a line that is too long for a time is none of its reasons where it is by the hour.
        ModuleNotFoundError: Ciw is not installed.
    """
    arrivals = analysis.flat.arrivals
    if isinstance(arrivals, Arrivals):
        return _record_day(analysis, arrivals.days[0], hours, seed)
    stage = stage_of(analysis)
    rate = math.fsum(kind.rate for kind in stage.kinds)
    asked = (hours or 1.0) * HOUR
    length = min(asked, MOST / _stays_each(analysis) / rate)
    settle = horizon(analysis)
    must_end(analysis, rate, settle, length, 1)
    tokens, run, _ = _recorded(stage, seed, settle, settle + length, settle + length + settle)
    servers = dict(stage.servers)
    return Recording(tokens=tokens, servers=servers, seconds=length, asked=asked, seed=seed, run=run)


def _record_day(analysis: Analysis, day: Day, hours: float | None, seed: int) -> Recording:
    """From an empty house on; nobody comes any more when the day ends, and who is there is served."""
    stage, parts = stage_of(analysis, day), day.intervals
    opens, closing = parts[0][0], parts[-1][1] - parts[0][0]
    rate = math.fsum(kind.rate for kind in stage.kinds)
    must_end(analysis, rate, 0.0, closing, 1)
    most = min(1.0, MOST / _stays_each(analysis) / (rate * closing)) * closing
    tokens, run, last = _recorded(stage, seed, 0.0, min(most, (hours or math.inf) * HOUR), closing)
    asked = hours * HOUR if hours else max(closing, MINUTE * math.ceil(last / MINUTE))
    length = asked if most >= min(asked, closing) else most
    servers = dict(stage.servers)
    return Recording(
        tokens=tokens, servers=servers, seconds=length, asked=asked, seed=seed, run=run, opens=opens
    )


def _stays_each(analysis: Analysis) -> float:
    """Stays of one customer, on the mean."""
    return math.fsum(t.visits for t in analysis.all.touchpoints.values())


def _recorded(
    stage: Stage, seed: int, begin: float, end: float, closing: float
) -> tuple[tuple[Token, ...], Run, float]:
    """Who was there from `begin` to `end`, what the simulation counts of them, and when the last of all left."""
    with seeded(seed) as ciw:
        simulation = ciw.Simulation(network(ciw, stage, seed, closing))
        simulation.simulate_until_max_time(math.inf)
    people = [p for p in simulation.get_all_individuals() if p.data_records]
    tokens = tuple(_tokens(people, stage, begin, end))
    last = max((p.data_records[-1].exit_date for p in people), default=0.0)
    return tokens, read_run(simulation, stage, begin, end, ()), last


def _tokens(people: Sequence[Any], stage: Stage, begin: float, end: float) -> Iterator[Token]:
    stayed = [stays(p) for p in people]
    there = [s for s in stayed if s[-1][1].exit_date >= begin and s[0][1].arrival_date < end]
    for each in sorted(there, key=lambda s: (s[0][1].arrival_date, s[0][1].id_number)):
        yield Token(each[0][1].customer_class, tuple(_stays(each, stage, begin)))


def _stays(stayed: Sequence[tuple[str, Any]], stage: Stage, begin: float) -> Iterator[Stay]:
    """Where a customer was; who stands in a wait stands there and not at the counter, and none passes it who need not wait."""
    waited = False
    for i, (place, record) in enumerate(stayed):
        gave_up = record.record_type == "renege"
        since, until = record.arrival_date - begin, record.exit_date - begin
        start = until if gave_up else record.service_start_date - begin
        after, ahead = stayed[i + 1] if i + 1 < len(stayed) else ("", None)
        if ahead is not None and stage.waits.get(place) == after:
            waited = ahead.waiting_time > _AT_ONCE
            if waited:
                left = ahead.record_type == "renege"
                at = (ahead.exit_date if left else ahead.service_start_date) - begin
                yield Stay(place, since, at, at, stage.waits[place], left)
            continue
        if waited:
            waited = False
            if not gave_up:
                yield Stay(place, start, start, until, place)
            continue
        yield Stay(place, since, start, until, place if place in stage.servers else None, gave_up)
