"""Queues in front of staffed touchpoints (theory 4.6): Erlang B, C and A, Allen & Cunneen's factor.

Pure Python, no factorials: a thousand servers are as stable as one. Times in seconds, arrivals per hour.

What a touchpoint gets is exact for Poisson arrivals and exponential service (Erlang 1917; inside a
network too, Jackson 1957, where nobody gives up). Other service laws scale the wait by
(1 + cv^2) / 2 (Allen 1978; measured within 4 %, performance.md section 3). With patience it is Erlang A.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.flow.queues.erlang import Impatience, erlang_b, erlang_c
from blueprint.flow.time.laws import Gamma, Waiting, together
from blueprint.ranking import NEAR, above, floor, same

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blueprint.flow.time.laws import Law

__all__ = [
    "Overload",
    "QueueFigures",
    "arrivals_possible",
    "erlang_b",
    "erlang_c",
    "pooled_service",
    "queue",
    "queues_at",
    "servers_for",
    "with_waits",
]

Method = Literal["erlang-c", "allen-cunneen", "erlang-a"]

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """The queue in front of a staffed touchpoint.

    Attributes:
        arrivals_per_hour: customers who come to the touchpoint, each visit counted.
        servers: how many serve them.
        utilisation: share of their time the servers are busy, 0..1 (abandoned customers do not count).
        wait_probability: of having to wait, 0..1.
        wait_mean: mean wait of all, those who need not wait and those who give up included.
        wait: the law of the wait, to be put in front of the service. Exact for `erlang-c`; otherwise it
            has the right probability and mean, and an exponential shape.
        abandoned: share who give up waiting, 0..1.
        method: what the figures come from.
        impatience: the exact wait under patience (`erlang-a`).
    """

    arrivals_per_hour: float
    servers: int
    utilisation: float
    wait_probability: float
    wait_mean: float
    wait: Waiting
    abandoned: float
    method: Method
    impatience: Impatience | None = None

    def service_level(self, t: float) -> float:
        """Share of all arrivals who are served after a wait of at most `t` seconds (t >= 0), 0..1.

        Who gives up counts as not served in time.
        """
        return self.wait.cdf(t) if self.impatience is None else self.impatience.served_within(t)

    def wait_quantile(self, p: float) -> float:
        """The wait, in seconds, that a share `p` (0 <= p < 1) does not exceed, however it ends."""
        if self.impatience is not None:
            return self.impatience.quantile(p)
        if p <= 1 - self.wait_probability or self.wait_mean == 0:
            return 0.0
        return self.wait.mean_if_waiting * math.log(self.wait_probability / (1 - p))


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
    arrivals_cv: float = 1.0,
) -> QueueFigures | Overload:
    """The queue in front of `servers` servers.

    Args:
        arrivals_per_hour: >= 0; for the peak, give the arrivals of the peak hour.
        servers: >= 1.
        service: the law of the service time, without any wait.
        patience: mean time after which a waiting customer gives up (exponential); None: never.
        arrivals_cv: coefficient of variation of the times between arrivals; 1 for Poisson arrivals.

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
        return QueueFigures(arrivals_per_hour, servers, 0.0, 0.0, 0.0, Waiting(0, 0), 0.0, "erlang-c")
    cv2 = service.variance / service.mean**2
    if patience is not None and patience < math.inf:
        left = Impatience.of(arrivals_per_hour / HOUR, servers, service.mean, patience)
        mean = left.abandoned * patience
        wait = Waiting(left.wait_probability, mean / left.wait_probability if mean else 0.0)
        busy = min(1.0, load * (1 - left.abandoned) / servers)
        return QueueFigures(
            arrivals_per_hour,
            servers,
            busy,
            left.wait_probability,
            mean,
            wait,
            left.abandoned,
            "erlang-a",
            left,
        )
    if not above(servers, load):
        return Overload(arrivals_per_hour, servers, load / servers, floor(load) + 1)
    busy = erlang_c(load, servers)
    factor = (arrivals_cv**2 + cv2) / 2
    wait = Waiting(busy, service.mean / (servers - load) * factor)
    exact = same(cv2, 1, NEAR) and arrivals_cv == 1
    method: Method = "erlang-c" if exact else "allen-cunneen"
    return QueueFigures(arrivals_per_hour, servers, load / servers, busy, wait.mean, wait, 0.0, method)


def servers_for(
    arrivals_per_hour: float,
    service: Law,
    *,
    within: float = 0.0,
    share: float = 0.0,
    utilisation: float = 1.0,
    patience: float | None = None,
    at_most: int = 10_000,
) -> int | None:
    """The fewest servers with which a share of the customers is served within a wait.

    Args:
        arrivals_per_hour: >= 0; for the peak, give the arrivals of the peak hour.
        service: the law of the service time.
        within: the wait, in seconds, >= 0.
        share: the share to be served after at most this wait, 0..1.
        utilisation: and the servers are busy at most this share of their time, 0..1; below 1 in any case
            unless there is patience.
        patience: as for `queue`.
        at_most: the search ends there.

    Returns:
        The number, at least 1; None when even `at_most` are too few.
    """

    def enough(servers: int) -> bool:
        found = queue(arrivals_per_hour, servers, service, patience=patience)
        if isinstance(found, Overload):
            return False
        return found.utilisation <= utilisation and found.service_level(within) >= share

    return _first(enough, at_most)


def arrivals_possible(servers: int, service: Law, *, within: float, share: float) -> float:
    """The most arrivals per hour of which a share is still served within a wait, to 1e-9 of it.

    Args:
        servers: >= 1.
        service: the law of the service time; its mean must be positive.
        within: the wait, in seconds, >= 0.
        share: 0..1.
    """
    low, high = 0.0, servers / service.mean * HOUR
    while high - low > 1e-9 * high:
        middle = (low + high) / 2
        found = queue(middle, servers, service)
        kept = isinstance(found, QueueFigures) and found.service_level(within) >= share
        low, high = (middle, high) if kept else (low, middle)
    return low


def _first(holds: Callable[[int], bool], at_most: int) -> int | None:
    """The smallest number from 1 on for which something holds that holds from there on."""
    high = 1
    while not holds(high):
        if high >= at_most:
            return None
        high = min(2 * high, at_most)
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


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


def queues_at(
    arrivals_per_hour: float,
    visits: Mapping[str, float],
    servers: Mapping[str, int],
    laws: Mapping[str, Law],
    patience: Mapping[str, float] | None = None,
) -> dict[str, QueueFigures | Overload]:
    """The queues of a service: each staffed touchpoint gets the arrivals times its expected visits.

    Args:
        arrivals_per_hour: customers who enter the service.
        visits: expected visits per touchpoint (`times.expected_visits`; mixed over segments by share).
        servers: per staffed touchpoint.
        laws: of the service time, without waits; staffed touchpoints that have none are left out.
        patience: mean patience in seconds, where customers give up. Those who do still walk on in the
            chain: its shares are as authored.
    """
    patience = patience or {}
    return {
        name: queue(arrivals_per_hour * visits.get(name, 0.0), count, laws[name], patience=patience.get(name))
        for name, count in servers.items()
        if name in laws
    }


def with_waits(laws: Mapping[str, Law], queues: Mapping[str, QueueFigures | Overload]) -> dict[str, Law]:
    """The laws with the wait in front of the service at each staffed touchpoint.

    An overloaded touchpoint has no law: its wait grows for ever, so figures that need it are unknown.
    """
    found: dict[str, Law] = {}
    for name, law in laws.items():
        wait = queues.get(name)
        if isinstance(wait, QueueFigures):
            found[name] = together(wait.wait, law)
        elif wait is None:
            found[name] = law
    return found
