"""Readings for programs: shares 0..1, nothing rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.model.arrivals import WEEKDAYS

if TYPE_CHECKING:
    from blueprint.figures.calendar.readings import Read, Readings


def readings_as_data(found: Readings) -> dict[str, Any]:
    """What a promised time comes to over nights, weekends and holidays; the first reading is the one that is judged."""
    return {
        "readings": [_read(read) for read in found.reads],
        "opening_assumed": found.assumed,
        "holidays_known": list(found.years),
        "left_out": found.left_out,
        "method": "drawn" if found.drawn else "law",
    }


def _read(read: Read) -> dict[str, Any]:
    weekday, hour, share = read.worst
    return {
        "reading": read.limit.reading,
        "achieved": read.achieved,
        "error": read.error,
        "by_weekday": {WEEKDAYS[day]: share for day, share in read.by_weekday.items()},
        "worst_start": {"weekday": WEEKDAYS[weekday], "hour": hour, "achieved": share},
    }
