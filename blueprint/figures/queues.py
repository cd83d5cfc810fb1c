"""The queues in front of staffed touchpoints, from the arrivals of all segments together, and who leaves them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.chain.chain import Chain
from blueprint.flow.chain.gates import Gate, direct, gated, gone, joined
from blueprint.flow.queues.flows import Flow, Ways, settle, ways_of
from blueprint.flow.queues.patience import give_up_share
from blueprint.flow.queues.queue import HOUR, RANDOM, Overload, QueueFigures, pooled_service, queue
from blueprint.flow.queues.streams import Served, streams_of
from blueprint.flow.time.chain import Doubts
from blueprint.flow.time.laws import Fixed, Law, Scaled, together
from blueprint.flow.visits.visits import visits
from blueprint.ranking import NEAR, floor, same

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Staffing, Touchpoint

Queues = dict[str, QueueFigures | Overload]

_MIXES = 20


@dataclass(frozen=True)
class Kind:
    """A segment as its queues need it: share of all customers, chain, laws of service."""

    share: float
    chain: Chain
    laws: Mapping[str, Law]


@dataclass(frozen=True)
class Serving:
    """The queues of a map, settled.

    Attributes:
        queues: by staffed touchpoint.
        gates: the queues whose customers may give up, or that another touchpoint stands for, by where they are joined.
        residual: what is left of a difference between who comes and who goes where; 0 but for rounding.
    """

    queues: Queues = field(default_factory=dict)
    gates: Mapping[str, Gate] = field(default_factory=dict)
    residual: float = 0.0

    @property
    def entangled(self) -> bool:
        """Whether what is done at one queue changes who comes to others, or how."""
        networked = (q for q in waiting(self.queues).values() if q.method == "network")
        return bool(self.gates) or any(networked)

    def chain(self, kind: Kind) -> Chain:
        """A segment's chain with its queues opened."""
        return gated(kind.chain, self.gates)

    def doubts(self, kind: Kind) -> Doubts | None:
        """How far off the laws of a visit may be; None where all waits are exact."""
        known = waiting(self.queues)
        means = {id_: q.error for id_, q in known.items() if q.error}
        shares = {id_: q.tail_error for id_, q in known.items() if q.tail_error}
        return Doubts(self._ends(kind, means), self._ends(kind, shares)) if shares else None

    def _ends(self, kind: Kind, off: Mapping[str, float]) -> tuple[dict[str, Law], dict[str, Law]]:
        shorter, longer = ({id_: 1 + side * e for id_, e in off.items()} for side in (-1, 1))
        return self.laws(kind, shorter), self.laws(kind, longer)

    def laws(self, kind: Kind, factors: Mapping[str, float] | None = None) -> dict[str, Law]:
        """The laws of a visit, waits included; what is overloaded has none.

        Args:
            kind: whose.
            factors: staffed touchpoint to how many times as long its wait is; as it is where there is none.
        """

        def as_long(wait: Law, id_: str) -> Law:
            factor = max((factors or {}).get(id_, 1.0), NEAR)
            return wait if factor == 1 or not wait.mean else Scaled(wait, factor)

        found = dict(kind.laws)
        for id_, q in self.queues.items():
            if isinstance(q, Overload):
                found.pop(id_, None)
            elif id_ in found and not self._waits_elsewhere(id_):
                found[id_] = together(as_long(q.wait, id_), found[id_])
        for id_, gate in self.gates.items():
            q = self.queues[gate.queue]
            found[joined(id_)] = Fixed(0.0)
            if isinstance(q, Overload):
                found.pop(id_, None)
                continue
            found[gone(id_)] = q.gone or Fixed(0.0)
            if gate.queue != id_:
                found[id_] = as_long(q.waiting, gate.queue)
                found[direct(gate.queue)] = as_long(q.wait, gate.queue)
        return found

    def _waits_elsewhere(self, id_: str) -> bool:
        return any(gate.queue == id_ and at != id_ for at, gate in self.gates.items())


def serving_of(service_map: ServiceMap, kinds: Sequence[Kind], *, streams: bool = True) -> Serving:
    """The queues of a map; without arrivals there are none.

    Args:
        service_map: gives arrivals, servers, patience.
        kinds: its segments.
        streams: whether waits are wanted, and not only how busy staff are.
    """
    arrivals = service_map.arrivals
    if arrivals is None:
        return Serving()
    staffed = {
        id_: t.staffed
        for id_, t in service_map.touchpoints.items()
        if t.staffed is not None and any(id_ in kind.laws for kind in kinds)
    }
    search = _Search(service_map, arrivals, kinds, staffed)
    return search.serving(streams=streams)


class _Search:
    """The queues of one map, on the way to what they settle at."""

    def __init__(
        self,
        service_map: ServiceMap,
        arrivals: float,
        kinds: Sequence[Kind],
        staffed: Mapping[str, Staffing],
    ) -> None:
        self._arrivals, self._kinds, self._staffed = arrivals, kinds, staffed
        self._gates = gates_of(service_map, staffed)
        self._queue_of = {id_: gate.queue for id_, gate in self._gates.items()}
        self._patience = {id_: _patience(service_map, id_) for id_ in staffed}

    @cached_property
    def _chains(self) -> list[Chain]:
        """Each kind's chain with every queue opened."""
        return [gated(kind.chain, self._gates) for kind in self._kinds]

    @cached_property
    def _ways(self) -> list[tuple[float, Ways]]:
        """Each kind's share, and its ways between queues."""
        return [
            (kind.share, ways_of(chain, list(self._gates)))
            for kind, chain in zip(self._kinds, self._chains, strict=True)
        ]

    def serving(self, *, streams: bool) -> Serving:
        """The queues; `streams`: those behind other queues as these let customers go."""
        flows, services, residual, growing = self._settled()
        weights = self._weights(flows)
        straight = self._straight(flows, services) if streams else {}
        served = {
            id_: Served(
                self._arrivals * weights[id_],
                self._staffed[id_].servers,
                law,
                self._patience[id_],
                straight.get(id_, {}),
            )
            for id_, law in services.items()
        }
        known = streams_of(served) if straight else {}
        queues: Queues = {
            id_: queue(
                q.arrivals_per_hour,
                q.servers,
                q.service,
                patience=self._patience[id_],
                stream=known.get(id_, RANDOM),
            )
            for id_, q in served.items()
        }
        queues |= {id_: self._endless(id_, queues[id_], served[id_].service) for id_ in growing}
        return Serving(queues, dict(self._opened(queues, flows)), residual)

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
            plain: list[Flow] = [visits(kind.chain).visits for kind in self._kinds]
            return plain, self._services(plain), 0.0, frozenset()
        flows: Sequence[Flow] = [w.entering for _, w in self._ways]
        services = self._services(flows)
        residual, growing = 0.0, frozenset[str]()
        for _ in range(_MIXES):  # who gives up changes the mix of those served, and so the service
            known = services
            found = settle(self._ways, self._queue_of, partial(self._gives_up, known))
            flows, residual, growing = found.joined, found.residual, found.growing
            services = self._services(flows)
            if all(id_ in known and _alike(law, known[id_]) for id_, law in services.items()):
                break
        return flows, services, residual, growing

    def _gives_up(self, services: Mapping[str, Law], id_: str, per_customer: float) -> float:
        law, mean = services.get(id_), self._patience[id_]
        if law is None or mean is None or not law.mean:
            return 0.0
        cv2 = law.variance / law.mean**2
        rate = per_customer * self._arrivals / HOUR
        return give_up_share(rate, self._staffed[id_].servers, law.mean, cv2, mean)

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
        for id_ in self._staffed:
            at = [place for place, queue_ in self._queue_of.items() if queue_ == id_]
            parts = [
                (kind.share * fsum(flow.get(place, 0.0) for place in at), kind.laws[id_])
                for kind, flow in zip(self._kinds, flows, strict=True)
                if id_ in kind.laws
            ]
            if fsum(weight for weight, _ in parts) > 0:
                found[id_] = pooled_service(parts)
        return found

    def _straight(self, flows: Sequence[Flow], services: Mapping[str, Law]) -> dict[str, dict[str, float]]:
        """Of those served at a queue, the share that comes to each other one with nothing between that scatters."""
        even = all(_exponential(law) for law in services.values()) and not any(self._patience.values())
        if len(services) < 2 or even:
            return {}
        scattering = {id_ for kind in self._kinds for id_, law in kind.laws.items() if law.variance > 0}
        came: dict[str, float] = {}
        went: dict[str, dict[str, float]] = {}
        for kind, chain, flow in zip(self._kinds, self._chains, flows, strict=True):
            ways = ways_of(chain, list(self._gates), scattering - set(self._gates))
            for id_, onward in ways.served.items():
                n, here = kind.share * flow.get(id_, 0.0), self._queue_of[id_]
                came[here] = came.get(here, 0.0) + n
                row = went.setdefault(here, {})
                for to, p in onward.items():
                    row[self._queue_of[to]] = row.get(self._queue_of[to], 0.0) + n * p
        straight = {
            id_: {to: n / came[id_] for to, n in row.items() if to != id_ and n}
            for id_, row in went.items()
            if came[id_] > 0
        }
        return {id_: row for id_, row in straight.items() if row}


def _alike(one: Law, other: Law) -> bool:
    return same(one.mean, other.mean) and same(one.variance, other.variance)


def _exponential(law: Law) -> bool:
    return same(law.variance, law.mean**2, NEAR)


def queue_alone(
    touchpoint: Touchpoint, arrivals: float, parts: Sequence[tuple[float, Law]]
) -> QueueFigures | Overload | None:
    """The queue in front of one touchpoint, of so many who come to it whatever happens elsewhere; None: nobody does.

    Args:
        touchpoint: staffed.
        arrivals: customers of the map per hour.
        parts: (visits per customer, law of the service) of each segment, weighted by its share.
    """
    weight = fsum(w for w, _ in parts)
    if touchpoint.staffed is None or not weight:
        return None
    patience = touchpoint.staffed.patience
    return queue(
        arrivals * weight,
        touchpoint.staffed.servers,
        pooled_service(parts),
        patience=patience.seconds if patience and patience.seconds else None,
    )


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


def waiting(queues: Queues) -> dict[str, QueueFigures]:
    """The queues that settle; an overloaded one grows for ever."""
    return {id_: q for id_, q in queues.items() if isinstance(q, QueueFigures)}


def overloads(queues: Queues) -> dict[str, Overload]:
    """The queues that grow for ever."""
    return {id_: q for id_, q in queues.items() if isinstance(q, Overload)}
