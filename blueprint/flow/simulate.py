"""The same chain as a Ciw queueing network (optional extra `simulate`): a check on the formulas.

Arrivals are Poisson; staffed touchpoints have their servers and, with patience, customers who give up and
leave the service; all other touchpoints serve everybody at once. A parallel block is one delay, the
largest of its branches' times. Times in seconds, arrivals per hour.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blueprint.flow.time.draw import draw
from blueprint.flow.time.moments import walk_reach
from blueprint.flow.time.place import find_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.walk import Part

HOUR = 3600.0
_DRAWS = 512


class CiwMissing(ImportError):
    """Simulation needs the optional package Ciw."""

    def __init__(self) -> None:
        super().__init__("simulation needs Ciw: pip install 'service-blueprint[simulate]'")


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over replications, and its 95 % confidence interval (Student)."""

    mean: float
    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class SimulatedQueue:
    """The wait at one staffed touchpoint, in seconds, however it ends; and the share who give up."""

    wait_mean: Interval
    wait_p90: Interval
    abandoned: Interval


@dataclass(frozen=True, slots=True)
class Simulated:
    """What the simulation found.

    Attributes:
        time_mean: mean total time of those who are served to the end.
        time_p90: its 90th percentile.
        queues: per staffed touchpoint that anybody came to.
        customers: how many were counted, over all replications.
        unfinished: how many of them were still there when the simulation ended; not in the times.
    """

    time_mean: Interval
    time_p90: Interval
    queues: Mapping[str, SimulatedQueue]
    customers: int
    unfinished: int


def simulate(
    timed: TimedChain,
    arrivals_per_hour: float,
    servers: Mapping[str, int],
    *,
    patience: Mapping[str, float] | None = None,
    hours: float = 100.0,
    warm_up: float = 10.0,
    replications: int = 10,
    seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Simulated:
    """Simulate the service.

    Args:
        timed: the chain with the laws of service, without waits.
        arrivals_per_hour: customers who enter the service, > 0.
        servers: touchpoint id to number of servers; others serve everybody at once.
        patience: touchpoint id to mean patience (exponential) in seconds.
        hours: time counted in each replication.
        warm_up: hours before it that are not counted.
        replications: independent repetitions, >= 2.
        seed: of the first replication; the same seed gives the same figures.
        progress: called with (replications done, replications) after each.

    Raises:
        CiwMissing: Ciw is not installed.
        ValueError: an argument is out of range, or a staffed touchpoint lies in a parallel block.
        UnknownTime: a touchpoint customers walk over has no law.
    """
    ciw = _ciw()
    if not arrivals_per_hour > 0 or replications < 2 or not hours > 0:
        raise ValueError("a simulation needs arrivals, hours and at least 2 replications")
    for name in servers:
        place = find_place(timed.chain, name)
        if place is not None and place.branches:
            raise ValueError(f"{name!r} lies in a parallel block: no queue can be simulated there")
    runs: list[_Run] = []
    kept = random.getstate(), ciw.rng
    try:
        for turn in range(replications):
            ciw.seed(seed + turn)
            network = _network(ciw, timed, arrivals_per_hour / HOUR, servers, patience or {}, seed + turn)
            runs.append(_run(ciw, network, timed, warm_up * HOUR, hours * HOUR))
            if progress is not None:
                progress(turn + 1, replications)
    finally:
        random.setstate(kept[0])
        ciw.rng = kept[1]
    return _summed(runs, [name for name in timed.chain.ids if name in servers], timed.chain.ids)


def _ciw() -> Any:
    try:
        import ciw
    except ImportError as error:
        raise CiwMissing from error
    return ciw


def _network(
    ciw: Any,
    timed: TimedChain,
    rate: float,
    servers: Mapping[str, int],
    patience: Mapping[str, float],
    seed: int,
) -> Any:
    import numpy as np

    class Drawn(ciw.dists.Distribution):  # type: ignore[misc]
        """Times drawn some hundred at a time."""

        def __init__(self, part: Part, generator: np.random.Generator) -> None:
            super().__init__()
            self.part, self.generator = part, generator
            self.left: list[float] = []

        def __deepcopy__(self, memo: object) -> Drawn:
            return self  # Ciw copies the distributions of a network that is used for one run only

        def sample(self, t: float | None = None, ind: object = None) -> float:  # noqa: ARG002
            """The next time."""
            if not self.left:
                self.left = draw(self.part, self.generator, _DRAWS).tolist()
            return self.left.pop()

    chain = timed.chain
    streams = np.random.default_rng(seed).spawn(len(chain))
    size = range(len(chain))
    gives_up = [patience.get(name) if name in servers else None for name in chain.ids]
    options: dict[str, Any] = {}
    if any(gives_up):
        options["reneging_time_distributions"] = [p and ciw.dists.Exponential(1 / p) for p in gives_up]
    return ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate * p) if p > 0 else None for p in chain.entry],
        service_distributions=[Drawn(timed.part(chain, i), streams[i]) for i in size],
        number_of_servers=[servers.get(name, math.inf) for name in chain.ids],
        routing=[_row([float(chain.moves[i].get(j, 0.0)) for j in size]) for i in size],
        **options,
    )


def _row(shares: list[float]) -> list[float]:
    """Shares that do not sum to more than 1 by rounding."""
    total = math.fsum(shares)
    return [share / total for share in shares] if total > 1 else shares


@dataclass(frozen=True, slots=True)
class _Run:
    times: list[float]
    waits: dict[int, list[float]]
    gave_up: dict[int, int]
    unfinished: int


def _run(ciw: Any, network: Any, timed: TimedChain, warm_up: float, length: float) -> _Run:
    simulation = ciw.Simulation(network)
    until = warm_up + length
    simulation.simulate_until_max_time(until + 3 * walk_reach(timed.whole(timed.chain), 1e-4))
    times: list[float] = []
    waits: dict[int, list[float]] = {}
    gave_up: dict[int, int] = {}
    unfinished = 0
    for person in simulation.get_all_individuals():
        records = person.data_records
        first = records[0].arrival_date if records else person.arrival_date
        if not warm_up <= first < until:
            continue
        for record in records:
            waits.setdefault(record.node - 1, []).append(record.waiting_time)
            if record.record_type == "renege":
                gave_up[record.node - 1] = gave_up.get(record.node - 1, 0) + 1
        if person.node != -1:
            unfinished += 1
        elif records and records[-1].record_type == "service":
            times.append(records[-1].exit_date - first)
    return _Run(times, waits, gave_up, unfinished)


def _summed(runs: Sequence[_Run], staffed: Sequence[str], ids: Sequence[str]) -> Simulated:
    queues: dict[str, SimulatedQueue] = {}
    for name in staffed:
        node = ids.index(name)
        came = [run for run in runs if run.waits.get(node)]
        if len(came) > 1:
            queues[name] = SimulatedQueue(
                _interval([_mean(run.waits[node]) for run in came]),
                _interval([_p90(run.waits[node]) for run in came]),
                _interval([run.gave_up.get(node, 0) / len(run.waits[node]) for run in came]),
            )
    done = [run for run in runs if run.times]
    return Simulated(
        _interval([_mean(run.times) for run in done]),
        _interval([_p90(run.times) for run in done]),
        queues,
        sum(len(run.times) + run.unfinished + sum(run.gave_up.values()) for run in runs),
        sum(run.unfinished for run in runs),
    )


def _mean(values: list[float]) -> float:
    return math.fsum(values) / len(values)


def _p90(values: list[float]) -> float:
    return sorted(values)[math.ceil(0.9 * len(values)) - 1]


def _interval(values: list[float]) -> Interval:
    if len(values) < 2:
        raise ValueError("too few customers came for an interval: simulate more hours")
    from scipy.special import stdtrit

    mean = _mean(values)
    variance = math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    half = float(stdtrit(len(values) - 1, 0.975)) * math.sqrt(variance / len(values))
    return Interval(mean, mean - half, mean + half)
