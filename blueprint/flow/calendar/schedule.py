"""When customers come, and whose work stands still while nobody is there.

Who has come in before closing is served to the end. What waits for the morning is the work of a role with `opens` of its
own, and, where the map says `opens`, work behind the line of visibility. A step that takes longer than the longest day
has its nights in it already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from blueprint.flow.calendar.calendar import DAY, Calendar, Horizon
from blueprint.flow.chain.gates import touchpoint_of
from blueprint.flow.time.at_work import AtWork
from blueprint.flow.time.chain import TimedChain
from blueprint.model.arrivals import WEEKDAYS, Arrivals, weekdays_of
from blueprint.model.roles import role_at

if TYPE_CHECKING:
    from blueprint.flow.time.law import Array, Law
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint

_PIECE = 900.0
"""Customers who come in a quarter of an hour are taken as coming in its middle."""
_MONDAY = date(2001, 1, 1)
_SUNDAY_IS, _MONDAY_IS = 6, 0
YEARS = 2
"""So many years of known holidays are gone through, the last ones."""


@dataclass(frozen=True)
class Schedule:
    """The hours of a map.

    Attributes:
        calendar: of the service.
        pausing: touchpoint to the calendar of those who work there, where work stands still without them.
        arrivals: customers an hour, by time of day or not; None: not known.
        assumed: whether nobody said when it is open.
    """

    calendar: Calendar = field(default_factory=Calendar)
    pausing: Mapping[str, Calendar] = field(default_factory=dict)
    arrivals: float | None = None
    assumed: bool = True

    def marked(self, timed: TimedChain) -> TimedChain:
        """The chain whose laws know who they wait for."""
        if not self.pausing:
            return timed
        return TimedChain(timed.chain, {id_: self._marked(id_, law) for id_, law in timed.laws.items()})

    def _marked(self, id_: str, law: Law) -> Law:
        calendar = self.pausing.get(touchpoint_of(id_))
        if calendar is None or law.mean > calendar.longest_day:
            return law
        return AtWork(law, calendar)

    def days(self, reach: float) -> tuple[date, int, int]:
        """The first day, how many days customers come on, and how many are gone through.

        Args:
            reach: days that what is promised may take.
        """
        known = sorted(self.calendar.holidays.years)[-YEARS:]
        if not known:
            return _MONDAY, 7, 14 + round(reach)
        first = known[0] if known[-1] - known[0] == len(known) - 1 else known[-1]
        days = (date(known[-1] + 1, 1, 1) - date(first, 1, 1)).days
        return date(first, 1, 1), days, days

    def starts(self, horizon: Horizon, days: int) -> tuple[Array, Array]:
        """When customers come on the first days of a horizon, and how many; weights sum to 1."""
        import numpy as np

        patterns = [self._pattern(weekday) for weekday in range(7)]
        moments, weights = [], []
        holidays = self.calendar.holidays
        for n in range(days):
            day = date.fromordinal(horizon.first.toordinal() + n)
            weekday = (
                _SUNDAY_IS
                if day in holidays.off
                else _MONDAY_IS
                if day in holidays.working
                else day.weekday()
            )
            hours = (
                patterns[weekday]
                if isinstance(self.arrivals, Arrivals)
                else [(start, end, 1.0) for start, end in self.calendar.hours(day)]
            )
            for start, end, rate in hours:
                pieces = max(1, round((end - start) / _PIECE))
                step = (end - start) / pieces
                moments.append(n * DAY + start + step * (np.arange(pieces) + 0.5))
                weights.append(np.full(pieces, rate * step))
        whole = np.concatenate(weights)
        return np.concatenate(moments), whole / whole.sum()

    def _pattern(self, weekday: int) -> tuple[tuple[float, float, float], ...]:
        if not isinstance(self.arrivals, Arrivals):
            return ()
        name = WEEKDAYS[weekday]
        day = next((d for d in self.arrivals.days if name in weekdays_of(d.days)), None)
        return () if day is None else tuple(part for part in day.intervals if part[2] > 0)


def schedule_of(service_map: ServiceMap) -> Schedule | None:
    """The hours of a map; None where it says nothing of them."""
    roles = service_map.roles
    if service_map.opens is None and not service_map.holidays and not any(r.opens for r in roles.values()):
        return None
    holidays = service_map.public_holidays
    own = Calendar(service_map.opens, holidays) if service_map.opens else Calendar(holidays=holidays)
    pausing = {}
    for id_, touchpoint in service_map.touchpoints.items():
        role = role_at(roles, touchpoint)
        if role is not None and role.opens is not None:
            pausing[id_] = Calendar(role.opens, holidays)
        elif service_map.opens is not None and _behind(touchpoint):
            pausing[id_] = own
    return Schedule(own, pausing, service_map.arrivals, service_map.opens is None)


def _behind(touchpoint: Touchpoint) -> bool:
    """Whether people work here, unseen: machines of the support lane run at night."""
    if touchpoint.lane == "support":
        return touchpoint.role is not None or touchpoint.staffed is not None
    return touchpoint.lane == "backstage"
