"""Moments of a log by the clock on the wall of the service, and the periods of the calendar in which they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from blueprint.model.names import Period

if TYPE_CHECKING:
    import numpy as np

    from blueprint.observe.log.events import EventLog

    Moments = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

MICRO = 1_000_000
QUARTER_HOUR = 900 * MICRO
"""No clock on a wall is set by less: what lies in one lies in one hour, day and month everywhere."""
_EARLIEST, _LATEST = -62_104_060_800, 253_370_764_799
"""Seconds since 1970: the years 2 to 9998, whose days all have a time zone and a year behind."""
_EDGE, _MOST_EDGE = 0.1, timedelta(days=3)
"""So much of a period may lie before the first event of a log, or behind the last: nights, a Sunday, a holiday."""


class Span(NamedTuple):
    """One period: its name (`2026-11`), the first day, and the first day behind it."""

    name: str
    first: date
    behind: date


class Wall:
    """The clock on the wall.

    Args:
        log: whose times are meant.

    Attributes:
        known: whether it is known where the service is; else times are those of UTC.
        first: the first moment of the log, on the wall.
        last: the last one.
    """

    def __init__(self, log: EventLog) -> None:
        self._zone = ZoneInfo(log.zone) if log.universal and log.zone else None
        self.known = not log.universal or log.zone is not None
        self.first, self.last = self.moment(log.first), self.moment(log.last)

    def moment(self, microseconds: int) -> datetime:
        """Microseconds since 1970 as the wall shows them."""
        seconds = min(max(microseconds // MICRO, _EARLIEST), _LATEST)
        return datetime.fromtimestamp(seconds, UTC).astimezone(self._zone or UTC)

    def local(self, moments: Moments) -> Moments:
        """Microseconds since 1970 as those of the clock on the wall."""
        import numpy as np

        if self._zone is None or not moments.size:
            return moments
        quarters, back = np.unique(moments // QUARTER_HOUR, return_inverse=True)
        off = np.array([self._offset(int(quarter)) for quarter in quarters], dtype=np.int64)
        return moments + off[back.reshape(moments.shape)] * MICRO

    def spans(self, per: Period, quarters: Iterable[int]) -> Iterator[tuple[Span, list[int]]]:
        """The periods that quarters of an hour since 1970 lie in, in their order, each with its own."""

        def of(quarter: int) -> Span:
            return span_of(per, self.moment(quarter * QUARTER_HOUR).date())

        for span, inside in groupby(sorted(quarters), key=of):
            yield span, list(inside)

    def covers(self, span: Span) -> bool:
        """Whether the log goes from the begin of a period to its end; of a day that it has it knows the whole."""
        slack = min(_EDGE * (span.behind - span.first), _MOST_EDGE)
        alone = span.behind - span.first == timedelta(days=1)
        early, late = (datetime.combine(day, datetime.min.time(), self.first.tzinfo) for day in span[1:])
        return alone or (self.first - slack <= early and late <= self.last + slack)

    def _offset(self, quarter: int) -> int:
        return round((self.moment(quarter * QUARTER_HOUR).utcoffset() or timedelta()) / timedelta(seconds=1))


def span_of(per: Period, day: date) -> Span:
    """The period in which a day lies.

    >>> span_of(Period.QUARTER, date(2026, 11, 2))[0], span_of(Period.WEEK, date(2026, 1, 1))[0]
    ('2026-Q4', '2026-W01')
    """
    match per:
        case Period.DAY:
            return Span(day.isoformat(), day, day + timedelta(days=1))
        case Period.WEEK:
            year, week, weekday = day.isocalendar()
            first = day - timedelta(days=weekday - 1)
            return Span(f"{year}-W{week:02}", first, first + timedelta(days=7))
        case Period.YEAR:
            return Span(str(day.year), date(day.year, 1, 1), date(day.year + 1, 1, 1))
    months = 3 if per is Period.QUARTER else 1
    at = (day.month - 1) // months
    first = date(day.year, at * months + 1, 1)
    behind = date(day.year + (at + 1) * months // 12, (at + 1) * months % 12 + 1, 1)
    return Span(f"{day.year}-Q{at + 1}" if months == 3 else f"{day:%Y-%m}", first, behind)
