"""Finite distributions as `(value, probability)` pairs, by value."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Distribution = tuple[tuple[float, float], ...]


def distribution(pairs: Iterable[tuple[float, float]]) -> Distribution:
    """Merge equal values, sort by value, leave out what has probability 0."""
    total: dict[float, float] = {}
    spelling: dict[float, float] = {}  # weighted sums that differ in the last digit are one value
    for value, p in pairs:
        value = spelling.setdefault(round(value, 12), value)
        total[value] = total.get(value, 0.0) + p
    return tuple(sorted((value, p) for value, p in total.items() if p > 0))


def expectation(pairs: Iterable[tuple[float, float]]) -> float:
    """Return the sum of value times probability."""
    return fsum(value * p for value, p in pairs)


def mixed(parts: Iterable[tuple[float, Distribution]]) -> Distribution:
    """Return the mixture of distributions with the given weights, which sum to 1."""
    return distribution((value, weight * p) for weight, part in parts for value, p in part)
