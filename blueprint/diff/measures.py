"""The figures that maps are held against each other by: where each comes from, and what is better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from blueprint.experience.distribution import Distribution, expectation
from blueprint.figures import Analysis
from blueprint.figures.ranges.range import Range, Ranges
from blueprint.flow.time.promise import Judgement

Kind = Literal["score", "seconds", "share"]


@dataclass(frozen=True)
class Measure:
    """One figure of all customers of a map.

    Attributes:
        key: such as `remembered`, or a promise's id.
        kind: points on the scale of the map, seconds, or a share 0..1.
        more: whether more is better.
        value: None where it is unknown.
        range: None where there is none.
    """

    key: str
    kind: Kind
    more: bool
    value: Callable[[Analysis], float | None]
    range: Callable[[Ranges], Range | None]


def _mean(distribution: Distribution | None) -> float | None:
    return None if distribution is None else expectation(distribution)


MEASURES = (
    Measure("remembered", "score", True, lambda a: a.all.experience.remembered, lambda r: r.remembered),
    Measure("peak", "score", True, lambda a: _mean(a.all.experience.peak), lambda r: r.peak),
    Measure("end", "score", True, lambda a: _mean(a.all.experience.end), lambda r: r.end),
    Measure("time_mean", "seconds", False, lambda a: a.all.time.mean, lambda r: r.time_mean),
    Measure("time_p90", "seconds", False, lambda a: a.all.time.quantile(0.9), lambda r: r.time_p90),
)
"""What every map has."""


def of_promise(id_: str, kind: str) -> Measure:
    """What is achieved of a promise: a share, or seconds; of a longest time, the share done in it."""

    def achieved(analysis: Analysis) -> float | None:
        found = judgements(analysis).get((id_, kind))
        if found is None:
            return None
        return 1 - found.beyond if kind == "max" else found.achieved

    def range_(ranges: Ranges) -> Range | None:
        return None if kind == "max" else ranges.promises.get(id_)

    return Measure(id_, "seconds" if kind == "mean" else "share", kind != "mean", achieved, range_)


def judgements(analysis: Analysis) -> dict[tuple[str, str], Judgement]:
    """Id and kind of every promise (`share`, `mean`, `max`) to what becomes of it."""
    return {(p.promise.id, j.kind): j for p in analysis.all.promises for j in p.judgements}
