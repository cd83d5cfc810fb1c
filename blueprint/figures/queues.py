"""The queues in front of staffed touchpoints as a map has them, once they have settled (`settling.py`)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING

from blueprint.figures.pools import Pool
from blueprint.flow.chain.chain import Chain
from blueprint.flow.chain.gates import Gate, direct, gated, gone, joined
from blueprint.flow.queues.queue import Overload, QueueFigures, pooled_service, queue
from blueprint.flow.time.chain import Doubts
from blueprint.flow.time.laws import Fixed, Law, Scaled, together
from blueprint.ranking import NEAR

if TYPE_CHECKING:
    from blueprint.flow.queues.ways import Ways
    from blueprint.model.touchpoint import Touchpoint

Queues = dict[str, QueueFigures | Overload]


@dataclass
class Known:
    """Who comes where of a segment, while nobody gives up.

    Attributes:
        visits: touchpoint to how often a customer comes to it.
        ways: between queues, by which.
    """

    visits: Mapping[str, float] | None = None
    ways: dict[Hashable, Ways] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """A segment as its queues need it: share of all customers, chain, laws of service.

    Attributes:
        known: who comes where while nobody gives up, as far as anybody asked (`onward.py`).
    """

    share: float
    chain: Chain
    laws: Mapping[str, Law]
    known: Known = field(default_factory=Known, compare=False, repr=False)


@dataclass(frozen=True)
class Serving:
    """The queues of a map, settled.

    Attributes:
        queues: by staffed touchpoint.
        gates: the queues whose customers may give up, or that another touchpoint stands for, by where they are joined.
        residual: what is left of a difference between who comes and who goes where; 0 but for rounding.
        pools: the touchpoints that share servers.
    """

    queues: Queues = field(default_factory=dict)
    gates: Mapping[str, Gate] = field(default_factory=dict)
    residual: float = 0.0
    pools: tuple[Pool, ...] = ()

    @property
    def entangled(self) -> bool:
        """Whether what is done at one queue changes who comes to others, or how."""
        networked = (q for q in waiting(self.queues).values() if q.method == "network")
        return bool(self.gates) or bool(self.pools) or any(networked)

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
        shorter, longer = ({id_: (1 + e) ** side for id_, e in off.items()} for side in (-1, 1))
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
        touchpoint.staffed.count,
        pooled_service(parts),
        patience=patience.seconds if patience and patience.seconds else None,
    )


def waiting(queues: Queues) -> dict[str, QueueFigures]:
    """The queues that settle; an overloaded one grows for ever."""
    return {id_: q for id_, q in queues.items() if isinstance(q, QueueFigures)}


def overloads(queues: Queues) -> dict[str, Overload]:
    """The queues that grow for ever."""
    return {id_: q for id_, q in queues.items() if isinstance(q, Overload)}
