"""A queue through a day: forward equations of M(t)/M/c(t) with or without patience, by uniformisation.

The number of customers there is a Markov chain whose rates change with the time of day (Kolmogorov's equations;
uniformisation: Jensen 1953). Within a stretch of the day nothing changes, so its figures and what is there at its end
are exact for exponential services and one patience, but for the mass beyond the largest number of customers. A stretch
in which more come than can be served has a wait, not an endless one: the queue is what it has grown to by then.

What is not exact is put into the same equations:

- Services that are not exponential: the line moves by `lump` customers at a time, the ratio of its mean wait to that with
  exponential services. A day that never changes has then the waits and give-ups of `flow.queues` (without patience those
  of Cosmetatos, with it those of the integral of Baccelli & Hebuterne), and a line that grows still grows by who comes.
- Several patiences in one line: who stands j-th from its end has been there for j / rate, and has the patience of those
  who are still there by then (Whitt 2005).
- Who comes straight from a service of the same people joins as they leave it: the number stays what it was.

Times in seconds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from blueprint.flow.day.met import Met, met_by, together

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from blueprint.flow.time.laws import Waiting

_TAIL = 1e-9
_MOST = 20_000


class Coming(NamedTuple):
    """Who comes to one touchpoint of a line.

    Attributes:
        rate: customers a second.
        patience: mean, exponential; infinite: nobody gives up.
        straight: share of them who come straight from a service of the same people, 0..1.
    """

    rate: float
    patience: float = math.inf
    straight: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A part of a day in which nothing changes.

    Attributes:
        start, end: seconds since midnight, start < end.
        coming: who comes, by touchpoint.
        servers: >= 0.
        service: mean service, > 0.
        lump: customers of one step of the line, > 0; 1 where services are exponential.
        again: how many stand in line again straight after a service, per service, 0..1.
    """

    start: float
    end: float
    coming: tuple[Coming, ...]
    servers: int
    service: float
    lump: float = 1.0
    again: float = 0.0

    @property
    def rate(self) -> float:
        """All who come, a second."""
        return math.fsum(c.rate for c in self.coming)

    @property
    def fresh(self) -> float:
        """Those of them who do not come straight from a service, a second."""
        return math.fsum(c.rate * (1 - c.straight) for c in self.coming)

    def place(self, customers: NDArray[np.float64]) -> NDArray[np.float64]:
        """Which state so many customers are: one each while they are served, one a lump in line."""
        c = self.servers
        return np.where(customers > c, c + (customers - c) / self.lump, customers)

    def customers(self, states: int) -> NDArray[np.float64]:
        """How many customers there are in each state."""
        i, c = np.arange(states, dtype=np.float64), self.servers
        return np.where(i > c, c + (i - c) * self.lump, i)


class There(NamedTuple):
    """How many customers there are at some time.

    Attributes:
        chances: of each number.
        customers: the numbers, rising.
    """

    chances: NDArray[np.float64]
    customers: NDArray[np.float64]

    @property
    def mean(self) -> float:
        """Customers there, on the mean."""
        return float(self.chances @ self.customers)


@dataclass(frozen=True, kw_only=True)
class StretchFigures:
    """What happens in a stretch.

    Attributes:
        came: customers who come in it.
        waiting: customers in the line, on the mean of the stretch.
        busy: share of their time the servers serve, 0..1.
        all: what all meet who come in it.
        each: what those meet who come to each touchpoint.
    """

    came: float
    waiting: float
    busy: float
    all: Met
    each: tuple[Met, ...]

    @property
    def wait_probability(self) -> float:
        """Of those who come in it, 0..1."""
        return self.all.wait_probability

    @property
    def wait(self) -> Waiting:
        """The law of the wait of those who come in it and are served, by its first two moments."""
        return self.all.wait

    @property
    def wait_mean(self) -> float:
        """Its mean, seconds."""
        return self.all.wait.mean

    @property
    def given_up(self) -> float:
        """Share of those who come in it who give up, 0..1."""
        return self.all.given_up


@dataclass(frozen=True)
class Path:
    """How a queue goes through stretches that follow one another.

    Attributes:
        stretches: what happens in each.
        after: how many customers are there at the end, where another path may go on.
    """

    stretches: tuple[StretchFigures, ...]
    after: There


NOBODY = There(np.array([1.0]), np.array([0.0]))


def path(stretches: Sequence[Stretch], before: There = NOBODY) -> Path:
    """A queue through stretches of a day, one behind the other.

    A stretch that lowers the number of servers lets the others finish whoever is being served.
    """
    found, now = [], before
    for stretch in stretches:
        figures, now = _through(stretch, now)
        found.append(figures)
    return Path(tuple(found), now)


def _through(stretch: Stretch, before: There) -> tuple[StretchFigures, There]:
    length, c, mu, lump = stretch.end - stretch.start, stretch.servers, 1 / stretch.service, stretch.lump
    law = _spread(before.chances, stretch.place(before.customers))
    law, leaving = _grown(stretch, law)
    n = np.arange(len(law))
    birth = stretch.fresh / np.where(n < c, 1.0, lump)
    birth[-1] = 0.0
    death = np.minimum(n, c) * mu * (1 - stretch.again) / np.where(n > c, lump, 1.0)
    death += leaving[np.maximum(n - c, 0)]
    top = float((death + birth).max()) or 1.0
    mean, law = _moved(law, birth / top, death / top, top * length)
    customers = stretch.customers(len(law))
    done = mean * np.minimum(n, c)
    back = _spread(done, stretch.place(np.maximum(customers - 1, 0))) / (done.sum() or 1.0)
    back = np.concatenate((back, np.zeros(len(mean) - len(back))))
    ahead = c * mu / lump + leaving[: len(mean) - c]
    each = tuple(
        met_by(mean + who.straight * (back - mean), c, ahead, who.patience) for who in stretch.coming
    )
    served = float(np.minimum(n, c) @ mean)
    return StretchFigures(
        came=stretch.rate * length,
        waiting=float(mean @ (customers - np.minimum(n, c))),
        busy=served / c if c else 0.0,
        all=together([(who.rate or 1.0, met) for who, met in zip(stretch.coming, each, strict=True)]),
        each=each,
    ), There(law, customers)


def _moved(
    law: NDArray[np.float64], up: NDArray[np.float64], down: NDArray[np.float64], jumps: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The law on the mean of a stretch and at its end, in which there are so many jumps on the mean."""
    weights, beyond = _poisson(jumps)
    stay = 1 - up - down
    mean, end, now = np.zeros(len(law)), np.zeros(len(law)), law
    for here, later in zip(weights, beyond, strict=True):
        end += here * now
        mean += later * now
        after = now * stay
        after[1:] += now[:-1] * up[:-1]
        after[:-1] += now[1:] * down[1:]
        now = after
    return mean / mean.sum(), end / end.sum()


def _spread(chances: NDArray[np.float64], places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Chances put on whole states: those between two go to both, so that the mean stays."""
    low = np.floor(places).astype(int)
    part = places - low
    found = np.zeros(int(low.max()) + 2)
    np.add.at(found, low, chances * (1 - part))
    np.add.at(found, low + 1, chances * part)
    return found


def _grown(stretch: Stretch, law: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Room for more customers than ever come together, but for a share of `_TAIL`; lumps a second that give up."""
    length, c, lump = stretch.end - stretch.start, stretch.servers, stretch.lump
    rate, work = stretch.fresh / lump, c / stretch.service * (1 - stretch.again) / lump
    seen = np.flatnonzero(law > _TAIL)
    now = int(seen[-1]) + 1 if len(seen) else 1
    more = rate - work
    grown = now + max(0.0, more * length)
    spread = 7 * math.sqrt(rate * length + grown + 1)
    if work and more < 0:
        settled = min(math.log(_TAIL) / math.log(max(rate / work, 1e-3)), 40 * math.sqrt(rate * length) + 40)
        spread = min(spread, settled + 7 * math.sqrt(grown + 1))
    size = min(_MOST, max(math.ceil(grown + spread), c) + c + 30)
    leaving = _leaving(stretch, size)
    if more > 0 and leaving[-1] > more:
        held = c + int(np.searchsorted(leaving, more))
        size = min(size, max(now, held) + math.ceil(7 * math.sqrt(max(now, held) + 1)) + c + 30)
    return np.concatenate((law[:size], np.zeros(max(0, size - len(law))))), leaving


def _leaving(stretch: Stretch, size: int) -> NDArray[np.float64]:
    """Lumps a second that give up, with 0, 1, 2, ... in line."""
    patiences = {who.patience for who in stretch.coming}
    least = 1 / max(patiences, default=math.inf)
    if len(patiences) < 2 or not stretch.rate:
        return np.asarray(np.arange(size + 1) * least, dtype=np.float64)
    age = np.arange(1, size + 1) * stretch.lump / stretch.rate
    stay, lose = np.zeros(size), np.zeros(size)
    for who in stretch.coming:
        left = who.rate * np.exp(-age * (1 / who.patience - least))
        stay += left
        lose += left / who.patience
    return np.asarray(np.concatenate(([0.0], np.cumsum(lose / stay))), dtype=np.float64)


def _poisson(mean: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """P(so many jumps) and P(more than so many), until next to nothing is left."""
    count = math.ceil(mean + 8 * math.sqrt(mean) + 12)
    k = np.arange(count)
    logs = -mean + k * math.log(mean) - np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, count)))))
    weights = np.exp(logs)
    return weights, np.maximum(1 - np.cumsum(weights), 0.0)
