"""When customers come: one rate, or rates by time of day, by weekday too.

`arrivals: {09:00: 40/h, 11:00: 90/h, 18:00: 0/h}`: each holds until the next, the last until midnight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import Annotated, Any

from blueprint.model.share import RATE
from blueprint.model.values import Grammar, narrow, shape_of, text_of, wrong
from blueprint.wording import Wording

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)|24:00")
_DAYS = re.compile(rf"({'|'.join(WEEKDAYS)})(?:-({'|'.join(WEEKDAYS)}))?")
HOUR = 3600.0
"""In seconds."""
DAY_END = 86400
"""Midnight, in seconds since the one before."""
_EXAMPLE = Wording(
    "write it as `{{09:00: 40/h, 11:00: 90/h, 18:00: 0/h}}`",
    "请写成 `{{09:00: 40/h, 11:00: 90/h, 18:00: 0/h}}`",
)

Interval = tuple[float, float, float]
"""From and to, in seconds since midnight, and customers an hour."""


@dataclass(frozen=True)
class Day:
    """One kind of day.

    Attributes:
        days: the weekdays, as the map writes them; empty: every day.
        rates: (seconds since midnight, customers an hour), by time; at least one is above 0.
    """

    days: str
    rates: tuple[tuple[float, float], ...]

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """When somebody comes, stretch by stretch; quiet stretches between are there too."""
        ends = [t for t, _ in self.rates[1:]] + [float(DAY_END)]
        found = [(t, end, rate) for (t, rate), end in zip(self.rates, ends, strict=True) if end > t]
        busy = [k for k, (_, _, rate) in enumerate(found) if rate > 0]
        return tuple(found[busy[0] : busy[-1] + 1])

    @property
    def mean(self) -> float:
        """Customers an hour from the first who comes to the last."""
        parts = self.intervals
        return fsum((end - start) * rate for start, end, rate in parts) / (parts[-1][1] - parts[0][0])

    @property
    def weekly(self) -> float:
        """Customers in a week, on all days of this kind."""
        return (
            len(weekdays_of(self.days))
            * fsum(rate * (end - start) for start, end, rate in self.intervals)
            / HOUR
        )


class Arrivals(float):
    """Customers an hour by time of day; as a number, the mean of the first day's hours in which they come.

    >>> found = Arrivals((Day("", ((32400.0, 40.0), (39600.0, 90.0), (43200.0, 0.0))),))
    >>> round(float(found), 1), found.written
    (56.7, {'09:00': '40/h', '11:00': '90/h', '12:00': '0/h'})
    """

    days: tuple[Day, ...]

    def __new__(cls, days: tuple[Day, ...]) -> Arrivals:  # noqa: D102 - as of the class
        made = super().__new__(cls, days[0].mean)
        made.days = days
        return made

    def __eq__(self, other: object) -> bool:
        return self.days == other.days if isinstance(other, Arrivals) else float(self) == other

    def __hash__(self) -> int:
        return hash(self.days)

    def __getnewargs__(self) -> tuple[Any, ...]:
        return (self.days,)

    @property
    def busiest(self) -> tuple[Day, Interval]:
        """The stretch of all days in which most come an hour, with its day; of equals the first."""
        return max(((day, part) for day in self.days for part in day.intervals), key=lambda each: each[1][2])

    @property
    def written(self) -> dict[str, Any]:
        """As a map says it."""
        told = {day.days: {clock(t): f"{rate:.15g}/h" for t, rate in day.rates} for day in self.days}
        return told[""] if set(told) == {""} else told


def clock(seconds: float) -> str:
    """A time of day.

    >>> clock(34200)
    '09:30'
    """
    return f"{int(seconds) // 3600:02}:{int(seconds) % 3600 // 60:02}"


def _arrivals(value: Any) -> float:
    if not isinstance(value, dict):
        return float(RATE.parse(value))
    if not value:
        raise _shape(value)
    if all(isinstance(part, dict) for part in value.values()):
        days = tuple(_day(_weekdays(name), part) for name, part in value.items())
        seen: dict[str, str] = {}
        for day in days:
            for name in weekdays_of(day.days):
                if name in seen:
                    raise wrong(
                        "wrong-shape",
                        Wording(
                            "{day} is in {one!r} and in {other!r}", "{day} 既在 {one!r} 又在 {other!r}"
                        ).filled(day=name, one=seen[name], other=day.days),
                        Wording("name every weekday once", "每个星期几只写一次"),
                    )
                seen[name] = day.days
        return Arrivals(days)
    return Arrivals((_day("", value),))


def weekdays_of(days: str) -> tuple[str, ...]:
    """The weekdays that a name such as `mon-fri` stands for; all of them where it is empty.

    >>> weekdays_of("fri-sun")
    ('fri', 'sat', 'sun')
    """
    if not days:
        return WEEKDAYS
    first, _, last = days.partition("-")
    at, to = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    return tuple(WEEKDAYS[k % 7] for k in range(at, to + 1 if to >= at else to + 8))


def days_called(days: str) -> Wording:
    """Weekdays as people call them: in English as a map writes them; empty where none are named.

    >>> days_called("mon-fri")["zh"]
    '周一至周五'
    """
    named = dict(zip(WEEKDAYS, "一二三四五六日", strict=True))
    return Wording(days, "至".join(f"周{named[day]}" for day in days.split("-") if day))


def hour_called(days: str, start: float) -> Wording:
    """When an hour begins, in seconds since midnight, with its weekdays where they are named.

    >>> hour_called("mon-fri", 34200)["zh"]
    '周一至周五 09:30'
    """
    time = clock(start)
    return (
        Wording("{days} {time}", "{days} {time}").filled(days=days_called(days), time=time)
        if days
        else Wording(time, time)
    )


def _weekdays(name: Any) -> str:
    text = narrow(text_of(name, Wording("weekdays", "星期"))).casefold()
    if not _DAYS.fullmatch(text):
        raise wrong(
            "wrong-shape",
            Wording("{text!r} names no weekdays", "{text!r} 不是星期").filled(text=str(name)),
            Wording("write `mon`, `mon-fri` or `sat`", "请写 `mon`、`mon-fri` 或 `sat`"),
        )
    return text


def _day(days: str, value: dict[Any, Any]) -> Day:
    rates = [(time_of_day(time), float(RATE.parse(rate))) for time, rate in value.items()]
    for (one, _), (other, _) in pairwise(rates):
        if one > other:
            raise wrong(
                "wrong-shape",
                Wording(
                    "{other} is written behind {one}: a day runs from 00:00 to 24:00",
                    "{other} 写在 {one} 之后：一天从 00:00 到 24:00",
                ).filled(one=clock(one), other=clock(other)),
                Wording(
                    "write times as they follow each other; hours after midnight come first, as in "
                    "`{{00:00: 30/h, 02:00: 0/h, 22:00: 30/h}}`",
                    "请按先后书写时刻；午夜之后的时段写在最前，如 `{{00:00: 30/h, 02:00: 0/h, 22:00: 30/h}}`",
                ).filled(),
            )
    for (one, _), (other, _) in pairwise(rates):
        if one == other:
            raise wrong(
                "wrong-shape",
                Wording("{time} has two rates", "{time} 有两个到达频率").filled(time=clock(one)),
                Wording("keep one of them", "请只留一个"),
            )
    if not any(rate > 0 for t, rate in rates if t < DAY_END):
        raise wrong(
            "wrong-rate", Wording("nobody comes on such a day", "这一天没有客户到达"), _EXAMPLE.filled()
        )
    return Day(days, tuple(rates))


def time_of_day(value: Any) -> float:
    """Seconds since midnight of `09:30`.

    Raises:
        PydanticCustomError: it is none.
    """
    text = narrow(text_of(value, Wording("a time of day", "一天中的时刻")))
    if not _TIME.fullmatch(text):
        raise wrong(
            "wrong-shape",
            Wording("{text!r} is not a time of day", "{text!r} 不是时刻").filled(text=str(value)),
            Wording("write `09:00` to `24:00`", "请写 `09:00` 到 `24:00`"),
        )
    hours, minutes = text.split(":")
    return float(int(hours) * 3600 + int(minutes) * 60)


def _shape(value: Any) -> Exception:
    return wrong(
        "wrong-shape",
        Wording(
            "expected rates by time of day, found {found}", "这里应为按时刻的到达频率，却是{found}"
        ).filled(found=shape_of(value)),
        _EXAMPLE.filled(),
    )


def _schema() -> dict[str, Any]:
    rates = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": RATE.schema(),
        "propertyNames": {"pattern": rf"^\s*({_TIME.pattern})\s*$"},
    }
    by_weekday = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": rates,
        "propertyNames": {"pattern": rf"^\s*({_DAYS.pattern})\s*$"},
    }
    return {"anyOf": [RATE.schema(), rates, by_weekday]}


Coming = Annotated[float, Grammar(_arrivals, _schema)]
"""Customers an hour; `Arrivals` where they come by time of day."""
