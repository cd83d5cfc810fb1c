"""Maps whose people are shared: how many serve at each touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.model.roles import role_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.model.roles import Role
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import TouchpointChanges


def servers_at(service_map: ServiceMap, touchpoint: TouchpointChanges) -> int | None:
    """How many serve at a touchpoint: all of its role, else as many as it says; None where nobody does."""
    if touchpoint.staffed is None:
        return None
    role = role_at(service_map.roles, touchpoint)
    return touchpoint.staffed.servers if role is None else role.servers


def with_pool_servers(service_map: ServiceMap) -> ServiceMap:
    """The map with the number of its role written at every staffed touchpoint, those of segments too."""
    if not service_map.roles:
        return service_map
    touchpoints = {id_: _served(t, service_map.roles, t) for id_, t in service_map.touchpoints.items()}
    segments = {
        name: segment.model_copy(
            update={
                "changes": {
                    id_: _served(
                        changes, service_map.roles, changes if changes.role else touchpoints.get(id_)
                    )
                    for id_, changes in segment.changes.items()
                }
            }
        )
        for name, segment in service_map.segments.items()
    }
    return service_map.model_copy(update={"touchpoints": touchpoints, "segments": segments})


def _served(part: Any, roles: Mapping[str, Role], named: TouchpointChanges | None) -> Any:
    role = role_at(roles, named) if named else None
    if role is None or part.staffed is None or part.staffed.servers == role.servers:
        return part
    return part.model_copy(update={"staffed": part.staffed.model_copy(update={"servers": role.servers})})
