"""Working days, opening hours, months and cut-off hours as stretches of natural time.

A map's times are natural time: an hour is an hour, by day and night. A standard may count otherwise, and then how much
natural time it leaves depends on when the clock starts. `elapsed` gives the least and the most it can leave, over all
starts in a week (in a year, for months):

- `working-days`: the day of the start does not count; the clock stops at the end of the last working day. One working
  day is thus at least a day (from the end of a working day followed by one) and at most four (from the start of a
  Friday).
- `business-hours`: only time between opening and closing counts, and only on working days.
- a `month` or `year` ends on the day of the same number, 28 to 31 or 365 to 366 days later.
- a cut-off hour: what comes before it is done by the end of the day, what comes after it within the time.

Public holidays are not counted: they only make a stretch longer, so the least stays the least.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = 86_400.0
SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": DAY}
_ROUNDING = 1e-6
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Week:
    """When a service is open.

    Attributes:
        days: its working days, 0 for Monday to 6 for Sunday.
        opens, closes: in seconds after midnight.
    """

    days: frozenset[int] = frozenset(range(5))
    opens: float = 9 * 3600.0
    closes: float = 17 * 3600.0


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How much natural time a standard leaves, in seconds: from the worst start to the best one."""

    least: float
    most: float

    @property
    def sure(self) -> bool:
        """It is the same whenever the clock starts."""
        return math.isclose(self.least, self.most)


def elapsed(
    value: float, unit: str, calendar: str = "natural", week: Week | None = None, cut_off: float | None = None
) -> Elapsed:
    """The natural time that a value leaves.

    Args:
        value: >= 0; whole for months, years and working days.
        unit: s, min, h, d, month or year.
        calendar: natural, working-days or business-hours.
        week: Monday to Friday, 9 to 17, unless given.
        cut_off: seconds after midnight; what comes before must be done by midnight.

    Raises:
        ValueError: a unit or calendar that is not known, or working days that are not whole days.
    """
    week = week or Week()
    if unit in _MONTHS:
        return _months(round(value) * _MONTHS[unit])
    seconds = value * SECONDS[unit] if unit in SECONDS else _reject(unit)
    if calendar == "natural":
        return Elapsed(min(seconds, DAY - cut_off) if cut_off is not None else seconds, seconds)
    if calendar == "business-hours":
        return _over(_open_stretches(seconds, week))
    if calendar != "working-days" or unit != "d" or value != round(value) or value < 1:
        _reject(f"{value} {unit} {calendar}")
    return _over(_day_stretches(round(value), week))


def _reject(what: object) -> float:
    raise ValueError(f"no such time: {what}")


def _over(stretches: Iterator[float]) -> Elapsed:
    found = list(stretches)
    return Elapsed(min(found), max(found))


def _months(count: int) -> Elapsed:
    """Over all months of four years, one of them a leap year."""
    found = []
    for start in range(48):
        first, last = _first_of(start), _first_of(start + count)
        found.append((last - first) / timedelta(seconds=1))
    return Elapsed(min(found), max(found))


def _first_of(month: int) -> date:
    return date(2024 + month // 12, month % 12 + 1, 1)


def _day_stretches(count: int, week: Week) -> Iterator[float]:
    """From the start and from the end of each day of the week to the end of the last working day."""
    weeks, rest = divmod(count - 1, len(week.days))  # whole weeks are as long wherever they start
    for start in range(7):
        left, day = rest + 1, start + 7 * weeks
        while left:
            day += 1
            left -= day % 7 in week.days
        yield (day + 1 - start) * DAY  # from the start of the day
        yield (day - start) * DAY  # from its end


def _open_stretches(seconds: float, week: Week) -> Iterator[float]:
    """From each opening and closing, where the stretch changes its length, until enough open time is over.

    Between those the stretch runs straight, also where its end meets a border: that start is taken too.
    """
    borders = [day * DAY + edge for day in sorted(week.days) for edge in (week.opens, week.closes)]
    for start in borders:
        yield _until(start, seconds, week) - start
        # The start from which the open time is over exactly at this border.
        back = _since(start, seconds, week)
        yield _until(back, seconds, week) - back


def _whole_weeks(seconds: float, week: Week) -> tuple[float, float]:
    """Whole weeks, as seconds of natural time, that so much open time fills for sure, and the open time left."""
    open_ = len(week.days) * (week.closes - week.opens)
    weeks = max(math.ceil(seconds / open_) - 1, 0)
    return weeks * 7 * DAY, seconds - weeks * open_


def _until(start: float, seconds: float, week: Week) -> float:
    """When so much open time is over after a start."""
    weeks, left = _whole_weeks(seconds, week)
    start += weeks
    day = math.floor(start / DAY)
    while True:
        if day % 7 in week.days:
            opens = max(start, day * DAY + week.opens)
            room = day * DAY + week.closes - opens
            if room > 0:
                if left <= room + _ROUNDING:
                    return opens + left
                left -= room
        day += 1


def _since(end: float, seconds: float, week: Week) -> float:
    """From when on so much open time lies before an end."""
    weeks, left = _whole_weeks(seconds, week)
    end -= weeks
    day = math.floor(end / DAY)
    while True:
        if day % 7 in week.days:
            closes = min(end, day * DAY + week.closes)
            room = closes - (day * DAY + week.opens)
            if room > 0:
                if left <= room + _ROUNDING:
                    return closes - left
                left -= room
        day -= 1
