"""Numbers of a chain: a float, or a numpy array with one for each of many draws, which are solved as fast as a few.

What is the same in all draws is a float. So an array is something, though it may be 0 in some of them.
"""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Values = Any  # a float, or a numpy array of floats, one a draw
_ALONE = (float, int)


def some(value: Values) -> bool:
    """Whether it is above 0, in any draw."""
    return value > 0 if isinstance(value, _ALONE) else True


def total(values: Iterable[Values]) -> Values:
    """The sum: of floats exact but for one rounding, of arrays from left to right."""
    numbers = [*values]
    try:
        return fsum(numbers)
    except TypeError:
        found: Values = 0.0
        for value in numbers:
            found = found + value
        return found


def root(value: Values) -> Values:
    """The square root."""
    return each(sqrt, value)


def each(function: Callable[..., float], *values: Values) -> Values:
    """A function of floats, in every draw."""
    return stack([function(*row) for row in by_draw(count_of(values), *values)])


def stack(numbers: Sequence[float]) -> Values:
    """The numbers of all draws."""
    first = numbers[0]
    if all(number == first for number in numbers):
        return first
    import numpy as np

    return np.array(numbers)


def floats(value: Values) -> list[float]:
    """What it is in the draws; one where it is the same in all."""
    return [value] if isinstance(value, _ALONE) else value.tolist()


def count_of(values: Iterable[Values]) -> int:
    """Of how many draws some numbers are; 1 of floats."""
    return max((len(value) for value in values if not isinstance(value, _ALONE)), default=1)


def by_draw(count: int, *values: Values) -> list[tuple[float, ...]]:
    """Some numbers as rows of floats, one for each of so many draws."""
    if not values:
        return [()] * count
    columns = ([value] * count if isinstance(value, _ALONE) else value.tolist() for value in values)
    return list(zip(*columns, strict=True))
