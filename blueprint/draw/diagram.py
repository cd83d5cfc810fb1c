"""What there is to draw: nodes in lanes, and links between them, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.model.names import Lane

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from blueprint.draw.shapes import LinkKind
    from blueprint.model.connection import Load
    from blueprint.model.duration import Duration
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.text import Text
    from blueprint.model.touchpoint import Touchpoint

LANES = tuple(Lane)
DEPTH = {lane: i for i, lane in enumerate(LANES)}


@dataclass(frozen=True, slots=True)
class Node:
    """A touchpoint, or a text of the evidence lane (then `touchpoint` is None)."""

    id: str
    lane: Lane
    title: Text
    touchpoint: Touchpoint | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Something drawn between two nodes; `share` is given where several ways are exclusive.

    An entry has an empty `source`.
    """

    kind: LinkKind
    source: str
    target: str
    share: Fraction | None = None
    together: bool = False
    limit: Duration | None = None
    load: Load | None = None


class Diagram:
    """Touchpoints in declaration order with their connections; references to nothing are left out."""

    def __init__(self, service_map: ServiceMap) -> None:
        """Read the map."""
        self.map = service_map
        touchpoints = service_map.touchpoints
        self.nodes = {t.id: Node(t.id, t.lane, t.title, t) for t in touchpoints.values()}
        self.flow = [
            link for t in touchpoints.values() for link in _connections(t) if link.target in touchpoints
        ]
        self.uses = [
            Link("uses", t.id, u)
            for t in touchpoints.values()
            for u in dict.fromkeys(t.uses)
            if u in touchpoints and u != t.id
        ]
        joined = {link.source for link in self.flow} | {link.target for link in self.flow}
        used = {link.target for link in self.uses}
        self.hanging = [id_ for id_ in touchpoints if id_ not in joined and id_ in used]
        """Only used, or things in the evidence lane that hang on what uses them."""
        hanging = set(self.hanging)
        self.walked = [id_ for id_ in touchpoints if id_ not in hanging]
        self.entries = _entries(touchpoints.values(), {link.target for link in self.flow}, hanging)

    def lane(self, node: str) -> Lane:
        """The lane of a node."""
        return self.nodes[node].lane


def _connections(touchpoint: Touchpoint) -> Iterable[Link]:
    ways = touchpoint.ways
    parted = len(ways) > 1 and not touchpoint.together
    unsettled = any(c.load and c.load.now is None for c in touchpoint.next)
    for connection, (_, _, share) in zip(touchpoint.next, ways, strict=False):
        limit = connection.handoff.within if connection.handoff else None
        # The rest of something that is not computed is not known either.
        known = parted and not (unsettled and connection.load is None and connection.share is None)
        yield Link(
            kind="flow",
            source=touchpoint.id,
            target=connection.to,
            share=share if known else None,
            together=touchpoint.together,
            limit=limit,
            load=connection.load,
        )


def _entries(touchpoints: Iterable[Touchpoint], entered: set[str], hanging: set[str]) -> list[Link]:
    """Where customers come in; drawn only when there is more than one way in."""
    all_ = list(touchpoints)
    found = [t for t in all_ if t.start] or [
        t for t in all_ if t.id not in entered and t.id not in hanging and t.next
    ]
    return [Link("entry", "", t.id, t.start) for t in found] if len(found) > 1 else []
