"""The same map simulated in Ciw, beside the formulas: a check that shares nothing with them but the map.

Replications are independent; intervals are Student's, 95 %. Customers are counted by when they come in: after
a warm-up, while the doors stay open long enough for everybody counted to meet the queues of a normal day.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from blueprint.figures.analysis import Analysis
from blueprint.figures.promises import PromiseFigures
from blueprint.figures.queues import waiting
from blueprint.figures.simulation.network import network, seeded
from blueprint.figures.simulation.runs import Interval, Run, interval, mean, p90, read_run, share_interval
from blueprint.figures.simulation.setup import NotSimulable, horizon, stage_of
from blueprint.flow.time.promise import Judgement
from blueprint.model.arrivals import HOUR
from blueprint.model.nesting import leaving
from blueprint.model.segments import ALL
from blueprint.ranking import NEAR, above
from blueprint.wording import Wording

__all__ = ["Checked", "NotSimulable", "Simulation", "simulate"]

Quantity = Literal[
    "time_mean", "time_p90", "wait_mean", "wait_p90", "must_wait", "gives_up", "promise", "limit"
]

_WAITS: tuple[Quantity, ...] = ("wait_mean", "wait_p90", "must_wait", "gives_up")
Why = Literal["chance", "error", "little"]
"""As one in twenty does, the interval twice as wide; as far as the error of the waits; too short a wait to tell."""

_LITTLE = 0.1
"""Of a service: waits below that are not told from none by formulas of networks (docs/queues.md)."""
_SETTLING = 400_000
"""Steps of customers before and after those who are counted: about a minute."""
_STEPS = 20_000_000
"""Steps of all customers: about an hour."""
_LONG_SETTLING = Wording(
    "queues here take {days} days to become normal: {n} customers would have to be simulated before any can be "
    "counted; shorten the longest times before the queues, or lower `arrivals`",
    "这里的队伍要 {days} 天才进入常态：须先模拟 {n} 位客户才能开始统计；请缩短排队之前最长的时间，或降低 `arrivals`",
)
_LONG = Wording(
    "to simulate {n} customers would take hours; count fewer (`--customers`, `--hours`, `--replications`)",
    "模拟 {n} 位客户要几个小时；请减少数量（`--customers`、`--hours`、`--replications`）",
)


@dataclass(frozen=True)
class Checked:
    """One figure, simulated and by formula.

    Attributes:
        quantity: what it is; times in seconds, shares 0..1.
        of: the touchpoint, segment or promise it is of.
        simulated: mean over the replications with its 95 % interval.
        formula: what `analyse` says; None when that is not known.
        judged: of a promise, the promised quantity.
        error: how far off the wait behind the formula may be, relative; 0 where it is exact.
        little: of a wait whose formula is not exact: how much, in seconds, is too little for it to tell.
    """

    quantity: Quantity
    of: str
    simulated: Interval
    formula: float | None
    judged: Judgement | None = None
    error: float = 0.0
    little: float = 0.0

    @property
    def agrees(self) -> bool | None:
        """Whether the formula lies in the interval."""
        if self.formula is None:
            return None
        near = 1e-9 * abs(self.formula)
        return self.simulated.low - near <= self.formula <= self.simulated.high + near

    @property
    def why(self) -> Why | None:
        """Why a formula may lie outside the interval and yet be right; None where it does not, or nothing says why."""
        if self.formula is None or self.agrees:
            return None
        low, high = self.simulated.low, self.simulated.high
        half = (high - low) / 2
        near = low - half <= self.formula <= high + half
        if self.quantity not in _WAITS:
            return "chance" if near else "error" if self.error else None
        if self.error and self.formula / (1 + self.error) <= high and low <= self.formula * (1 + self.error):
            return "error"
        if low - self.little <= self.formula <= high + self.little:
            return "little"
        return "chance" if near else None


@dataclass(frozen=True)
class Simulation:
    """What a simulation found.

    Attributes:
        customers: how many were counted, over all replications.
        replications: how many there were.
        hours: counted in each of them.
        warm_up: hours before these.
        patience: whether anybody may give up waiting; times of a visit are those of the others.
        checked: the figures.
    """

    customers: int
    replications: int
    hours: float
    warm_up: float
    patience: bool
    checked: tuple[Checked, ...]


def simulate(
    analysis: Analysis,
    *,
    customers: int | None = None,
    hours: float | None = None,
    replications: int = 10,
    seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Simulation:
    """Simulate a map.

    Args:
        analysis: of the map.
        customers: to count over all replications, about; 4,000 when neither this nor `hours` is given.
        hours: to count in each replication instead.
        replications: >= 2.
        seed: of the first replication; the same seed gives the same figures.
        progress: called with (replications done, replications) after each.

    Raises:
        NotSimulable: the map lacks arrivals or times, a queue grows for ever or stands in a parallel block, or it
            would take too long.
        ModuleNotFoundError: Ciw is not installed.
    """
    stage = stage_of(analysis)
    rate = math.fsum(kind.rate for kind in stage.kinds)
    length = hours * HOUR if hours is not None else (customers or 4000) / replications / rate
    settle = horizon(analysis)
    must_end(analysis, rate, settle, length, replications)
    kinds: tuple[tuple[Quantity, Sequence[PromiseFigures]], ...] = (
        ("promise", analysis.promises),
        ("limit", analysis.limits),
    )
    bounds = [
        (kind, b)
        for kind, found in kinds
        for b in found
        if b.promise.from_ in stage.places and b.promise.to in stage.places
    ]
    ways = [b.promise for _, b in bounds]
    ends = [(p.from_, leaving(p.to) if leaving(p.to) in stage.places else p.to) for p in ways]
    runs: list[Run] = []
    for turn in range(replications):
        with seeded(seed + turn) as ciw:
            made = network(ciw, stage, seed + turn, settle + length + settle)
            simulation = ciw.Simulation(made)
            simulation.simulate_until_max_time(math.inf)
            runs.append(read_run(simulation, stage, settle, settle + length, ends))
        if progress is not None:
            progress(turn + 1, replications)
    checked = (*_times(analysis, runs), *_waits(analysis, runs), *_bounds(analysis, bounds, runs))
    counted = sum(run.customers for run in runs)
    return Simulation(counted, replications, length / HOUR, settle / HOUR, bool(stage.patience), checked)


def must_end(analysis: Analysis, rate: float, settle: float, length: float, replications: int) -> None:
    """Raise where a simulation would take more steps of customers than anybody waits for."""
    steps = rate * math.fsum(t.visits for t in analysis.all.touchpoints.values()) * replications
    if steps * 2 * settle > _SETTLING:
        n, days = rate * 2 * settle * replications, settle / (24 * HOUR)
        raise NotSimulable(_LONG_SETTLING.filled(n=f"{n:,.0f}", days=f"{days:,.1f}"))
    if steps * (2 * settle + length) > _STEPS:
        raise NotSimulable(_LONG.filled(n=f"{rate * length * replications:,.0f}"))


def _times(analysis: Analysis, runs: Sequence[Run]) -> Iterator[Checked]:
    done = [run.all_times for run in runs if run.all_times]
    whole, error = analysis.all.time, _error(analysis)
    yield from _checked("time_mean", ALL, interval([mean(times) for times in done]), whole.mean, error=error)
    yield from _checked(
        "time_p90", ALL, interval([p90(times) for times in done]), whole.quantile(0.9), error=error
    )
    if len(analysis.segments) > 1:
        for name, segment in analysis.segments.items():
            own = [run.times[name] for run in runs if run.times[name]]
            yield from _checked(
                "time_mean", name, interval([mean(t) for t in own]), segment.time.mean, error=error
            )


def _waits(analysis: Analysis, runs: Sequence[Run]) -> Iterator[Checked]:
    for id_, queue in waiting(analysis.queues).items():
        little = 0.0
        if queue.method == "network":
            little = _LITTLE * max(
                s.service_laws[id_].mean for s in analysis.segments.values() if id_ in s.service_laws
            )
        came = [run.waits[id_] for run in runs if run.waits[id_]]
        joined = [(run.waits[id_], run.gave_up[id_]) for run in runs]
        yield from _checked(
            "wait_mean",
            id_,
            interval([mean(w) for w in came]),
            queue.wait_mean,
            error=queue.error,
            little=little,
        )
        yield from _checked(
            "wait_p90",
            id_,
            interval([p90(w) for w in came]),
            queue.wait_quantile(0.9),
            error=queue.tail_error,
            little=10 * little,
        )
        waited = share_interval([(sum(t > 1e-9 for t in w) + gone, len(w) + gone) for w, gone in joined])
        yield from _checked("must_wait", id_, waited, queue.wait_probability, error=queue.error)
        if queue.abandoned:
            left = share_interval([(gone, len(w) + gone) for w, gone in joined])
            yield from _checked("gives_up", id_, left, queue.abandoned, error=queue.error)


def _bounds(
    analysis: Analysis, bounds: Sequence[tuple[Quantity, PromiseFigures]], runs: Sequence[Run]
) -> Iterator[Checked]:
    """Promises and limits, each in the order of the stretches that the runs timed."""
    error = _error(analysis)
    for at, (kind, figures) in enumerate(bounds):
        id_, times = figures.promise.id, [run.stretches[at] for run in runs if run.stretches[at]]
        for j in figures.judgements:
            if j.kind == "mean":
                yield from _checked(kind, id_, interval([mean(t) for t in times]), j.achieved, j, error)
            else:
                beyond = j.kind == "max"
                counts = [(sum(above(x, j.within, NEAR) == beyond for x in t), len(t)) for t in times]
                formula = j.beyond if beyond else j.achieved
                yield from _checked(kind, id_, share_interval(counts), formula, j, error)


def _checked(
    quantity: Quantity,
    of: str,
    simulated: Interval | None,
    formula: float | None,
    judged: Judgement | None = None,
    error: float = 0.0,
    little: float = 0.0,
) -> Iterator[Checked]:
    """Nothing where too few customers came."""
    if simulated is not None:
        yield Checked(quantity, of, simulated, formula, judged, error=error, little=little)


def _error(analysis: Analysis) -> float:
    """How far off the worst of the waits may be that a visit consists of."""
    return max((q.error for q in waiting(analysis.queues).values()), default=0.0)
