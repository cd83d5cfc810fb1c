"""Slack of touchpoints (theory 4.3). All times in seconds, at mean times.

A service has no one longest path: which touchpoints a customer walks over is a matter of chance. So the
slack of a touchpoint against a promised or tolerated time is what that time leaves to the mean time
of the customers who come by it; and inside a parallel block a branch has as much slack as the longest
branch takes longer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.time.moments import part_moments, walk_moments
from blueprint.flow.time.walk import Fork

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.chain.chain import Block
    from blueprint.flow.time.chain import TimedChain
    from blueprint.flow.time.stretch import Stretch
    from blueprint.flow.time.walk import Walk


@dataclass(frozen=True, slots=True)
class Slack:
    """The slack of one touchpoint.

    Attributes:
        journey: the limit less E[T | the touchpoint is visited]; negative when those customers take longer
            on the mean; inside a parallel block, that of the block.
        branch: inside a parallel block: how much longer its branch can take on the mean before the block
            does, with the slack of the blocks around it added; None outside.
    """

    journey: float
    branch: float | None = None


def slack_by_touchpoint(timed: TimedChain, limit: float, over: Stretch | None = None) -> dict[str, Slack]:
    """The slack of each touchpoint against a limit.

    Args:
        timed: the chain and its laws.
        limit: the tolerance of the whole service, or a promised time, in seconds.
        over: the stretch that the promise is about; None for entry to exit. Where it ends inside a
            parallel block, the touchpoints of that block are left out.

    Raises:
        UnknownTime: a touchpoint customers walk over has no law.
    """
    chain = timed.chain if over is None else over.chain
    walk = timed.whole(chain) if over is None else over.walk
    found: dict[str, Slack] = {}
    for state, part, mean in (
        () if walk is None else zip(walk.states, walk.parts, mean_given_visit(walk), strict=True)
    ):
        block = chain.blocks.get(state)
        if block is None:
            found[chain.ids[state]] = Slack(limit - mean)
        elif isinstance(part, Fork) and len(part.branches) == len(block.branches):
            found |= {name: Slack(limit - mean, s) for name, s in _branch_slack(block, part).items()}
    return found


def mean_given_visit(walk: Walk) -> list[float]:
    """E[T | state i is visited] of every state, in seconds.

    It is the time before i is first come to and the time from there on. The first is known once the customers
    who come into i's component, and the time they bring along, are (see `_before_in_loop` for what a loop adds).
    """
    means = [part_moments(part).mean for part in walk.parts]
    left = walk.solver.backward(means)
    # Summed over the visits to a state: the time until that visit is over.
    passed = walk.solver.forward([v * m for v, m in zip(walk.visits, means, strict=True)])
    coming = [walk.start.get(i, 0.0) for i in range(len(means))]
    bringing = [0.0] * len(means)
    before = [0.0] * len(means)
    for part in reversed(walk.solver.components):
        own = set(part)
        if len(part) == 1:
            before[part[0]] = bringing[part[0]] / coming[part[0]]
        else:
            for i, time in zip(part, _before_in_loop(walk, part, coming, bringing, means), strict=True):
                before[i] = time
        for i in part:
            for j, p in walk.moves[i].items():
                if j not in own:
                    coming[j] += walk.visits[i] * p
                    bringing[j] += passed[i] * p
    return [math.fsum(both) for both in zip(before, left, strict=True)]


def _before_in_loop(
    walk: Walk,
    loop: Sequence[int],
    coming: Sequence[float],
    bringing: Sequence[float],
    means: Sequence[float],
) -> list[float]:
    """E[time before i is first come to | i is visited] of the states of a loop.

    With N the expected visits from state to state and h_k = N_ki / N_ii the probability of still coming to
    i: the visits to k before the first to i, of those who come to i, are (v_k - p_i N_ik) h_k / p_i.
    """
    import numpy as np

    from blueprint.flow.linear.dense import inverse

    at = {state: k for k, state in enumerate(loop)}
    q, leave = np.zeros((len(loop), len(loop))), np.zeros(len(loop))
    for i, k in at.items():
        leave[k] = walk.ends[i] + math.fsum(p for j, p in walk.moves[i].items() if j not in at)
        for j, p in walk.moves[i].items():
            if j in at:
                q[k, at[j]] = p
    n = inverse(q, leave)
    here = list(loop)
    visits, own = np.array(coming)[here] @ n, np.diag(n)
    reach = visits / own
    before = np.maximum(visits[:, None] - reach * n.T, 0.0) * (n / own)
    np.fill_diagonal(before, 0.0)
    inside = np.array(means)[here] @ before
    found: list[float] = ((np.array(bringing)[here] @ n / own + inside) / reach).tolist()
    return found


def _branch_slack(block: Block, fork: Fork) -> dict[str, float]:
    means = [walk_moments(walk).mean for walk in fork.branches]
    found: dict[str, float] = {}
    for branch, walk, mean in zip(block.branches, fork.branches, means, strict=True):
        spare = max(means) - mean
        for state, part in zip(walk.states if len(branch) else (), walk.parts, strict=False):
            if isinstance(part, Fork):
                inner = _branch_slack(branch.blocks[state], part)
                found |= {name: spare + s for name, s in inner.items()}
            else:
                found[branch.ids[state]] = spare
    return found
