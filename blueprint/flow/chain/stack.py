"""One chain for many draws of its probabilities: each number that they do not agree in becomes an array of theirs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from blueprint.flow.chain.chain import Block, Chain
from blueprint.flow.linear.values import stack

if TYPE_CHECKING:
    from blueprint.flow.linear.values import Values

K = TypeVar("K")


def stacked(chains: Sequence[Chain]) -> Chain:
    """The chain of all draws; what one of them lacks is 0 in it.

    Args:
        chains: of one segment, with the same states and blocks; at least one.
    """
    first = chains[0]
    if all(chain is first for chain in chains):
        return first
    return Chain(
        first.ids,
        tuple(stack(shares) for shares in zip(*(chain.entry for chain in chains), strict=True)),
        tuple(_row(rows) for rows in zip(*(chain.moves for chain in chains), strict=True)),
        tuple(_row(rows) for rows in zip(*(chain.leaves for chain in chains), strict=True)),
        {i: _block([chain.blocks[i] for chain in chains]) for i in first.blocks},
    )


def _row(rows: Sequence[Mapping[K, float]]) -> Mapping[K, Values]:
    if all(row is rows[0] for row in rows):
        return rows[0]
    keys = dict.fromkeys(key for row in rows for key in row)
    return {key: stack([row.get(key, 0.0) for row in rows]) for key in keys}


def _block(blocks: Sequence[Block]) -> Block:
    branches = zip(*(block.branches for block in blocks), strict=True)
    return Block(blocks[0].fork, blocks[0].join, tuple(stacked(branch) for branch in branches))


def alike(chains: Sequence[Chain]) -> list[list[int]]:
    """The places of those that have the same ways."""
    if len(chains) == 1:
        return [[0]]
    found: dict[Hashable, list[int]] = {}
    for k, chain in enumerate(chains):
        found.setdefault(ways(chain), []).append(k)
    return list(found.values())


def ways(chain: Chain) -> Hashable:
    """Which ways there are, whatever their shares: chains with the same ones agree in what is 0."""
    return (
        chain.ids,
        tuple(p > 0 for p in chain.entry),
        tuple(map(tuple, chain.moves)),
        tuple(map(tuple, chain.leaves)),
        tuple((i, *map(ways, block.branches)) for i, block in chain.blocks.items()),
    )
