"""One walk for several draws of its probabilities: each number becomes an array of them, one a draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from blueprint.experience.walk.ends import Ends
from blueprint.experience.walk.walk import Beside, Walk
from blueprint.flow.linear.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def stacked(walks: Sequence[Walk]) -> Walk:
    """The walk of all draws, each number an array of draws by 1 by 1.

    Args:
        walks: the same chain laid out, with other probabilities; at least one.
    """
    first = walks[0]
    moves: list[Any] = [
        {j: _stack([walk.moves[i].get(j, 0.0) for walk in walks]) for j in row}
        for i, row in enumerate(_every_move(walks))
    ]
    whole = Walk(
        _by_state([walk.entry for walk in walks]),
        moves,
        _by_state([walk.leave for walk in walks]),
        [_beside(walks, i) if isinstance(felt, Beside) else felt for i, felt in enumerate(first.felt)],
    )
    ends = [walk.ends for walk in walks]
    solver = first.ends.solver
    if any(row.keys() != other.keys() for row, other in zip(moves, first.moves, strict=True)):
        solver = Solver([dict.fromkeys(row, 1.0) for row in moves], [1.0] * len(moves))
    whole.__dict__["ends"] = Ends(
        solver,
        _by_state([e.visits for e in ends]),
        _by_state([e.first for e in ends]),
        _by_state([e.finish for e in ends]),
        _stack([e.nothing for e in ends]),
    )
    return whole


def _every_move(walks: Sequence[Walk]) -> list[dict[int, None]]:
    """Per state, the states that some draw moves to."""
    return [dict.fromkeys(j for walk in walks for j in walk.moves[i]) for i in range(len(walks[0]))]


def _beside(walks: Sequence[Walk], state: int) -> Beside:
    """A block of all draws."""
    blocks = [walk.blocks[state] for walk in walks]
    branches = zip(*(block.branches for block in blocks), strict=True)
    whole = Beside(tuple(stacked(branch) for branch in branches), blocks[0].block)
    whole.__dict__["felt"] = _stack([block.felt for block in blocks])
    return whole


def _by_state(draws: Sequence[Sequence[float]]) -> list[Any]:
    return list(np.array(draws).T[:, :, None, None])


def _stack(numbers: Iterable[float]) -> Any:
    return np.array(list(numbers))[:, None, None]
