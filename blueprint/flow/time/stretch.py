"""The time from entering one touchpoint to leaving another one, over the customers who do both.

The clock starts when `first` is entered for the first time and stops when `last` is left for the first
time after that. Whatever happens in between counts, loops too. Where the question has no answer from the
chain alone, a sentence says why.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.chain.gates import joined
from blueprint.flow.linear.values import each, floats, some
from blueprint.flow.time.place import find_place, first_entered, leads, levels, share_entering
from blueprint.flow.time.walk import Clock, Fork
from blueprint.model.nesting import leaving
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.values import Values
    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.place import Place
    from blueprint.flow.time.walk import Part, Walk

_OUT_OF_BRANCH = Wording(
    "the clock would start at {first!r} inside a branch, and {last!r} comes after the branches have met: "
    "when they meet depends on the others, which started earlier",
    "计时从分支内的 {first!r} 开始，而 {last!r} 在各分支汇合之后：何时汇合取决于更早开始的其他分支",
)
_TWO_BRANCHES = Wording(
    "{first!r} and {last!r} lie on branches that run at the same time; neither comes first",
    "{first!r} 与 {last!r} 位于同时进行的两条分支上，没有先后",
)
_AGAIN = Wording(
    "not everybody who comes to the parallel block of {fork!r} leaves {last!r} in it, and some come again: "
    "their time in between depends on the other branches",
    "进入 {fork!r} 并行块的客户并非都经过 {last!r}，而且有人会再次进入：其间的时间取决于其他分支",
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the service.

    Attributes:
        entered: share of all customers who ever enter the first touchpoint, 0..1.
        reached: of these, the share who ever leave the last one, 0..1.
        walk: their clock, for `times.figures_of` and `lattice.walk_distribution`; None if nobody's stops.
        chain: the chain, or that of a branch, over whose states the clock runs.
    """

    entered: Values
    reached: Values
    walk: Walk | None
    chain: Chain

    @property
    def both(self) -> Values:
        """The share of all customers who do both: the weight of this segment in a mix."""
        return self.entered * self.reached

    @property
    def never(self) -> float:
        """Of those who enter the first touchpoint, the share who never leave the last one."""
        return max(0.0, 1 - float(self.reached))


@dataclass(frozen=True, slots=True)
class Unanswerable:
    """A stretch whose time the chain does not tell, and why."""

    reason: Wording


def stretch(timed: TimedChain, first: str, last: str) -> Stretch | Unanswerable:
    """The stretch from entering `first` to leaving `last`.

    A touchpoint that stands for another map is left when all that is inside it is over.
    Touchpoints that nobody walks over give shares of 0. From outside into a parallel block is answered,
    and so is a stretch inside one branch; out of a branch and across branches is not.

    Raises:
        UnknownTime: a touchpoint between the two has no law.
    """
    queued, served = (find_place(timed.chain, name) for name in (joined(first), first))
    start = queued or served
    end = find_place(timed.chain, leaving(last)) or find_place(timed.chain, last)
    if start is None or served is None:
        return Stretch(0.0, 0.0, None, timed.chain)
    share = share_entering(timed.chain, start, served)
    if end is None:
        return Stretch(share, 0.0, None, timed.chain)
    depth = _common_depth(start, end)
    chain = levels(timed.chain, start)[depth]
    here, there = start.states[depth], end.states[depth]
    if depth < len(start.branches):
        if here != there and not leads(chain, here, there):
            return Stretch(share, 0.0, None, timed.chain)
        across = here == there and depth < len(end.branches)
        return Unanswerable((_TWO_BRANCHES if across else _OUT_OF_BRANCH).filled(first=first, last=last))
    begin = {here: 1.0}
    if start is not served and depth == len(start.branches):  # who has waited elsewhere joins no queue here
        begin = first_entered(chain, (here, served.states[depth]))
    found = _run(timed, chain, begin, end.within(depth), last)
    if isinstance(found, Unanswerable):
        return found
    reached, walk = found
    if any(0 < p < 1 for p in floats(reached)):
        for level, state in zip(levels(timed.chain, start)[:depth], start.states, strict=False):
            if leads(level, state, state):
                return Unanswerable(_AGAIN.filled(fork=level.blocks[state].fork, last=last))
    return Stretch(share, reached, walk, chain)


def _common_depth(a: Place, b: Place) -> int:
    """How many blocks and branches two places share."""
    shared = 0
    for one, other in zip(
        zip(a.states, a.branches, strict=False), zip(b.states, b.branches, strict=False), strict=False
    ):
        if one != other:
            break
        shared += 1
    return shared


def _run(
    timed: TimedChain, chain: Chain, start: Mapping[int, float], end: Place, last: str
) -> tuple[Values, Walk | None] | Unanswerable:
    """The probability of getting to leave `end`, and the clock of those who do."""
    state = end.states[0]
    inside: Values = 1.0
    replaced: dict[int, Part] = {}
    if end.branches:
        block = chain.blocks[state]
        branch = block.branches[end.branches[0]]
        entry = {i: p for i, p in enumerate(branch.entry) if some(p)}
        inner = _run(timed, branch, entry, end.within(1), last)
        if isinstance(inner, Unanswerable):
            return inner
        inside, walk = inner
        if walk is None:
            return 0.0, None
        if any(p < 1 for p in floats(inside)) and leads(chain, state, state):
            return Unanswerable(_AGAIN.filled(fork=block.fork, last=last))
        replaced[state] = Fork((walk,))
    moves = [{} if i == state else row for i, row in enumerate(chain.moves)]
    stops = [float(i == state) for i in range(len(chain))]
    lost = [0.0 if i == state else out for i, out in enumerate(chain.leaving)]
    p, walk = timed.walk(chain, Clock(start, moves, stops, lost), replaced)
    return each(lambda p: 1.0 if math.isclose(p, 1.0, rel_tol=1e-12) else p, p * inside), walk
