"""The lines of a map as a day needs them: who comes, how long service takes, who is patient."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.figures.pools import pool_ratio
from blueprint.flow.chain.gates import direct
from blueprint.flow.queues.queue import pooled_service
from blueprint.flow.queues.service import cosmetatos
from blueprint.flow.visits.visits import visits
from blueprint.model.roles import role_at

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.flow.time.laws import Law
    from blueprint.wording import Wording

_FULL = 0.98


@dataclass(frozen=True)
class DayLine:
    """One group of servers.

    Attributes:
        name: the role's key where it is declared, else the touchpoint.
        title: what it is called.
        queued: the touchpoints in front of which customers wait for it.
        per_customer: how often one customer of the map comes to it; who gives up does not.
        service: the law of the service.
        patience: of a customer in the line, mean seconds; None: nobody gives up.
        servers: as many as the map has.
        factor: its mean wait over that of customers who come at random (pools).
        cost: of an hour of one of them; None where nobody says.
    """

    name: str
    title: Wording
    queued: tuple[str, ...]
    per_customer: float
    service: Law
    patience: float | None
    servers: int
    factor: float
    cost: float | None

    def load(self, rate: float) -> float:
        """Servers at work when so many customers a second come in (erlang)."""
        return rate * self.per_customer * self.service.mean

    def stretch(self, servers: int, rate: float) -> float:
        """How many times as long its waits are as with exponential service."""
        cv2 = self.service.variance / self.service.mean**2
        busy = min(self.load(rate) / servers, _FULL) if servers else _FULL
        return self.factor * math.sqrt(cosmetatos(max(servers, 1), max(busy, 0.01), cv2))


def lines_of(analysis: Analysis) -> Iterator[DayLine]:
    """The lines of a map with arrivals, in the order of its queues; a pool is one."""
    flat, serving = analysis.flat, analysis.serving
    pool_of = {id_: pool for pool in serving.pools for id_ in pool.queued}
    done: set[str] = set()
    for id_, q in analysis.queues.items():
        pool = pool_of.get(id_)
        members = pool.members if pool else (id_,)
        if id_ in done:
            continue
        queued = pool.queued if pool else (id_,)
        done.update(queued)
        parts = [
            (segment.share * n, segment.service_laws[m])
            for segment in analysis.segments.values()
            for met in [visits(segment.chain).visits]
            for m in members
            if m in segment.service_laws and (n := met.get(m, 0.0) + met.get(direct(m), 0.0))
        ]
        if not parts:
            continue
        come = fsum(analysis.queues[m].arrivals_per_hour for m in queued if m in analysis.queues)
        served = fsum(weight for weight, _ in parts)
        joined = come / (flat.arrivals or 1.0)
        others = max(0.0, served - fsum(w for w, _ in _of(analysis, queued))) if pool else 0.0
        kinds = [(s.share, s.service.chain, s.service_laws) for s in analysis.segments.values()]
        role = role_at(flat.roles, flat.touchpoints[id_])
        patience = [p.seconds for m in queued if (t := flat.touchpoints[m].staffed) and (p := t.patience)]
        yield DayLine(
            name=role.id if role else id_,
            title=_title(analysis, id_),
            queued=queued,
            per_customer=joined + others,
            service=pooled_service(parts),
            patience=min(patience) if patience else None,
            servers=q.servers,
            factor=pool_ratio(pool, kinds, flat.arrivals or 0.0) if pool else 1.0,
            cost=role.cost.amount if role and role.cost else None,
        )


def _of(analysis: Analysis, queued: tuple[str, ...]) -> Iterator[tuple[float, str]]:
    for segment in analysis.segments.values():
        met = visits(segment.chain).visits
        for m in queued:
            yield segment.share * (met.get(m, 0.0) + met.get(direct(m), 0.0)), m


def _title(analysis: Analysis, id_: str) -> Wording:
    from blueprint.wording import Wording

    touchpoint = analysis.flat.touchpoints[id_]
    role = role_at(analysis.flat.roles, touchpoint)
    text = role.called if role else touchpoint.title
    return Wording(text["en"], text["zh"])
