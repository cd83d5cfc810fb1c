"""How likely the peak stays at or below each level, if one touchpoint is out of the way, or cannot harm.

F_l is the probability that a route stays within S_l, the states at or below level l. A touchpoint i is worth
what passes it: with S = S_l, it is (alpha N_S)_i (N_S r)_i / (N_S)_ii if i is in S, else the same on S with i
added. So two solves per level answer for all touchpoints what a solve for each would (theory 2.3, 3.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from blueprint.experience.ends import ends
from blueprint.experience.passing import passing_by_level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.experience.ends import Ends
    from blueprint.experience.ranking import Ranking
    from blueprint.experience.walk import Doors, Walk
    from blueprint.flow.dense import Matrix

@dataclass(frozen=True, slots=True)
class Spread:
    """Probabilities by number of levels allowed, 0..L: those who experience nothing always stay below.

    Attributes:
        stay: that the peak is within the levels.
        without: per impression, that it is, with the impression never left: customers who come there leave S.
        beside: per impression, that it is, with the impression always allowed.
    """

    stay: Matrix
    without: Mapping[int, Matrix]
    beside: Mapping[int, Matrix]


def spread(walk: Walk, ranking: Ranking, bounds: Ends) -> Spread:
    """Return the spread of a walk, touchpoints inside its blocks included."""
    levels = list(passing_by_level(walk, ranking, bounds))
    stay = np.array([level.stay for level in levels])
    passing = np.array([level.passing for level in levels])
    without: dict[int, Matrix] = {}
    beside: dict[int, Matrix] = {}
    for i, impression in enumerate(walk.felt):
        if impression >= 0 and i not in walk.blurred:
            inside = np.arange(len(levels)) > ranking.level[impression]
            without[impression] = stay - np.where(inside, passing[:, i], 0.0)
            beside[impression] = stay + np.where(inside, 0.0, passing[:, i])
    for at, doors in enumerate(walk.doors):
        _inside_block(doors, ranking, stay, np.array([level.doors[at] for level in levels]), without, beside)
    return Spread(stay, without, beside)


def _inside_block(
    doors: Doors,
    ranking: Ranking,
    stay: Matrix,
    passing: Matrix,
    without: dict[int, Matrix],
    beside: dict[int, Matrix],
) -> None:
    """Carry the spread of a block's branches to the walk (Sherman & Morrison 1950, one entry changed)."""
    branches = [spread(branch, ranking, ends(branch)) for branch in doors.branches]
    enter, leave, back = passing.T
    whole = np.prod([branch.stay for branch in branches], axis=0)
    for at, branch in enumerate(branches):
        others = np.prod([b.stay for k, b in enumerate(branches) if k != at], axis=0)
        for source, target in ((branch.without, without), (branch.beside, beside)):
            for impression, chance in source.items():
                more = chance * others - whole
                target[impression] = stay + enter * leave * more / (1 - more * back)
