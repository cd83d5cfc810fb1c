"""Order, choice and thresholds of computed numbers, the same on every machine.

Another processor, library or order of summing changes the last digits of a number. So numbers that differ by at most
`SAME` are one number here: by one part in 10^12 of the larger one, or by 10^-12 where both are below 1. What is one
number is tied, and of what is tied the first counts: callers hand things over in the order of declaration.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

T = TypeVar("T")
K = TypeVar("K")

DIGITS = 12
SAME = 10.0**-DIGITS
"""Relative, for numbers above 1; absolute below, where differences of scores and of shares lie."""
NEAR = 1e-9
"""The same for what is read off a lattice of times, where more is rounded."""


def same(a: float, b: float, within: float = SAME) -> bool:
    """Whether two computed numbers are one number but for rounding.

    Args:
        a: a number; infinite ones are the same as themselves.
        b: another.
        within: how far apart they may be, where more than rounding is in them.

    >>> same(0.1 + 0.2, 0.3), same(0.3, 0.300000001), same(math.inf, math.inf)
    (True, False, True)
    """
    return a == b or abs(a - b) <= within * max(1.0, abs(a), abs(b)) < math.inf


def above(a: float, b: float, within: float = SAME) -> bool:
    """Whether a is more than b, and not the same number (`same`).

    >>> above(0.1 + 0.2, 0.3), above(0.4, 0.3)
    (False, True)
    """
    return a > b and not same(a, b, within)


def steady(value: float) -> float:
    """A number to twelve significant digits: what is rounded further must be rounded to these first.

    >>> 0.1 + 0.2, steady(0.1 + 0.2), steady(3.0000000000000004)
    (0.30000000000000004, 0.3, 3.0)
    """
    return float(f"{value:.{DIGITS}g}")


def ceiling(value: float) -> int:
    """The least whole number that is not below a computed one.

    >>> ceiling(3.0000000000000004), ceiling(3.1)
    (3, 4)
    """
    nearest = round(value)
    return nearest if same(value, nearest) else math.ceil(value)


def floor(value: float) -> int:
    """The largest whole number that is not above a computed one.

    >>> floor(2.9999999999999996), floor(2.9)
    (3, 2)
    """
    return -ceiling(-value)


def ranked(things: Iterable[T], *keys: Callable[[T], float], within: float = SAME) -> list[T]:
    """Things by falling keys, of the same first key by the second and so on; what is tied stays as it came.

    >>> ranked([0.3, 0.1 + 0.2, 0.4], lambda number: number)
    [0.4, 0.3, 0.30000000000000004]
    """
    found = list(things)
    levels = [_levels([key(thing) for thing in found], within) for key in keys]
    return [found[i] for i in sorted(range(len(found)), key=lambda i: [level[i] for level in levels])]


def most(things: Iterable[T], *keys: Callable[[T], float], within: float = SAME) -> T:
    """The first of those with the largest key, of these with the largest second key and so on.

    >>> most(["a", "b", "c"], {"a": 0.1, "b": 0.3, "c": 0.1 + 0.2}.__getitem__)
    'b'

    Raises:
        ValueError: there are no things.
    """
    left = list(things)
    if not left:
        raise ValueError("there is nothing to choose from")
    for key in keys:
        numbers = [key(thing) for thing in left]
        largest = max(numbers)
        left = [thing for thing, number in zip(left, numbers, strict=True) if same(number, largest, within)]
    return left[0]


class Costs:
    """Costs of ways as a search for the least meets them: each becomes the first met that is the same.

    So a heap that orders by cost and then by declaration does so whatever the order of adding.

    >>> costs = Costs()
    >>> costs.of(0.3), costs.of(0.1 + 0.2), costs.of(0.4)
    (0.3, 0.3, 0.4)
    """

    def __init__(self) -> None:
        self._met: list[float] = []

    def of(self, cost: float) -> float:
        """The cost met before that is the same, or this one."""
        at = bisect_left(self._met, cost)
        for other in self._met[max(at - 1, 0) : at + 1]:
            if same(cost, other):
                return other
        self._met.insert(at, cost)
        return cost


def places(numbers: Mapping[K, float]) -> dict[K, int]:
    """The place of each by falling number, from 1; what is tied shares the better place.

    >>> places({"a": 0.3, "b": 0.1 + 0.2, "c": 0.4, "d": 0.0})
    {'a': 2, 'b': 2, 'c': 1, 'd': 4}
    """
    levels = dict(zip(numbers, _levels(list(numbers.values())), strict=True))
    falling = sorted(levels.values())
    return {key: falling.index(level) + 1 for key, level in levels.items()}


def _levels(numbers: Sequence[float], within: float = SAME) -> list[int]:
    """Per number how many distinct ones are above it; neighbours that are the same are one."""
    level: dict[float, int] = {}
    before = None
    for number in sorted(set(numbers), reverse=True):
        level[number] = 0 if before is None else level[before] + (not same(number, before, within))
        before = number
    return [level[number] for number in numbers]
