"""Erlang's formulas: B and C by recursion (Erlang 1917), A for customers who give up (Palm 1957; theory 4.6).

Erlang A is stable at any load. It is worked out from the largest term, so that neither a thousand servers nor
much patience overflow. Times in seconds.
"""

from __future__ import annotations

import bisect
import itertools
import math
from dataclasses import dataclass
from functools import cached_property

_PARTS = 1000


def erlang_b(load: float, servers: int) -> float:
    """Probability that all `servers` are busy when nobody may wait.

    Args:
        load: arrivals per second times mean service time in seconds (erlang), >= 0.
        servers: >= 0.
    """
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    return blocked


def erlang_c(load: float, servers: int) -> float:
    """Probability of having to wait when all who find the servers busy wait; 1 from load >= servers on."""
    if load >= servers:
        return 1.0
    blocked = erlang_b(load, servers)
    return servers * blocked / (servers - load * (1 - blocked))


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
    def _table(self) -> tuple[list[float], list[float], list[float]]:
        """Points v, P(V > v | V > 0), and P(served by v | V > 0).

        V is the wait of a customer of endless patience. Its density is proportional to
        exp(rate patience (1 - exp(-v / patience)) - v servers / service) (Baccelli & Hebuterne 1981);
        Simpson's rule between the points. Past 40 times the patience nobody is left.
        """
        out, leave = self.servers / self.service, 1 / self.patience

        def log_density(v: float) -> float:
            return -self.rate * self.patience * math.expm1(-v * leave) - v * out

        peak = max(0.0, self.patience * math.log(self.rate / out))
        top = log_density(peak)
        end = max(peak, self.service / self.servers)
        while log_density(end) > top - 40:
            end *= 2
        near = min(end, 40 * self.patience)
        points = [near * k / _PARTS for k in range(_PARTS + 1)]
        points += [near + (end - near) * k / _PARTS for k in range(1, _PARTS + 1) if end > near]
        mass, served = [0.0], [0.0]
        for low, high in itertools.pairwise(points):
            at = (low, (low + high) / 2, high)
            a, b, c = (math.exp(log_density(v) - top) for v in at)
            x, y, z = (math.exp(-v * leave) for v in at)
            mass.append(mass[-1] + (a + 4 * b + c) * (high - low) / 6)
            served.append(served[-1] + (a * x + 4 * b * y + c * z) * (high - low) / 6)
        return points, [1 - m / mass[-1] for m in mass], [s / mass[-1] for s in served]

    def _read(self, column: int, t: float) -> float:
        points = self._table[0]
        values = self._table[column]
        k = bisect.bisect_right(points, t) - 1
        if k + 1 >= len(points):
            return values[-1]
        return values[k] + (values[k + 1] - values[k]) * (t - points[k]) / (points[k + 1] - points[k])

    def waits_longer(self, t: float) -> float:
        """P(wait > t), t >= 0 seconds: neither served nor given up by then."""
        return self.wait_probability * self._read(1, t) * math.exp(-t / self.patience)

    def served_within(self, t: float) -> float:
        """Share of all arrivals whose service begins within `t` >= 0 seconds."""
        return 1 - self.wait_probability * (1 - self._read(2, t))

    def quantile(self, p: float) -> float:
        """The wait that a share `p` (0 <= p < 1) does not exceed, served or given up."""
        if self.waits_longer(0.0) <= 1 - p:
            return 0.0
        low, high = 0.0, self._table[0][-1]
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
