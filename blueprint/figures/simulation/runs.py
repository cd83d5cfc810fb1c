"""What happened in one replication, and intervals over several."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from blueprint.figures.simulation.network import Stage, stays

_AT_ONCE = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over replications, and its 95 % confidence interval (Student)."""

    mean: float
    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Run:
    """One replication, of the customers who came in between warm-up and closing. Times in seconds.

    Attributes:
        times: kind of customer to the total times of those who were served to the end.
        waits: staffed touchpoint to the waits of those who were served.
        gave_up: staffed touchpoint to how many gave up waiting.
        stretches: per stretch asked for, the times of the customers who did both ends.
        customers: how many came in.
    """

    times: dict[str, list[float]] = field(default_factory=dict)
    waits: dict[str, list[float]] = field(default_factory=dict)
    gave_up: dict[str, int] = field(default_factory=dict)
    stretches: tuple[list[float], ...] = ()
    customers: int = 0

    @property
    def all_times(self) -> list[float]:
        """The times of every kind of customer."""
        return [t for times in self.times.values() for t in times]


def read_run(
    simulation: Any, stage: Stage, begin: float, end: float, stretches: Sequence[tuple[str, str]]
) -> Run:
    """Read what Ciw recorded of the customers who came in from `begin` to `end`.

    Args:
        simulation: run to its end.
        stage: what was simulated.
        begin: seconds.
        end: seconds.
        stretches: touchpoints to time between, from entering the one to leaving the other.
    """
    times: dict[str, list[float]] = {kind.name: [] for kind in stage.kinds}
    waits: dict[str, list[float]] = {id_: [] for id_ in stage.servers}
    gave_up = dict.fromkeys(stage.servers, 0)
    before = set(stage.waits.items())
    found: tuple[list[float], ...] = tuple([] for _ in stretches)
    customers = 0
    for person in simulation.get_all_individuals():
        records = person.data_records
        if not records or not begin <= records[0].arrival_date < end:
            continue
        customers += 1
        stayed = stays(person)
        for id_, record in stayed:
            if id_ in waits and record.record_type == "renege":
                gave_up[id_] += 1
            elif id_ in waits:
                waits[id_].append(record.waiting_time)
        if records[-1].record_type == "service":
            times[records[0].customer_class].append(records[-1].exit_date - records[0].arrival_date)
        for kept, (first, last) in zip(found, stretches, strict=True):
            time = _between(stayed, first, last, before)
            if time is not None:
                kept.append(time)
    return Run(times, waits, gave_up, found, customers)


def _between(
    stayed: Sequence[tuple[str, Any]], first: str, last: str, waits: Collection[tuple[str, str]]
) -> float | None:
    """From entering one place for the first time to leaving another one for the first time after that.

    A place that is the wait in front of another one lasts until service begins there; who need not wait goes past it, and
    never leaves it.
    """
    start = None
    for at, (place, record) in enumerate(stayed):
        back = (stayed[at - 1][0], place) in waits if at else False
        after, ahead = stayed[at + 1] if at + 1 < len(stayed) else (place, record)
        is_wait = (place, after) in waits
        if start is None and place == first:
            start = record.service_start_date if back else record.arrival_date
        if is_wait and ahead.waiting_time <= _AT_ONCE:
            continue
        if start is not None and place == last:
            if is_wait and ahead.record_type == "service":
                return float(ahead.service_start_date - start)
            if not is_wait and record.record_type == "service":
                return float(record.exit_date - start)
    return None


def interval(values: Sequence[float], least: float = 0.0) -> Interval | None:
    """Mean of independent replications with its 95 % interval (Student 1908); None below two.

    Args:
        values: one a replication.
        least: half of the interval is at least this.
    """
    from scipy.special import stdtrit

    if len(values) < 2:
        return None
    mean = math.fsum(values) / len(values)
    variance = math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    half = max(least, float(stdtrit(len(values) - 1, 0.975)) * math.sqrt(variance / len(values)))
    return Interval(mean, mean - half, mean + half)


def share_interval(counts: Sequence[tuple[int, int]]) -> Interval | None:
    """The same of shares, `(how many did, of how many)` a replication.

    What never or always happened to n customers may still happen to 3 / n of them the other way (Hanley &
    Lippman-Hand 1983), whatever the spread between replications says.
    """
    known = [(did, of) for did, of in counts if of]
    total = sum(of for _, of in known)
    found = interval([did / of for did, of in known], 3 / total if total else 0.0)
    return Interval(found.mean, max(0.0, found.low), min(1.0, found.high)) if found else None


def mean(values: Sequence[float]) -> float:
    """The mean of some values; there is at least one."""
    return math.fsum(values) / len(values)


def p90(values: Sequence[float]) -> float:
    """The smallest value that 90 % do not exceed; there is at least one."""
    return sorted(values)[math.ceil(0.9 * len(values)) - 1]
