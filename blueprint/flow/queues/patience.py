"""The wait in front of servers when customers give up, by one integral (Baccelli & Hebuterne 1981; theory 4.6).

V, the wait that a customer of endless patience would have, has a density proportional to

    exp((integral over u < v of the work a second of those who would wait longer than u  -  v) / r),

work as a share of what the servers do. r is the mean service over the servers, times the mean wait over that with
exponential service at the load that remains (Cosmetatos). With exponential service r is service / servers and
everything is exact: Erlang A (Palm 1957). Otherwise the share that gives up is right to 2.3 points, the mean wait to
11 %. In a line of several groups r is of those who stay to be served: where those with long services are the patient
ones, the longer the wait, the more of the work is theirs. Stable at any load: the density is worked out from its
largest value. Seconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from blueprint.flow.queues.erlang import erlang_b
from blueprint.flow.queues.service import cosmetatos
from blueprint.flow.time.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


class Group(NamedTuple):
    """Those in a line who have one patience.

    Attributes:
        rate: arrivals per second, > 0.
        patience: mean, exponential, > 0; infinite: endless.
        service: mean service time, > 0 for one group at least.
        square: second moment of the service.
    """

    rate: float
    patience: float
    service: float
    square: float


Line = tuple[Group, ...]
"""Who stands in one line; those of endless patience bring less work than the servers can do."""


def give_up_share(rate: float, servers: int, service: float, cv2: float, patience: float) -> float:
    """The share that gives up; arguments as of `patient`."""
    return give_up_share_in(_alone(rate, service, cv2, patience), servers, patience)


def give_up_share_in(line: Line, servers: int, patience: float, factor: float = 1.0) -> float:
    """The same of those with one patience in a line of several; arguments as of `patient_in`."""
    return _settled(line, servers, factor).given_up(patience)


def patient(rate: float, servers: int, service: float, cv2: float, patience: float) -> Patience:
    """The wait where customers give up.

    Args:
        rate: arrivals per second, > 0.
        servers: >= 1.
        service: mean service time, > 0.
        cv2: its squared coefficient of variation.
        patience: mean patience, exponential, > 0.
    """
    return patient_in(_alone(rate, service, cv2, patience), servers, patience)


def _alone(rate: float, service: float, cv2: float, patience: float) -> Line:
    return (Group(rate, patience, service, service**2 * (1 + cv2)),)


def patient_in(line: Line, servers: int, patience: float, factor: float = 1.0) -> Patience:
    """The wait of those with one patience in a line of several.

    Args:
        line: all of them.
        servers: >= 1.
        patience: of those whose wait it is; may be infinite.
        factor: times as long as where customers come at random, were nobody to give up.
    """
    return _settled(line, servers, factor).of(patience)


@lru_cache(maxsize=1024)
def _settled(line: Line, servers: int, factor: float) -> _Offered:
    """The offered wait whose reach belongs to those who stay and the load that remains."""
    found = _Offered(line, servers, _reach(line, servers, factor))
    before: tuple[float, float] | None = None
    for _ in range(50):
        reach = _reach(found.served, servers, factor)
        if abs(reach - found.reach) <= 1e-12 * reach:
            break
        tried = reach
        if before is not None and found.reach != before[0]:  # the secant: every integral counts
            slope = (reach - before[1]) / (found.reach - before[0])
            tried = found.reach + (reach - found.reach) / (1 - slope) if slope < 1 else reach
        before = found.reach, reach
        found = _Offered(line, servers, tried if tried > 0 else reach)
    return found


def _reach(served: Line, servers: int, factor: float) -> float:
    """Seconds in which the density falls to 1 / e where nobody comes."""
    rate = math.fsum(g.rate for g in served)
    work = math.fsum(g.rate * g.service for g in served)
    service = work / rate
    cv2 = math.fsum(g.rate * g.square for g in served) / rate / service**2 - 1
    k = 1.0 if abs(cv2 - 1) < 1e-9 else cosmetatos(servers, min(work / servers, 1.0), cv2)
    return factor * k * service / servers


class _Offered:
    """V with a given reach: points, and the mass of each cell; what those of one patience make of it."""

    def __init__(self, line: Line, servers: int, reach: float) -> None:
        import numpy as np

        self.reach, self._line = reach, line
        work = tuple((g.rate * g.service / servers, g.patience) for g in line)

        def log_density(v: float) -> float:
            return (_staying(work, v) - v) / reach

        peak = _peak(work)
        top = log_density(peak)
        end = max(peak, reach)
        while log_density(end) > top - _LOST:
            end *= 2
        end = _crossing(log_density, peak, end, top - _LOST)
        begin = 0.0
        if peak and log_density(0.0) < top - _LOST:
            begin = _crossing(log_density, peak, 0.0, top - _LOST)
        near = min(end, begin + _LOST * min(g.patience for g in line))
        points = np.linspace(begin, near, _PARTS + 1)
        if near < end:
            points = np.concatenate((points, np.linspace(near, end, _PARTS + 1)[1:]))
        self._points = points.tolist()
        at, weight = np.array(_NODES).T
        width = np.diff(points)[:, None]
        self._at = points[:-1, None] + width * at
        staying = sum(
            w * self._at if p == math.inf else -w * p * np.expm1(-self._at * (1 / p)) for w, p in work
        )
        self._here = np.exp((staying - self._at) / reach - top) * width * weight
        self._mass = float(self._here.sum())
        busy = math.fsum(w for w, _ in work)
        blocked = erlang_b(busy * servers, servers - 1)
        if blocked == 0:
            self._waits = 0.0
        else:
            odds = math.log(busy / reach * self._mass * blocked) + top
            self._waits = 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0

    def given_up(self, patience: float) -> float:
        """The share that gives up of those with one patience, 0..1."""
        import numpy as np

        gone = -np.expm1(-self._at * (1 / patience))
        return self._waits * float((self._here * gone).sum()) / self._mass

    @property
    def served(self) -> Line:
        """Those who do not give up."""
        return tuple(g._replace(rate=g.rate * (1 - self.given_up(g.patience))) for g in self._line)

    def of(self, patience: float) -> Patience:
        """What those of one patience meet."""
        import numpy as np

        x = self._at * (1 / patience)
        gone = -np.expm1(-x)
        lost = np.where(x > _SMALL, gone - x * (1 - gone), x * x * (0.5 - x / 3))
        until = self._here * patience * lost if patience < math.inf else self._here * 0.0
        columns = (self._here, self._here * gone, self._here * (1 - gone), self._here * (1 - gone) * self._at, until)
        cells = [column.sum(axis=1) / self._mass for column in columns]
        _, share, stay, waited, left = (float(column.sum()) / self._mass for column in columns)
        sums = [[0.0, *cell.cumsum().tolist()] for cell in cells]
        waits = self._waits
        stays = 1 - waits + waits * stay  # without the subtraction of all who give up
        by = [(1 - waits + waits * s) / stays for s in sums[2]]
        served = self._table(by, (1 - waits) / stays, waits * waited / stays)
        gives_up = waits * share
        if gives_up < 1e-12:
            return Patience(waits, gives_up, served, None)
        by = [
            (waits * g - math.expm1(-v / patience) * waits * (1 - m)) / gives_up
            for v, m, g in zip(self._points, sums[0], sums[1], strict=True)
        ]
        return Patience(waits, gives_up, served, self._table(by, 0.0, waits * left / gives_up))

    def _table(self, cdf: list[float], at_once: float, mean: float) -> Table:
        """A law by its cdf at the points, and its mean."""
        points, values = list(self._points), cdf
        if points[0] > 0:
            points, values = [0.0, *points], [at_once, *values]
        return Table.of(points, values, mean)


def _staying(work: Sequence[tuple[float, float]], v: float) -> float:
    """The integral over u < v of the work a second of those who would wait longer than u."""
    return math.fsum(w * v if p == math.inf else -w * p * math.expm1(-v * (1 / p)) for w, p in work)


def _peak(work: Sequence[tuple[float, float]]) -> float:
    """The wait beyond which less work comes, of those who would wait so long, than is done."""
    if len(work) == 1 and work[0][1] < math.inf:
        busy, patience = work[0]
        return patience * math.log(busy) if busy > 1 else 0.0

    def more(v: float) -> float:
        return math.fsum(w * math.exp(-v / p) for w, p in work) - 1

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
