"""Random halls whose customers give up, wait as the queue has it and feel that, beside simulated customers.

Two segments, one line of one to four clerks (exponential services and patience), who gives up leaves or goes elsewhere,
scores that vary. The simulation is its own: it serves the line, walks each customer and draws what is felt.
`python -m tests.figures.many_halls 500` compares as many as wanted.
"""

from __future__ import annotations

import heapq
import random
import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from blueprint.figures import Analysis
from blueprint.model.loader import loads
from tests.flow.queue_simulation import poisson

SERVICE, GRID = 60.0, 1 / 3
SIGMAS, EXITS = 6.0, 0.012
"""Standard errors as if customers were independent, of which those in one line are not; a share."""

Array = NDArray[np.float64]
MAP = """\
blueprint: 1
title: Hall
arrivals: {arrivals:.9g}/h
emotion_spread: 1
segments:
  one: {{title: One, share: {one:g}%}}
  two: {{title: Two, share: {two:g}%, changes: {{d: {{next: {{x: {there[1]:g}%, y: {past[1]:g}%}}}}, x: {{emotion: {x[1]}}}, l: {{emotion: {l[1]}}}}}}}
touchpoints:
  g: {{lane: frontstage, title: G, time: 10s, emotion: {g}, next: w}}
  w: {{lane: customer, title: W, waits_for: d, emotion: {{at: {{0m: {at[0]}, 1m: {at[1]}, 3m: {at[2]}}}}}, next: d}}
  d: {{lane: frontstage, title: D, staffed: {{servers: {servers}, patience: {patience:g}s}}, {away}time: {{estimate: {{mean: 60s, cv: 1}}}}, emotion: {d}, next: {{x: {there[0]:g}%, y: {past[0]:g}%}}}}
  x: {{lane: customer, title: X, time: 1m, emotion: {x[0]}, next: l}}
  y: {{lane: customer, title: Y, time: 1m, emotion: {y}, end: served}}
  l: {{lane: customer, title: L, time: 1m, emotion: {l[0]}, end: served}}
"""


@dataclass(frozen=True)
class Seen:
    """What is remembered of each customer, and the share who left the service from the line."""

    remembered: Array
    left: float


def hall(seed: int) -> dict[str, object]:
    """A random one, as the map above takes it."""
    r = random.Random(seed)
    servers, load, one = r.randint(1, 4), r.uniform(0.6, 1.5), r.choice([30, 50, 70])
    there = [r.choice([20, 50, 80]), r.choice([10, 50, 90])]
    scores = (-2, -1, -0.5, 0.5, 1, 1.5, 2)
    return {
        "arrivals": 3600 * load * servers / SERVICE,
        "servers": servers,
        "patience": r.choice([60.0, 120.0, 300.0]),
        "one": one,
        "two": 100 - one,
        "there": there,
        "past": [100 - p for p in there],
        "at": [r.choice([1, 0.5, 0]), r.choice([-0.5, -1, -2]), r.choice([-2, -2.5])],
        "away": r.choice(["", "gives_up: l, "]),
        "x": [r.choice(scores), r.choice(scores)],
        "l": [r.choice(scores), r.choice(scores)],
        **{id_: r.choice(scores) for id_ in "gdy"},
    }


def simulated(said: dict[str, object], seed: int, customers: int) -> Seen:
    """So many customers, one by one."""
    v, generator = _Numbers(said), np.random.default_rng(seed)
    arrivals = np.asarray(poisson(generator, v["arrivals"][0] / 3600, customers))
    patience = generator.exponential(v["patience"][0], customers)
    wait, served = _line(
        arrivals, generator.exponential(SERVICE, customers), round(v["servers"][0]), patience
    )
    wait, served = wait[customers // 20 :], served[customers // 20 :]
    n = len(wait)
    two = generator.random(n) * 100 >= v["one"][0]

    def felt(who: NDArray[np.bool_], score: Array | float) -> Array:
        drawn = np.clip(np.round((score + generator.normal(0, 1, n)) / GRID) * GRID, -5, 5)
        return np.where(who, drawn, np.nan)

    on = served & (generator.random(n) * 100 < np.where(two, v["there"][1], v["there"][0]))
    back = on if not said["away"] else on | ~served
    steps = [
        felt(np.ones(n, bool), v["g"][0]),
        felt((wait > 0) | ~served, np.interp(wait, [0, 60, 180], v["at"])),
        felt(served, v["d"][0]),
        felt(on, np.where(two, v["x"][1], v["x"][0])),
        felt(served & ~on, v["y"][0]),
        felt(back, np.where(two, v["l"][1], v["l"][0])),
    ]
    scores = np.array(steps)
    last = steps[0]
    for step in steps[1:]:
        last = np.where(np.isnan(step), last, step)
    most = np.nanmax(np.abs(scores), axis=0)
    up, down = (scores == most).any(0), (scores == -most).any(0)
    peak = np.where(up & down, 0.0, np.where(up, most, -most))
    return Seen((peak + last) / 2, 0.0 if said["away"] else float((~served).mean()))


class _Numbers:
    def __init__(self, said: dict[str, object]) -> None:
        self._said = said

    def __getitem__(self, key: str) -> list[float]:
        value = self._said[key]
        return [float(x) for x in value] if isinstance(value, list) else [float(str(value))]


def _line(arrivals: Array, times: Array, servers: int, patience: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Wait of each, or patience of those who are not served."""
    free, waits, served = [0.0] * servers, [], []
    for at, service, most in zip(arrivals.tolist(), times.tolist(), patience.tolist(), strict=True):
        wait = max(0.0, free[0] - at)
        served.append(wait <= most)
        waits.append(min(wait, most))
        if wait <= most:
            heapq.heapreplace(free, at + wait + service)
    return np.array(waits), np.array(served)


def differs(seed: int, customers: int) -> str | None:
    """What figures and simulation differ in."""
    said = hall(seed)
    loaded = loads(MAP.format(**said))
    assert loaded.map is not None, loaded.problems
    whole, seen = Analysis(loaded.map).all, simulated(said, seed, customers)
    remembered = whole.experience.remembered
    assert remembered is not None
    off = remembered - float(seen.remembered.mean())
    near = (
        SIGMAS * float(seen.remembered.std()) / len(seen.remembered) ** 0.5 + 0.004
    )  # 0.004: means moved on the grid
    if abs(off) > near:
        return f"{seed}: remembered {remembered:.4f}, simulated {off:+.4f} off"
    gone = whole.exits.get("abandoned", 0.0)
    return None if abs(gone - seen.left) <= EXITS else f"{seed}: {gone:.4f} leave, simulated {seen.left:.4f}"


def main(count: int) -> int:
    """Compare; the number of halls that differ."""
    told = [said for seed in range(count) if (said := differs(seed, 60_000)) is not None]
    for said in told:
        print(said)
    print(f"{count} halls compared, {len(told)} differ")
    return len(told)


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)))
