"""Which days are worked, and from when till when; counted exactly, in whole seconds.

A working day is Monday to Friday, or the weekdays that `opens` names where it is closed on one of these, or the week of
a holidays file; no public holiday; and the weekend days that are worked for one (调休). Those have the hours of the
first working weekday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.model.opens import Hours, Opening
from blueprint.packs.holidays.holidays import PublicHolidays

if TYPE_CHECKING:
    import numpy as np

    from blueprint.flow.time.law import Array

    Days = np.ndarray[tuple[int], np.dtype[np.bool_]]
    Indices = np.ndarray[tuple[int], np.dtype[np.int64]]

DAY = 86_400.0
_WEEK = frozenset(range(5))
_OFFICE: Hours = ((9 * 3600.0, 17 * 3600.0),)
OFFICE = Opening((_OFFICE,) * 5 + ((), ()), (), (("mon-fri", _OFFICE),))
"""What is taken where a map says no hours."""

NO_HOLIDAYS = PublicHolidays()


@dataclass(frozen=True)
class Calendar:
    """Opening hours, and what is known of public holidays."""

    opening: Opening = OFFICE
    holidays: PublicHolidays = NO_HOLIDAYS

    @cached_property
    def week(self) -> frozenset[int]:
        """The working weekdays, 0 for Monday."""
        open_ = frozenset(day for day, hours in enumerate(self.opening.days) if hours)
        usual = _WEEK.issubset(open_)
        return self.holidays.week or (_WEEK if usual else open_)

    def is_working(self, day: date) -> bool:
        """Whether it is a working day."""
        if day in self.holidays.off:
            return False
        return day.weekday() in self.week or day in self.holidays.working

    def hours(self, day: date) -> Hours:
        """From when till when somebody is there, in seconds after midnight."""
        if day in self.holidays.off:
            return self.opening.holidays
        if day in self.holidays.working:
            first = next((d for d in sorted(self.week) if self.opening.days[d]), None)
            return () if first is None else self.opening.days[first]
        return self.opening.days[day.weekday()]

    @property
    def longest_day(self) -> float:
        """Seconds of the longest day, breaks left out."""
        return max(sum(end - start for start, end in hours) for hours in self.opening.days)


class Horizon:
    """Some days of a calendar, one after the other; moments are seconds after the first midnight.

    Args:
        calendar: whose.
        first: the first day.
        days: how many.
    """

    def __init__(self, calendar: Calendar, first: date, days: int) -> None:
        import numpy as np

        self.first, self.days = first, days
        dates = [first + timedelta(days=n) for n in range(days)]
        hours = [calendar.hours(day) for day in dates]
        stretches = [(n * DAY + a, n * DAY + b) for n, told in enumerate(hours) for a, b in told]
        self.starts, self.ends = np.array(stretches, dtype=float).reshape(-1, 2).T
        self.before = np.concatenate([[0.0], np.cumsum(self.ends - self.starts)])
        """Open seconds before each stretch; the last is all of them."""
        self.working: Days = np.array([calendar.is_working(day) for day in dates])
        self.open: Days = np.array([bool(told) for told in hours])
        self.opens = np.array([told[0][0] if told else 0.0 for told in hours])
        self.closes = np.array([told[-1][1] if told else DAY for told in hours])
        """When each day closes: midnight where it has no hours."""

    def worked(self, moments: Array) -> Array:
        """Open seconds from the first midnight until each moment."""
        import numpy as np

        if not len(self.starts):
            return np.zeros_like(moments)
        at = np.searchsorted(self.starts, moments, "right") - 1
        seen = np.maximum(at, 0)
        inside = np.minimum(moments, self.ends[seen]) - self.starts[seen]
        return np.where(at < 0, 0.0, self.before[seen] + inside)

    def after(self, moments: Array, work: Array | float) -> Array:
        """When so many open seconds are over; `inf` beyond the last day. No work at all is over at once."""
        import numpy as np

        if not len(self.starts):
            return np.where(np.asarray(work) > 0, np.inf, moments)
        done = self.worked(moments) + work
        at = np.searchsorted(self.before, done, "left") - 1
        seen = np.clip(at, 0, len(self.starts) - 1)
        found = np.where(done > self.before[-1], np.inf, self.starts[seen] + (done - self.before[seen]))
        return np.where(np.asarray(work) > 0, found, moments)

    def day_after(self, days: Days, moments: Array, count: int) -> Indices:
        """The index of the `count`-th of some kind of days after the day of each moment; `self.days` beyond the last."""
        import numpy as np

        upto = np.cumsum(days)
        today = np.clip((moments // DAY).astype(int), 0, self.days - 1)
        found: Indices = np.searchsorted(upto, upto[today] + count, "left")
        return found

    def end_of_day(self, index: Indices) -> Array:
        """When the days of some indices close; `inf` beyond the last."""
        import numpy as np

        seen = np.minimum(index, self.days - 1)
        return np.where(index >= self.days, np.inf, seen * DAY + self.closes[seen])
