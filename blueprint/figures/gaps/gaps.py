"""The gaps model (Parasuraman, Zeithaml & Berry 1985) on times: tolerance, standard, actual, promise side by side.

Gap 2 is a standard longer than customers accept, gap 3 an actual time longer than the standard, gap 4 a
promise that is not kept. Gaps 1 and 5 are about what managers believe and customers expect and perceive:
they need a survey (`dimensions` of the map), no blueprint shows them. The actual time is modelled from the
map, waits in front of staffed touchpoints included.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.chain.inlining import passages
from blueprint.flow.time.distribution import law_within

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.promises import PromiseFigures


@dataclass(frozen=True)
class TouchpointGap:
    """The times of a touchpoint, in seconds; None where unknown.

    Attributes:
        id: the touchpoint.
        tolerance: the longest that customers accept.
        standard: what it is designed for.
        actual: modelled mean at a visit, the wait in front included.
        within_standard, within_tolerance: share of visits that take no longer, 0..1.
    """

    id: str
    tolerance: float | None
    standard: float | None
    actual: float | None
    within_standard: float | None
    within_tolerance: float | None

    @property
    def design(self) -> float | None:
        """Gap 2: seconds by which the standard exceeds what customers accept; at most 0 is no gap."""
        return _less(self.standard, self.tolerance)

    @property
    def performance(self) -> float | None:
        """Gap 3: seconds by which the mean exceeds the standard; at most 0 is no gap."""
        return _less(self.actual, self.standard)


@dataclass(frozen=True)
class Gaps:
    """All gaps of a group of customers; `promises` are gap 4, the broken ones and those that cannot be judged."""

    touchpoints: tuple[TouchpointGap, ...]
    promises: tuple[PromiseFigures, ...]


def gaps_of(analysis: Analysis, segment: str) -> Gaps:
    """The gaps of a segment, or of `all`; touchpoints that say neither standard nor tolerance are left out."""
    whole = analysis.of(segment)
    found = []
    doors = {id_ for pair in passages(analysis.flat).items() for id_ in pair}  # into maps, and out of them
    for t in analysis.flat.touchpoints.values():
        times = t.time
        if t.id not in whole.touchpoints or t.id in doors:
            continue
        if times is None or not (times.standard or times.tolerance):
            continue
        standard = times.standard.seconds if times.standard else None
        tolerance = times.tolerance.seconds if times.tolerance else None
        found.append(
            TouchpointGap(
                t.id,
                tolerance,
                standard,
                whole.touchpoints[t.id].time_mean,
                _within(analysis, segment, t.id, standard),
                _within(analysis, segment, t.id, tolerance),
            )
        )
    return Gaps(tuple(found), whole.promises)


def _within(analysis: Analysis, segment: str, id_: str, seconds: float | None) -> float | None:
    """The share of visits that take at most so long, over the segments by their visits."""
    if seconds is None:
        return None
    chosen = [s for name, s in analysis.segments.items() if segment in (name, "all")]
    parts = [(s.share * s.visits.visits.get(id_, 0.0), s.laws.get(id_)) for s in chosen]
    total = fsum(w for w, _ in parts)
    if not total or any(law is None for w, law in parts if w):
        return None
    return fsum(w * law_within(law, seconds) for w, law in parts if w and law is not None) / total


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
