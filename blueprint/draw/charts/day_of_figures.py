"""What is drawn of a day's figures: who comes, and people and waits of every line."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from blueprint.draw.charts.day import DayPicture, Rostered, Strip, day_chart
from blueprint.model.arrivals import days_called
from blueprint.ranking import most
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.shapes import PictureLanguage
    from blueprint.draw.theme.theme import Theme
    from blueprint.figures.day.day import DayFigures
    from blueprint.model.service_map import ServiceMap

_TITLE = Wording("People and waits over the day: {title}", "全天人手与等待：{title}")
_EVERY = Wording("every day, with the people of the map", "每天，按地图的人手")
_THAT = Wording(
    "{days}, with the people of the map; the day on which most customers come",
    "{days}，按地图的人手；客户最多的一类日子",
)
_ONE = Wording("{days}, with the people of the map", "{days}，按地图的人手")


def picture_of_day(
    service_map: ServiceMap, day: DayFigures, about: Wording, rosters: Mapping[str, Rostered] | None = None
) -> DayPicture:
    """One day; `about` is the line below the title, `rosters` say whom a plan has there, by line."""
    title = service_map.title
    return DayPicture(
        title=_TITLE.filled(title=Wording(title["en"], title["zh"])),
        about=about,
        bounds=(*(hour.start for hour in day.hours), day.hours[-1].end),
        come=tuple(hour.rate for hour in day.hours),
        strips=tuple(
            Strip(
                line.title,
                tuple(hour.servers[line.name] for hour in day.hours),
                tuple(hour.queues[line.name].wait_mean for hour in day.hours),
                (rosters or {}).get(line.name),
            )
            for line in day.lines
        ),
    )


def busiest(days: Sequence[DayFigures]) -> DayFigures | None:
    """The kind of day on which most customers come; None where there is no day."""
    return most(days, lambda d: fsum(h.rate * (h.end - h.start) for h in d.hours)) if days else None


def busiest_day(
    service_map: ServiceMap, days: Sequence[DayFigures], speech: PictureLanguage, theme: Theme
) -> str:
    """The chart of the kind of day on which most customers come, as SVG text; blank where there is no day."""
    day = busiest(days)
    if day is None:
        return ""
    about = _EVERY if not day.days else (_THAT if len(days) > 1 else _ONE).filled(days=days_called(day.days))
    return day_chart(picture_of_day(service_map, day, about), speech, theme)
