"""`staff --by --json`: keys may be added, never renamed, while the version is 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from blueprint.figures.day.data import line_as_data, span_as_data
from blueprint.model.arrivals import clock

if TYPE_CHECKING:
    from blueprint.figures.roster.roster import Roster, Terms


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


def _intervals(found: Roster) -> list[dict[str, Any]]:
    return [
        {
            "days": found.day.days or None,
            **span_as_data(hour),
            "role": line.name,
            **line_as_data(hour, line),
            "scheduled": found.there(at)[line.name],
            "arrivals_per_hour": hour.rate,
            "breaks": list(broken),
        }
        for at, (hour, broken) in enumerate(zip(found.day.hours, found.broken, strict=True))
        for line in found.day.lines
    ]


def _shifts(found: Roster) -> list[dict[str, Any]]:
    return [
        {
            "days": found.day.days or None,
            "role": name,
            "from": clock(shift.start),
            "to": clock(shift.end),
            "break": {"from": clock(shift.rest[0]), "to": clock(shift.rest[1])} if shift.rest else None,
            "people": shift.people,
        }
        for name, shifts in found.shifts.items()
        for shift in shifts
    ]
