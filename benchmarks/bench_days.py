"""How far off waits through a day are: random days of one line, simulated customer by customer.

    python benchmarks/bench_days.py [DAYS] [RUNS]

Prints errors of the mean wait of the day and of its hours, by the spread of service; docs/queues.md holds them. 200
days of 100 runs each by default, some minutes.
"""

from __future__ import annotations

import math
import random
import sys

import numpy as np

from blueprint.figures import Analysis
from blueprint.figures.day.day import days_of
from blueprint.model.loader import loads
from tests.figures.hall_simulation import simulated


def main(days: int, runs: int) -> None:
    """Print the errors."""
    found: dict[tuple[float, bool], list[tuple[float, float, float]]] = {}
    for seed in range(days):
        pick = random.Random(seed)
        cv, loses = pick.choice([0.0, 0.5, 1.0, 1.0, 1.5]), pick.random() < 0.5
        found.setdefault((cv, loses), []).append(_errors(pick, cv, runs, seed, loses=loses))
    for (cv, loses), errors in sorted(found.items()):
        relative, hours, gone = zip(*errors, strict=True)
        print(
            f"cv {cv}, {'patience' if loses else 'no patience'}, {len(errors)} days: day {min(relative):+.0%} .. "
            f"{max(relative):+.0%}, an hour at most {max(hours):.0f} s off, giving up {max(gone, key=abs):+.3f}"
        )


def _errors(
    pick: random.Random, cv: float, runs: int, seed: int, *, loses: bool
) -> tuple[float, float, float]:
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
    analysis = Analysis(made)
    (day,) = days_of(analysis)
    waits: list[list[float]] = [[] for _ in rates]
    came = gave_up = 0
    spans = [(h.start, h.end, h.rate / 3600) for h in day.hours]
    for run in range(runs):
        seen = simulated(
            analysis.flat, spans, {"d": [(0, servers)]}, {"desk": "d"}, 1000 * seed + run, (32400, 64800)
        )
        came, gave_up = came + seen.came.get("desk", 0), gave_up + seen.gave_up.get("desk", 0)
        for at, wait in zip(seen.joined.get("desk", ()), seen.waits.get("desk", ()), strict=True):
            waits[int(at // 3600) - 9].append(wait)
    truth = float(np.mean(np.concatenate([np.array(w) for w in waits])))
    off = [
        abs(h.queues["desk"].wait_mean - float(np.mean(w)))
        for h, w in zip(day.hours, waits, strict=True)
        if w
    ]
    relative = day.wait_mean("desk") / truth - 1 if truth > 1 else 0.0
    return (
        (relative if math.isfinite(relative) else 0.0),
        max(off),
        day.given_up("desk") - gave_up / max(came, 1),
    )


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["200", "100"][len(sys.argv) - 1 :])))
