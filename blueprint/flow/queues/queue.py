"""Queues in front of staffed touchpoints (theory 4.6): which formula, and how far off it can be.

Times in seconds, arrivals per hour. With Poisson arrivals the wait is exact for exponential service (Erlang 1917;
inside a network too, Jackson 1957), its mean also for any service at one server (Pollaczek 1930, Khinchine 1932).
Otherwise it is that of Cosmetatos 1975, where patience is in it the integral of `patience.py`. The errors are the
largest found against simulation (docs/queues.md).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.flow.queues.erlang import erlang_b, erlang_c
from blueprint.flow.queues.patience import patient
from blueprint.flow.queues.service import conditional_cv, cosmetatos, kimura
from blueprint.flow.time.laws import Fixed, Gamma, Waiting
from blueprint.flow.time.table import Table
from blueprint.model.arrivals import HOUR
from blueprint.ranking import NEAR, above, floor, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.time.laws import Law

__all__ = [
    "Overload",
    "QueueFigures",
    "erlang_b",
    "erlang_c",
    "pooled_service",
    "queue",
]

Method = Literal[
    "erlang-c",
    "pollaczek-khinchine",
    "cosmetatos",
    "kimura-cosmetatos",
    "erlang-a",
    "patience-integral",
    "network",
    "work-conservation",
    "forward",
    "forward-pool",
]


_BY_SERVERS = ((1, 0.0), (2, 0.019), (4, 0.017), (8, 0.02), (20, 0.021), (math.inf, 0.033))
_PATIENCE_ERROR = 0.11
_TAIL_ERROR, _GIVE_UP_ERROR, _POOL_GIVE_UP_ERROR = 0.11, 0.023, 0.35
_DAY_GIVE_UP_ERROR, _DAY_POOL_GIVE_UP_ERROR = 0.04, 0.16


@dataclass(frozen=True, slots=True)
class Stream:
    """How customers come to a queue where it is not at random.

    Attributes:
        cv2: squared coefficient of variation of the times between arrivals; 1 at random (Poisson).
        mean: the mean wait where it is known otherwise, in seconds; None: from `cv2`.
        error: how far off the mean wait may be then, relative: it is told at most 1 + error times too long or too short.
    """

    cv2: float = 1.0
    mean: float | None = None
    error: float = 0.35


RANDOM = Stream()


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """The queue in front of a staffed touchpoint.

    Attributes:
        arrivals_per_hour: customers who come to the touchpoint, each visit counted, those who give up too.
        servers: how many serve them.
        utilisation: share of their time the servers are busy, 0..1 (who gives up does not count).
        wait_probability: of having to wait, 0..1, of all who come.
        wait: the law of the wait of those who are served, no wait included.
        abandoned: share of those who come who give up waiting, 0..1.
        method: what the figures come from.
        error: how far off the mean wait may be, relative: it is told at most 1 + error times too long or too short; 0
            where it is exact.
        gone: the law of the wait of those who give up; None where nobody does.
        mean_range: where two moments of the service do not determine the mean wait: its ends.
    """

    arrivals_per_hour: float
    servers: int
    utilisation: float
    wait_probability: float
    wait: Waiting | Table
    abandoned: float
    method: Method
    error: float = 0.0
    gone: Law | None = None
    mean_range: tuple[float, float] | None = None

    @property
    def tail_error(self) -> float:
        """How far off the wait within which 90 % are served may be, relative; 0 where it is exact."""
        return 0.0 if self.method in ("erlang-c", "erlang-a") else max(self.error, _TAIL_ERROR)

    @property
    def give_up_error(self) -> float:
        """How far off the share of those who give up may be, 0..1; 0 where it is exact."""
        if self.method == "work-conservation" and self.has_patience:
            return _POOL_GIVE_UP_ERROR
        if self.method == "forward-pool" and self.has_patience:
            return _DAY_POOL_GIVE_UP_ERROR
        if self.method == "forward" and self.has_patience:
            return _DAY_GIVE_UP_ERROR if self.error else 0.0
        return _GIVE_UP_ERROR if self.method == "patience-integral" else 0.0

    @property
    def has_patience(self) -> bool:
        """Whether customers may give up."""
        return isinstance(self.wait, Table) or self.gone is not None

    @property
    def wait_mean(self) -> float:
        """The mean wait of those who are served."""
        return self.wait.mean

    @property
    def waiting(self) -> Law:
        """The wait of those who wait and are served."""
        if not self.wait.mean:
            return Fixed(0.0)
        return self.wait.waiting if isinstance(self.wait, Waiting) else self.wait.waiting()

    def service_level(self, t: float) -> float:
        """Share of all arrivals who are served after a wait of at most `t` seconds (t >= 0), 0..1.

        Who gives up counts as not served in time.
        """
        return (1 - self.abandoned) * self.wait.cdf(t)

    def wait_quantile(self, p: float) -> float:
        """The wait, in seconds, that a share `p` (0 <= p < 1) of those served does not exceed."""
        wait = self.wait
        if wait.mean == 0 or wait.cdf(0.0) >= p:
            return 0.0
        if isinstance(wait, Waiting) and wait.cv == 1:
            return wait.mean_if_waiting * math.log(wait.probability / (1 - p))
        low, high = 0.0, wait.mean
        while wait.cdf(high) < p:
            high *= 2
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if wait.cdf(middle) < p else (low, middle)
        return high


@dataclass(frozen=True, slots=True)
class Overload:
    """More work comes than the servers can do: without end, the queue grows for ever.

    Attributes:
        arrivals_per_hour: customers who come to the touchpoint.
        servers: how many serve them.
        utilisation: work that comes over work that can be done, >= 1.
        servers_needed: the fewest servers that keep up, however long the wait is then.
    """

    arrivals_per_hour: float
    servers: int
    utilisation: float
    servers_needed: int


def queue(
    arrivals_per_hour: float,
    servers: int,
    service: Law,
    *,
    patience: float | None = None,
    stream: Stream = RANDOM,
) -> QueueFigures | Overload:
    """The queue in front of `servers` servers.

    Args:
        arrivals_per_hour: >= 0; for the peak, give the arrivals of the peak hour.
        servers: >= 1.
        service: the law of the service time, without any wait.
        patience: mean time after which a waiting customer gives up (exponential); None: never.
        stream: how customers come; at random unless told otherwise. With patience only its error counts.

    Raises:
        ValueError: an argument is out of range.
    """
    if not 0 <= arrivals_per_hour < math.inf:
        raise ValueError(f"arrivals per hour must be 0 or more, not {arrivals_per_hour}")
    if servers < 1:
        raise ValueError(f"a staffed touchpoint needs at least 1 server, not {servers}")
    if patience is not None and not patience > 0:
        raise ValueError(f"patience must be more than 0 seconds, not {patience}")
    load = arrivals_per_hour / HOUR * service.mean
    if load == 0:
        return QueueFigures(
            arrivals_per_hour=arrivals_per_hour,
            servers=servers,
            utilisation=0.0,
            wait_probability=0.0,
            wait=Waiting(0, 0),
            abandoned=0.0,
            method="erlang-c",
        )
    cv2 = service.variance / service.mean**2
    exponential = same(cv2, 1, NEAR)
    if patience is not None and patience < math.inf:
        found = patient(arrivals_per_hour / HOUR, servers, service.mean, cv2, patience)
        return QueueFigures(
            arrivals_per_hour=arrivals_per_hour,
            servers=servers,
            utilisation=min(1.0, load * (1 - found.given_up) / servers),
            wait_probability=found.wait_probability,
            wait=found.served,
            abandoned=found.given_up,
            method="erlang-a" if exponential else "patience-integral",
            error=max(0.0 if exponential else _PATIENCE_ERROR, 0.0 if stream is RANDOM else stream.error),
            gone=found.gone,
        )
    if not above(servers, load):
        return Overload(arrivals_per_hour, servers, load / servers, floor(load) + 1)
    return _endless(arrivals_per_hour, servers, service.mean, cv2, stream)


def _endless(
    arrivals_per_hour: float, servers: int, service: float, cv2: float, stream: Stream
) -> QueueFigures:
    """The queue of those who never give up; the servers keep up."""
    load = arrivals_per_hour / HOUR * service
    busy, utilisation = erlang_c(load, servers), load / servers
    exponential = same(cv2, 1, NEAR)
    base = busy * service / (servers - load)
    mean = base if exponential else base * cosmetatos(servers, utilisation, cv2)
    ends = None
    method: Method = "erlang-c" if exponential else "pollaczek-khinchine" if servers == 1 else "cosmetatos"
    error = 0.0 if exponential else next(error for most, error in _BY_SERVERS if servers <= most)
    if servers > 1 and not exponential and cv2 > 1:
        method, ends = "kimura-cosmetatos", (base * kimura(servers, utilisation, cv2), mean)
        error = max(error, 1 - ends[0] / mean)
    cv = 1.0 if exponential else conditional_cv(servers, utilisation, math.sqrt(cv2))
    if stream is not RANDOM:
        alone, ends = mean, None
        mean = _from_stream(alone, utilisation, cv2, stream.cv2) if stream.mean is None else stream.mean
        busy *= min(1.0, (mean / alone) ** 0.25) if alone else 0.0
        method, error = "network", stream.error
    wait = Waiting(busy, mean / busy if busy else 0.0, cv)
    return QueueFigures(
        arrivals_per_hour=arrivals_per_hour,
        servers=servers,
        utilisation=utilisation,
        wait_probability=busy,
        wait=wait,
        abandoned=0.0,
        method=method,
        error=error,
        gone=None,
        mean_range=ends,
    )


def _from_stream(mean: float, utilisation: float, service_cv2: float, arrivals_cv2: float) -> float:
    """The mean wait of random arrivals made that of others (Kraemer & Langenbach-Belz 1976, Whitt 1983)."""
    both = arrivals_cv2 + service_cv2
    if both <= 0:
        return 0.0
    fall = 1.0
    if arrivals_cv2 < 1:
        fall = math.exp(-2 * (1 - utilisation) * (1 - arrivals_cv2) ** 2 / (3 * utilisation * both))
    return mean * both / (1 + service_cv2) * fall


def pooled_service(parts: Sequence[tuple[float, Law]]) -> Law:
    """The service law of all who come: a mix of laws, by its mean and cv.

    Args:
        parts: (weight, law); weights >= 0 of any sum, for example visits times share of each segment.
    """
    total = math.fsum(weight for weight, _ in parts)
    if total <= 0:
        raise ValueError("nobody comes: a mix of services needs a positive weight")
    mean = math.fsum(weight * law.mean for weight, law in parts) / total
    variance = math.fsum(weight * (law.variance + (law.mean - mean) ** 2) for weight, law in parts) / total
    return Gamma(mean, math.sqrt(variance) / mean if mean else 0.0)
