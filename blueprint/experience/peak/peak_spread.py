"""How what passes each touchpoint spreads over the peaks of the rest of the route.

For touchpoint i and l levels allowed, w_l is the probability that a customer comes to i while everything else on
the route is within the l lowest levels. So w_0 is the share for whom i is all there is, and w_(k+1) - w_k that of
customers of i whose peak would be level k without i: all it takes to move the score of i, and it costs two solves
per level for all touchpoints together instead of a solve per level and touchpoint (theory 2.3, 3.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from blueprint.experience.peak.ends import ends
from blueprint.experience.peak.through_level import passing_by_level

if TYPE_CHECKING:
    from blueprint.experience.peak.ends import Ends
    from blueprint.experience.walk.ranking import Ranking
    from blueprint.experience.walk.walk import Doors, Walk
    from blueprint.flow.linear.dense import Matrix


def spread(walk: Walk, ranking: Ranking, bounds: Ends) -> dict[int, Matrix]:
    """Return impression to w_0 ... w_L, touchpoints inside blocks included."""
    return _spread(walk, ranking, bounds)[1]


def _spread(walk: Walk, ranking: Ranking, bounds: Ends) -> tuple[Matrix, dict[int, Matrix]]:
    """The same, preceded by the probability of a route within the levels."""
    levels = list(passing_by_level(walk, ranking, bounds))
    passing = np.array([level.passing for level in levels])
    found = {
        impression: passing[:, i]
        for i, impression in enumerate(walk.felt)
        if impression >= 0 and i not in walk.blurred
    }
    for at, doors in enumerate(walk.doors):
        found |= _inside_block(doors, ranking, np.array([level.doors[at] for level in levels]))
    return np.array([level.stay for level in levels]), found


def _inside_block(doors: Doors, ranking: Ranking, passing: Matrix) -> dict[int, Matrix]:
    """Carry the spread of a block's branches to the walk around it (Sherman & Morrison 1950).

    With or without touchpoint i, the block is passed within the levels by shares that differ by what passes i
    times what the other branches let pass. Customers may come back to the block, hence the denominator.
    """
    branches = [_spread(branch, ranking, ends(branch)) for branch in doors.branches]
    enter, leave, back = passing.T
    allowed = np.arange(len(passing))
    found = {}
    for at, (_, branch) in enumerate(branches):
        others = np.prod([stay for k, (stay, _) in enumerate(branches) if k != at], axis=0)
        for impression, chance in branch.items():
            more = chance * others
            # The solves have i allowed from its own level on: there i is taken away, below it is added.
            sign = np.where(allowed > ranking.level[impression], 1.0, -1.0)
            found[impression] = enter * leave * more / (1 + sign * more * back)
    return found
