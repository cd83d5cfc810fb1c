"""A queue through a day: forward equations of M(t)/M/c(t) with or without patience, by uniformisation.

The number of customers there is a Markov chain whose rates change with the time of day (Kolmogorov's equations;
uniformisation: Jensen 1953). Within a stretch of the day nothing changes, so the chain is stepped with the largest rate
of the stretch: exact for exponential services and patience but for the mass beyond the largest number of customers,
which is said (`lost`). A stretch in which more come than can be served has a wait, not an endless one: the queue is
what it has grown to by then. Times in seconds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from blueprint.flow.time.laws import Waiting

_TAIL = 1e-9
_MOST = 20_000


@dataclass(frozen=True)
class Stretch:
    """A part of a day in which nothing changes.

    Attributes:
        start, end: seconds since midnight, start < end.
        rate: customers a second.
        servers: >= 0.
    """

    start: float
    end: float
    rate: float
    servers: int


@dataclass(frozen=True, kw_only=True)
class StretchFigures:
    """What happens in a stretch.

    Attributes:
        came: customers who come in it.
        wait_probability: of those who come in it, 0..1.
        wait_mean: mean wait of those who come in it and are served, seconds; of those who never give up, of all.
        given_up: share of those who come in it who give up, 0..1.
        waiting: customers in the line, on the mean of the stretch.
        busy: share of their time the servers serve, 0..1.
        wait: the law of the wait of those who are served, by its first two moments.
    """

    came: float
    wait_probability: float
    wait_mean: float
    given_up: float
    waiting: float
    busy: float
    wait: Waiting


@dataclass(frozen=True)
class Path:
    """How a queue goes through stretches that follow one another.

    Attributes:
        stretches: what happens in each.
        after: the law of the number of customers at the end, where another path may go on.
    """

    stretches: tuple[StretchFigures, ...]
    after: NDArray[np.float64]


def path(
    stretches: Sequence[Stretch],
    service: float,
    patience: float | None = None,
    before: NDArray[np.float64] | None = None,
    step: float = 60.0,
) -> Path:
    """A queue through stretches of a day.

    Args:
        stretches: one behind the other.
        service: mean service time, > 0, exponential.
        patience: mean patience, exponential; None: nobody gives up.
        before: the law of the number of customers when it starts; None: nobody is there.
        step: how often the figures of a stretch are taken, seconds.

    A stretch that lowers the number of servers lets the others finish whoever is being served.
    """
    law = np.array([1.0]) if before is None else before
    found = []
    for stretch in stretches:
        figures, law = _through(stretch, law, 1 / service, 1 / patience if patience else 0.0, step)
        found.append(figures)
    return Path(tuple(found), law)


def _through(
    stretch: Stretch, law: NDArray[np.float64], mu: float, theta: float, step: float
) -> tuple[StretchFigures, NDArray[np.float64]]:
    length, c, rate = stretch.end - stretch.start, stretch.servers, stretch.rate
    size = _size(law, rate, length, c, mu, theta)
    law = np.concatenate((law[:size], np.zeros(max(0, size - len(law)))))
    n = np.arange(size)
    death = np.minimum(n, c) * mu + np.maximum(n - c, 0) * theta
    birth = np.full(size, rate)
    birth[-1] = 0.0
    top = float((death + birth).max()) or 1.0
    up, down = birth / top, death / top
    stay = 1 - up - down
    steps = max(1, math.ceil(length / step))
    weights = _poisson(top * length / steps)
    mean = np.zeros(size)
    for _ in range(steps):
        mean += law / 2
        moved, law = law, law * weights[0]
        for w in weights[1:]:
            after = moved * stay
            after[1:] += moved[:-1] * up[:-1]
            after[:-1] += moved[1:] * down[1:]
            moved = after
            law = law + w * moved
        law /= law.sum()
        mean += law / 2
    mean /= steps
    line = np.maximum(n - c, 0)
    waiting = float(mean @ line)
    ahead = mean[c:] if c < size else np.zeros(0)
    return _figures(rate * length, mean, ahead, waiting, c, mu, theta), law


def _figures(
    came: float,
    mean: NDArray[np.float64],
    ahead: NDArray[np.float64],
    waiting: float,
    servers: int,
    mu: float,
    theta: float,
) -> StretchFigures:
    """Of customers who come in a stretch: those ahead in line leave at the rate of the servers and of lost patience."""
    k = np.arange(len(ahead), dtype=np.float64)
    leaving: NDArray[np.float64] = (
        servers * mu + k * theta
    )  # with k ahead in line, and one's own patience beside
    served: NDArray[np.float64] = np.zeros(len(ahead))
    times: NDArray[np.float64] = np.zeros(len(ahead))
    if servers:
        served = np.asarray(np.cumprod(leaving / (leaving + theta)))
        times = np.asarray(np.cumsum(1 / (leaving + theta)))
    stays = float(1 - ahead.sum() + ahead @ served)
    given_up = max(0.0, 1 - stays)
    wait = float(ahead @ (served * times)) / stays if stays > 0 else 0.0
    squares = np.cumsum(1 / (leaving + theta) ** 2) + times**2 if servers else times
    waited = float(ahead @ served) / stays if stays > 0 else 0.0
    square = float(ahead @ (served * squares)) / stays if stays > 0 else 0.0
    spread = math.sqrt(max(0.0, square * waited / wait**2 - 1)) if wait else 1.0
    busy = float(np.minimum(np.arange(len(mean)), servers) @ mean) / servers if servers else 0.0
    return StretchFigures(
        came=came,
        wait_probability=float(ahead.sum()),
        wait_mean=wait,
        given_up=given_up if theta else 0.0,
        waiting=waiting,
        busy=busy,
        wait=Waiting(min(waited, 1.0), wait / waited, spread) if wait else Waiting(0.0, 0.0),
    )


def _size(law: NDArray[np.float64], rate: float, length: float, c: int, mu: float, theta: float) -> int:
    """More customers than ever come together, but for a share of `_TAIL`."""
    now = int(np.flatnonzero(law > _TAIL)[-1]) + 1 if (law > _TAIL).any() else 1
    grown = now + max(0.0, (rate - c * mu) * length)
    if theta and rate > c * mu:
        grown = min(grown, max(now, c + (rate - c * mu) / theta))
    settled = 0.0
    if c and rate < c * mu:
        settled = min(
            math.log(_TAIL) / math.log(max(rate / (c * mu), 1e-3)), 40 * math.sqrt(rate * length) + 40
        )
    spread = 7 * math.sqrt(rate * length + grown + 1)
    return min(_MOST, max(math.ceil(grown + min(spread, settled + 7 * math.sqrt(grown + 1))), c) + c + 30)


def _poisson(mean: float) -> NDArray[np.float64]:
    """P(so many jumps), until next to nothing is left."""
    count = math.ceil(mean + 8 * math.sqrt(mean) + 12)
    k = np.arange(count)
    logs = -mean + k * math.log(mean) - np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, count)))))
    weights = np.exp(logs)
    return np.asarray(weights / weights.sum())
