"""Two ways to choose where to begin, side by side: what needs weigh, and what memory keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.ranking import above, ranked

if TYPE_CHECKING:
    from blueprint.experience.quality.house import House
    from blueprint.figures.group import GroupFigures


@dataclass(frozen=True)
class Priority:
    """A touchpoint's place by the House of Quality and by swing, from 1; None where it has none."""

    id: str
    by_needs: int | None
    by_moments: int | None
    relative: float
    swing: float | None


@dataclass(frozen=True)
class Priorities:
    """All touchpoints that have a place in either order, by their place in the House of Quality.

    Attributes:
        first: how many touchpoints are compared: as many as there are moments of truth.
        both: among the first in both orders.
        needs_only: among the first by needs, and no moment of truth.
        moments_only: a moment of truth, and not among the first by needs.
    """

    rows: tuple[Priority, ...]
    first: int
    both: tuple[str, ...]
    needs_only: tuple[str, ...]
    moments_only: tuple[str, ...]


def priorities(house: House, whole: GroupFigures) -> Priorities:
    """Rank touchpoints both ways; ties by needs go to the one with more swing, then to the earlier one."""
    relative = house.weights.relative
    swing = {id_: t.swing for id_, t in whole.touchpoints.items() if id_ in house.map.touchpoints}
    by_swing = ranked((id_ for id_, s in swing.items() if s and above(s, 0)), lambda id_: swing[id_] or 0.0)
    by_moments = {id_: place for place, id_ in enumerate(by_swing, 1)}
    by_needs = house.weights.ranks
    rows = tuple(
        Priority(id_, by_needs.get(id_), by_moments.get(id_), relative.get(id_, 0.0), swing.get(id_))
        for id_ in ranked(
            (id_ for id_ in house.map.touchpoints if id_ in by_needs or id_ in by_moments),
            lambda id_: relative.get(id_, 0.0),
            lambda id_: swing.get(id_) or 0.0,
        )
    )
    moments = whole.moments_on_map
    first = len(moments)
    leading = [row.id for row in rows if row.by_needs is not None][:first]
    return Priorities(
        rows,
        first,
        tuple(id_ for id_ in leading if id_ in moments),
        tuple(id_ for id_ in leading if id_ not in moments),
        tuple(id_ for id_ in moments if id_ not in leading),
    )
