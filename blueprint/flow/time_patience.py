"""Erlang A: a queue whose customers give up after an exponential patience (Palm 1957; theory 4.6).

Stable at any load. Everything is worked out from the largest term, so that neither a thousand servers nor
much patience overflow. Times in seconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from blueprint.flow.time_erlang import erlang_b


@dataclass(frozen=True)
class Impatience:
    """The wait in front of `servers` servers when customers give up.

    Attributes:
        rate: arrivals per second, > 0.
        servers: >= 1.
        service: mean service time, exponential, > 0.
        patience: mean patience, exponential, > 0.
        wait_probability: of finding all servers busy, 0..1.
        abandoned: share who give up, 0..1.
    """

    rate: float
    servers: int
    service: float
    patience: float
    wait_probability: float
    abandoned: float

    @classmethod
    def of(cls, rate: float, servers: int, service: float, patience: float) -> Impatience:
        """Solve the birth-death chain of the number of customers present.

        With p_c = 1 the states below c sum to 1 / B (Erlang B), the state c + k has the product of
        rate / (c / service + j / patience) over j = 1..k.
        """
        blocked = erlang_b(rate * service, servers)
        out = servers / service
        top = max(0, math.floor((rate - out) * patience))
        weight, queue, first = _around(top, rate, out, patience)
        if blocked == 0:
            return cls(rate, servers, service, patience, 0.0, 0.0)
        total = first * (1 / blocked - 1) + weight
        waiting = queue / total
        return cls(rate, servers, service, patience, min(1.0, weight / total), waiting / patience / rate)

    @cached_property
    def _tail(self) -> tuple[list[float], list[float]]:
        """Points v and P(V > v | V > 0) of the wait V a customer of endless patience would have.

        Its density is proportional to exp(rate patience (1 - exp(-v / patience)) - v servers / service)
        (Baccelli & Hebuterne 1981); Simpson's rule between the points.
        """
        out = self.servers / self.service
        theta = 1 / self.patience

        def log_density(v: float) -> float:
            return -self.rate * self.patience * math.expm1(-v * theta) - v * out

        peak = max(0.0, self.patience * math.log(self.rate / out))
        top = log_density(peak)
        end = max(peak, self.service / self.servers)
        while log_density(end) > top - 40:
            end *= 2
        low = peak
        while low > 1e-9 * peak and log_density(low) > top - 40:
            low -= peak / 64
        low = max(low, 0.0)
        n = 2000
        points = [low + (end - low) * k / n for k in range(n + 1)]
        step = (end - low) / n
        f = [math.exp(log_density(v) - top) for v in points]
        middle = [math.exp(log_density(v + step / 2) - top) for v in points[:-1]]
        tail = [0.0] * (n + 1)
        for k in range(n - 1, -1, -1):
            tail[k] = tail[k + 1] + (f[k] + 4 * middle[k] + f[k + 1]) * step / 6
        return points, [t / tail[0] for t in tail]

    def _offered_above(self, t: float) -> float:
        """P(V > t | V > 0)."""
        points, tail = self._tail
        if t <= points[0]:
            return 1.0
        if t >= points[-1]:
            return 0.0
        step = points[1] - points[0]
        k = min(int((t - points[0]) / step), len(points) - 2)
        part = (t - points[k]) / step
        return tail[k] + part * (tail[k + 1] - tail[k])

    def waits_longer(self, t: float) -> float:
        """P(wait > t): neither served nor given up by then."""
        return self.wait_probability * self._offered_above(t) * math.exp(-t / self.patience)

    def served_within(self, t: float) -> float:
        """Share of all arrivals whose service begins within `t`."""
        points, tail = self._tail
        served = 0.0
        for k in range(len(points) - 1):
            if points[k] >= t:
                break
            end = min(points[k + 1], t)
            part = (end - points[k]) / (points[k + 1] - points[k])
            mass = (tail[k] - tail[k + 1]) * part
            served += mass * math.exp(-(points[k] + end) / 2 / self.patience)
        return 1 - self.wait_probability + self.wait_probability * served

    def quantile(self, p: float) -> float:
        """The wait that a share `p` (0 <= p < 1) does not exceed, served or given up."""
        if self.waits_longer(0.0) <= 1 - p:
            return 0.0
        low, high = 0.0, self._tail[0][-1]
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if self.waits_longer(middle) > 1 - p else (low, middle)
        return high


def _around(top: int, rate: float, out: float, patience: float) -> tuple[float, float, float]:
    """Sums of u_k and k u_k, and u_0, of u_k ~ prod rate / (out + j / patience), with u_top = 1."""
    weight, queue = 1.0, float(top)
    term, k = 1.0, top
    while term > 1e-18 * weight:
        k += 1
        term *= rate / (out + k / patience)
        weight += term
        queue += k * term
    term, k = 1.0, top
    while k > 0 and term > 1e-300:
        term *= (out + k / patience) / rate
        k -= 1
        weight += term
        queue += k * term
    return weight, queue, term if k == 0 else 0.0
