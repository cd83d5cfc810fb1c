"""What is felt first and last on a walk: unfelt states removed without a trace (censoring, theory 3.3 (8))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.linear.solver import Solver
from blueprint.flow.linear.values import some, total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.flow.linear.values import Values


@dataclass(frozen=True, slots=True)
class Ends:
    """First and last impressions of a walk; per state, 0 where nothing is felt unless said otherwise.

    Attributes:
        solver: of the walk.
        visits: expected visits, unfelt states included.
        first: probability that the first impression is left here.
        finish: probability that nothing more is felt after a visit here.
        nothing: probability that nothing is ever felt.
    """

    solver: Solver
    visits: Sequence[Values]
    first: Sequence[Values]
    finish: Sequence[Values]
    nothing: Values

    @property
    def felt(self) -> Values:
        """Probability that anything is ever felt: 1 - nothing, without the subtraction."""
        return total(self.first)

    @property
    def last(self) -> list[Values]:
        """Per state, probability that the last impression is left here."""
        return [v * f for v, f in zip(self.visits, self.finish, strict=True)]


def ends(
    entry: Sequence[Values],
    moves: Sequence[Mapping[int, Values]],
    leave: Sequence[Values],
    felt: Sequence[bool],
) -> Ends:
    """Solve for the ends of a walk, `felt` where an impression is left.

    Raises:
        ClosedLoop: some customers never leave.
    """
    solver = Solver(moves, leave)
    visits = solver.forward(entry)
    unfelt = [i for i, impression in enumerate(felt) if not impression]
    if not unfelt:
        return Ends(solver, visits, entry, leave, 0.0)
    hidden = solver.within(unfelt)
    before = hidden.forward(entry)
    out = hidden.backward(leave)
    first, finish = list(entry), list(leave)
    for i, visited in enumerate(before):
        if some(visited):
            for j, q in moves[i].items():
                first[j] = first[j] + visited * q
    nothing: Values = 0.0
    for i, impression in enumerate(felt):
        if impression:
            finish[i] = finish[i] + total(q * out[j] for j, q in moves[i].items())
        else:
            nothing = nothing + before[i] * leave[i]
            first[i] = finish[i] = 0.0
    return Ends(solver, visits, first, finish, nothing)
