"""From a service map to its chain: what segment walks where, with which probability."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from blueprint.flow.chain.blocks import Span, find_blocks
from blueprint.flow.chain.chain import Block, Chain
from blueprint.flow.chain.graph import entries, reachable, successors
from blueprint.model.segments import segment_shares
from blueprint.model.service_map import ServiceMap
from blueprint.model.share import UNKNOWN, rest_of


class NotWalkable(Exception):
    """The map has errors that leave no chain; `blueprint lint` names them."""


def entry_shares(service_map: ServiceMap) -> dict[str, Fraction | None]:
    """Touchpoint to the share of customers who enter there; sums to 1 in a valid map. None: nobody knows it."""
    given = {
        t.id: None if t.start == UNKNOWN else t.start
        for t in service_map.touchpoints.values()
        if t.start and t.id in service_map.walked
    }
    rest = rest_of(given.values(), even=any(service_map.touchpoints[id_].even for id_ in given))
    started = {id_: rest if share is None else share for id_, share in given.items()}
    return started or {id_: Fraction(1) for id_ in entries(service_map)}


def chain_of(service_map: ServiceMap) -> Chain:
    """The absorbing chain of a map (of one segment: apply its changes first).

    Raises:
        NotWalkable: no entry, shares that are unknown or do not sum to 1, or a block that is not nested properly.
    """
    blocks, faults = find_blocks(service_map)
    start = _known(entry_shares(service_map))
    if faults or not start or sum(start.values()) != 1:
        raise NotWalkable
    reached = reachable(start, successors(service_map))
    inside = {id_ for b in blocks.values() for branch in b.branches for id_ in branch}
    outer = [id_ for id_ in service_map.touchpoints if id_ in reached and id_ not in inside]
    return _Weaver(service_map, blocks).chain(outer, start, None)


def walked_segments(service_map: ServiceMap) -> dict[str, Fraction]:
    """Segment to its share of all customers.

    Raises:
        NotWalkable: a share is unknown.
    """
    return _known(segment_shares(service_map))


def _known(shares: Mapping[str, Fraction | None]) -> dict[str, Fraction]:
    known = {name: share for name, share in shares.items() if share is not None}
    if len(known) < len(shares):
        raise NotWalkable
    return known


class _Weaver:
    def __init__(self, service_map: ServiceMap, blocks: dict[str, Span]) -> None:
        self._touchpoints = service_map.touchpoints
        self._order = {id_: i for i, id_ in enumerate(service_map.touchpoints)}
        self._blocks = blocks

    def chain(self, members: list[str], start: dict[str, Fraction], join: str | None) -> Chain:
        """The chain of these touchpoints; inside a branch, reaching its `join` is the only exit."""
        forks = [id_ for id_ in members if id_ in self._blocks]
        ids = [*members, *(f"{f}&{self._blocks[f].join}" for f in forks)]
        index = {id_: i for i, id_ in enumerate(ids)}
        moves: list[dict[int, float]] = [{} for _ in ids]
        leaves: list[dict[str, float]] = [{} for _ in ids]
        inner = {}
        for i, id_ in enumerate(members):
            if id_ in self._blocks:
                block = self._blocks[id_]
                state = index[f"{id_}&{block.join}"]
                moves[i][state] = 1.0
                heads = [c.to for c in self._touchpoints[id_].next]
                # An arrow straight to the join is a branch without touchpoints: nothing to wait for.
                inner[state] = Block(
                    id_,
                    block.join,
                    tuple(
                        self._branch(b, head, block.join)
                        for b, head in zip(block.branches, heads, strict=True)
                        if b
                    ),
                )
                self._go(block.join, 1.0, index, moves[state], leaves[state], join)
                continue
            ways = self._touchpoints[id_].ways
            shares = [share for *_, share in ways if share is not None]
            if len(shares) < len(ways) or sum(shares) != 1 or min(shares) < 0:
                raise NotWalkable
            for (name, is_exit, _), share in zip(ways, shares, strict=True):
                if not share:
                    continue
                if is_exit:
                    leaves[i][name] = leaves[i].get(name, 0.0) + float(share)
                else:
                    self._go(name, float(share), index, moves[i], leaves[i], join)
        entry = tuple(float(start.get(id_, 0)) for id_ in ids)
        return Chain(tuple(ids), entry, tuple(moves), tuple(leaves), inner)

    def _branch(self, members: tuple[str, ...], head: str, join: str) -> Chain:
        own = [
            id_
            for id_ in members
            if id_
            not in {m for f in members if f in self._blocks for b in self._blocks[f].branches for m in b}
        ]
        return self.chain(sorted(own, key=self._order.__getitem__), {head: Fraction(1)}, join)

    @staticmethod
    def _go(
        name: str,
        share: float,
        index: dict[str, int],
        moves: dict[int, float],
        leaves: dict[str, float],
        join: str | None,
    ) -> None:
        if name == join:
            leaves[name] = leaves.get(name, 0.0) + share
        elif name in index:
            moves[index[name]] = moves.get(index[name], 0.0) + share
        else:
            raise NotWalkable
