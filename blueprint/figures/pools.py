"""Pools: the touchpoints whose servers are the people of one role, and the queues in front of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.pools.conserved import ERROR, Return, ratio, returns
from blueprint.flow.pools.straight import coming_straight
from blueprint.flow.queues.nearing import Nearing
from blueprint.flow.queues.offered import Group, Line, Straight
from blueprint.flow.queues.patience import give_up_share_in, patient_in
from blueprint.flow.queues.queue import Overload, QueueFigures, Stream, pooled_service, queue
from blueprint.model.arrivals import HOUR
from blueprint.model.roles import role_at
from blueprint.ranking import above, floor

if TYPE_CHECKING:
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.time.laws import Law
    from blueprint.model.service_map import ServiceMap


PATIENT_ERROR = 1.9
"""How far off the mean wait may be where customers give up, relative."""


@dataclass(frozen=True)
class Pool:
    """Touchpoints that share servers.

    Attributes:
        role: whose.
        servers: how many there are.
        queued: those in front of which customers wait for them, in order of declaration.
        others: where the role works too, and nobody is said to wait.
    """

    role: str
    servers: int
    queued: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.queued, *self.others)


def pools_of(service_map: ServiceMap, staffed: Collection[str], known: Collection[str]) -> tuple[Pool, ...]:
    """The pools of a flat map in which servers have more to do than one queue.

    Args:
        service_map: with pools written out.
        staffed: the touchpoints in front of which there are queues.
        known: those whose times are known.
    """
    members: dict[str, list[str]] = {}
    for id_, touchpoint in service_map.touchpoints.items():
        role = role_at(service_map.roles, touchpoint)
        if role is not None and id_ in known:
            members.setdefault(role.id, []).append(id_)
    found = []
    for role_id, ids in members.items():
        queued = tuple(id_ for id_ in ids if id_ in staffed)
        if queued and len(ids) > 1:
            counts = [s.count for id_ in queued if (s := service_map.touchpoints[id_].staffed)]
            found.append(Pool(role_id, max(counts), queued, tuple(i for i in ids if i not in staffed)))
    return tuple(found)


@dataclass(frozen=True)
class Demand:
    """What comes to a pool.

    Attributes:
        arrivals: customers an hour who come to each of its touchpoints.
        services: the law of the service at each of them.
        patience: mean patience at each touchpoint where customers may give up, in seconds.
        straight: of those who come to each touchpoint, who come straight from another service of the pool.
    """

    arrivals: Mapping[str, float]
    services: Mapping[str, Law]
    patience: Mapping[str, float]
    straight: Mapping[str, Straight] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """All who come, per hour."""
        return fsum(self.arrivals.values())

    @property
    def service(self) -> Law:
        """The law of the service of all who come."""
        return pooled_service([(n, self.services[id_]) for id_, n in self.arrivals.items() if n > 0])

    @property
    def line(self) -> Line:
        """All who come, by their patience: who gives up is not served, so every patience has a service of its own."""
        found: dict[tuple[float, Straight], list[tuple[float, Law]]] = {}
        for id_, come in self.arrivals.items():
            if come > 0:
                key = (self.patience.get(id_, math.inf), self.straight.get(id_, ()))
                found.setdefault(key, []).append((come / HOUR, self.services[id_]))
        return tuple(_group(*key, found[key]) for key in sorted(found))

    @property
    def loses(self) -> bool:
        """Whether some of those who come may give up."""
        return self.service.mean > 0 and any(self.arrivals[id_] > 0 for id_ in self.patience)

    def keeps_up(self, servers: int) -> bool:
        """Whether the line ends: those who never give up bring less work than so many can do."""
        return above(servers, fsum(g.rate * g.service for g in self.line if g.patience == math.inf))

    def with_arrivals(self, id_: str, per_hour: float) -> Demand:
        """The same where so many come to one touchpoint."""
        return replace(self, arrivals={**self.arrivals, id_: per_hour})

    def share_giving_up(self, id_: str, servers: int, factor: float) -> float:
        """The share of those who come to a touchpoint who give up there."""
        patience = self.patience.get(id_)
        if patience is None or not self.arrivals[id_] or not self.loses:
            return 0.0
        if not self.keeps_up(servers):
            return 1.0
        return give_up_share_in(self.line, servers, patience, factor, self.straight.get(id_, ()))


def _group(patience: float, straight: Straight, parts: Sequence[tuple[float, Law]]) -> Group:
    rate = fsum(n for n, _ in parts)
    mean = fsum(n * law.mean for n, law in parts) / rate
    square = fsum(n * (law.variance + law.mean**2) for n, law in parts) / rate
    return Group(rate, patience, mean, square, straight)


class Guesses:
    """What is thought to come to all pools, brought nearer to what comes of it.

    Attributes:
        off: how far the last guess was off, relative to the most that comes to a touchpoint; 0 before there is one.
    """

    def __init__(self) -> None:
        self.off = 0.0
        self._nearing, self._guess = Nearing(), list[float]()

    def after(self, found: Mapping[str, Demand | None]) -> dict[str, Demand | None]:
        """The next guess, after what came of the one before."""
        come = [n for demand in found.values() if demand for n in demand.arrivals.values()]
        before, guess = self._guess, come
        if len(before) == len(come) > 0:
            most = max(*before, *come)
            self.off = max(abs(a - b) for a, b in zip(before, come, strict=True)) / most
            guess = self._nearing.after(before, come)
        self._guess = guess
        left = iter(guess)
        return {role: demand and _guessed(demand, left) for role, demand in found.items()}


def _guessed(demand: Demand, left: Iterator[float]) -> Demand:
    come = {id_: next(left) for id_ in demand.arrivals}
    return replace(demand, arrivals={id_: n if id_ in demand.services else 0.0 for id_, n in come.items()})


_OWN = 0.5  # of what one leaves behind is what was found at that touchpoint, the rest as at all (bench_pools)
Customers = Sequence[tuple[float, "Chain", Mapping[str, "Law"]]]
"""Share of all customers, chain and laws of each kind."""


def pool_ratio(pool: Pool, kinds: Customers, arrivals: float) -> float:
    """What customers who come back do to the mean wait of a pool (`flow.pools.conserved`).

    Args:
        pool: whose.
        kinds: of customers; queues shut.
        arrivals: of all customers, per hour.
    """
    return ratio([(share * arrivals / HOUR, r) for share, r in pool_returns(pool, kinds)], pool.servers)


def pool_returns(pool: Pool, kinds: Customers) -> tuple[tuple[float, Return], ...]:
    """The share of every kind of customer, and what each of them brings to a pool."""
    found = []
    for share, chain, laws in kinds:
        own = {id_: laws[id_] for id_ in pool.members if id_ in laws}
        found.append((share, returns(chain, own, laws)))
    return tuple(found)


def straight_shares(
    pool: Pool, kinds: Customers, service: float, patience: Mapping[str, float]
) -> dict[str, Straight]:
    """The share of those who come to each touchpoint of a pool who come straight from another service of it.

    Args:
        pool: whose.
        kinds: of customers; queues shut.
        service: mean seconds of a service of the pool.
        patience: at its touchpoints.
    """
    visits: dict[str, list[float]] = {}
    parts: dict[str, dict[float, list[float]]] = {}
    for share, chain, laws in kinds:
        known = [id_ for id_ in pool.members if id_ in laws]
        for id_, (met, behind) in coming_straight(chain, known, laws, service).items():
            visits.setdefault(id_, []).append(share * met)
            row = parts.setdefault(id_, {})
            for before, n in behind.items():
                row.setdefault(patience.get(before, math.inf), []).append(share * n)
    served: dict[float, list[float]] = {}
    for id_, counts in visits.items():
        served.setdefault(patience.get(id_, math.inf), []).extend(counts)
    total = fsum(n for counts in served.values() for n in counts)
    alike = {p: fsum(counts) / total for p, counts in served.items()}
    found: dict[str, Straight] = {}
    for id_, row in parts.items():
        whole = fsum(n for behind in row.values() for n in behind) / fsum(visits[id_])
        own = {p: fsum(row[p]) / fsum(visits[id_]) for p in row}
        mixed = {p: _OWN * own.get(p, 0.0) + (1 - _OWN) * whole * n for p, n in alike.items()}
        found[id_] = tuple((p, mixed[p]) for p in sorted(mixed) if mixed[p] > 0)
    return found


def pool_queues(pool: Pool, demand: Demand, factor: float) -> dict[str, QueueFigures | Overload]:
    """The queue in front of each touchpoint of a pool where customers wait.

    Args:
        pool: whose.
        demand: what comes.
        factor: the mean wait over that with a mix of the services.
    """
    if demand.loses:
        return {id_: _with_patience(pool, demand, factor, id_) for id_ in pool.queued}
    whole = queue(demand.total, pool.servers, demand.service)
    if isinstance(whole, QueueFigures) and whole.wait_mean:
        mean = whole.wait_mean * factor
        whole = queue(demand.total, pool.servers, demand.service, stream=Stream(mean=mean, error=ERROR))
    return {id_: _of_pool(whole, demand.arrivals[id_]) for id_ in pool.queued}


def _of_pool(whole: QueueFigures | Overload, arrivals: float) -> QueueFigures | Overload:
    if isinstance(whole, Overload):
        return replace(whole, arrivals_per_hour=arrivals)
    return replace(whole, arrivals_per_hour=arrivals, method="work-conservation", error=ERROR)


def _with_patience(pool: Pool, demand: Demand, factor: float, id_: str) -> QueueFigures | Overload:
    if not demand.keeps_up(pool.servers):
        return growing_pool(pool, demand, id_)
    servers = pool.servers
    found = patient_in(
        demand.line, servers, demand.patience.get(id_, math.inf), factor, demand.straight.get(id_, ())
    )
    work = fsum(
        n * (1 - demand.share_giving_up(other, servers, factor)) * demand.services[other].mean
        for other, n in demand.arrivals.items()
        if n
    )
    return QueueFigures(
        arrivals_per_hour=demand.arrivals[id_],
        servers=servers,
        utilisation=min(1.0, work / HOUR / servers),
        wait_probability=found.wait_probability,
        wait=found.served,
        abandoned=found.given_up,
        method="work-conservation",
        error=PATIENT_ERROR,
        gone=found.gone,
    )


def growing_pool(pool: Pool, demand: Demand, id_: str) -> Overload:
    """A queue of a pool that grows although customers give up."""
    load = demand.total / HOUR * demand.service.mean
    needed = max(pool.servers, floor(load)) + 1
    return Overload(demand.arrivals[id_], pool.servers, max(1.0, load / pool.servers), needed)
