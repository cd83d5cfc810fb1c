"""What the picture of a roster shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.day import Bar, Rostered
from blueprint.draw.charts.day_of_figures import picture_of_day
from blueprint.model.arrivals import days_called
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.draw.charts.day import DayPicture
    from blueprint.figures import Analysis
    from blueprint.figures.roster.roster import Roster

_DAYS = Wording("{days} · ", "{days} · ")
_HOURS = Wording("{days}{hours} paid hours", "{days}{hours} 工时")
_COST = Wording("{days}{hours} paid hours, cost {cost}", "{days}{hours} 工时，成本 {cost}")


def picture_of(analysis: Analysis, found: Roster, language: Language) -> DayPicture:
    """One day with its people."""
    day = found.day
    said = {
        "days": _DAYS.filled(days=days_called(day.days)) if day.days else "",
        "hours": quantity.number(sum(found.hours.values()), language, digits=1),
        "cost": quantity.number(found.cost or 0.0, language, digits=0),
    }
    about = (_HOURS if found.cost is None else _COST).filled(**said)
    there = [found.there(at) for at in range(len(day.hours))]
    rosters = {
        line.name: Rostered(
            tuple(part[line.name] for part in there),
            tuple(
                Bar(shift.start, shift.end, shift.rest, shift.people)
                for shift in found.shifts.get(line.name, ())
            ),
        )
        for line in day.lines
    }
    return picture_of_day(analysis.map, day, about, rosters)
