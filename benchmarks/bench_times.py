"""Times and queues against simulating them. Prints ratios; asserts nothing.

    python benchmarks/bench_times.py

Identical runs differ by 30-80 % on a shared machine: best of several is printed.
"""

from __future__ import annotations

import math
import random
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from blueprint.figures import Analysis
from blueprint.figures.simulation.simulation import simulate
from blueprint.flow.chain.chain import Chain
from blueprint.flow.time.chain import TimedChain
from blueprint.flow.time.distribution import distribution, walk_distribution
from blueprint.flow.time.draw import draw_walk
from blueprint.flow.time.lattice import grid as time_grid
from blueprint.flow.time.laws import Fixed, Gamma, Law, Pert, Triangular, Waiting, together
from blueprint.flow.time.slack import slack_by_touchpoint
from blueprint.flow.time.stretch import Stretch, stretch
from blueprint.flow.time.totals import total_time
from blueprint.flow.time.visible import visible_time
from blueprint.flow.visits.visits import visits
from blueprint.model.loader import loads

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.flow.time.distribution import TimeDistribution
    from blueprint.flow.time.walk import Walk

MINUTES = (10, 20, 30, 45, 60, 90, 120, 300)


def service(size: int, loops: float, *, fixed: bool = False, seed: int = 1) -> TimedChain:
    """A long way forward with short cuts, returns of up to 12 touchpoints, and all kinds of laws."""
    r = random.Random(seed)
    ids = tuple(f"t{i}" for i in range(size))
    moves: list[dict[int, float]] = []
    leaves: list[dict[str, float]] = []
    for i in range(size):
        row: dict[int, float] = {i + 1: 1.0}
        for _ in range(r.choice((0, 1, 2))):
            back = r.random() < loops
            to = max(0, i - r.randrange(1, 12)) if back else min(i + 1 + int(r.expovariate(0.7)), size)
            row[to] = row.get(to, 0.0) + r.random()
        total = sum(row.values())
        moves.append({j: q / total for j, q in row.items() if j < size})
        leaves.append({"served": row[size] / total} if size in row else {})
    entry = (1.0, *(0.0 for _ in ids[1:]))
    return TimedChain(Chain(ids, entry, tuple(moves), tuple(leaves)), {n: a_law(r, fixed=fixed) for n in ids})


def a_law(r: random.Random, *, fixed: bool) -> Law:
    m = r.choice(MINUTES)
    laws: list[Callable[[], Law]] = [
        lambda: Fixed(m),
        lambda: Gamma(m, r.uniform(0.3, 1.5)),
        lambda: Gamma(m, 1),
        lambda: Triangular(m / 2, m, 2 * m),
        lambda: Pert(m / 2, m, 3 * m),
        lambda: together(Waiting(0.6, m / 2), Gamma(m, 1)),
    ]
    return laws[0]() if fixed else r.choice(laws)()


def best(call: Callable[[], Any], turns: int = 5) -> tuple[float, Any]:
    """Shortest of several runs in seconds, and what came out."""
    found, shortest = call(), math.inf
    for _ in range(turns):
        begin = time.perf_counter()
        found = call()
        shortest = min(shortest, time.perf_counter() - begin)
    return shortest, found


def reference(walk: Walk) -> TimeDistribution:
    """The same on many points, whatever it takes."""
    kept = time_grid._WANTED
    time_grid._WANTED = 1 << 40
    try:
        return walk_distribution(walk, 1 << 15)
    finally:
        time_grid._WANTED = kept


def distance(found: TimeDistribution, t: float, share: float) -> float:
    """How far a share is off; a coarse lattice may be two steps aside."""
    aside = 2 * found.step if found.method == "coarse" else 0.0
    return max(found.share_within(t - aside) - share, share - found.share_within(t + aside), 0.0)


def distributions() -> None:
    print("distribution of the total time: lattice against 100,000 random walks, 2^15 points as the truth")
    print(
        f"{'touchpoints':>20} {'moments':>9} {'lattice':>9} {'walks':>9} {'ratio':>6} {'off':>9} {'said':>9} {'walks off':>9}"
    )
    for size in (12, 60, 200, 1000):
        for loops in (0.0, 0.1):
            for fixed in (False, True):
                timed = service(size, loops, fixed=fixed)
                walk = timed.whole(timed.chain)
                moments, _ = best(partial(total_time, timed))
                took, found = best(partial(distribution, timed), 3)
                drawing, drawn = best(partial(draw_walk, walk, np.random.default_rng(1), 100_000), 1)
                truth = reference(walk)
                at = [truth.quantile(p) for p in np.linspace(0.01, 0.99, 60)]
                off = max(distance(found, t, truth.share_within(t)) for t in at)
                noise = max(abs(float((drawn <= t).mean()) - truth.share_within(t)) for t in at)
                name = f"{size} {'loops' if loops else 'no loops'}{' fixed' if fixed else ''}"
                print(
                    f"{name:>20} {moments * 1e3:7.1f}ms {took * 1e3:7.1f}ms {drawing * 1e3:7.0f}ms"
                    f" {drawing / took:6.1f} {off:9.1e} {found.error:9.1e} {noise:9.1e}  {found.method}"
                )


def everything() -> None:
    timed = service(200, 0.05)

    def figures() -> None:
        total_time(timed)
        visits(timed.chain)
        visible_time(timed, timed.chain.ids[::2])
        slack_by_touchpoint(timed, 3600)
        distribution(timed)
        for first, last in (("t0", "t199"), ("t20", "t120"), ("t100", "t180")):
            found = stretch(timed, first, last)
            if isinstance(found, Stretch) and found.walk is not None:
                walk_distribution(found.walk)

    took, _ = best(figures, 3)
    print(f"\nall times of 200 touchpoints, three promises among them: {took * 1e3:.0f} ms")


HALL = """
blueprint: 1
title: Three queues
arrivals: 60/h
touchpoints:
  triage: {lane: customer, title: A, start: 100%, time: {estimate: {mean: 1m, cv: 1}}, staffed: {servers: 2}, next: {counter: 60%, kiosk: 30%}, end: {lost: 10%}}
  counter: {lane: customer, title: B, time: {estimate: {mean: 192s, cv: 1}}, staffed: {servers: 3}, next: {triage: 8%}, end: {served: 92%}}
  kiosk: {lane: customer, title: C, time: {estimate: {mean: 3m, cv: 1}}, staffed: {servers: 2}, next: {triage: 5%}, end: {served: 95%}}
"""


def hall() -> None:
    service_map = loads(HALL).map
    assert service_map is not None
    exact, mean = best(lambda: Analysis(service_map).all.time.mean, 20)
    hours = 100
    took, found = best(lambda: simulate(Analysis(service_map), hours=hours, replications=10), 1)
    time = next(c.simulated for c in found.checked if c.quantity == "time_mean")
    share = (time.high - time.low) / 2 / time.mean
    print(
        f"\nmean time in a hall with three queues: formulas {mean:.1f} s in {exact * 1e6:.0f} us; Ciw, 10 x {hours} h,"
        f" {time.mean:.1f} s +- {share:.1%} in {took:.1f} s: {took / exact:,.0f} times as long"
    )


if __name__ == "__main__":
    distributions()
    everything()
    hall()
