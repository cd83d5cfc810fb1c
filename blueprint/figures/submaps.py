"""The figures of a touchpoint that stands for another map, from those of what is inside it.

How often and how surely customers come is exact, and so is the mean time from coming in to going on.
Shares of the peak and of the end, rewards, penalties, swings and criticalities are sums over what is inside:
one thing inside changed at a time, as everywhere. The screening index has no such sum.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.moments_of_truth.moments import asymmetry
from blueprint.flow.chain.inlining import passages
from blueprint.flow.time.chain import UnknownTime
from blueprint.flow.time.stretch import Stretch, stretch
from blueprint.flow.time.totals import figures_of
from blueprint.model.nesting import leaving

if TYPE_CHECKING:
    from blueprint.figures.group import TouchpointFigures
    from blueprint.figures.segment import SegmentFigures


def with_insides(
    rows: Mapping[str, TouchpointFigures], weighted: Sequence[tuple[float, SegmentFigures]]
) -> dict[str, TouchpointFigures]:
    """The figures of an inlined map by touchpoint; coming in stands for all that is inside.

    Args:
        rows: the figures of every state.
        weighted: (share of these segments together, segment) each.
    """
    ways = passages(weighted[0][1].map)
    if not ways:
        return dict(rows)
    found = {id_: row for id_, row in rows.items() if id_ not in ways.values()}
    for outer in ways:
        inner = [row for id_, row in found.items() if id_.startswith(leaving(outer)) and id_ not in ways]
        found[outer] = _together(outer, rows[outer], inner, weighted)
    return found


def _together(
    outer: str,
    row: TouchpointFigures,
    inner: Sequence[TouchpointFigures],
    weighted: Sequence[tuple[float, SegmentFigures]],
) -> TouchpointFigures:
    reward = _sum(inner, lambda r: r.reward)
    penalty = _sum(inner, lambda r: r.penalty)
    swing = _sum(inner, lambda r: r.swing)
    waits = [r.visits * r.wait_mean for r in inner if r.wait_mean is not None]
    return replace(
        row,
        peak_share=_sum(inner, lambda r: r.peak_share),
        end_share=_sum(inner, lambda r: r.end_share),
        reward=reward,
        penalty=penalty,
        swing=swing,
        asymmetry=None if reward is None or penalty is None else asymmetry(reward, penalty),
        criticality=_sum(inner, lambda r: r.criticality),
        screening=None,
        time_mean=_time(outer, weighted),
        wait_mean=fsum(waits) / row.visits if waits and row.visits else None,
    )


def _sum(
    rows: Sequence[TouchpointFigures], figure: Callable[[TouchpointFigures], float | None]
) -> float | None:
    values = [value for row in rows if (value := figure(row)) is not None]
    return fsum(values) if len(values) == len(rows) else None


def _time(outer: str, weighted: Sequence[tuple[float, SegmentFigures]]) -> float | None:
    """Mean seconds from coming in to going on, over all visits of the group."""
    means = []
    for weight, segment in weighted:
        visits = weight * segment.visits.visits.get(outer, 0.0)
        if visits > 0:
            try:
                found = stretch(segment.timed, outer, outer)
            except UnknownTime:
                return None
            if not isinstance(found, Stretch) or found.walk is None:
                return None
            means.append((visits, figures_of(found.walk).mean))
    total = fsum(visits for visits, _ in means)
    return fsum(visits * mean for visits, mean in means) / total if total else None
