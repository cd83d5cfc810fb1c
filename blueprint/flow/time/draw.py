"""Random times, for simulation: of one visit, of a whole walk. Seeded by the generator that is passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.flow.time.law import Law
from blueprint.flow.time.laws import Fixed, Gamma, Pert, Triangular, Waiting
from blueprint.flow.time.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from blueprint.flow.time.law import Array
    from blueprint.flow.time.walk import Part, Walk


def draw(part: Part, generator: np.random.Generator, size: int) -> Array:
    """`size` independent times of one visit, in seconds."""
    import numpy as np

    match part:
        case Fixed(seconds=t):
            return np.full(size, float(t))
        case _ if isinstance(part, Law) and part.is_atomic and len(part.atoms) == 1:
            return np.full(size, part.mean)
        case Gamma(mean=mean, cv=cv):
            return generator.gamma(cv**-2, mean * cv**2, size)
        case Waiting(probability=p):
            return np.where(generator.random(size) < p, draw(part.waiting, generator, size), 0.0)
        case Table(points=points, cdf_at=cdf):
            return np.interp(generator.random(size), cdf, points)
        case Pert(min=low, max=high):
            return low + (high - low) * generator.beta(*part.shape, size)
        case Triangular(min=low, likely=likely, max=high):
            return generator.triangular(low, likely, high, size)
        case Law():
            total: Array = np.sum([draw(law, generator, size) for law in part.addends], axis=0)
            return total
        case _:
            longest: Array = np.maximum.reduce(
                [draw_walk(branch, generator, size) for branch in part.branches]
            )
            return longest


def draw_walk(walk: Walk, generator: np.random.Generator, size: int) -> Array:
    """`size` independent times of a walk, in seconds."""
    import numpy as np

    return walk_on(walk, generator, np.zeros(size), lambda part, now: now + draw(part, generator, len(now)))


def walk_on(
    walk: Walk, generator: np.random.Generator, starts: Array, onward: Callable[[Part, Array], Array]
) -> Array:
    """When walkers who start at some moments are done: all move on together.

    Args:
        walk: their way.
        generator: of the ways they take.
        starts: in seconds.
        onward: a part, and moments at which it begins, to those at which it is over.
    """
    import numpy as np

    width = max(len(row) for row in walk.moves) + 1
    bounds = np.ones((len(walk.moves), width))
    targets = np.full((len(walk.moves), width), -1)
    for i, row in enumerate(walk.moves):
        bounds[i, : len(row)] = np.cumsum(list(row.values()))
        bounds[i, len(row) :] = 2.0  # the rest of the probability ends the walk
        targets[i, : len(row)] = list(row)
        if walk.ends[i] == 0 and row:
            bounds[i, len(row) - 1] = 2.0
    total = np.array(starts, dtype=float)
    who = np.arange(len(total))
    start = np.array(list(walk.start.values()))
    state = generator.choice(list(walk.start), len(total), p=start / start.sum())
    while len(who):
        order = np.argsort(state, kind="stable")
        who, state = who[order], state[order]
        cuts = np.flatnonzero(np.diff(state, prepend=-1))
        for begin, end in zip(cuts, [*cuts[1:], len(state)], strict=True):
            total[who[begin:end]] = onward(walk.parts[state[begin]], total[who[begin:end]])
        turn = (generator.random(len(who))[:, None] >= bounds[state]).sum(axis=1)
        state = targets[state, turn]
        going = state >= 0
        who, state = who[going], state[going]
    return total
