"""What the picture of a roster shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.day import DayPicture, Strip
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures import Analysis
    from blueprint.figures.roster.roster import Roster

_TITLE = Wording("People and waits over the day: {title}", "全天人手与等待：{title}")
_HOURS = Wording("{days}{hours} paid hours", "{days}{hours} 工时")
_COST = Wording("{days}{hours} paid hours, cost {cost}", "{days}{hours} 工时，成本 {cost}")


def picture_of(analysis: Analysis, found: Roster, language: Language) -> DayPicture:
    """One day with its people."""
    title = analysis.map.title
    day = found.day
    said = {
        "days": f"{day.days} · " if day.days else "",
        "hours": quantity.number(sum(found.hours.values()), language, digits=1),
        "cost": quantity.number(found.cost or 0.0, language, digits=0),
    }
    return DayPicture(
        title=_TITLE.filled(title=Wording(title["en"], title["zh"])),
        about=(_HOURS if found.cost is None else _COST).filled(**said),
        bounds=(*(hour.start for hour in day.hours), day.hours[-1].end),
        come=tuple(hour.rate for hour in day.hours),
        strips=tuple(
            Strip(
                line.title,
                tuple(hour.servers[line.name] for hour in day.hours),
                tuple(hour.queues[line.name].wait_mean for hour in day.hours),
            )
            for line in day.lines
        ),
    )
