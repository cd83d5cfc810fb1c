"""The absorbing chain that customers of one segment walk (Kemeny & Snell 1960; theory 2.2).

A `Chain` has one state per touchpoint; its exits are the `end` names. A parallel block
(`next: {all: [...]}` up to its `join: all`) is one state of the chain, and holds a chain per branch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.flow.linear.values import total

if TYPE_CHECKING:
    from blueprint.flow.linear.solver import Solver


@dataclass(frozen=True)
class Chain:
    """States, entry mix and moves of one segment; probabilities may be those of many draws (`stack.py`).

    Attributes:
        ids: touchpoint ids in declaration order; a block's state is called `fork&join`.
        entry: probability of entering at each state; sums to 1.
        moves: per state, target index to probability. Probabilities are > 0.
        leaves: per state, exit name to probability, as authored (never 1 minus the moves),
            so that a loop left with probability 1e-12 keeps its digits. Row sums of both are 1.
        blocks: state index to the parallel block it stands for.
    """

    ids: tuple[str, ...]
    entry: tuple[float, ...]
    moves: tuple[Mapping[int, float], ...]
    leaves: tuple[Mapping[str, float], ...]
    blocks: Mapping[int, Block] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def exits(self) -> tuple[str, ...]:
        """Exit names in order of first appearance."""
        return tuple(dict.fromkeys(name for row in self.leaves for name in row))

    @cached_property
    def leaving(self) -> tuple[float, ...]:
        """Per state, probability of leaving by whatever exit."""
        return tuple(total(row.values()) for row in self.leaves)

    @cached_property
    def visits(self) -> Sequence[float]:
        """Per state, how often a customer comes to it.

        Raises:
            ClosedLoop: customers can get stuck.
        """
        return self.solver.forward(self.entry)

    @cached_property
    def solver(self) -> Solver:
        """The linear system of its states.

        Raises:
            ClosedLoop: customers can get stuck; the error names the touchpoints.
        """
        from blueprint.flow.linear.solver import ClosedLoop, Solver

        try:
            return Solver(self.moves, self.leaving)
        except ClosedLoop as error:
            raise ClosedLoop(error.loops, self.ids) from None


@dataclass(frozen=True, slots=True)
class Block:
    """A parallel block: every branch starts when `fork` is left; all are awaited before `join`.

    Each branch is a chain whose only exit is the join's id.
    """

    fork: str
    join: str
    branches: tuple[Chain, ...]
