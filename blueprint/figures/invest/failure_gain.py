"""What remembered experience gains when visits fail less often, at each touchpoint alone.

The peak of a route is at most at a level when every visit of it leaves at most that. So the share of customers
who stay at or below a level is the value of a walk weighted by what each visit leaves, at all levels at once; and
another chance of failure at one touchpoint changes one weight (`Weighted`). A parallel block weighs what its
branches do together.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from blueprint.experience.walk.feeling import with_scale_ends
from blueprint.experience.walk.ranking import Ranking
from blueprint.flow.linear.weighted import Values, Weighted
from blueprint.flow.time.elimination import plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from blueprint.experience.walk.feeling import Feeling, PeakRule
    from blueprint.flow.chain.chain import Chain

Gates = tuple[Values, Values]
"""Per level, the probability that a visit leaves at most that, and what is missing to 1."""


def failure_gains(
    chain: Chain,
    feelings: Mapping[str, Feeling],
    new: Mapping[str, Feeling],
    rule: PeakRule,
    scale: float,
    last: Mapping[str, float],
) -> dict[str, float]:
    """E[U] after less E[U] before, of each new feeling alone, over all customers.

    Args:
        chain: of the segment.
        feelings: touchpoint to feeling, in declaration order; scores are known.
        new: touchpoint to a feeling with another chance of failure.
        rule: how a route is remembered.
        scale: of the map.
        last: touchpoint to the share of customers for whom it is the last one experienced.
    """
    filled = with_scale_ends(feelings, scale)[0]
    ranking = Ranking.of([s for f in filled.values() for s in (_good(f), _bad(f))], rule.peak)
    rank = {level: at for at, level in enumerate(ranking.levels)}

    def gates(feeling: Feeling) -> Gates:
        """Of one visit."""
        chance = feeling.noticed_failure
        outcomes = ((rank[_good(feeling)], 1 - chance), (rank[_bad(feeling)], chance))
        below, above = np.zeros(len(rank)), np.zeros(len(rank))
        for level, share in outcomes if feeling.experienced else ((0, 1.0),):
            below[level:] += share
            above[:level] += share
        return below, above

    through = _Through(chain, lambda name: gates(filled[name]))
    found = {}
    for name, feeling in new.items():
        after = with_scale_ends({name: feeling}, scale)[0][name]
        more = gates(after)[0] - gates(filled[name])[0]
        shares = np.diff(through.changed(name, more) - through.value, prepend=0.0)
        saved = filled[name].noticed_failure - after.noticed_failure
        end = last.get(name, 0.0) * saved * (_good(after) - _bad(after))
        found[name] = rule.weight * float(np.array(ranking.levels) @ shares) + (1 - rule.weight) * end
    return found


def _good(feeling: Feeling) -> float:
    return feeling.score or 0.0


def _bad(feeling: Feeling) -> float:
    return _good(feeling) if feeling.bad is None else feeling.bad


class _Through:
    """A chain, and which share of its customers never leaves what lies at or below each level."""

    def __init__(self, chain: Chain, gates: Callable[[str], Gates]) -> None:
        self._branches = {
            i: [_Through(branch, gates) for branch in block.branches] for i, block in chain.blocks.items()
        }
        self._at: dict[str, int] = {}
        weights: list[Values] = []
        missing: list[Values] = []
        for i, name in enumerate(chain.ids):
            if i in self._branches:
                self._at |= dict.fromkeys((id_ for branch in self._branches[i] for id_ in branch._at), i)
                weights.append(math.prod(branch.value for branch in self._branches[i]))
                missing.append(1 - weights[-1])
            else:
                self._at[name] = i
                below, above = gates(name)
                weights.append(below)
                missing.append(above)
        start = {i: share for i, share in enumerate(chain.entry) if share}
        components, order = chain.solver.components, plan(chain.moves, start).order
        self._weighted = Weighted(chain.moves, start, chain.leaving, weights, missing, components, order)
        self.value: Values = self._weighted.value

    def changed(self, name: str, more: Values) -> Values:
        """The same when a visit to a touchpoint is let through with so much more probability."""
        i = self._at[name]
        if i in self._branches:
            others = [branch.value for branch in self._branches[i] if name not in branch._at]
            (own,) = (branch for branch in self._branches[i] if name in branch._at)
            more = (own.changed(name, more) - own.value) * math.prod(others)
        return self._weighted.changed(i, more)
