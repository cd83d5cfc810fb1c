"""The hours of all days of a map, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blueprint.model.arrivals import hour_called
from blueprint.ranking import above
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.day.day import DayFigures, Hour
    from blueprint.flow.queues.queue import QueueFigures


def hours_of(days: Sequence[DayFigures]) -> Iterator[tuple[DayFigures, Hour]]:
    """Every hour in which somebody comes, with its day."""
    return ((day, hour) for day in days for hour in day.hours if hour.rate)


def busiest_hours(days: Sequence[DayFigures]) -> dict[str, tuple[Wording, QueueFigures]]:
    """Of each touchpoint with a line the hour in which its people are busiest, and what is met there then."""
    found: dict[str, tuple[Wording, QueueFigures]] = {}
    for day, hour in hours_of(days):
        for id_ in (id_ for line in day.lines for id_ in line.queued):
            here = hour.at(id_)
            if id_ not in found or above(here.utilisation, found[id_][1].utilisation):
                found[id_] = hour_called(day.days, hour.start), here
    return found
