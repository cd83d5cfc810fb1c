"""What stands beside a touchpoint, whichever way the arrows point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.model.names import Lane
from blueprint.model.share import may_be_taken

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint

HIDDEN = frozenset({Lane.BACKSTAGE, Lane.SUPPORT})
"""The lanes below the line of visibility."""


def neighbours(service_map: ServiceMap) -> dict[str, dict[str, Touchpoint]]:
    """Touchpoint to the touchpoints that an arrow joins it with."""
    found: dict[str, dict[str, Touchpoint]] = {id_: {} for id_ in service_map.touchpoints}
    for source in service_map.touchpoints.values():
        for connection in source.next:
            target = service_map.touchpoints.get(connection.to)
            if target is not None and target.id != source.id:
                found[source.id][target.id] = target
                found[target.id][source.id] = source
    return found


def unlinked(service_map: ServiceMap) -> tuple[Touchpoint, ...]:
    """Touchpoints below the line of visibility that no arrow touches and nothing uses."""
    linked = {u for t in service_map.touchpoints.values() for u in t.uses}
    linked |= {t.fails.then for t in service_map.touchpoints.values() if t.fails and t.fails.then}
    linked |= {c.to for t in service_map.touchpoints.values() for c in t.next}
    return tuple(
        t
        for t in service_map.touchpoints.values()
        if t.lane in HIDDEN and t.id not in linked and not (t.next or t.end) and t.start is None
    )


def only_itself(touchpoint: Touchpoint) -> bool:
    """Whether the touchpoint's only way on is itself."""
    return [name for name, _, share in touchpoint.ways if may_be_taken(share)] == [touchpoint.id]


def endless(service_map: ServiceMap) -> bool:
    """Whether every touchpoint leads on and none has an exit: nobody can leave, wherever they are."""
    walked = [t for t in service_map.touchpoints.values() if t.id in service_map.walked]
    return bool(walked) and all(t.next and not t.end for t in walked)
