"""A chain as what customers feel along it: parallel blocks opened, one impression at most per state.

States of a `Walk` are of three kinds. *Felt* ones leave one impression. *Unfelt* ones leave none: backstage,
support, and the two doors of a block. A block is laid out by how many of its branches customers experience:

- none: one unfelt state;
- one: the branch's own states, for what happens beside it is not felt;
- several: a state per impression that can be the peak of the block, between the doors. The branches are
  independent, so the peak is the impression t of one branch while all others stay below t (theory 3.3.9).
  Such a state is *blurred*: which touchpoint of a block was felt first or last depends on times.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from blueprint.experience.walk.ranking import Ranking
    from blueprint.flow.chain.chain import Block, Chain

    Outcomes = Mapping[str, Sequence[tuple[int, float]]]
    Shares = tuple[Mapping[int, float], float]


@dataclass(frozen=True, slots=True)
class Doors:
    """The doors of a block with several experienced branches: unfelt states on the way in and out."""

    entrance: int
    exit: int
    branches: tuple[Walk, ...]
    block: Block


@dataclass(slots=True)
class Walk:
    """An absorbing chain over felt and unfelt states.

    Attributes:
        entry: probability of entering at each state.
        moves: per state, target to probability.
        leave: per state, probability of leaving the service (a branch: of reaching the join).
        felt: per state, the impression left there; -1 where none is.
        doors: the blocks with several experienced branches.
        blurred: states that stand for the peak of such a block, and the block's index in `doors`.
    """

    entry: list[float] = field(default_factory=list)
    moves: list[Mapping[int, float]] = field(default_factory=list)
    leave: list[float] = field(default_factory=list)
    felt: list[int] = field(default_factory=list)
    doors: list[Doors] = field(default_factory=list)
    blurred: dict[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.felt)

    def add(self, felt: int = -1) -> int:
        """Append a state without moves; return its index."""
        self.entry.append(0.0)
        self.moves.append({})
        self.leave.append(0.0)
        self.felt.append(felt)
        return len(self.felt) - 1


def lay_out(
    chain: Chain, outcomes: Outcomes, ranking: Ranking, shares: Callable[[Walk, Ranking], Shares]
) -> Walk:
    """Return the walk of a chain.

    Args:
        chain: the chain of a segment.
        outcomes: touchpoint id to the impressions one visit can leave, with probabilities that sum to 1;
            empty for a touchpoint that is not experienced.
        ranking: of the impressions.
        shares: gives a branch's walk its peak shares: impression to probability, and the probability that
            nothing is experienced.
    """
    if not chain.blocks and all(len(outcomes[name]) < 2 for name in chain.ids):
        leave = list(chain.leaving)
        felt = [outcomes[name][0][0] if outcomes[name] else -1 for name in chain.ids]
        return Walk(list(chain.entry), list(chain.moves), leave, felt)
    walk = Walk()
    for state, share in _place(walk, chain, outcomes, ranking, shares, None).items():
        walk.entry[state] += share
    return walk


def _place(
    walk: Walk,
    chain: Chain,
    outcomes: Outcomes,
    ranking: Ranking,
    shares: Callable[[Walk, Ranking], Shares],
    join: int | None,
) -> dict[int, float]:
    """Add a chain's states, leaving by the state `join` if given; return where it is entered."""
    heads: list[int] = []
    kinds: dict[int, dict[int, float]] = {}  # for a head that is one of several: all, with their shares
    tails: list[Sequence[int]] = []
    for i, name in enumerate(chain.ids):
        if i not in chain.blocks:
            left = outcomes[name]
            states = [walk.add(impression) for impression, _ in left] or [walk.add()]
            heads.append(states[0])
            tails.append(states)
            if len(left) > 1:
                kinds[states[0]] = {state: share for state, (_, share) in zip(states, left, strict=True)}
            continue
        block = chain.blocks[i]
        felt = [branch for branch in block.branches if _experienced(branch, outcomes)]
        heads.append(walk.add())
        if felt:
            out = walk.add()
            if len(felt) == 1:
                walk.moves[heads[-1]] = _place(walk, felt[0], outcomes, ranking, shares, out)
            else:
                branches = tuple(lay_out(branch, outcomes, ranking, shares) for branch in felt)
                walk.moves[heads[-1]] = _peaks_between(walk, heads[-1], out, branches, ranking, shares, block)
            tails.append([out])
        else:
            tails.append(heads[-1:])
    for i, ends in enumerate(tails):
        leave = chain.leaving[i]
        moves = _split({heads[j]: p for j, p in chain.moves[i].items()}, kinds)
        if join is not None and leave:
            moves[join] = leave
        for state in ends:
            walk.moves[state] = moves
            walk.leave[state] = leave if join is None else 0.0
    return _split({heads[i]: share for i, share in enumerate(chain.entry) if share}, kinds)


def _split(arriving: dict[int, float], kinds: Mapping[int, Mapping[int, float]]) -> dict[int, float]:
    if kinds.keys().isdisjoint(arriving):
        return arriving
    return {state: p * q for head, p in arriving.items() for state, q in kinds.get(head, {head: 1.0}).items()}


def _experienced(chain: Chain, outcomes: Outcomes) -> bool:
    return any(
        any(_experienced(branch, outcomes) for branch in chain.blocks[i].branches)
        if i in chain.blocks
        else bool(outcomes[name])
        for i, name in enumerate(chain.ids)
    )


def _peaks_between(
    walk: Walk,
    entrance: int,
    out: int,
    branches: tuple[Walk, ...],
    ranking: Ranking,
    shares: Callable[[Walk, Ranking], Shares],
    block: Block,
) -> dict[int, float]:
    """Add a blurred state per impression that can be the peak; return the moves from the entrance."""
    at = len(walk.doors)
    walk.doors.append(Doors(entrance, out, branches, block))
    parts = [shares(branch, ranking) for branch in branches]
    below = [nothing for _, nothing in parts]  # per branch, probability that it stays below the impression
    entering: dict[int, float] = {}
    quiet = 1.0
    for nothing in below:
        quiet *= nothing
    if quiet:
        entering[out] = quiet
    ranked = sorted(
        ((impression, b) for b, (peaks, _) in enumerate(parts) for impression in peaks),
        key=lambda pair: ranking.place[pair[0]],
    )
    for impression, b in ranked:
        share = parts[b][0][impression]
        here = share
        for other, quieter in enumerate(below):
            if other != b:
                here *= quieter
        below[b] += share
        if here:
            state = walk.add(impression)
            walk.moves[state] = {out: 1.0}
            walk.blurred[state] = at
            entering[state] = here
    return entering
