"""How far off waits through a day are: random days simulated customer by customer.

    python benchmarks/bench_days.py [DAYS] [RUNS]

Days of one line, then of people who are shared by several touchpoints, half of them with customers who give up. Prints
errors of the mean wait of the day and of its hours, and of the share that gives up; docs/queues.md holds them. 200 days
of each by default, of 100 runs each, some minutes.
"""

from __future__ import annotations

import math
import random
import sys

import numpy as np

from benchmarks.bench_pools import random_map
from blueprint.figures import Analysis
from blueprint.figures.day.day import DayFigures, days_of
from blueprint.model.arrivals import Arrivals, Day
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from tests.figures.hall_simulation import simulated


def main(days: int, runs: int) -> None:
    """Print the errors."""
    found: dict[tuple[str, str, bool], list[tuple[float, float, float]]] = {}
    for seed in range(days):
        pick = random.Random(seed)
        cv, loses = pick.choice([0.0, 0.5, 1.0, 1.0, 1.5]), pick.random() < 0.5
        made = _one_line(pick, cv, loses=loses)
        found.setdefault(("one touchpoint", f"cv {cv}", loses), []).append(_errors(made, runs, seed))
    for seed in range(days):
        loses = seed % 2 == 1
        made = pooled_day(seed, loses=loses)
        found.setdefault(("shared people", "any cv", loses), []).append(_errors(made, runs, seed))
    for (what, spread, loses), errors in sorted(found.items()):
        relative, hours, gone = zip(*errors, strict=True)
        size = math.sqrt(math.fsum(e * e for e in relative) / len(relative))
        print(
            f"{what}, {spread}, {'patience' if loses else 'no patience'}, {len(errors)} days: day {min(relative):+.0%} .. "
            f"{max(relative):+.0%}, rms {size:.0%}, an hour at most {max(hours):.0f} s off, giving up "
            f"{max(gone, key=abs):+.3f}"
        )


def _one_line(pick: random.Random, cv: float, *, loses: bool) -> ServiceMap:
    servers = pick.choice([1, 2, 4, 8])
    mean = pick.choice([60, 180, 300])
    rates = [pick.uniform(0.3, 1.12) * servers * 3600 / mean for _ in range(9)]
    told = ", ".join(f"{9 + k:02}:00: {rate:.3f}/h" for k, rate in enumerate(rates)) + ", 18:00: 0/h"
    staffed = f"servers: {servers}" + (f", patience: {pick.choice([2, 10])}m" if loses else "")
    made = loads(
        f"blueprint: 1\ntitle: x\narrivals: {{{told}}}\ntouchpoints:\n  desk: {{lane: frontstage, title: Desk, "
        f"time: {{estimate: {{mean: {mean}s, cv: {cv}}}}}, staffed: {{{staffed}}}, end: served}}\n"
    ).map
    assert made is not None
    return made


def pooled_day(seed: int, *, loses: bool) -> ServiceMap:
    """A random map of `bench_pools` whose arrivals change by the hour: 30 to 112 % of what its people can do."""
    made = random_map(seed, loses=loses)
    pick = random.Random(-seed)
    (role,) = Analysis(made.model_copy(update={"arrivals": 1e-6})).roles
    full = made.roles["guide"].servers / role.work * 1e-6
    rates = [(32400.0 + 3600 * k, pick.uniform(0.3, 1.12) * full) for k in range(9)]
    return made.model_copy(update={"arrivals": Arrivals((Day("", (*rates, (64800.0, 0.0))),))})


def _errors(made: ServiceMap, runs: int, seed: int) -> tuple[float, float, float]:
    """Of the mean wait of the day, relative; of an hour's, seconds; of the share of a touchpoint that gives up."""
    analysis = Analysis(made)
    (day,) = days_of(analysis)
    (line,) = day.lines
    waits: list[list[float]] = [[] for _ in day.hours]
    came, gave_up = dict.fromkeys(line.members, 0), dict.fromkeys(line.members, 0)
    spans = [(h.start, h.end, h.rate / 3600) for h in day.hours]
    group = dict.fromkeys(line.members, line.name)
    for run in range(runs):
        seen = simulated(
            analysis.flat, spans, {line.name: [(0, line.servers)]}, group, 1000 * seed + run, (32400, 64800)
        )
        for id_ in line.members:
            came[id_] += seen.came.get(id_, 0)
            gave_up[id_] += seen.gave_up.get(id_, 0)
            for at, wait in zip(seen.joined.get(id_, ()), seen.waits.get(id_, ()), strict=True):
                waits[int(at // 3600) - 9].append(wait)
    truth = float(np.mean(np.concatenate([np.array(w) for w in waits])))
    off = [
        abs(h.queues[line.name].wait_mean - float(np.mean(w)))
        for h, w in zip(day.hours, waits, strict=True)
        if w
    ]
    relative = day.wait_mean(line.name) / truth - 1 if truth > 1 else 0.0
    shares = [_given_up(day, id_) - gave_up[id_] / max(came[id_], 1) for id_ in line.queued]
    return relative, max(off), max(shares, key=abs)


def _given_up(day: DayFigures, id_: str) -> float:
    """Share of those of a whole day who come to a touchpoint and give up there."""
    parts = [(hour.at(id_).arrivals_per_hour, hour.at(id_).abandoned) for hour in day.hours]
    came = math.fsum(n for n, _ in parts)
    return math.fsum(n * share for n, share in parts) / came if came else 0.0


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["200", "100"][len(sys.argv) - 1 :])))
