"""Queues simulated customer by customer, first come, first served: nothing of the code under test."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
WARM_UP = 0.05


@dataclass(frozen=True)
class Seen:
    """What happened at a queue: mean wait of those served, its 90 % point, who waited, who gave up."""

    wait: float
    p90: float
    waited: float
    gave_up: float
    wait_gone: float
    departures: Array

    @property
    def all_waits(self) -> float:
        """Mean wait of all, however it ended."""
        return (1 - self.gave_up) * self.wait + self.gave_up * self.wait_gone


def services(generator: np.random.Generator, mean: float, cv: float, size: int) -> Array:
    """Gamma times; fixed ones where the coefficient of variation is 0."""
    if cv == 0:
        return np.full(size, mean)
    return generator.gamma(cv**-2, mean * cv**2, size)


def serve(
    arrivals: Sequence[float] | Array, times: Array, servers: int, patience: Array | None = None
) -> Seen:
    """Customers who come at `arrivals`, in order; each takes the server that is free first."""
    free = [0.0] * servers
    waits, gone, left = [], [], []
    skip = int(len(times) * WARM_UP)
    joined = waited = 0
    rows = zip(
        arrivals,
        times.tolist(),
        [math.inf] * len(times) if patience is None else patience.tolist(),
        strict=True,
    )
    for k, (at, service, most) in enumerate(rows):
        wait = max(0.0, free[0] - at)
        counted = k >= skip
        joined += counted
        waited += counted and wait > 0
        if wait > most:
            if counted:
                gone.append(most)
            continue
        heapq.heapreplace(free, at + wait + service)
        left.append(at + wait + service)
        if counted:
            waits.append(wait)
    waits_seen = np.array(waits)
    return Seen(
        float(waits_seen.mean()),
        float(np.quantile(waits_seen, 0.9)),
        waited / joined,
        len(gone) / joined,
        float(np.mean(gone)) if gone else 0.0,
        np.sort(np.array(left)),
    )


def poisson(generator: np.random.Generator, rate: float, size: int) -> Array:
    """Arrivals at random."""
    return np.cumsum(generator.exponential(1 / rate, size))
