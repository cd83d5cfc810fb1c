"""Which touchpoints carry each of the five dimensions, and how many customers meet one of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.visits.meeting import meeting
from blueprint.model.names import Dimension
from blueprint.model.segments import ALL
from blueprint.ranking import NEAR, above

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.group import TouchpointFigures


@dataclass(frozen=True)
class Coverage:
    """How a dimension is covered.

    Attributes:
        touchpoints: those that carry it, in the order of the map.
        unavoidable: those of them that every customer meets who is served.
        met: share of customers who meet at least one of them, 0..1; None where it is unknown.
    """

    touchpoints: tuple[str, ...]
    unavoidable: tuple[str, ...]
    met: float | None


def coverage(analysis: Analysis, segment: str = ALL) -> dict[Dimension, Coverage]:
    """The coverage of every dimension, for one segment or all customers."""
    return {d: _coverage(analysis, segment, d) for d in Dimension}


def _coverage(analysis: Analysis, segment: str, dimension: Dimension) -> Coverage:
    figures = analysis.of(segment).touchpoints
    members = [s for s in analysis.segments.values() if segment in (ALL, s.name)]
    whole = fsum(s.share for s in members)
    met = fsum(
        s.share * meeting(s.chain, {t.id for t in s.map.touchpoints.values() if dimension in t.quality})
        for s in members
    )
    carrying = tuple(t.id for t in analysis.map.touchpoints.values() if dimension in t.quality)
    return Coverage(
        carrying,
        tuple(id_ for id_ in carrying if id_ in figures and not above(1, _met(figures[id_]), NEAR)),
        met / whole if whole else None if carrying else 0.0,
    )


def _met(t: TouchpointFigures) -> float:
    """The share of those served who meet a touchpoint; of all customers, where nobody can tell who is served."""
    return (t.reach or 0.0) if t.unavoidability is None else t.unavoidability
