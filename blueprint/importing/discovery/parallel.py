"""Which activities run side by side, and whether they make a block that a map can say.

Two activities are concurrent where neither leads to the other: both orders are frequent, and one does not come again
right behind the other as in a loop of two (as in the alpha and heuristics miners), or their times overlap. Activities
that are concurrent make a block where one activity always comes before all of them and one always after, and each
branch has one way in; everything else stays as the log has it, one behind the other. Where the one before leads elsewhere
too, or others lead to the one after, a gate stands between: a touchpoint that takes no time, of which no log has an event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from blueprint.observe.conform.declared import Arrow

_BALANCED = 0.2
"""Of two orders the rarer has at least this share of both."""
_FEWEST = 5
"""What happened less often says nothing of order."""


@dataclass(frozen=True)
class Block:
    """Branches that start together behind `fork` and meet before `join`; the first of each branch is where it starts.

    Attributes:
        chosen: whether `fork` leads elsewhere too: the branches start at a gate behind it.
        met: whether others lead to `join` too: the branches meet at a gate before it.
    """

    fork: str
    join: str
    branches: tuple[tuple[str, ...], ...]
    chosen: bool = False
    met: bool = False

    @property
    def members(self) -> frozenset[str]:
        """All that is on a branch."""
        return frozenset(m for branch in self.branches for m in branch)

    @property
    def together(self) -> frozenset[Arrow]:
        """Pairs on different branches, both ways round."""
        return frozenset(
            (a, b)
            for one in self.branches
            for other in self.branches
            if one is not other
            for a in one
            for b in other
        )


def find_blocks(
    follows: Mapping[Arrow, int], loops: frozenset[Arrow], edges: frozenset[str], leaving: frozenset[str]
) -> tuple[Block, ...]:
    """Blocks that do not touch each other.

    Args:
        follows: pairs that follow each other directly, with how often.
        loops: pairs of which the first comes again right behind the second.
        edges: where cases begin or end: that is no part of a branch.
        leaving: where they end.
    """
    beside = nx.Graph()
    for (a, b), count in follows.items():
        back = follows.get((b, a), 0)
        often = min(count, back) >= max(_FEWEST, _BALANCED * (count + back))
        if a < b and often and (a, b) not in loops and (b, a) not in loops:
            beside.add_edge(a, b)
    found = (
        _block(frozenset(part), beside.subgraph(part), follows, leaving)
        for part in nx.connected_components(beside)
        if not edges & part
    )
    blocks: list[Block] = []
    for block in filter(None, found):
        inside = {block.fork, block.join, *block.members}
        if not any(inside & {b.fork, b.join, *b.members} for b in blocks):
            blocks.append(block)
    return tuple(blocks)


def _block(
    members: frozenset[str], beside: nx.Graph, follows: Mapping[Arrow, int], leaving: frozenset[str]
) -> Block | None:
    """The block that activities make; None: a map cannot say it."""
    before = {a for a, b in follows if b in members and a not in members}
    after = {b for a, b in follows if a in members and b not in members}
    if len(before) != 1 or len(after) != 1 or before == after:
        return None
    (fork,), (join,) = before, after
    chosen = fork in leaving or any(b not in members for a, b in follows if a == fork)
    met = any(a not in members for a, b in follows if b == join)
    branches = []
    for part in nx.connected_components(nx.complement(beside)):
        heads = [m for m in part if not any(b == m and a in part for a, b in follows)]
        if len(heads) != 1:
            return None
        branches.append((heads[0], *sorted(part - set(heads))))
    return Block(fork, join, tuple(sorted(branches)), chosen, met)
