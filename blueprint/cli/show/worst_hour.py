"""The worst of a day whose arrivals change by the hour: a mean over the day hides it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.figures.day.hours import hours_of
from blueprint.model.arrivals import Arrivals, hour_called
from blueprint.ranking import above, most
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures import Analysis

_GIVE_UP = Wording(
    "{title}: worst from {start}: {wait} of waiting on the mean, and {share} give up; {whole} over the whole day.",
    "{title}：{start} 起最糟，平均等待 {wait}，{share} 放弃；全天放弃 {whole}。",
)
_WAIT = Wording(
    "{title}: longest waits from {start}: {wait} on the mean; {whole} over the whole day.",
    "{title}：{start} 起等得最久，平均 {wait}；全天平均 {whole}。",
)
_BY_HOUR = Wording(
    "Plan people by the hour: `blueprint staff --by 30m` says how many are needed when.",
    "按时段排人手：`blueprint staff --by 30m` 说明何时需要几人。",
)
_AT_MEAN = Wording(
    "Promises and standards are those of all customers of the day. What else is not said of an hour or of the whole day "
    "takes {n} customers an hour all day, the mean; `--full` goes through the day.",
    "承诺与标准按全天全部客户计算；其他未注明时段或全天的数字，都按全天平均每小时 {n} 位客户计算；`--full` 列出各时段。",
)
_ALL_MEAN = Wording(
    "Everything here takes {n} customers an hour all day, the mean; `blueprint analyse` says the worst hour and the whole "
    "day, `staff --by 30m` how many people are needed when.",
    "这里的数字都按全天平均每小时 {n} 位客户计算；最糟的时段与全天见 `blueprint analyse`，何时需要几人见 `staff --by 30m`。",
)
_MANY_LEAVE, _LONGER = 0.05, 1.5


@dataclass(frozen=True)
class WorstHour:
    """Where and when customers fare worst.

    Attributes:
        title: of the line.
        start: of the hour, with the days it is of.
        wait: mean of those served there then, seconds.
        given_up: share of those who come there then, 0..1.
        wait_of_day: the same over the whole day.
        given_up_of_day: the same over the whole day.
    """

    title: Wording
    start: Wording
    wait: float
    given_up: float
    wait_of_day: float
    given_up_of_day: float

    def sentence(self, language: Language) -> str:
        """What happens then, beside the day."""
        gives_up = above(self.given_up, _MANY_LEAVE)
        whole = (
            quantity.share(self.given_up_of_day, language)
            if gives_up
            else quantity.time(self.wait_of_day, language)
        )
        return (_GIVE_UP if gives_up else _WAIT).filled(
            title=self.title[language],
            start=self.start[language],
            wait=quantity.time(self.wait, language),
            share=quantity.share(self.given_up, language),
            whole=whole,
        )[language]

    @property
    def calls_for_people(self) -> bool:
        """Whether people planned by the hour would help."""
        return above(self.given_up, _MANY_LEAVE) or above(self.wait, _LONGER * self.wait_of_day)

    @staticmethod
    def to_do(language: Language) -> str:
        """What to do about it."""
        return _BY_HOUR[language]


def worst_hour(analysis: Analysis) -> WorstHour | None:
    """The hour in which most give up, or where next to nobody does wait longest; None where arrivals do not change."""
    found = [
        WorstHour(
            title=line.title,
            start=hour_called(day.days, hour.start),
            wait=hour.queues[line.name].wait_mean,
            given_up=hour.queues[line.name].given_up,
            wait_of_day=day.wait_mean(line.name),
            given_up_of_day=day.given_up(line.name),
        )
        for day, hour in hours_of(analysis.days)
        for line in day.lines
    ]
    if not found:
        return None
    many = [hour for hour in found if above(hour.given_up, _MANY_LEAVE)]
    return most(many, lambda hour: hour.given_up) if many else most(found, lambda hour: hour.wait)


def at_mean(analysis: Analysis, language: Language) -> str:
    """What the other figures of the page rest on."""
    return _told(_AT_MEAN, analysis, language)


def all_at_mean(analysis: Analysis, language: Language) -> str | None:
    """What every figure of a page rests on that does not go through the day; None where arrivals do not change."""
    return _told(_ALL_MEAN, analysis, language) if isinstance(analysis.flat.arrivals, Arrivals) else None


def _told(wording: Wording, analysis: Analysis, language: Language) -> str:
    arrivals = analysis.flat.arrivals or 0.0
    return wording.filled(n=quantity.number(float(arrivals), language, digits=0))[language]
