"""Hand-offs: connections that cross a lane or a role (内部传递)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.model.connection import Connection
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.text import Text
    from blueprint.model.touchpoint import Touchpoint


class Passing(NamedTuple):
    """One hand-off: from a touchpoint, by its connection `number`, to another."""

    source: Touchpoint
    number: int
    connection: Connection
    target: Touchpoint


def handoffs(service_map: ServiceMap) -> Iterator[Passing]:
    """Every hand-off of the flow, in the order of the file."""
    for source in service_map.touchpoints.values():
        for number, connection in enumerate(source.next):
            target = service_map.touchpoints.get(connection.to)
            if (
                target is not None
                and {source.id, target.id} <= service_map.walked
                and crosses(source, target)
            ):
                yield Passing(source, number, connection, target)


def crosses(source: Touchpoint, target: Touchpoint) -> bool:
    """Whether work goes to another lane or another role; a role that is not named is not another one."""
    if source.lane is not target.lane:
        return True
    return source.role is not None and target.role is not None and not _same(source.role, target.role)


def _same(one: Text, other: Text) -> bool:
    """The same word in any language."""
    return not {t for _, t in one.by_language}.isdisjoint(t for _, t in other.by_language)
