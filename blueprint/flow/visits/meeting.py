"""The probability that a customer ever meets one of several touchpoints (theory 2.2)."""

from __future__ import annotations

from math import fsum, prod
from typing import TYPE_CHECKING

from blueprint.flow.linear.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Collection

    from blueprint.flow.chain.chain import Chain


def meeting(chain: Chain, ids: Collection[str]) -> float:
    """Share of the customers of a chain who come to at least one of `ids`; 0..1.

    The touchpoints become exits. All branches of a parallel block are walked, each on its own, so the block is
    missed when every branch misses.
    """
    met = [1.0 if id_ in ids else 0.0 for id_ in chain.ids]
    for i, block in chain.blocks.items():
        met[i] = 1 - prod(1 - meeting(branch, ids) for branch in block.branches)
    moves = [
        {j: q * (1 - m) for j, q in row.items()} if m < 1 else {}
        for row, m in zip(chain.moves, met, strict=True)
    ]
    leave = [m + (1 - m) * out for out, m in zip(chain.leaving, met, strict=True)]
    onward = Solver(moves, leave).backward(met)
    return min(1.0, fsum(a * value for a, value in zip(chain.entry, onward, strict=True)))
