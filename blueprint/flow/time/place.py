"""Where a touchpoint is: in the chain, or in which branch of which parallel block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.linear.solver import Solver
from blueprint.flow.linear.values import each, some, total
from blueprint.flow.time.walk import Clock

if TYPE_CHECKING:
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.values import Values


@dataclass(frozen=True, slots=True)
class Place:
    """The way to a touchpoint, from the outermost chain inwards.

    Attributes:
        states: the state at each level; all but the last are parallel blocks.
        branches: which branch of each of these blocks.
    """

    states: tuple[int, ...]
    branches: tuple[int, ...]

    def within(self, depth: int) -> Place:
        """The same place seen from `depth` levels further in."""
        return Place(self.states[depth:], self.branches[depth:])


def find_place(chain: Chain, name: str) -> Place | None:
    """The place of a touchpoint; None when no customer can walk over it."""
    for state, own in enumerate(chain.ids):
        if state in chain.blocks:
            for at, branch in enumerate(chain.blocks[state].branches):
                inner = find_place(branch, name)
                if inner is not None:
                    return Place((state, *inner.states), (at, *inner.branches))
        elif own == name:
            return Place((state,), ())
    return None


def levels(chain: Chain, place: Place) -> list[Chain]:
    """The chains from the outermost one to that of the touchpoint."""
    found = [chain]
    for state, branch in zip(place.states, place.branches, strict=False):
        found.append(found[-1].blocks[state].branches[branch])
    return found


def share_entering(chain: Chain, place: Place, beside: Place | None = None) -> Values:
    """The share of customers who ever enter a touchpoint, 0..1.

    Each visit to a parallel block is a new chance to enter what lies in it.

    Args:
        chain: of the customers.
        place: of the touchpoint.
        beside: of another state of the same chain in which it is entered.
    """
    chance: Values = 1.0
    also = place if beside is None else beside
    for level, *here in zip(
        reversed(levels(chain, place)), reversed(place.states), reversed(also.states), strict=True
    ):
        missed = 1 - chance
        moves = [
            {j: q * missed for j, q in row.items() if some(missed)} if i in here else row
            for i, row in enumerate(level.moves)
        ]
        stops = [chance if i in here else 0.0 for i in range(len(level))]
        lost = [
            (out * missed if some(missed) else 0.0) if i in here else out
            for i, out in enumerate(level.leaving)
        ]
        clock = Clock({i: p for i, p in enumerate(level.entry) if some(p)}, moves, stops, lost)
        chance = clock.probability()
    return each(lambda share: min(1.0, share), chance)


def first_entered(chain: Chain, states: tuple[int, ...]) -> dict[int, Values]:
    """Which of some states customers who enter any of them enter first, with its share, in sum 1; the first if nobody does."""
    moves = [{} if i in states else row for i, row in enumerate(chain.moves)]
    leaving = [1.0 if i in states else out for i, out in enumerate(chain.leaving)]
    entered = Solver(moves, leaving).forward(chain.entry)
    shares = {i: entered[i] for i in states if some(entered[i])}
    both = total(shares.values())
    return {i: share / both for i, share in shares.items()} if shares else {states[0]: 1.0}


def leads(chain: Chain, state: int, to: int) -> bool:
    """Whether some route goes on from `state` to `to`."""
    found: set[int] = set()
    stack = [state]
    while stack:
        for j in chain.moves[stack.pop()]:
            if j == to:
                return True
            if j not in found:
                found.add(j)
                stack.append(j)
    return False
