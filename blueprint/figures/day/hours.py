"""The hours of all days of a map, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blueprint.model.arrivals import clock, days_called
from blueprint.ranking import above
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.day.day import DayFigures, Hour
    from blueprint.flow.queues.queue import QueueFigures

_OF = Wording("{days} {time}", "{days} {time}")


def hours_of(days: Sequence[DayFigures]) -> Iterator[tuple[DayFigures, Hour]]:
    """Every hour in which somebody comes, with its day."""
    return ((day, hour) for day in days for hour in day.hours if hour.rate)


def called(day: DayFigures, hour: Hour) -> Wording:
    """When an hour begins, with the weekdays where days differ."""
    time = clock(hour.start)
    return _OF.filled(days=days_called(day.days), time=time) if day.days else Wording(time, time)


def busiest_hours(days: Sequence[DayFigures]) -> dict[str, tuple[Wording, QueueFigures]]:
    """Of each touchpoint with a line the hour in which its people are busiest, and what is met there then."""
    found: dict[str, tuple[Wording, QueueFigures]] = {}
    for day, hour in hours_of(days):
        for id_ in (id_ for line in day.lines for id_ in line.queued):
            here = hour.at(id_)
            if id_ not in found or above(here.utilisation, found[id_][1].utilisation):
                found[id_] = called(day, hour), here
    return found
