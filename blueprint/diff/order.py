"""Names of two sides in one order."""

from __future__ import annotations

from collections.abc import Sequence


def beside(names: Sequence[str], others: Sequence[str]) -> list[str]:
    """Names in their order, each that only the others have behind the one that it follows there.

    >>> beside(["a", "b", "d"], ["x", "a", "c", "d"])
    ['x', 'a', 'c', 'b', 'd']
    """
    order = list(names)
    for place, name in enumerate(others):
        if name not in order:
            order.insert(order.index(others[place - 1]) + 1 if place else 0, name)
    return order
