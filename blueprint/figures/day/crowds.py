"""Who comes to each line of a day while so many give up elsewhere: fewer come to what lies behind a long line."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.figures.pools import Customers, pool_returns, straight_shares
from blueprint.flow.chain.gates import gated, joined
from blueprint.flow.day.forward import Coming, Stretch
from blueprint.flow.pools.conserved import Return, ratio
from blueprint.flow.queues.queue import pooled_service
from blueprint.flow.queues.service import cosmetatos
from blueprint.flow.visits.visits import count_visits
from blueprint.model.arrivals import HOUR
from blueprint.ranking import NEAR, same

if TYPE_CHECKING:
    from blueprint.figures.day.lines import DayLine
    from blueprint.figures.map_figures import MapFigures
    from blueprint.flow.time.laws import Law

Lost = Mapping[str, float]
"""Touchpoint to the share of those who come there who give up."""
ERROR, PATIENT_ERROR, POOL_ERROR, PATIENT_POOL_ERROR = 0.3, 0.2, 0.6, 1.7
"""How far off mean waits of days may be, relative (docs/queues.md): one touchpoint, with patience; shared people, with it."""
_FULL, _IDLE, _LEAST, _MOST_AGAIN = 0.98, 0.01, 0.2, 0.95


@dataclass(frozen=True)
class Crowd:
    """Who comes to a line, per customer of the map.

    Attributes:
        line: whose.
        come: touchpoint to visits, those who give up too.
        services: touchpoint to the law of its service; only those somebody comes to.
        straight: touchpoint to the share who come straight from a service of the same people.
        returns: (share of customers, what each brings), of a pool.
    """

    line: DayLine
    come: Mapping[str, float]
    services: Mapping[str, Law]
    straight: Mapping[str, float]
    returns: tuple[tuple[float, Return], ...]

    @property
    def error(self) -> float:
        """How far off the mean wait may be, relative; 0 where it is exact."""
        if self.line.pool:
            return PATIENT_POOL_ERROR if self.line.patience else POOL_ERROR
        (law,) = self.services.values()
        if same(law.variance, law.mean**2, NEAR):
            return 0.0
        return PATIENT_ERROR if self.line.patience else ERROR

    def load(self, rate: float, lost: Lost) -> float:
        """Servers at work when so many customers a second come in (erlang)."""
        return rate * fsum(n * self.services[id_].mean for id_, n in self._served(lost).items())

    def endless(self, rate: float) -> float:
        """Of that, the work of those who never give up."""
        patience = self.line.patience
        return rate * fsum(n * self.services[id_].mean for id_, n in self.come.items() if id_ not in patience)

    def stretch(self, part: tuple[float, float, float], servers: int, lost: Lost) -> Stretch:
        """A part of the day (from, to, customers of the map an hour) with so many servers."""
        start, end, per_hour = part
        rate, served = per_hour / HOUR, self._served(lost)
        service = pooled_service([(n, self.services[id_]) for id_, n in served.items()])
        straight = fsum(n * self.straight.get(id_, 0.0) for id_, n in self.come.items())
        return Stretch(
            start=start,
            end=end,
            coming=tuple(
                Coming(rate * n, self.line.patience.get(id_, math.inf), self.straight.get(id_, 0.0))
                for id_, n in self.come.items()
            ),
            servers=servers,
            service=service.mean,
            lump=self._lump(rate, servers, service, self.load(rate, lost)),
            again=min(straight / fsum(served.values()), _MOST_AGAIN),
        )

    def _served(self, lost: Lost) -> dict[str, float]:
        return {id_: n * max(1 - lost.get(id_, 0.0), 1e-9) for id_, n in self.come.items()}

    def _lump(self, rate: float, servers: int, service: Law, load: float) -> float:
        """The mean wait over that with exponential services and customers who come at random."""
        n, cv2 = max(servers, 1), service.variance / service.mean**2
        busy = max(min(load / n, _FULL), _IDLE)
        back = ratio([(rate * share, r) for share, r in self.returns], n) if self.returns else 1.0
        return max(back * cosmetatos(n, busy, cv2), _LEAST)


class Crowds:
    """Finds who comes to each line of a map."""

    def __init__(self, analysis: MapFigures, lines: Sequence[DayLine]) -> None:
        self._lines = lines
        self._kinds = [s.service for s in analysis.segments.values()]
        self._gates = {at: gate for at, gate in analysis.serving.gates.items() if gate.gives_up}
        self._same: dict[str, Crowd] | None = None

    def at(self, lost: Lost) -> Mapping[str, Crowd]:
        """The crowds, by line, while so many give up; lines nobody comes to are left out."""
        if not self._gates and self._same is not None:
            return self._same
        gates = {at: gate.with_shares(lost.get(gate.queue, 0.0), 0.0) for at, gate in self._gates.items()}
        kinds = [(kind.share, gated(kind.chain, gates), kind.laws) for kind in self._kinds]
        met = [count_visits(chain) for _, chain, _ in kinds]
        found = {line.name: crowd for line in self._lines if (crowd := self._crowd(line, kinds, met))}
        if not self._gates:
            self._same = found
        return found

    def _crowd(self, line: DayLine, kinds: Customers, met: Sequence[Mapping[str, float]]) -> Crowd | None:
        come, services = {}, {}
        for id_ in line.members:
            at = [joined(place) for place, gate in self._gates.items() if gate.queue == id_] or [id_]
            parts = [
                (share * fsum(seen.get(place, 0.0) for place in at), laws[id_])
                for (share, _, laws), seen in zip(kinds, met, strict=True)
                if id_ in laws
            ]
            if (n := fsum(weight for weight, _ in parts)) > 0 and (law := pooled_service(parts)).mean > 0:
                come[id_], services[id_] = n, law
        if not come:
            return None
        straight: dict[str, float] = {}
        returns: tuple[tuple[float, Return], ...] = ()
        if line.pool:
            mean = pooled_service([(n, services[id_]) for id_, n in come.items()]).mean
            shares = straight_shares(line.pool, kinds, mean, {})
            straight = {id_: fsum(n for _, n in row) for id_, row in shares.items()}
            returns = pool_returns(line.pool, kinds)
        return Crowd(line, come, services, straight, returns)
