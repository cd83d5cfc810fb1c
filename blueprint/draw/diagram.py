"""What there is to draw: nodes in lanes, and links between them, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.model.names import Lane
from blueprint.model.share import UNKNOWN, rest_of

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

    @property
    def sublane(self) -> str:
        """The part of the lane it stands in; empty where the lane is not split."""
        return self.touchpoint.sublane if self.touchpoint else ""


@dataclass(frozen=True, slots=True)
class Link:
    """Something drawn between two nodes; `share` is given where several ways are exclusive.

    An entry has an empty `source`. Of a share that nobody knows (`unknown`) what is given is only assumed.
    """

    kind: LinkKind
    source: str
    target: str
    share: Fraction | None = None
    together: bool = False
    limit: Duration | None = None
    load: Load | None = None
    unknown: bool = False


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
        self._things = {
            word: t.id
            for t in touchpoints.values()
            if t.lane is Lane.EVIDENCE
            for _, word in t.title.by_language
        }
        self.uses = [
            Link("uses", t.id, u)
            for t in touchpoints.values()
            for u in dict.fromkeys((*t.uses, *filter(None, map(self.thing, t.evidence))))
            if u in touchpoints and u != t.id
        ]
        joined = {link.source for link in self.flow} | {link.target for link in self.flow}
        used = {link.target for link in self.uses}
        self.hanging = [id_ for id_ in touchpoints if id_ not in joined and id_ in used]
        """Only used, or things in the evidence lane that hang on what uses them."""
        hanging = set(self.hanging)
        self.walked = [id_ for id_ in touchpoints if id_ not in hanging]
        self.entries = _entries(touchpoints.values(), {link.target for link in self.flow}, hanging)

    def thing(self, text: Text) -> str | None:
        """The touchpoint of the evidence lane that a text under `evidence` names by its title: it is drawn once."""
        return next((self._things[word] for _, word in text.by_language if word in self._things), None)

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
            unknown=(connection.to, False) in touchpoint.unknown_ways,
        )


def _entries(touchpoints: Iterable[Touchpoint], entered: set[str], hanging: set[str]) -> list[Link]:
    """Where customers come in; drawn only when there is more than one way in."""
    all_ = list(touchpoints)
    found = [t for t in all_ if t.start] or [
        t for t in all_ if t.id not in entered and t.id not in hanging and t.next
    ]
    return list(_ways_in(found)) if len(found) > 1 else []


def _ways_in(found: list[Touchpoint]) -> Iterable[Link]:
    """The ways in; of several whose share nobody knows it is taken as equal where somebody asked for that."""
    given = {t.id: None if t.start == UNKNOWN else t.start for t in found}
    open_ = [t.id for t in found if t.start == UNKNOWN]
    rest = rest_of(given.values(), even=any(t.even for t in found)) if open_ else None
    for id_, share in given.items():
        yield Link("entry", "", id_, rest if id_ in open_ else share, unknown=id_ in open_ and len(open_) > 1)
