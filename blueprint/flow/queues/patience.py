"""The wait in front of servers when customers give up, by one integral (Baccelli & Hebuterne 1981; theory 4.6).

V, the wait that a customer of endless patience would have, has a density proportional to

    exp((rate * integral of P(patience > u) over u < v  -  v servers / service) / k),

and k is the mean wait over that with exponential service at the load that remains (Cosmetatos). With exponential
service k is 1 and everything is exact: Erlang A (Palm 1957). Otherwise the share that gives up is right to 2.3
points, the mean wait to 11 %. Stable at any load: the density is worked out from its largest value. Seconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from blueprint.flow.queues.erlang import erlang_b
from blueprint.flow.queues.service import cosmetatos
from blueprint.flow.time.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

_PARTS = 256
_LOST = 40.0  # in logarithms: what is left out of the density
_NODES = (  # Gauss-Legendre, 4 points on 0..1: where, and with which weight
    (0.06943184420297371, 0.17392742256872692),
    (0.33000947820757187, 0.32607257743127307),
    (0.6699905217924281, 0.32607257743127307),
    (0.9305681557970263, 0.17392742256872692),
)
_SMALL = 1e-4


@dataclass(frozen=True)
class Patience:
    """The wait in front of `servers` servers when customers give up.

    Attributes:
        wait_probability: of finding all servers busy, 0..1.
        given_up: share of all who come that gives up, 0..1.
        served: the wait of those who are served.
        gone: the wait of those who give up; None where next to nobody does.
    """

    wait_probability: float
    given_up: float
    served: Table
    gone: Table | None


Line = tuple[tuple[float, float], ...]
"""Who stands in one line: arrivals per second > 0, and mean patience (exponential, > 0; infinite: endless)."""


def give_up_share(rate: float, servers: int, service: float, cv2: float, patience: float) -> float:
    """The share that gives up; arguments as of `patient`."""
    return give_up_share_in(((rate, patience),), servers, service, cv2, patience)


def give_up_share_in(
    line: Line, servers: int, service: float, cv2: float, patience: float, factor: float = 1.0
) -> float:
    """The same of those with one patience in a line of several; arguments as of `patient_in`."""
    return _settled(line, servers, service, cv2, patience, factor).given_up


def patient(rate: float, servers: int, service: float, cv2: float, patience: float) -> Patience:
    """The wait where customers give up.

    Args:
        rate: arrivals per second, > 0.
        servers: >= 1.
        service: mean service time, > 0.
        cv2: its squared coefficient of variation.
        patience: mean patience, exponential, > 0.
    """
    return patient_in(((rate, patience),), servers, service, cv2, patience)


def patient_in(
    line: Line, servers: int, service: float, cv2: float, patience: float, factor: float = 1.0
) -> Patience:
    """The wait of those with one patience in a line of several.

    Args:
        line: all of them; those of endless patience bring less work than the servers can do.
        servers: >= 1.
        service: mean service time, > 0.
        cv2: its squared coefficient of variation.
        patience: of those whose wait it is; may be infinite.
        factor: times as long as where customers come at random, were nobody to give up.
    """
    found = _settled(line, servers, service, cv2, patience, factor)
    waits, gives_up = found.wait_probability, found.given_up
    stays = 1 - waits + waits * found.total(2)  # without the subtraction of all who give up
    by = [(1 - waits + waits * s) / stays for s in found.sums(2)]
    served = found.table(by, (1 - waits) / stays, waits * found.total(3) / stays)
    if gives_up < 1e-12:
        return Patience(waits, gives_up, served, None)
    left = [waits * (1 - m) for m in found.sums(0)]
    by = [
        (waits * g - math.expm1(-v / patience) * more) / gives_up
        for v, g, more in zip(found.points, found.sums(1), left, strict=True)
    ]
    return Patience(waits, gives_up, served, found.table(by, 0.0, waits * found.total(4) / gives_up))


@lru_cache(maxsize=4096)
def _settled(
    line: Line, servers: int, service: float, cv2: float, patience: float, factor: float
) -> _Offered:
    """The offered wait whose k belongs to the load that remains."""
    load = math.fsum(rate for rate, _ in line) * service / servers
    if abs(cv2 - 1) < 1e-9:
        return _Offered(line, servers, service, patience, factor)
    found = _Offered(line, servers, service, patience, factor * cosmetatos(servers, min(load, 1.0), cv2))
    before: tuple[float, float] | None = None
    for _ in range(50):
        k = factor * cosmetatos(servers, min(load * (1 - found.all_given_up), 1.0), cv2)
        if abs(k - found.k) <= 1e-12 * k:
            break
        tried = k
        if before is not None and found.k != before[0]:  # the secant: every integral counts
            slope = (k - before[1]) / (found.k - before[0])
            tried = found.k + (k - found.k) / (1 - slope) if slope < 1 else k
        before = found.k, k
        found = _Offered(line, servers, service, patience, tried if tried > 0 else k)
    return found


class _Offered:
    """V with a given k: points, and per cell the mass, the part that gives up, and the part that stays."""

    def __init__(self, line: Line, servers: int, service: float, patience: float, k: float) -> None:
        import numpy as np

        self.k = k
        out, leave = servers / service, 1 / patience
        rate = math.fsum(r for r, _ in line)

        def log_density(v: float) -> float:
            return (_staying(line, v) - v * out) / k

        peak = _peak(line, out)
        self._top = log_density(peak)
        end = max(peak, k / out)
        while log_density(end) > self._top - _LOST:
            end *= 2
        end = _crossing(log_density, peak, end, self._top - _LOST)
        begin = 0.0
        if peak and log_density(0.0) < self._top - _LOST:
            begin = _crossing(log_density, peak, 0.0, self._top - _LOST)
        near = min(end, begin + _LOST * min(patience, *(p for _, p in line)))
        points = np.linspace(begin, near, _PARTS + 1)
        if near < end:
            points = np.concatenate((points, np.linspace(near, end, _PARTS + 1)[1:]))
        self.points = points.tolist()
        at, weight = np.array(_NODES).T
        width = np.diff(points)[:, None]
        v = points[:-1, None] + width * at
        x = v * leave
        gone = -np.expm1(-x)
        staying = sum(r * v if p == math.inf else -r * p * np.expm1(-v * (1 / p)) for r, p in line)
        here = np.exp((staying - v * out) / k - self._top) * width * weight
        lost = np.where(x > _SMALL, gone - x * (1 - gone), x * x * (0.5 - x / 3))
        until = here * patience * lost if leave else here * 0.0
        columns = (here, here * gone, here * (1 - gone), here * (1 - gone) * v, until)
        self._cells = [column.sum(axis=1) for column in columns]
        self._totals = [float(column.sum()) for column in self._cells]
        self._mass = self._totals[0]
        blocked = erlang_b(rate * service, servers - 1)
        if blocked == 0:
            self.wait_probability = 0.0
        else:
            odds = math.log(rate / k * self._mass * blocked) + self._top
            self.wait_probability = 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0
        self.given_up = self.wait_probability * self.total(1)
        self.all_given_up = self.given_up
        if len(line) > 1:
            leaving = sum(-r / rate * np.expm1(-v / p) for r, p in line if p < math.inf)
            self.all_given_up = self.wait_probability * float((here * leaving).sum()) / self._mass

    def total(self, column: int) -> float:
        """E over V > 0: of 1, of giving up, of staying; of the wait of those who stay, of those who give up."""
        return self._totals[column] / self._mass

    def sums(self, column: int) -> list[float]:
        """The same over V up to each point."""
        return [0.0, *(self._cells[column].cumsum() / self._mass).tolist()]

    def table(self, cdf: list[float], at_once: float, mean: float) -> Table:
        """A law by its cdf at the points, and its mean."""
        points, values = list(self.points), cdf
        if points[0] > 0:
            points, values = [0.0, *points], [at_once, *values]
        return Table.of(points, values, mean)


def _staying(line: Line, v: float) -> float:
    """The integral over u < v of the rate at which those come who would wait longer than u."""
    if len(line) == 1 and line[0][1] < math.inf:
        return -line[0][0] * line[0][1] * math.expm1(-v * (1 / line[0][1]))
    return math.fsum(r * v if p == math.inf else -r * p * math.expm1(-v / p) for r, p in line)


def _peak(line: Line, out: float) -> float:
    """The wait beyond which fewer come who would wait so long than are served."""
    if len(line) == 1:
        rate, patience = line[0]
        return max(0.0, patience * math.log(rate / out)) if rate > out else 0.0

    def more(v: float) -> float:
        return math.fsum(r * math.exp(-v / p) for r, p in line) - out

    if more(0.0) <= 0:
        return 0.0
    end = 1.0
    while more(end) > 0:
        end *= 2
    return _crossing(more, 0.0, end, 0.0)


def _crossing(of: Callable[[float], float], inside: float, outside: float, level: float) -> float:
    """Between a point where a function is above a level and one where it is below."""
    for _ in range(40):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if of(middle) > level else (inside, middle)
    return outside
