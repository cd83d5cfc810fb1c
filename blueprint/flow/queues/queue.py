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
    from collections.abc import Mapping, Sequence

    from blueprint.flow.time.laws import Law

__all__ = [
    "Overload",
    "QueueFigures",
    "erlang_b",
    "erlang_c",
    "pooled_service",
    "queue",
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
