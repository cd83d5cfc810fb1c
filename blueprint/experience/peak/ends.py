"""What is felt first and last on a walk: unfelt states removed without a trace (censoring, theory 3.3 (8))."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.linear.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.experience.walk.walk import Walk


@dataclass(frozen=True, slots=True)
class Ends:
    """First and last impressions of a walk; per state, 0 where nothing is felt unless said otherwise.

    Attributes:
        solver: of the walk.
        visits: expected visits, unfelt states included.
        first: probability that the first impression is left here.
        finish: probability that nothing more is felt after a visit here.
        before: expected visits before anything is felt; 0 where something is.
        nothing: probability that nothing is ever felt.
    """

    solver: Solver
    visits: Sequence[float]
    first: Sequence[float]
    finish: Sequence[float]
    before: Sequence[float]
    nothing: float

    @property
    def last(self) -> list[float]:
        """Per state, probability that the last impression is left here."""
        return [v * f for v, f in zip(self.visits, self.finish, strict=True)]


def ends(walk: Walk) -> Ends:
    """Solve for the ends of a walk.

    Raises:
        ClosedLoop: some customers never leave.
    """
    solver = Solver(walk.moves, walk.leave)
    visits = solver.forward(walk.entry)
    unfelt = [i for i, impression in enumerate(walk.felt) if impression < 0]
    if not unfelt:
        return Ends(solver, visits, walk.entry, walk.leave, [0.0] * len(walk), 0.0)
    hidden = solver.within(unfelt)
    before = hidden.forward(walk.entry)
    out = hidden.backward(walk.leave)
    first, finish = list(walk.entry), list(walk.leave)
    for i, visited in enumerate(before):
        if visited:
            for j, q in walk.moves[i].items():
                first[j] += visited * q
    nothing = 0.0
    for i, impression in enumerate(walk.felt):
        if impression < 0:
            nothing += before[i] * walk.leave[i]
            first[i] = finish[i] = 0.0
        else:
            finish[i] += fsum(q * out[j] for j, q in walk.moves[i].items())
    return Ends(solver, visits, first, finish, before, nothing)
