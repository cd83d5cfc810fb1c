"""A chain as what customers feel along it: parallel blocks opened where only one of their branches is felt.

States of a `Walk` are of three kinds. *Touchpoints* leave a score at each visit. *Unfelt* ones leave none:
backstage, support, and the way into a block. A *block* is laid out by how many of its branches customers experience:

- none: one unfelt state;
- one: the branch's own states, for what happens beside it is not felt;
- several: one state for all that is felt in it, and a way past it where a customer may feel nothing there. Which of
  its touchpoints was felt first or last depends on times.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

from blueprint.experience.walk.ends import Ends, ends
from blueprint.flow.linear.values import some, total

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from blueprint.flow.chain.chain import Block, Chain
    from blueprint.flow.linear.values import Values


@dataclass(frozen=True)
class Beside:
    """The experienced branches of a block, which customers go through beside each other."""

    branches: tuple[Walk, ...]
    block: Block

    @cached_property
    def felt(self) -> Values:
        """Probability that anything is felt: 1 minus that of nothing in every branch, without the subtraction."""
        nothing = [branch.ends.nothing for branch in self.branches]
        return total(prod(nothing[:b]) * branch.ends.felt for b, branch in enumerate(self.branches))


@dataclass
class Walk:
    """An absorbing chain over touchpoints, blocks and unfelt states; its numbers may be those of many draws.

    Attributes:
        entry: probability of entering at each state.
        moves: per state, target to probability.
        leave: per state, probability of leaving the service (a branch: of reaching the join).
        felt: per state, what is felt there: a touchpoint, a block's branches, or nothing.
    """

    entry: list[Values] = field(default_factory=list)
    moves: list[Mapping[int, Values]] = field(default_factory=list)
    leave: list[Values] = field(default_factory=list)
    felt: list[str | Beside | None] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.felt)

    def add(self, felt: str | Beside | None = None) -> int:
        """Append a state without moves; return its index."""
        self.entry.append(0.0)
        self.moves.append({})
        self.leave.append(0.0)
        self.felt.append(felt)
        return len(self.felt) - 1

    @cached_property
    def touchpoints(self) -> dict[int, str]:
        """State to its touchpoint."""
        return {i: felt for i, felt in enumerate(self.felt) if isinstance(felt, str)}

    @cached_property
    def blocks(self) -> dict[int, Beside]:
        """State to its block."""
        return {i: felt for i, felt in enumerate(self.felt) if isinstance(felt, Beside)}

    @cached_property
    def ends(self) -> Ends:
        """Its first and last impressions.

        Raises:
            ClosedLoop: some customers never leave.
        """
        return ends(self.entry, self.moves, self.leave, [felt is not None for felt in self.felt])

    def visits(self, times: float = 1.0) -> dict[str, float]:
        """Touchpoint to the expected number of visits, those inside blocks included; `times` the walk is begun."""
        found = {name: times * self.ends.visits[i] for i, name in self.touchpoints.items()}
        for i, block in self.blocks.items():
            if not some(block.felt):
                continue
            for branch in block.branches:
                found |= branch.visits(times * self.ends.visits[i] / block.felt)
        return found


def lay_out(chain: Chain, experienced: Collection[str]) -> Walk:
    """The walk of a segment's chain, of which customers experience some touchpoints."""
    walk = Walk()
    for state, share in _place(walk, chain, experienced, None).items():
        walk.entry[state] = walk.entry[state] + share
    return walk


def _place(walk: Walk, chain: Chain, experienced: Collection[str], join: int | None) -> dict[int, Values]:
    """Add a chain's states, leaving by the state `join` if given; return where it is entered."""
    heads: list[int] = []
    tails: list[Sequence[int]] = []
    for i, name in enumerate(chain.ids):
        if i not in chain.blocks:
            heads.append(walk.add(name if name in experienced else None))
            tails.append(heads[-1:])
            continue
        felt = [branch for branch in chain.blocks[i].branches if _any(branch, experienced)]
        heads.append(walk.add())
        if not felt:
            tails.append(heads[-1:])
        elif len(felt) == 1:
            out = walk.add()
            walk.moves[heads[-1]] = _place(walk, felt[0], experienced, out)
            tails.append([out])
        else:
            branches = tuple(lay_out(branch, experienced) for branch in felt)
            tails.append(_beside(walk, heads[-1], Beside(branches, chain.blocks[i])))
    for i, last in enumerate(tails):
        moves = {heads[j]: p for j, p in chain.moves[i].items()}
        leave = chain.leaving[i]
        if join is not None and some(leave):
            moves[join] = leave
        for state in last:
            walk.moves[state] = moves
            walk.leave[state] = leave if join is None else 0.0
    return {heads[i]: share for i, share in enumerate(chain.entry) if some(share)}


def _any(chain: Chain, experienced: Collection[str]) -> bool:
    return any(
        any(_any(branch, experienced) for branch in chain.blocks[i].branches)
        if i in chain.blocks
        else name in experienced
        for i, name in enumerate(chain.ids)
    )


def _beside(walk: Walk, entrance: int, beside: Beside) -> list[int]:
    """Add a block with several experienced branches; return the states it is left from."""
    nothing = prod(branch.ends.nothing for branch in beside.branches)
    inside = walk.add(beside)
    walk.moves[entrance] = {inside: beside.felt}
    if not some(nothing):
        return [inside]
    past = walk.add()
    walk.moves[entrance] = {inside: beside.felt, past: nothing}
    return [inside, past]
