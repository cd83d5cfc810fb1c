"""Ways that open with the pressure of service (`load`), and the map with them open so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.model.segments import for_segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blueprint.model.connection import Connection, Load
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint


def loads_of(service_map: ServiceMap) -> tuple[Load, ...]:
    """Every pressure that a way of the map follows, those of segments too."""
    return tuple(c.load for *_, c in loaded_ways(service_map) if c.load)


def loaded_ways(service_map: ServiceMap) -> Iterator[tuple[str | None, Touchpoint, Connection]]:
    """Ways that follow a pressure: the segment where it has its own, the touchpoint as it lives it, the way."""
    for t in service_map.touchpoints.values():
        yield from ((None, t, c) for c in t.next if c.load)
    for segment in service_map.segments.values():
        own = [id_ for id_, change in segment.changes.items() if any(c.load for c in change.next)]
        if own:
            lived = for_segment(service_map, segment.id).touchpoints
            yield from ((segment.id, lived[i], c) for i in own if i in lived for c in lived[i].next if c.load)


def endless(service_map: ServiceMap) -> tuple[str, ...]:
    """Touchpoints that customers leave as the map stands, and never once every way that follows a pressure is open.

    Args:
        service_map: inlined, each of its ways with a pressure leaves others to be the rest.

    Raises:
        NotWalkable: it has errors.
    """
    from blueprint.flow.chain.from_map import chain_of, walked_segments
    from blueprint.flow.linear.solver import ClosedLoop

    of = {load.of for load in loads_of(service_map)}
    for pressure in (0.0, 1.0):
        lived = with_pressure(service_map, dict.fromkeys(of, pressure))
        for name, share in walked_segments(lived).items():
            if share > 0:
                try:
                    chain_of(for_segment(lived, name)).solver  # noqa: B018 - a closed loop shows here
                except ClosedLoop as loop:
                    return loop.ids if pressure else ()
    return ()


def with_pressure(service_map: ServiceMap, pressure: Mapping[str, float]) -> ServiceMap:
    """The map with its ways open as far as the utilisation of queues, by touchpoint, has it."""

    def opened(connection: Connection) -> Connection:
        if connection.load is None:
            return connection
        now = connection.load.opening(pressure[connection.load.of])
        return connection.model_copy(update={"load": connection.load.model_copy(update={"now": now})})

    def changed(part: Any) -> Any:
        if not any(c.load for c in part.next):
            return part
        return part.model_copy(update={"next": tuple(map(opened, part.next))})

    segments = {
        name: s.model_copy(update={"changes": {id_: changed(c) for id_, c in s.changes.items()}})
        for name, s in service_map.segments.items()
    }
    touchpoints = {id_: changed(t) for id_, t in service_map.touchpoints.items()}
    return service_map.model_copy(update={"touchpoints": touchpoints, "segments": segments})
