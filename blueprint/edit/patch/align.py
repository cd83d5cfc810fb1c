"""Which old entry a new one continues."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

Pair = tuple[int | None, int | None]
"""Index before, index after: both (kept or changed), only the first (gone), only the second (new)."""


def in_old_order(old: list[str], new: list[str]) -> list[str]:
    """The new keys, those that were there before in their old order."""
    if old == new:
        return new
    before, after = set(old), set(new)
    kept = iter([key for key in old if key in after])
    return [next(kept) if key in before else key for key in new]


def keys_aligned(old: list[str], new: list[str]) -> list[Pair]:
    """Pairs of keys; both lists hold what they share in the same order.

    A key that is gone and a new one in the same place are one key renamed.
    """
    shared = set(old) & set(new)
    at = {key: i for i, key in enumerate(old)}
    matches = [(at[key], j) for j, key in enumerate(new) if key in shared]
    return list(_gaps_filled(matches, len(old), len(new)))


def items_aligned(old: list[Any], new: list[Any]) -> list[Pair]:
    """Pairs of list items; what has an id or leads to the same touchpoint is the same item."""
    matcher = SequenceMatcher(None, [_name(i) for i in old], [_name(i) for i in new], autojunk=False)
    matches = [
        (block.a + k, block.b + k) for block in matcher.get_matching_blocks() for k in range(block.size)
    ]
    return list(_gaps_filled(matches, len(old), len(new)))


def _name(item: Any) -> str:
    if isinstance(item, dict):
        for key in ("id", "to"):
            if isinstance(item.get(key), str):
                return str(item[key])
    return str(item) if isinstance(item, str) else json.dumps(item, sort_keys=True)


def _gaps_filled(matches: list[tuple[int, int]], olds: int, news: int) -> Iterator[Pair]:
    i = j = 0
    for a, b in [*matches, (olds, news)]:
        while i < a and j < b:
            yield i, j
            i, j = i + 1, j + 1
        yield from ((k, None) for k in range(i, a))
        yield from ((None, k) for k in range(j, b))
        if a < olds:
            yield a, b
        i, j = a + 1, b + 1
