"""Times of a log in the hours of the map: how many keep what was promised in working days or hours, and how long they worked."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from blueprint.figures.limits import limits_of
from blueprint.flow.calendar.calendar import DAY, Horizon
from blueprint.flow.calendar.due import due_at
from blueprint.flow.calendar.schedule import Schedule, schedule_of
from blueprint.model.working_time import WorkingTime
from blueprint.observe.conform.measured import measured
from blueprint.observe.conform.wall import MICRO, QUARTER_HOUR
from blueprint.observe.log.refused import BadLog
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.flow.calendar.due import Limit
    from blueprint.flow.time.law import Array
    from blueprint.model.duration import Duration
    from blueprint.model.service_map import ServiceMap
    from blueprint.observe.conform.data import Measured
    from blueprint.observe.conform.wall import Wall
    from blueprint.observe.engine.engine import Rows
    from blueprint.observe.log.events import EventLog

_EPOCH = date(1970, 1, 1)
_WEEKS_OFF = 60
"""Days before and after the log: what starts at its end is due later."""
_WHERE = Wording(
    "the map counts in working time, and the log's times are in UTC; say with --time-zone where the service is, such as "
    "Asia/Shanghai",
    "地图按工作时间计，而日志的时间为世界时；请用 --time-zone 说明服务所在的时区，如 Asia/Shanghai",
)
_LONGEST = 36_525
"""Days."""
_TOO_LONG = Wording(
    "the log goes from {first} to {last}: no working time is counted over more than a hundred years; where a time only "
    "says that nothing has ended yet, such as 9999-12-31, leave it blank",
    "日志从 {first} 到 {last}：超过一百年不计工作时间；若某时间只表示尚未结束（如 9999-12-31），请留空",
)


class WorkingClock:
    """The hours of a map over the days of a log.

    Args:
        service_map: whose hours they are.
        log: whose days.
        wall: its clock on the wall.

    Raises:
        BadLog: nobody says in which time zone the service is, or the log spans more than a hundred years.
    """

    def __init__(self, service_map: ServiceMap, log: EventLog, wall: Wall) -> None:
        if not wall.known:
            raise BadLog(_WHERE)
        self._wall = wall
        self.calendar = (schedule_of(service_map) or Schedule()).calendar
        self._first = log.first // MICRO // round(DAY) - _WEEKS_OFF
        last = log.last // MICRO // round(DAY)
        first = self._first + _WEEKS_OFF
        if last - first > _LONGEST:
            raise BadLog(_TOO_LONG.filled(first=_date(first), last=_date(last)))
        years = range(_date(first).year, _date(last).year + 1)
        self.unknown_years = tuple(year for year in years if year not in self.calendar.holidays.years)
        """Years of the log whose public holidays are not known."""
        days = last - self._first + 2 * _WEEKS_OFF + 7 * _most_days(service_map)
        self._horizon = Horizon(self.calendar, _date(self._first), days)

    def kept(self, limit: Limit, spans: Iterable[Rows]) -> Counter[int]:
        """How many of some spans, from and to in microseconds, end before they are due, by the quarter of an hour in which they begin."""
        import numpy as np

        found: Counter[int] = Counter()
        for batch in spans:
            starts, ends = self._moments(batch)
            kept = ends <= due_at(self._horizon, limit, starts) + 1e-6
            began = np.array([start for start, _ in batch], dtype=np.int64)[kept]
            quarters, counts = np.unique(began // QUARTER_HOUR, return_counts=True)
            found.update(dict(zip(quarters.tolist(), counts.tolist(), strict=True)))
        return found

    def times(self, spans: Iterable[Rows]) -> Measured:
        """How many open seconds the spans hold."""
        import numpy as np

        parts = [np.zeros(0)]
        for batch in spans:
            starts, ends = self._moments(batch)
            parts.append(np.rint((self._horizon.worked(ends) - self._horizon.worked(starts)) * MICRO))
        worked = np.concatenate(parts)
        if not len(worked):
            return measured((0, 0, None, None, None, None), ())
        spread = float(worked.std(ddof=1)) if len(worked) > 1 else None
        quantiles = np.quantile(worked, (0.5, 0.9, 0.95))
        ends_ = (int(worked.min()), int(worked.max()))
        return measured((len(worked), int(worked.sum()), spread, *ends_, quantiles), ())

    def _moments(self, spans: Rows) -> tuple[Array, Array]:
        """Seconds after the horizon's first midnight, by the clock on the wall."""
        import numpy as np

        both = self._wall.local(np.array(spans, dtype=np.int64).reshape(-1, 2))
        seconds = (both - self._first * round(DAY) * MICRO) / MICRO
        return seconds[:, 0], seconds[:, 1]


def _date(days: int) -> date:
    return _EPOCH + timedelta(days=days)


def promised_in_working_time(service_map: ServiceMap) -> bool:
    """Whether some promise, limit or hand-off counts working days or hours."""
    return any(isinstance(said, WorkingTime) for said in promised(service_map))


def promised(service_map: ServiceMap) -> Sequence[Duration]:
    """Every time of a promise, a limit or a hand-off that something has to keep within."""
    bounds = (*service_map.promises, *limits_of(service_map))
    arrows = [c.handoff.within for t in service_map.touchpoints.values() for c in t.next if c.handoff]
    told = (*(p.within for p in bounds), *(p.max for p in bounds), *arrows)
    return [said for said in told if said is not None]


def _most_days(service_map: ServiceMap) -> int:
    return max(
        (
            said.count if isinstance(said, WorkingTime) else math.ceil(said.seconds / DAY)
            for said in promised(service_map)
        ),
        default=0,
    )
