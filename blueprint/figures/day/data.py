"""`staff --by --json` and the day of `analyse --json`: keys may be added, never renamed, while the version is 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from blueprint.model.arrivals import clock

if TYPE_CHECKING:
    from blueprint.figures.day.day import DayFigures, Hour
    from blueprint.figures.day.roster import Roster, Terms
    from blueprint.figures.promises import PromiseFigures


def days_as_data(days: Sequence[DayFigures]) -> list[dict[str, Any]]:
    """Every kind of day with the people of the map; seconds, shares 0..1."""
    return [
        {
            "days": day.days or None,
            "intervals": [
                {
                    **_span(hour),
                    "arrivals_per_hour": hour.rate,
                    "queues": {line.name: _queue(hour, line.name) for line in day.lines},
                    "promises": [p for figures in hour.promises for p in _promises(figures)],
                }
                for hour in day.hours
            ],
            "queues": {
                line.name: {"wait_mean": day.wait_mean(line.name), "given_up": day.given_up(line.name)}
                for line in day.lines
            },
        }
        for day in days
    ]


def rosters_as_data(rosters: Sequence[Roster], terms: Terms) -> dict[str, Any]:
    """The people of every kind of day, and how they were found."""
    return {
        "by": terms.by,
        "shrinkage": terms.shrinkage,
        "ceilings": {"busy": terms.ceilings.busy, "given_up": terms.ceilings.given_up},
        "intervals": [row for found in rosters for row in _intervals(found)],
        "shifts": [row for found in rosters for row in _shifts(found)],
        "days": [
            {
                "days": found.day.days or None,
                "hours": dict(found.hours),
                "cost": found.cost,
                "breaks": sorted({name for part in found.broken for name in part}),
            }
            for found in rosters
        ],
    }


def _span(hour: Hour) -> dict[str, str]:
    return {"from": clock(hour.start), "to": clock(hour.end)}


def _queue(hour: Hour, line: str) -> dict[str, Any]:
    figures = hour.queues[line]
    return {
        "servers": hour.servers[line],
        "busy": figures.busy,
        "wait_probability": figures.wait_probability,
        "wait_mean": figures.wait_mean,
        "waiting": figures.waiting,
        "given_up": figures.given_up,
    }


def _promises(figures: PromiseFigures) -> list[dict[str, Any]]:
    return [
        {
            "id": figures.promise.id,
            "kind": j.kind,
            "required": j.required,
            "achieved": j.achieved,
            "kept": j.kept,
        }
        for j in figures.judgements
    ]


def _intervals(found: Roster) -> list[dict[str, Any]]:
    return [
        {
            "days": found.day.days or None,
            **_span(hour),
            "role": line.name,
            **_queue(hour, line.name),
            "scheduled": scheduled[line.name],
            "arrivals_per_hour": hour.rate,
            "breaks": list(broken),
        }
        for hour, scheduled, broken in zip(found.day.hours, found.scheduled, found.broken, strict=True)
        for line in found.day.lines
    ]


def _shifts(found: Roster) -> list[dict[str, Any]]:
    begin = found.day.hours[0].start
    step = found.step

    def at(part: int) -> str:
        return clock(begin + part * step)

    return [
        {
            "days": found.day.days or None,
            "role": name,
            "from": at(shift.start),
            "to": at(shift.end),
            "break": {"from": at(shift.rest.start), "to": at(shift.rest.stop)} if shift.rest else None,
            "people": shift.people,
        }
        for name, shifts in found.shifts.items()
        for shift in shifts
    ]
