"""Time during which the customer sees something happen, and hidden time. All times in seconds.

Hidden time is the time during which nothing visible to the customer happens; visible time is the rest, so
the two add up to the total. One after the other they simply add. While branches run at the same
time, the time counts as visible when at least one of them is at a visible touchpoint: with
o_b(t) = P(branch b is at a visible touchpoint t after the fork), it is the integral of
1 - prod (1 - o_b(t)). With one visible branch, that is its visible time: no lattice is needed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.time.lattice.grid import TAIL, choose_grid, leaves
from blueprint.flow.time.lattice.transform import Transformer
from blueprint.flow.time.law import Law
from blueprint.flow.time.moments import part_moments, walk_moments, walk_reach
from blueprint.flow.time.walk import Fork

if TYPE_CHECKING:
    from collections.abc import Collection

    from blueprint.flow.chain.chain import Block, Chain
    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.lattice.transform import Transform
    from blueprint.flow.time.law import Array
    from blueprint.flow.time.walk import Walk

_POINTS = 2048


@dataclass(frozen=True, slots=True)
class VisibleTime:
    """Expected visible and hidden time per customer; together the mean total time.

    Attributes:
        visible: seconds in which something visible happens.
        hidden: seconds in which nothing visible happens.
        error: how far both may be off; 0 unless several branches of a block are visible.
    """

    visible: float
    hidden: float
    error: float


def visible_time(timed: TimedChain, visible: Collection[str]) -> VisibleTime:
    """Split the mean total time.

    Args:
        timed: the chain and its laws.
        visible: ids of the touchpoints the customer sees: those of the customer and frontstage lanes.

    Raises:
        UnknownTime: a touchpoint customers walk over has no law.
    """
    walk = timed.whole(timed.chain)
    total = walk_moments(walk)
    seen, error = _Seen(visible).in_walk(timed.chain, walk)
    seen = min(seen, total.mean)
    return VisibleTime(seen, total.mean - seen, error + total.error)


class _Seen:
    def __init__(self, visible: Collection[str]) -> None:
        self.visible = frozenset(visible)

    def in_walk(self, chain: Chain, walk: Walk) -> tuple[float, float]:
        """Expected visible time of a walk, and how far it may be off."""
        seen = error = 0.0
        for k, (state, part) in enumerate(zip(walk.states, walk.parts, strict=True)):
            if isinstance(part, Fork):
                inner, off = self.in_block(chain.blocks[state], part)
                seen, error = seen + walk.visits[k] * inner, error + walk.visits[k] * off
            elif len(chain) and chain.ids[state] in self.visible:
                seen += walk.visits[k] * part_moments(part).mean
        return seen, error

    def in_block(self, block: Block, fork: Fork) -> tuple[float, float]:
        """Expected time in which at least one branch is visible, and how far it may be off."""
        pairs = list(zip(block.branches, fork.branches, strict=True))
        each = [self.in_walk(chain, walk) for chain, walk in pairs]
        shown = [pair for pair, (seen, _) in zip(pairs, each, strict=True) if seen > 0]
        total, error = math.fsum(seen for seen, _ in each), math.fsum(off for _, off in each)
        if len(shown) < 2:
            return total, error
        walks = [walk for _, walk in shown]
        length = max(walk_reach(walk, TAIL) for walk in walks)
        grid = choose_grid(walks, length, _POINTS, whole=False, most=2 * _POINTS)
        overlap = self.overlap(shown, Transformer(grid))
        if not grid.fits or not all(law.is_atomic for walk in walks for law in leaves(walk)):
            rough = self.overlap(shown, Transformer(grid.halved()))
            error += abs(overlap - rough)
            overlap += (overlap - rough) / 3
        return total - overlap, error

    def overlap(self, pairs: list[tuple[Chain, Walk]], transformer: Transformer) -> float:
        """The integral of sum o_b - (1 - prod (1 - o_b)): visible time counted more than once."""
        import numpy as np

        shown = [self.occupied(chain, walk, transformer) for chain, walk in pairs]
        either = 1 - np.prod([1 - o for o in shown], axis=0)
        return float((np.sum(shown, axis=0) - either).sum()) * float(transformer.grid.step)

    def occupied(self, chain: Chain, walk: Walk, transformer: Transformer) -> Array:
        """o_b(t) on the lattice: what has entered a visible touchpoint by t, less what has left it."""
        import numpy as np

        rewards: dict[int, Transform] = {}
        for k, (state, part) in enumerate(zip(walk.states, walk.parts, strict=True)):
            if isinstance(part, Law):
                if len(chain) and chain.ids[state] in self.visible:
                    rewards[k] = 1 - transformer.of_part(part).whole
                continue
            inner = [
                self.occupied(branch, inside, transformer)
                for branch, inside in zip(chain.blocks[state].branches, part.branches, strict=True)
            ]
            changes = np.diff(1 - np.prod([1 - o for o in inner], axis=0), prepend=0.0)
            rewards[k] = transformer.forward(changes)
        if not rewards:
            return np.zeros(transformer.grid.count)
        changes = transformer.back(transformer.collected(walk, rewards))
        return np.clip(np.cumsum(changes), 0.0, 1.0)
