"""Until when a promised time runs, by each way to read its words.

- `clock`: what the clock says, by day and night. `2d` is 48 hours.
- `working-days`: the day of the start does not count; it ends when the last working day closes (Civil Code of China,
  articles 201 to 203: the day of the start is not counted, the last one ends with the hours of business).
- `hour-to-hour`: so many working days later at the same hour; what starts out of hours starts when it next opens.
- `open-days`: as working days, every day counting on which it is open.
- `working-hours`: only while it is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.flow.calendar.calendar import DAY, Horizon
from blueprint.model.working_time import WorkingTime
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.flow.calendar.calendar import Calendar
    from blueprint.flow.time.law import Array
    from blueprint.model.duration import Duration

Reading = Literal["clock", "working-days", "hour-to-hour", "open-days", "working-hours"]
READINGS: dict[Reading, Wording] = {
    "clock": Wording("by the clock, nights and weekends too", "按钟表计，夜间与周末也算"),
    "working-days": Wording(
        "in working days: the day of the start does not count, until the last one closes",
        "按工作日计：起算当日不计，至最后一个工作日停止营业",
    ),
    "hour-to-hour": Wording("in working days, hour to hour", "按工作日计，钟点对钟点"),
    "open-days": Wording(
        "in days on which it is open: the day of the start does not count", "按开放日计：起算当日不计"
    ),
    "working-hours": Wording("in opening hours", "只计开放时间"),
}

IN_SHORT: dict[Reading, Wording] = {
    "clock": Wording("by the clock", "按钟表计"),
    "working-days": Wording("in working days", "按工作日计"),
    "hour-to-hour": Wording("in working days, hour to hour", "按工作日钟点对钟点计"),
    "open-days": Wording("in days on which it is open", "按开放日计"),
    "working-hours": Wording("in opening hours", "只计开放时间"),
}


@dataclass(frozen=True)
class Limit:
    """A promised time as one way of counting takes it: seconds, or whole days."""

    reading: Reading
    seconds: float = 0.0
    days: int = 0


def limits(said: Duration, calendar: Calendar) -> tuple[Limit, ...]:
    """Every way to read a promised time; the first is what its words say, the others what they leave open."""
    if isinstance(said, WorkingTime):
        if said.unit == "hours":
            return (Limit("working-hours", said.count * 3600.0),)
        days = said.count
        open_ = frozenset(day for day, hours in enumerate(calendar.opening.days) if hours)
        other = (Limit("open-days", days=days),) if open_ - calendar.week else ()
        return (Limit("working-days", days=days), Limit("hour-to-hour", days=days), *other)
    clock = Limit("clock", said.seconds)
    if said.seconds and said.seconds % DAY == 0:
        return (clock, Limit("working-days", days=round(said.seconds / DAY)))
    return (clock, Limit("working-hours", said.seconds)) if said.seconds < DAY else (clock,)


def due_at(horizon: Horizon, limit: Limit, moments: Array) -> Array:
    """When what starts at each moment is due; `inf` beyond the last day."""
    import numpy as np

    match limit.reading:
        case "clock":
            return moments + limit.seconds
        case "working-hours":
            return horizon.after(moments, limit.seconds)
        case "working-days":
            return horizon.end_of_day(horizon.day_after(horizon.working, moments, limit.days))
        case "open-days":
            return horizon.end_of_day(horizon.day_after(horizon.open, moments, limit.days))
    began = _opened(horizon, moments)
    day = horizon.day_after(horizon.working, np.where(np.isfinite(began), began, 0.0), limit.days)
    return np.where(np.isfinite(began), np.minimum(horizon.end_of_day(day), day * DAY + began % DAY), np.inf)


def _opened(horizon: Horizon, moments: Array) -> Array:
    """Each moment, or when the next working day opens where it lies out of its hours."""
    import numpy as np

    today = np.clip((moments // DAY).astype(int), 0, horizon.days - 1)
    hour = moments - today * DAY
    working = horizon.working[today]
    early, late = hour < horizon.opens[today], hour >= horizon.closes[today]
    later = horizon.day_after(horizon.working, moments, 1)
    seen = np.minimum(later, horizon.days - 1)
    next_ = np.where(later >= horizon.days, np.inf, seen * DAY + horizon.opens[seen])
    here = np.where(early, today * DAY + horizon.opens[today], moments)
    return np.where(working & ~late, here, next_)
