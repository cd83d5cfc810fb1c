"""The queues of a map from the arrivals of all its segments together, and who leaves them: how they settle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from math import fsum
from typing import TYPE_CHECKING

from blueprint.figures.onward import onward_of, visits_of, ways_between
from blueprint.figures.pools import (
    Customers,
    Demand,
    Guesses,
    Pool,
    growing_pool,
    pool_queues,
    pool_ratio,
    pools_of,
    straight_shares,
)
from blueprint.figures.queues import Kind, Queues, Serving
from blueprint.flow.chain.gates import Gate, gated
from blueprint.flow.queues.flows import settle
from blueprint.flow.queues.patience import give_up_share
from blueprint.flow.queues.queue import Overload, QueueFigures, Stream, pooled_service, queue
from blueprint.flow.queues.streams import Served, streams_of
from blueprint.flow.queues.ways import Flow, Ways
from blueprint.flow.time.laws import Law
from blueprint.flow.visits.visits import count_visits
from blueprint.model.arrivals import HOUR
from blueprint.ranking import NEAR, floor, same

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Staffing

_MIXES = 60


def serving_of(service_map: ServiceMap, kinds: Sequence[Kind], *, streams: bool = True) -> Serving:
    """The queues of a map; without arrivals there are none.

    Args:
        service_map: gives arrivals, servers, patience.
        kinds: its segments.
        streams: whether waits are wanted, and not only how busy staff are.
    """
    (found,) = servings_of([(service_map, kinds)], streams=streams)
    return found


def servings_of(draws: Sequence[tuple[ServiceMap, Sequence[Kind]]], *, streams: bool = True) -> list[Serving]:
    """The queues in each of many draws of a map; arguments as of `serving_of`."""
    together = list(zip(*(kinds for _, kinds in draws), strict=True))
    found = []
    for service_map, kinds in draws:
        if service_map.arrivals is None or not kinds:
            found.append(Serving())
            continue
        staffed = {
            id_: t.staffed
            for id_, t in service_map.touchpoints.items()
            if t.staffed is not None and any(id_ in kind.laws for kind in kinds)
        }
        drawn = list(zip(kinds, together, strict=True))
        found.append(_Search(service_map, service_map.arrivals, drawn, staffed, streams=streams).serving())
    return found


class _Search:
    """The queues of one map, on the way to what they settle at; see `serving_of`.

    Args:
        service_map: it.
        arrivals: customers per hour.
        drawn: its segments, each beside all draws of it.
        staffed: where servers are.
        streams: whether waits are wanted.
    """

    def __init__(
        self,
        service_map: ServiceMap,
        arrivals: float,
        drawn: Sequence[tuple[Kind, Sequence[Kind]]],
        staffed: Mapping[str, Staffing],
        *,
        streams: bool,
    ) -> None:
        self._arrivals, self._drawn, self._staffed, self._streams = arrivals, drawn, staffed, streams
        self._kinds = kinds = [kind for kind, _ in drawn]
        self._gates = gates_of(service_map, staffed)
        self._queue_of = {id_: gate.queue for id_, gate in self._gates.items()}
        self._patience = {id_: _patience(service_map, id_) for id_ in staffed}
        self._lost: dict[str, Gate] = {}
        known = [id_ for id_ in service_map.touchpoints if any(id_ in kind.laws for kind in kinds)]
        self._pools = pools_of(service_map, staffed, known)
        self._pool_of = {id_: pool for pool in self._pools for id_ in pool.members}

    @cached_property
    def _ways(self) -> list[tuple[float, Ways]]:
        """Each kind's share, and its ways between queues; what scatters customers there, if streams are wanted."""
        return [
            (kind.share, ways_between(kind, draws, self._gates, scattered=self._streams))
            for kind, draws in self._drawn
        ]

    def serving(self) -> Serving:
        """The queues; where streams are wanted, those behind other queues as these let customers go."""
        flows, services, residual, growing = self._settled()
        weights = self._weights(flows)
        even = all(_exponential(law) for law in services.values()) and not any(self._patience.values())
        told = self._streams and len(services) > 1 and not even
        straight = onward_of(self._ways, flows, self._queue_of) if told else {}
        served = {
            id_: Served(
                self._arrivals * weights[id_],
                self._staffed[id_].count,
                law,
                self._patience[id_],
                straight.get(id_, {}),
            )
            for id_, law in services.items()
            if id_ not in self._pool_of
        }
        queues: Queues = {
            id_: queue(q.arrivals_per_hour, q.servers, q.service, patience=q.patience)
            for id_, q in served.items()
        }
        known = streams_of(served, queues) if straight else {}
        behind = {to for id_, row in straight.items() if id_ in self._pool_of for to in row}
        known = {id_: Stream() for id_ in behind if id_ in served} | known
        for id_, stream in known.items():
            q = served[id_]
            queues[id_] = queue(q.arrivals_per_hour, q.servers, q.service, patience=q.patience, stream=stream)
        grown = growing & set(queues)
        queues |= {id_: self._endless(id_, queues[id_], served[id_].service) for id_ in grown}
        for pool in self._pools:
            queues |= self._pooled(pool, flows, services, growing)
        queues = {id_: queues[id_] for id_ in self._staffed if id_ in queues}
        return Serving(queues, dict(self._opened(queues, flows)), residual, self._pools)

    def _pooled(
        self,
        pool: Pool,
        flows: Sequence[Flow],
        services: Mapping[str, Law],
        growing: Collection[str],
    ) -> Queues:
        """The queues of a pool somebody comes to."""
        demand = self._demand(pool, flows, services)
        if demand is None:
            return {}
        found = pool_queues(pool, demand, self._factor(pool) if self._streams or demand.loses else 1.0)
        grown = {id_: growing_pool(pool, demand, id_) for id_ in growing if id_ in found}
        return {id_: q for id_, q in (found | grown).items() if id_ in services}

    def _factor(self, pool: Pool) -> float:
        return pool_ratio(pool, self._customers(), self._arrivals)

    def _demand(self, pool: Pool, flows: Sequence[Flow], services: Mapping[str, Law]) -> Demand | None:
        """All that comes to a pool, where customers wait and elsewhere; None: nobody."""
        weights, customers = self._weights(flows), self._customers()
        come = {id_: self._arrivals * weights.get(id_, 0.0) for id_ in pool.queued}
        found = {id_: services[id_] for id_ in pool.queued if id_ in services}
        parts: dict[str, list[tuple[float, Law]]] = {id_: [] for id_ in pool.others}
        for share, chain, laws in customers:
            met = count_visits(chain)
            for id_ in pool.others:
                if id_ in laws and met.get(id_):
                    parts[id_].append((share * met[id_], laws[id_]))
        come |= {id_: self._arrivals * fsum(n for n, _ in row) for id_, row in parts.items()}
        found |= {id_: pooled_service(row) for id_, row in parts.items() if row}
        if fsum(come.values()) <= 0:
            return None
        patience = {id_: p for id_ in pool.queued if (p := self._patience[id_])}
        demand = Demand(come, found, patience)
        if not demand.loses:
            return demand
        return replace(demand, straight=straight_shares(pool, customers, demand.service.mean, patience))

    def _customers(self) -> Customers:
        """Each kind: its share, its chain less those who have given up so far, its laws."""
        lost = self._lost if any(self._patience.values()) else {}
        return [(kind.share, gated(kind.chain, lost), kind.laws) for kind in self._kinds]

    def _endless(self, id_: str, q: QueueFigures | Overload, service: Law) -> Overload:
        """A queue that grows although customers give up, for they come back; enough servers lose nobody."""
        none_lost = settle(self._ways, self._queue_of, lambda _id, _n: 0.0).joined
        load = self._arrivals / HOUR * self._weights(none_lost)[id_] * service.mean
        needed = max(q.servers, floor(load)) + 1
        return Overload(q.arrivals_per_hour, q.servers, max(1.0, load / q.servers), needed)

    def _opened(self, queues: Queues, flows: Sequence[Flow]) -> Iterator[tuple[str, Gate]]:
        """The queues that customers leave, or that another touchpoint stands for, with their shares."""
        waited_for = {gate.queue for id_, gate in self._gates.items() if gate.queue != id_}
        for id_, gate in self._gates.items():
            waits = gate.queue != id_
            here = waits or (gate.gives_up if id_ not in waited_for else any(f.get(id_) for f in flows))
            q = queues.get(gate.queue)
            if q is None or not here:
                continue
            lost = q.abandoned if isinstance(q, QueueFigures) else 0.0
            past = 1 - q.wait_probability if waits and isinstance(q, QueueFigures) else 0.0
            yield id_, gate.with_shares(lost, past)

    def _settled(self) -> tuple[Sequence[Flow], dict[str, Law], float, frozenset[str]]:
        """Who comes to each queue, per customer of each kind; the service of all; what is left; what grows."""
        if not any(gate.gives_up or gate.queue != id_ for id_, gate in self._gates.items()):
            plain: list[Flow] = [visits_of(kind, draws) for kind, draws in self._drawn]
            return plain, self._services(plain), 0.0, frozenset()
        flows: Sequence[Flow] = [w.entering for _, w in self._ways]
        services = self._services(flows)
        residual, growing = 0.0, frozenset[str]()
        guesses, steady = Guesses(), False
        for _ in range(_MIXES):  # who gives up changes the mix of those served, and so the service
            demands = guesses.after({pool.role: self._demand(pool, flows, services) for pool in self._pools})
            residual = max(residual, guesses.off)
            if steady and guesses.off <= NEAR:
                break
            known = services
            factors = {pool.role: self._factor(pool) for pool in self._pools}
            lose = partial(self._gives_up, known, demands, factors)
            found = settle(self._ways, self._queue_of, lose)
            flows, residual, growing = found.joined, found.residual, found.growing
            services = self._services(flows)
            if self._pools:
                weights = self._weights(flows)
                self._lost = {
                    id_: gate.with_shares(lose(gate.queue, weights[gate.queue]), 0.0)
                    for id_, gate in self._gates.items()
                    if gate.gives_up
                }
            steady = all(id_ in known and _alike(law, known[id_]) for id_, law in services.items())
        return flows, services, residual, growing

    def _gives_up(
        self,
        services: Mapping[str, Law],
        demands: Mapping[str, Demand | None],
        factors: Mapping[str, float],
        id_: str,
        per_customer: float,
    ) -> float:
        law, mean = services.get(id_), self._patience[id_]
        if law is None or mean is None:
            return 0.0
        pool = self._pool_of.get(id_)
        demand = demands[pool.role] if pool else None
        if pool is not None and demand is not None:
            come = demand.with_arrivals(id_, per_customer * self._arrivals)
            return come.share_giving_up(id_, pool.servers, factors[pool.role])
        if not law.mean:
            return 0.0
        cv2 = law.variance / law.mean**2
        rate = per_customer * self._arrivals / HOUR
        return give_up_share(rate, self._staffed[id_].count, law.mean, cv2, mean)

    def _weights(self, flows: Sequence[Flow]) -> dict[str, float]:
        """Customers who come to each queue, per customer of all."""
        found: dict[str, list[float]] = {}
        for id_, queue_ in self._queue_of.items():
            for kind, flow in zip(self._kinds, flows, strict=True):
                found.setdefault(queue_, []).append(kind.share * flow.get(id_, 0.0))
        return {id_: fsum(parts) for id_, parts in found.items()}

    def _services(self, flows: Sequence[Flow]) -> dict[str, Law]:
        """The law of the service of all who come to each queue; queues nobody comes to are left out."""
        found = {}
        joined: dict[str, list[str]] = {id_: [] for id_ in self._staffed}
        for place, queue_ in self._queue_of.items():
            joined[queue_].append(place)
        for id_, at in joined.items():
            parts = [
                (kind.share * fsum(flow.get(place, 0.0) for place in at), kind.laws[id_])
                for kind, flow in zip(self._kinds, flows, strict=True)
                if id_ in kind.laws
            ]
            if fsum(weight for weight, _ in parts) > 0:
                found[id_] = pooled_service(parts)
        return found


def _alike(one: Law, other: Law) -> bool:
    return same(one.mean, other.mean) and same(one.variance, other.variance)


def _exponential(law: Law) -> bool:
    return same(law.variance, law.mean**2, NEAR)


def gates_of(service_map: ServiceMap, staffed: Collection[str]) -> dict[str, Gate]:
    """Every place where a queue in front of one of `staffed` is joined, with shares that stand for any."""
    found = {}
    for id_, touchpoint in service_map.touchpoints.items():
        queue_ = id_ if id_ in staffed else touchpoint.waits_for
        if queue_ is None or queue_ not in staffed:
            continue
        gives_up = _patience(service_map, queue_) is not None
        to = service_map.touchpoints[queue_].gives_up
        found[id_] = Gate(queue_, gives_up, to).with_shares(0.25, 0.25 if queue_ != id_ else 0.0)
    return found


def _patience(service_map: ServiceMap, id_: str) -> float | None:
    staffed = service_map.touchpoints[id_].staffed
    patience = staffed.patience if staffed else None
    return patience.seconds if patience and patience.seconds else None
