"""What a group of customers feels at each touchpoint, as they meet it."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from blueprint.model.nesting import outermost
from blueprint.ranking import above, steady

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.figures.analysis import Analysis


class Met(NamedTuple):
    """A score as a segment meets it: how often, of all customers, and at which touchpoint of which segment."""

    visits: float
    score: float
    segment: str
    id: str


def scores_met(analysis: Analysis, segment: str) -> dict[str, list[Met]]:
    """The map's touchpoints, those of maps inside counted to the one that stands for them, to the scores met there."""
    found: dict[str, list[Met]] = {id_: [] for id_ in analysis.map.touchpoints}
    for member in analysis.members(segment):
        for id_, feeling in member.feelings.items():
            visits = member.share * member.visits.visits.get(id_, 0.0)
            if feeling.experienced and feeling.score is not None and visits:
                found.setdefault(outermost(id_), []).append(Met(visits, feeling.score, member.name, id_))
    return found


def mean_score(met: Iterable[Met]) -> float | None:
    """The mean of some scores by how often they are met; None where none is."""
    met = list(met)
    visits = fsum(m.visits for m in met)
    return steady(fsum(m.visits * m.score for m in met) / visits) if above(visits, 0) else None
