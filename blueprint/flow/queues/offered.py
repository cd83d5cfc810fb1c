"""V, the wait that a customer of endless patience would have: its density, and what each patience makes of it.

The integral and its errors are in `patience.py`. Seconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from blueprint.flow.queues.erlang import erlang_b
from blueprint.flow.time.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blueprint.flow.time.law import Array

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


Straight = tuple[tuple[float, float], ...]


class Group(NamedTuple):
    """Those in a line who have one patience.

    Attributes:
        rate: arrivals per second, > 0.
        patience: mean, exponential, > 0; infinite: endless.
        service: mean service time, > 0 for one group at least.
        square: second moment of the service.
        straight: of those who come straight from a service of the same servers the patience there, infinite too, and
            their share: they find the line as those find it who are served there (`flow.pools.straight`).
    """

    rate: float
    patience: float
    service: float
    square: float
    straight: Straight = ()


Line = tuple[Group, ...]
"""Who stands in one line; those of endless patience bring less work than the servers can do."""


class Offered:
    """V with a given reach: points, and the mass of each cell; what those of one patience make of it.

    Attributes:
        reach: seconds in which the density falls to 1 / e where nobody comes.
        stay: by patience the share thought to stay of those who come at random; `stays` is what comes of it.
    """

    def __init__(self, line: Line, servers: int, reach: float, stay: Mapping[float, float]) -> None:
        import numpy as np

        self.reach, self.stay, self._line = reach, stay, line
        work = _work(line, servers, stay)
        staying_until = _staying(work)

        def log_density(v: float) -> float:
            return (staying_until(v) - v) / reach

        peak = _peak(work)
        top = log_density(peak)
        end = max(peak, reach)
        while log_density(end) > top - _LOST:
            end *= 2
        end = _crossing(log_density, peak, end, top - _LOST)
        begin = 0.0
        if peak and log_density(0.0) < top - _LOST:
            begin = _crossing(log_density, peak, 0.0, top - _LOST)
        near = min(end, begin + _LOST * min(p for _, p in work))
        points = begin + (near - begin) * np.linspace(0.0, 1.0, _PARTS + 1) ** (1 if peak else 2)
        if near < end:
            points = np.concatenate((points, np.linspace(near, end, _PARTS + 1)[1:]))
        self._points = points.tolist()
        at, weight = np.array(_NODES).T
        width = np.diff(points)[:, None]
        self._at = points[:-1, None] + width * at
        staying = sum(
            w * self._at if p == math.inf else -w * p * np.expm1(-self._at * (1 / p)) for w, p in work
        )
        self._here: Array = np.exp((staying - self._at) / reach - top) * width * weight
        self._mass = float(self._here.sum())
        busy = math.fsum(w for w, _ in work)
        blocked = erlang_b(busy * servers, servers - 1)
        if blocked == 0:
            self._waits = 0.0
        else:
            odds = math.log(busy / reach * self._mass * blocked) + top
            self._waits = 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0
        self._decays: dict[float, Array] = {}

    def given_up(self, patience: float, straight: Straight = ()) -> float:
        """The share that gives up of those with one patience, 0..1."""
        import numpy as np

        if patience == math.inf:
            return 0.0
        gone = -np.expm1(-self._at * (1 / patience))
        return self._waits * float((self._found(straight) * gone).sum()) / self._mass

    @property
    def stays(self) -> dict[float, float]:
        """The shares of those who come at random who would stay, by patience."""
        return {p: 1 - self.given_up(p) for p in self.stay}

    def _found(self, straight: Straight) -> Array:
        """The mass of each cell as those find it of whom so many come straight from services."""
        if not straight:
            return self._here
        at_random = 1 - math.fsum(n for _, n in straight)
        seen: Array = self._here * at_random
        for p, n in straight:
            seen = seen + self._here * (n / self.stay[p]) * self._decay(p)
        return seen

    def _decay(self, patience: float) -> Array:
        """The share of those with one patience who still wait in each cell."""
        if patience not in self._decays:
            import numpy as np

            self._decays[patience] = np.exp(-self._at * (1 / patience))
        return self._decays[patience]

    @property
    def served(self) -> Line:
        """Those who do not give up."""
        return tuple(
            g._replace(rate=g.rate * (1 - self.given_up(g.patience, g.straight))) for g in self._line
        )

    def of(self, patience: float, straight: Straight) -> Patience:
        """What those of one patience meet."""
        import numpy as np

        x = self._at * (1 / patience)
        gone = -np.expm1(-x)
        lost = np.where(x > _SMALL, gone - x * (1 - gone), x * x * (0.5 - x / 3))
        here = self._found(straight)
        mass = float(here.sum())
        until = here * patience * lost if patience < math.inf else here * 0.0
        columns = (here, here * gone, here * (1 - gone), here * (1 - gone) * self._at, until)
        cells = [column.sum(axis=1) / mass for column in columns]
        _, share, stay, waited, left = (float(column.sum()) / mass for column in columns)
        sums = [[0.0, *cell.cumsum().tolist()] for cell in cells]
        waits = min(self._waits * mass / self._mass, 1.0)
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


def _work(line: Line, servers: int, stay: Mapping[float, float]) -> list[tuple[float, float]]:
    """The work a second that comes, as shares of what the servers do, by the patience it falls with."""
    found: dict[float, list[float]] = {}
    for g in line:
        busy = g.rate * g.service / servers
        found.setdefault(g.patience, []).append(busy * (1 - math.fsum(n for _, n in g.straight)))
        for p, n in g.straight:
            both = 1 / (1 / g.patience + 1 / p) if min(g.patience, p) < math.inf else math.inf
            found.setdefault(both, []).append(busy * n / stay[p])
    return [(math.fsum(found[p]), p) for p in sorted(found)]


def _staying(work: Sequence[tuple[float, float]]) -> Callable[[float], float]:
    """The integral over u < v of the work a second of those who would wait longer than u, by v."""
    ends = [(-w * p, -1 / p) for w, p in work if p < math.inf]
    endless = [w for w, p in work if p == math.inf]

    def until(v: float) -> float:
        # Lists, for this is asked a hundred times for each guess of who stays.
        return math.fsum([scale * math.expm1(v * rate) for scale, rate in ends] + [w * v for w in endless])

    return until


def _peak(work: Sequence[tuple[float, float]]) -> float:
    """The wait beyond which less work comes, of those who would wait so long, than is done."""
    if len(work) == 1 and work[0][1] < math.inf:
        busy, patience = work[0]
        return patience * math.log(busy) if busy > 1 else 0.0

    def more(v: float) -> float:
        return math.fsum([w * math.exp(-v / p) for w, p in work]) - 1

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
