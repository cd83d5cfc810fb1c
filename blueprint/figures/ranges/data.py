"""Ranges and what to measure next as `analyse --json` says them (contract: keys to the letter)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.figures.ranges.drawing import HALF
from blueprint.figures.ranges.inputs import COVERAGE

if TYPE_CHECKING:
    from blueprint.figures.ranges.measure import Effect
    from blueprint.figures.ranges.range import Range, Ranges


def ranges_as_data(ranges: Ranges) -> dict[str, Any]:
    """The ranges of one group of customers."""
    return {
        "coverage": COVERAGE,
        "draws": HALF,
        "draws_of_times": ranges.draws,
        "remembered": _pair(ranges.remembered),
        "remembered_with_failures": _pair(ranges.remembered_with_failures),
        "first": _pair(ranges.first),
        "peak": _pair(ranges.peak),
        "end": _pair(ranges.end),
        "time_mean": _pair(ranges.time_mean),
        "time_p90": _pair(ranges.time_p90),
        "promises": {id_: _pair(found) for id_, found in ranges.promises.items()},
        "waits": {id_: _pair(found) for id_, found in ranges.waits.items()},
        "touchpoints": {
            id_: {"stays_moment": t.stays_moment, "swing": _pair(t.swing)}
            for id_, t in ranges.touchpoints.items()
        },
        "never_settles": ranges.growing,
        "inputs": ranges.inputs,
        "measured": ranges.measured,
    }


def effect_as_data(effect: Effect) -> dict[str, Any]:
    """One input that makes a range."""
    return {
        "input": effect.input.name,
        "measured": effect.input.measured,
        "share_of_variance": effect.share,
        "range": _pair(effect.range),
        "answers": effect.input.answers,
    }


def _pair(found: Range | None) -> list[float] | None:
    return None if found is None else [*found]
