"""The ranges of a group's figures: what they are, and the ends between which draws of a figure lie."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from blueprint.figures.ranges.inputs import COVERAGE

Range = tuple[float, float]
"""Two ends, between which a figure lies in `COVERAGE` of all draws."""


@dataclass(frozen=True)
class TouchpointRange:
    """What is open at one touchpoint.

    Attributes:
        swing: its range.
        stays_moment: share of draws in which it is a moment of truth.
    """

    swing: Range
    stays_moment: float


@dataclass(frozen=True)
class Ranges:
    """The ranges of a group's figures; None where the figure is not known.

    Attributes:
        remembered, remembered_with_failures, first, peak, end: expected scores.
        touchpoints: by id; empty where no swing is known.
        time_mean, time_p90: in seconds.
        promises: by id: the share kept, or seconds where a mean is promised.
        waits: mean wait by staffed touchpoint, in seconds.
        growing: share of draws in which some queue grows for ever. They are left out of times, promises, waits.
        growing_at: where that happens most often; None where it never does.
        growing_there: share of draws in which it happens there.
        measured, inputs: how many inputs are measured, and how many there are.
        draws: how many there were, of times, promises and waits.
    """

    remembered: Range | None = None
    remembered_with_failures: Range | None = None
    first: Range | None = None
    peak: Range | None = None
    end: Range | None = None
    touchpoints: Mapping[str, TouchpointRange] = field(default_factory=dict)
    time_mean: Range | None = None
    time_p90: Range | None = None
    promises: Mapping[str, Range] = field(default_factory=dict)
    waits: Mapping[str, Range] = field(default_factory=dict)
    growing: float = 0.0
    growing_at: str | None = None
    growing_there: float = 0.0
    measured: int = 0
    inputs: int = 0
    draws: int = 0


def range_of(values: Sequence[float]) -> Range:
    """The ends between which `COVERAGE` of some values lie."""
    ordered = sorted(values)
    tail = (1 - COVERAGE) / 2

    def at(p: float) -> float:
        place = min(max(p * len(ordered) - 0.5, 0.0), len(ordered) - 1.0)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        if not math.isfinite(ordered[high]):
            return ordered[low] if place == low else ordered[high]
        return ordered[low] + (place - low) * (ordered[high] - ordered[low])

    return at(tail), at(1 - tail)


def holding(found: Range, value: float | None) -> Range:
    """A range that holds the figure itself, also where draws are left out because a queue never clears in them."""
    return found if value is None else (min(found[0], value), max(found[1], value))
