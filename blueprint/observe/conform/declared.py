"""What a map says that a log can be held against: arrows, exits, times, and what may happen at the same time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

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


class Gate(NamedTuple):
    """A gate that no log has an event of: the share that goes through it, the touchpoints behind, whether all of them."""

    share: Fraction | None
    behind: frozenset[str]
    together: bool


@dataclass(frozen=True)
class Declared:
    """A map as what a log is held against.

    Attributes:
        map: of one segment, or of all customers.
        silent: gates of the flow (where branches start together, meet or are chosen) that no log has an event of: what goes
            through them goes from the touchpoint before to the one behind.
        differing: touchpoints whose ways differ between segments: their shares over all customers are not written anywhere.
    """

    map: ServiceMap
    differing: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()

    @cached_property
    def arrows(self) -> Mapping[Arrow, Fraction | None]:
        """Every arrow with its share; None: nobody knows it."""
        found: dict[Arrow, Fraction | None] = {}
        for id_, touchpoint in self._walked():
            for name, leaves, share in self._ways(touchpoint):
                if not leaves and may_be_taken(share):
                    already = found.get((id_, name), 0)
                    found[id_, name] = None if share is None or already is None else already + share
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
    def gates(self) -> Mapping[Arrow, Gate]:
        """Every arrow to a silent gate from which several ways lead on, where the log shows who goes through it."""
        found: dict[Arrow, Gate] = {}
        for id_, touchpoint in self._walked():
            for name, leaves, _ in touchpoint.ways:
                if leaves or name not in self.silent:
                    continue
                gate = self.map.touchpoints[name]
                onward = list(self._ways(gate))
                behind = frozenset(to for to, out, _ in onward if not out)
                beside = [to for to, out, _ in self._ways(touchpoint, (name,)) if not out]
                if len(onward) > 1 and not any(out for _, out, _ in onward) and not behind & {*beside}:
                    share = next(part for to, _, part in self._ways(touchpoint, (name,)) if to == name)
                    found[id_, name] = Gate(share, behind, gate.together)
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
            shares = [share for _, leaves, share in self._ways(touchpoint) if leaves]
            known = [share for share in shares if share is not None]
            if shares:
                found[id_] = sum(known, start=0 * known[0]) if len(known) == len(shares) else None
        for wait, server in self.waits:
            if server.gives_up is None and server.staffed and server.staffed.patience:
                found[wait.id] = None
        return found

    @cached_property
    def may_leave(self) -> frozenset[str]:
        """From where a case may have left: an exit is there, or those who wait for the next touchpoint lose patience."""
        impatient = {id_ for id_, t in self._walked() if t.staffed is not None and t.staffed.patience}
        return frozenset(self.leaving) | {start for start, end in self.arrows if end in impatient}

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
        found = set(entries(self.map))
        for gate in found & self.silent:
            found |= {name for name, leaves, _ in self._ways(self.map.touchpoints[gate]) if not leaves}
        return frozenset(found)

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
        there = self.map.walked - self.silent
        return [(id_, t) for id_, t in self.map.touchpoints.items() if id_ in there]

    def _ways(
        self, touchpoint: Touchpoint, through: tuple[str, ...] = ()
    ) -> Iterator[tuple[str, bool, Fraction | None]]:
        """Where a touchpoint leads to, through gates too, whether out, and with which share; None: nobody knows it."""
        known = touchpoint.id not in self.differing
        for name, leaves, said in touchpoint.ways:
            share = said if known and (leaves or not _follows_load(touchpoint, name)) else None
            if leaves or name not in self.silent or name in through:
                yield name, leaves, share
                continue
            gate = self.map.touchpoints[name]
            for onward, out, part in self._ways(gate, (*through, name)):
                yield onward, out, None if gate.together else _product(share, part)


def _product(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one * other


def _follows_load(touchpoint: Touchpoint, name: str) -> bool:
    """Whether the share of a way depends on how busy staff are."""
    return any(c.load is not None for c in touchpoint.next) and bool(name)


def silent_gates(service_map: ServiceMap, seen: Collection[str]) -> frozenset[str]:
    """Gates that are there for the flow alone: nothing is said of their time or feeling, and no event is of them.

    Args:
        service_map: whose they are.
        seen: touchpoints that the log has events of.
    """
    return frozenset(
        id_
        for id_, t in service_map.touchpoints.items()
        if id_ in service_map.walked and id_ not in seen and t.time is None and t.emotion is None
        if t.join or len(t.ways) > 1
    )


def declared_of(service_map: ServiceMap, silent: frozenset[str] = frozenset()) -> Declared:
    """What holds for all customers together."""
    differing = {
        id_
        for segment in service_map.segments.values()
        for id_, change in segment.changes.items()
        if change.next or change.end
    }
    return Declared(service_map, frozenset(differing), silent)


def declared_for(service_map: ServiceMap, segment: str, silent: frozenset[str] = frozenset()) -> Declared:
    """What holds for one segment."""
    return Declared(for_segment(service_map, segment), silent=silent)
