"""Lengths of working time: `2 working days`, `4 working hours`, `2个工作日`; what a promise or a limit may be told in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from blueprint.model.duration import DURATION, Duration
from blueprint.model.spelled_time import count_of
from blueprint.model.values import Grammar, narrow, text_of, wrong
from blueprint.packs.workdays import elapsed
from blueprint.wording import Wording

Unit = Literal["days", "hours"]
_WRITTEN = re.compile(r"([1-9]\d{0,3})\s*(?:working\s+(day|hour)s?|个?工作(日|小时))")
_SAID = re.compile(
    r"(?P<n>\d{1,4}|an?|[一二两三四五六七八九十]+)\s*-?\s*(?:"
    r"(?P<days>(?:work|working|business|bank)[\s-]*days?|wd|个?(?:工作日|工作天|個工作日|營業日|营业日))|"
    r"(?P<hours>(?:work|working|business|office|opening)[\s-]*hours?|个?(?:工作小时|营业小时|工作时|個工作小時)))",
    re.IGNORECASE,
)
_DAYS = Wording("{n} working days", "{n} 个工作日")
_DAY = Wording("1 working day", "1 个工作日")
_HOURS = Wording("{n} working hours", "{n} 个工作小时")
_HOUR = Wording("1 working hour", "1 个工作小时")


@dataclass(frozen=True, eq=False)
class WorkingTime(Duration):
    """Whole working days or hours. As a length of time it is the least that it can leave, from the best start to count.

    Attributes:
        count: how many.
        unit: of which.

    >>> two = WorkingTime.of(2, "days")
    >>> two.text, two.seconds, two > Duration(86_400.0), two == Duration(172_800.0)
    ('2 working days', 172800.0, True, False)
    """

    count: int = 0
    unit: Unit = "days"

    @classmethod
    def of(cls, count: int, unit: Unit) -> WorkingTime:
        """So many of a unit."""
        days = unit == "days"
        least = elapsed(count, "d" if days else "h", "working-days" if days else "business-hours").least
        return cls(least, count, unit)

    @property
    def text(self) -> str:
        """As a map writes it."""
        return self.wording.en

    @property
    def wording(self) -> Wording:
        """As people read it."""
        one, several = (_DAY, _DAYS) if self.unit == "days" else (_HOUR, _HOURS)
        return several.filled(n=self.count) if self.count > 1 else one

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkingTime) and (self.count, self.unit) == (other.count, other.unit)

    def __lt__(self, other: Duration) -> bool:
        return self.seconds < other.seconds

    def __le__(self, other: Duration) -> bool:
        return self.seconds <= other.seconds

    def __gt__(self, other: Duration) -> bool:
        return self.seconds > other.seconds

    def __ge__(self, other: Duration) -> bool:
        return self.seconds >= other.seconds

    def __hash__(self) -> int:
        return hash((self.count, self.unit))

    def __str__(self) -> str:
        return self.text


def parse_limit(value: Any) -> Duration:
    """Read a length of time, or of working time.

    Raises:
        PydanticCustomError: kind `wrong-duration` or `ambiguous-duration`.
    """
    text = narrow(text_of(value, Wording("a length of time", "一段时间")))
    if found := _WRITTEN.fullmatch(text):
        days = found[2] == "day" or found[3] == "日"
        return WorkingTime.of(int(found[1]), "days" if days else "hours")
    if said := _SAID.fullmatch(text):
        count = count_of(said["n"].casefold())
        if count is not None and count.isdigit() and int(count) > 0:
            raise wrong(
                "wrong-duration",
                Wording("{text!r} is not how the format writes it", "{text!r} 不是本格式的写法").filled(
                    text=text
                ),
                None,
                WorkingTime.of(int(count), "days" if said["days"] else "hours").text,
            )
    found_time: Duration = DURATION.parse(value)
    return found_time


def _limited_schema() -> dict[str, Any]:
    return {
        "type": "string",
        "anyOf": [DURATION.schema(), {"pattern": rf"^\s*{_WRITTEN.pattern}\s*$"}],
        "description": "90s, 5m, 2d, 2 working days, 4 working hours. 时间长度，或 2个工作日。",
    }


TimeLimit = Annotated[Duration, Grammar(parse_limit, _limited_schema)]
"""A time that is promised or allowed: a length of time, or of working time."""
