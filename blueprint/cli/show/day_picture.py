"""What the picture of a roster shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.day_of_figures import picture_of_day
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.draw.charts.day import DayPicture
    from blueprint.figures import Analysis
    from blueprint.figures.roster.roster import Roster

_HOURS = Wording("{days}{hours} paid hours", "{days}{hours} 工时")
_COST = Wording("{days}{hours} paid hours, cost {cost}", "{days}{hours} 工时，成本 {cost}")


def picture_of(analysis: Analysis, found: Roster, language: Language) -> DayPicture:
    """One day with its people."""
    day = found.day
    said = {
        "days": f"{day.days} · " if day.days else "",
        "hours": quantity.number(sum(found.hours.values()), language, digits=1),
        "cost": quantity.number(found.cost or 0.0, language, digits=0),
    }
    return picture_of_day(analysis.map, day, (_HOURS if found.cost is None else _COST).filled(**said))
