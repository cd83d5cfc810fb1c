"""The queues in front of staffed touchpoints, from the arrivals of all segments together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum

from blueprint.flow.queues.queue import Overload, QueueFigures, pooled_service, queue
from blueprint.flow.time.laws import Law
from blueprint.model.service_map import ServiceMap

Queues = dict[str, QueueFigures | Overload]


def queues_of(
    service_map: ServiceMap, segments: Sequence[tuple[float, Mapping[str, float], Mapping[str, Law]]]
) -> Queues:
    """Queue figures by staffed touchpoint.

    Args:
        service_map: gives arrivals and servers; without arrivals there are no queues.
        segments: (share of all customers, expected visits, laws of service) each.
    """
    if service_map.arrivals is None:
        return {}
    found: Queues = {}
    for id_, touchpoint in service_map.touchpoints.items():
        parts = [(share * visits.get(id_, 0.0), laws[id_]) for share, visits, laws in segments if id_ in laws]
        weight = fsum(w for w, _ in parts)
        if touchpoint.staffed is None or not weight:
            continue
        patience = touchpoint.staffed.patience
        found[id_] = queue(
            service_map.arrivals * weight,
            touchpoint.staffed.servers,
            pooled_service(parts),
            patience=patience.seconds if patience and patience.seconds else None,
        )
    return found


def waiting(queues: Queues) -> dict[str, QueueFigures]:
    """The queues that settle; an overloaded one grows for ever."""
    return {id_: q for id_, q in queues.items() if isinstance(q, QueueFigures)}


def overloads(queues: Queues) -> dict[str, Overload]:
    """The queues that grow for ever."""
    return {id_: q for id_, q in queues.items() if isinstance(q, Overload)}
