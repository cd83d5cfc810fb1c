"""One walk for many draws of its probabilities, as arrays that those of scores can stand beside: draws by 1 by 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from blueprint.experience.walk.ends import Ends
from blueprint.experience.walk.walk import Beside, Walk, lay_out
from blueprint.flow.chain.stack import stacked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.linear.values import Values


def lay_out_together(chains: Sequence[Chain], experienced: Collection[str]) -> Walk:
    """The walk of all draws, of which customers experience some touchpoints.

    Args:
        chains: of one segment, with other probabilities; at least one.
        experienced: touchpoints.
    """
    return _raised(lay_out(stacked(chains), experienced), len(chains))


def _raised(walk: Walk, draws: int) -> Walk:
    whole = Walk(
        [_raise(share) for share in walk.entry],
        [{j: _raise(q) for j, q in row.items()} for row in walk.moves],
        [_raise(share) for share in walk.leave],
        list(walk.felt),
    )
    for i, block in walk.blocks.items():
        beside = Beside(tuple(_raised(branch, draws) for branch in block.branches), block.block)
        beside.__dict__["felt"] = _raise(block.felt)
        whole.felt[i] = beside

    def full(values: Iterable[Values]) -> list[Any]:
        return [np.broadcast_to(_raise(value), (draws, 1, 1)) for value in values]

    ends = walk.ends
    (nothing,) = full([ends.nothing])
    whole.__dict__["ends"] = Ends(
        ends.solver, full(ends.visits), full(ends.first), full(ends.finish), nothing
    )
    return whole


def _raise(value: Values) -> Values:
    return value if isinstance(value, float) else value[:, None, None]
