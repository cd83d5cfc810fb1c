"""A walk on which every score so far lies within a set of levels, for all sets of all orders at once.

Let g_i be the probability that the score at i lies within the set; of what is not felt it is 1. Customers arrive at i
with everything before within the set z_i times, z = alpha + z G Q; from i on everything stays within the set with
probability h_i, h = r + Q G h: a walk whose visits have weights (`Weighted`), with a place in its arrays for each set.
A block is one state; its g is the product of its branches'.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from blueprint.flow.linear.values import some
from blueprint.flow.linear.weighted import Weighted
from blueprint.flow.time.elimination import plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.experience.peak.orders import Orders
    from blueprint.experience.walk.walk import Walk
    from blueprint.flow.linear.dense import Matrix
    from blueprint.flow.linear.weighted import Values


class Within:
    """One walk with its laws.

    Args:
        walk: a chain laid out.
        laws: touchpoint to its law, as probabilities by level; of a walk of several draws, by draws by levels.
        orders: of the levels.

    Arrays are by orders by sets; of a walk of several draws (`stack.py`) by draws by orders by sets.

    Attributes:
        walk: the same.
        rows: states that are touchpoints, and their probabilities by level.
        stay: g: states by orders by sets.
        branches: per block's state, its branches.
    """

    def __init__(self, walk: Walk, laws: Mapping[str, Matrix], orders: Orders) -> None:
        self.walk = walk
        self._orders = orders
        self.states = list(walk.touchpoints)
        self.probabilities = np.array([laws[name] for name in walk.touchpoints.values()])
        draws = np.shape(walk.ends.nothing)[:1]
        self.stay = np.ones((len(walk), *draws, len(orders.order), len(orders.levels) + 1))
        if self.states:
            self.stay[self.states] = orders.cumulated(self.probabilities)
        self.branches = {
            i: [Within(branch, laws, orders) for branch in block.branches] for i, block in walk.blocks.items()
        }
        for i, branches in self.branches.items():
            self.stay[i] = _together(branches, walk.blocks[i].felt)

    @cached_property
    def _weighted(self) -> Weighted:
        walk = self.walk
        start = {i: share for i, share in enumerate(walk.entry) if some(share)}
        components = walk.ends.solver.components
        loops = any(len(part) > 1 for part in components)
        order = plan(walk.moves, start).order if loops else range(len(walk))
        missing = list(1 - self.stay)
        return Weighted(walk.moves, start, walk.leave, list(self.stay), missing, components, order)

    @cached_property
    def arriving(self) -> Matrix:
        """z: expected arrivals with everything before within the set; states by orders by sets."""
        return self._rows(self._weighted.arriving)

    @cached_property
    def onward(self) -> Matrix:
        """h: probability to leave from a state with everything after it within the set; states by orders by sets."""
        return self._rows(self._weighted.following)

    @cached_property
    def back(self) -> Matrix:
        """Expected arrivals back at a state by who has left a score within the set there."""
        return self._rows(self._weighted.returning)

    def _rows(self, values: Sequence[Values]) -> Matrix:
        found = np.empty_like(self.stay)
        for row, value in zip(found, values, strict=True):
            row[...] = value
        return found

    @cached_property
    def felt(self) -> Matrix:
        """Probability that something is felt, and all of it within the set; orders by sets."""
        ends = np.array(self.walk.ends.finish)
        ends = ends if ends.ndim > 1 else ends[:, None, None]
        return np.asarray((self.arriving * self.stay * ends).sum(axis=0))

    def peaks(self, *, later: bool) -> dict[str, Matrix]:
        """Touchpoint to the probability of being the peak, by orders by levels in their order.

        Args:
            later: of equals on a route the last is the peak, else the first. Of equals beside each other it is one of
                the last branch, else of the first.
        """
        now, before = slice(1, None), slice(None, -1)
        until, after = (now, before) if later else (before, now)
        passing = self.arriving[:, :, until] * self.onward[:, :, after]
        score = self.probabilities[:, self._orders.order] if self.states else ()
        found = (
            dict(zip(self.walk.touchpoints.values(), passing[self.states] * score, strict=True))
            if self.states
            else {}
        )
        for i, branches in self.branches.items():
            share = self.walk.blocks[i].felt
            for b, branch in enumerate(branches):
                beside = passing[i] / share if share else passing[i]
                for other, at in [
                    *((o, until) for o in branches[:b]),
                    *((o, after) for o in branches[b + 1 :]),
                ]:
                    beside = beside * (other.walk.ends.nothing + other.felt[:, at])
                found |= {name: beside * p for name, p in branch.peaks(later=later).items()}
        return found

    def moved(self, states: Sequence[int], more: Matrix) -> Matrix:
        """What `felt` gains when one state's g rises by `more`, for several states, one at a time.

        Of rank one (Sherman & Morrison 1950): z_i h_i times what is gained, and those who come back gain again.
        """
        through = self.arriving[states] * self.onward[states]
        return np.asarray(through * more / (1 - self.back[states] * more))

    def gained(self, stay: Mapping[str, Matrix]) -> dict[str, Matrix]:
        """Touchpoint to what `felt` gains if it alone had another g."""
        chosen = [(i, name) for i, name in self.walk.touchpoints.items() if name in stay]
        found = {}
        if chosen:
            states = [i for i, _ in chosen]
            gains = self.moved(states, np.array([stay[name] for _, name in chosen]) - self.stay[states])
            found = dict(zip([name for _, name in chosen], gains, strict=True))
        for i, branches in self.branches.items():
            share = self.walk.blocks[i].felt
            for b, branch in enumerate(branches):
                inside = branch.gained(stay)
                if not inside or not some(share):
                    continue
                beside = np.ones_like(self.felt) / share
                for other in (*branches[:b], *branches[b + 1 :]):
                    beside = beside * (other.walk.ends.nothing + other.felt)
                more = np.array(list(inside.values())) * beside
                found |= dict(zip(inside, self.moved([i] * len(inside), more), strict=True))
        return found


def _together(branches: Sequence[Within], felt: float) -> Matrix:
    """g of a block: something is felt, in every branch within the set; given that something is."""
    total = np.zeros_like(branches[0].felt)
    for b, branch in enumerate(branches):
        share = branch.felt
        for other in branches[:b]:
            share = share * (other.walk.ends.nothing + other.felt)
        for other in branches[b + 1 :]:
            share = share * other.walk.ends.nothing
        total += share
    return total / felt if some(felt) else np.ones_like(total)
