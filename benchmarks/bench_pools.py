"""How far off the waits of pools are: random maps whose people are shared, simulated customer by customer.

    python benchmarks/bench_pools.py [MAPS] [CUSTOMERS]

Prints a line a map, then errors of the mean wait, of the wait at each touchpoint and of the shares that give up;
docs/queues.md holds them. 200 maps of 40,000 customers by default, some minutes.
"""

from __future__ import annotations

import math
import random
import sys

import numpy as np

from blueprint.figures import Analysis
from blueprint.flow.queues.queue import QueueFigures
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from tests.figures.hall_simulation import simulated

HEAD = (
    "blueprint: 1\ntitle: x\narrivals: {rate:.9f}/h\nroles:\n  guide: {{servers: {servers}}}\ntouchpoints:\n"
)


def main(maps: int, customers: int) -> None:
    """Print every map, then the errors."""
    for loses in (False, True):
        errors = [e for seed in range(maps) if (e := _errors(seed, customers, loses=loses))]
        print(f"{'some give up' if loses else 'nobody gives up'}, {len(errors)} maps")
        _show("mean wait of a map", [w for w, _, _ in errors])
        _show("wait at a touchpoint", [w for _, each, _ in errors for w in each])
        _show("share giving up there", [s for _, _, each in errors for s in each])


def _show(what: str, errors: list[float]) -> None:
    size = math.fsum(map(abs, errors)) / len(errors)
    print(f"  {what}: {min(errors):+.1%} .. {max(errors):+.1%}, mean {size:.1%}, rms {_rms(errors):.1%}")


def _rms(values: list[float]) -> float:
    return math.sqrt(math.fsum(v * v for v in values) / len(values))


def _errors(seed: int, customers: int, *, loses: bool) -> tuple[float, list[float], list[float]] | None:
    made = random_map(seed, loses=loses)
    analysis = Analysis(made)
    queues = {i: q for i, q in analysis.queues.items() if isinstance(q, QueueFigures)}
    if len(queues) < len(analysis.queues) or not any(
        q.method == "work-conservation" for q in queues.values()
    ):
        return None
    rate = (made.arrivals or 0.0) / 3600
    end = customers / rate
    at = {i: "guide" for i, t in analysis.flat.touchpoints.items() if t.role}
    servers = made.roles["guide"].servers
    seen = simulated(
        analysis.flat, [(0, end, rate)], {"guide": [(0, servers)]}, at, seed, (end / 10, end * 0.95)
    )
    served = {i: q.arrivals_per_hour * (1 - q.abandoned) for i, q in queues.items()}
    mean = math.fsum(q.wait_mean * served[i] for i, q in queues.items()) / math.fsum(served.values())
    truth = float(np.mean(np.concatenate([seen.waits[i] for i in queues if i in seen.waits])))
    shares = [q.abandoned - seen.gave_up.get(i, 0) / max(1, seen.came.get(i, 0)) for i, q in queues.items()]
    each = [q.wait_mean / float(np.mean(seen.waits[i])) - 1 for i, q in queues.items() if i in seen.waits]
    print(
        f"{seed:4}: {servers} people, wait {mean:7.1f} s, simulated {truth:7.1f} s ({mean / truth - 1:+.0%})"
    )
    return mean / truth - 1, each, shares


def random_map(seed: int, *, loses: bool) -> ServiceMap:
    """Two to five touchpoints of one role, some with steps between, some with a way back."""
    pick = random.Random(seed)
    count, servers = pick.randint(2, 5), pick.choice([1, 2, 3, 5])
    lines = [line for at in range(count) for line in _touchpoint(pick, at, count, loses=loses)]

    def read(rate: float) -> ServiceMap:
        found = loads(HEAD.format(rate=rate, servers=servers) + "\n".join(lines) + "\n").map
        assert found is not None
        return found

    (role,) = Analysis(read(1e-6)).roles
    busy = pick.choice([0.7, 0.9, 1.1, 1.3] if loses else [0.5, 0.7, 0.85, 0.92])
    return read(busy * servers / role.work * 1e-6)


def _touchpoint(pick: random.Random, at: int, count: int, *, loses: bool) -> list[str]:
    mean, cv = pick.choice([30, 60, 120, 300]), pick.choice([0, 0.5, 1, 1.3])
    patience = f"{{patience: {pick.choice([120, 300, 900])}s}}" if loses and pick.random() < 0.7 else "{}"
    staffed = f", staffed: {patience}" if at == 0 or pick.random() < 0.7 else ""
    gap, share = pick.choice([0, 0, 0, 60, 600]), pick.choice([60, 80, 100])
    start = ", start: 100%" if at == 0 else ""
    head = (
        f"  t{at}: {{lane: frontstage, role: guide, title: T{at}{start}, "
        f"time: {{estimate: {{mean: {mean}s, cv: {cv}}}}}{staffed}"
    )
    if at == count - 1:
        return [head + (", next: {t0: 20%}, end: {served: }}" if pick.random() < 0.25 else ", end: served}")]
    to = f"g{at}" if gap else f"t{at + 1}"
    ways = f", next: {to}}}" if share == 100 else f", next: {{{to}: {share}%}}, end: {{served: }}}}"
    step = f"  g{at}: {{lane: customer, title: G{at}, time: {{estimate: {{mean: {gap}s, cv: 1}}}}, next: t{at + 1}}}"
    return [head + ways, *([step] if gap else [])]


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["200", "40000"][len(sys.argv) - 1 :])))
