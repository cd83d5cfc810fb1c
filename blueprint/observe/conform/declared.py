"""What a map says that a log can be held against: arrows, exits, times, and what may happen at the same time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.flow.chain.blocks import find_blocks
from blueprint.flow.chain.graph import entries, leavers, successors
from blueprint.model.segments import for_segment
from blueprint.model.share import may_be_taken

if TYPE_CHECKING:
    from fractions import Fraction

    from blueprint.model.duration import Duration
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint

Arrow = tuple[str, str]


@dataclass(frozen=True)
class Declared:
    """A map as what a log is held against.

    Attributes:
        map: of one segment, or of all customers.
        differing: touchpoints whose ways differ between segments: their shares over all customers are not written anywhere.
    """

    map: ServiceMap
    differing: frozenset[str] = frozenset()

    @cached_property
    def arrows(self) -> Mapping[Arrow, Fraction | None]:
        """Every arrow with its share; None: nobody knows it."""
        found: dict[Arrow, Fraction | None] = {}
        for id_, touchpoint in self._walked():
            known = id_ not in self.differing
            for name, leaves, share in touchpoint.ways:
                if not leaves and may_be_taken(share):
                    found[id_, name] = share if known and not _follows_load(touchpoint, name) else None
            if touchpoint.gives_up is not None:
                found.setdefault((id_, touchpoint.gives_up), None)
        for (
            wait,
            server,
        ) in self.waits:  # how many need not wait, and how many give up, is no share of the map
            if server.gives_up is not None:
                found.setdefault((wait.id, server.gives_up), None)
            for before, to in [arrow for arrow in found if arrow[1] == wait.id]:
                if (wait.id, server.id) in found and before != server.id:
                    found[before, to] = None
                    found.setdefault((before, server.id), None)
            if (wait.id, server.id) in found:
                found[wait.id, server.id] = None
        return found

    @cached_property
    def waits(self) -> tuple[tuple[Touchpoint, Touchpoint], ...]:
        """Touchpoints that are the wait in front of others, each with the one that is waited for."""
        known = self.map.touchpoints
        return tuple(
            (touchpoint, known[server])
            for _, touchpoint in self._walked()
            if (server := touchpoint.waits_for) in known and known[server].staffed is not None
        )

    @cached_property
    def leaving(self) -> Mapping[str, Fraction | None]:
        """Touchpoint to the share of those there who leave the service; None: nobody knows it."""
        found: dict[str, Fraction | None] = {}
        for id_, touchpoint in self._walked():
            shares = [share for _, leaves, share in touchpoint.ways if leaves]
            known = [share for share in shares if share is not None]
            if shares:
                whole = len(known) == len(shares) and id_ not in self.differing
                found[id_] = sum(known, start=0 * known[0]) if whole else None
        for wait, server in self.waits:
            if server.gives_up is None and server.staffed and server.staffed.patience:
                found[wait.id] = None
        return found

    @cached_property
    def limits(self) -> Mapping[Arrow, Duration]:
        """Arrow to the time limit of its hand-off."""
        return {
            (id_, c.to): c.handoff.within
            for id_, touchpoint in self._walked()
            for c in touchpoint.next
            if c.handoff is not None and c.handoff.within is not None
        }

    @cached_property
    def entries(self) -> frozenset[str]:
        """Where customers come in."""
        return frozenset(entries(self.map))

    @cached_property
    def leavers(self) -> frozenset[str]:
        """From where they leave."""
        return leavers(self.map)

    @cached_property
    def together(self) -> frozenset[Arrow]:
        """Touchpoints that may happen in any order, because they lie on branches that start together; both ways round."""
        blocks, _ = find_blocks(self.map)
        return frozenset(
            (one, other)
            for block in blocks.values()
            for branch in block.branches
            for others in block.branches
            if others is not branch
            for one in branch
            for other in others
        )

    @cached_property
    def forks(self) -> frozenset[str]:
        """Where branches start together."""
        return frozenset(find_blocks(self.map)[0])

    def between(self, one: str, other: str) -> tuple[str, ...] | None:
        """The touchpoints on the shortest way from one to another; None: no way leads there."""
        flow = successors(self.map)
        came: dict[str, str] = {}
        waiting = [one]
        while waiting:
            here = waiting.pop(0)
            for there in flow.get(here, ()):
                if there in came:
                    continue
                came[there] = here
                if there == other:
                    way = [here]
                    while way[-1] != one:
                        way.append(came[way[-1]])
                    return tuple(reversed(way[:-1]))
                waiting.append(there)
        return None

    def _walked(self) -> list[tuple[str, Touchpoint]]:
        return [(id_, t) for id_, t in self.map.touchpoints.items() if id_ in self.map.walked]


def _follows_load(touchpoint: Touchpoint, name: str) -> bool:
    """Whether the share of a way depends on how busy staff are."""
    return any(c.load is not None for c in touchpoint.next) and bool(name)


def declared_of(service_map: ServiceMap) -> Declared:
    """What holds for all customers together."""
    differing = {
        id_
        for segment in service_map.segments.values()
        for id_, change in segment.changes.items()
        if change.next or change.end
    }
    return Declared(service_map, frozenset(differing))


def declared_for(service_map: ServiceMap, segment: str) -> Declared:
    """What holds for one segment."""
    return Declared(for_segment(service_map, segment))
