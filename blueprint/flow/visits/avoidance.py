"""Who can get through the service without meeting certain touchpoints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.chain.graph import leavers, reachable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from blueprint.flow.chain.blocks import Span
    from blueprint.model.service_map import ServiceMap


@dataclass(frozen=True)
class Detour:
    """The flow without the touchpoints that are avoided.

    Attributes:
        ways: touchpoint to where it still leads.
        met: what customers can get to.
        left: where they can leave. When that is nowhere, the avoided ones are unavoidable together: each
            route meets one of them. One touchpoint alone is then a dominator of every exit.
    """

    ways: Mapping[str, tuple[str, ...]]
    met: frozenset[str]
    left: frozenset[str]

    def left_after(self, ids: Iterable[str]) -> frozenset[str]:
        """Where customers can leave who met one of `ids`, avoiding the avoided before and after."""
        return self.left & reachable((id_ for id_ in ids if id_ in self.met), self.ways)


def avoiding(
    service_map: ServiceMap,
    entries: Iterable[str],
    successors: Mapping[str, tuple[str, ...]],
    blocks: Mapping[str, Span],
    avoided: Collection[str],
) -> Detour:
    """Where customers get to and leave who meet none of `avoided`.

    All branches of a parallel block are walked: nobody avoids what is unavoidable in one of them.
    """
    ways = {
        id_: tuple(t for t in targets if t not in avoided)
        for id_, targets in successors.items()
        if id_ not in avoided
    }
    for block in blocks.values():  # inner blocks come first
        if block.fork in ways and not all(
            head == block.join or block.join in reachable([head], ways) for head in successors[block.fork]
        ):
            ways[block.fork] = ()
    met = reachable((e for e in entries if e not in avoided), ways)
    return Detour(ways, met, met & leavers(service_map))
