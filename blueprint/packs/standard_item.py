"""One number of a standards pack: what it measures, what it allows, which time counts, and how it finds its place."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from blueprint.packs.form import Channel, Form, Line, Words, key
from blueprint.packs.workdays import SECONDS, Elapsed, Week, elapsed
from blueprint.wording import Wording

Certainty = Literal["verified", "probable", "memory"]
Quantity = Literal[
    "answer-time",
    "transfer-time",
    "wait",
    "response-time",
    "service-time",
    "repair-time",
    "installation-time",
    "change-time",
    "resume-time",
    "complaint-time",
    "notice-time",
    "term",
    "connect-rate",
    "busy-rate",
    "resolution-rate",
    "repairs",
    "score",
    "compensation",
    "other",
]
Quantifier = Literal["max", "mean", "min", "share-within"]
Unit = Literal["s", "min", "h", "d", "month", "year", "share", "times", "points", "CNY", "GBP", "EUR", "USD"]
Calendar = Literal["natural", "working-days", "business-hours"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Found = Literal["wait", "named", "measured"]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-.][a-z0-9]+)*$")]

TIMES = frozenset({*SECONDS, "month", "year"})
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Source(Form):
    """Where a number stands."""

    name: Line = key("What it is called.", "名称。")
    zh: Line | None = key("What it is called in Chinese, if otherwise.", "中文名称（如有不同）。", None)
    url: Line | None = key("Its address.", "网址。", None)

    @property
    def wording(self) -> Wording:
        """What it is called."""
        return Wording(self.name, self.zh or self.name)


class ClockForm(Form):
    """When the clock runs."""

    start: Words = key("What starts it.", "起算。")
    stop: Words = key("What stops it.", "止算。")
    pauses: Words | None = key("What does not count.", "不计的时间。", None)


class Hours(Form):
    """When a service is open, for working days and business hours."""

    days: tuple[Weekday, ...] = key(
        "Working days; default Monday to Friday.", "工作日；默认周一至周五。", _DAYS[:5]
    )
    opens: Clock = key("Such as 09:00.", "开门时间。", "09:00")
    closes: Clock = key("Such as 17:00.", "关门时间。", "17:00")

    @property
    def week(self) -> Week:
        """As the calendar takes it."""
        return Week(frozenset(map(_DAYS.index, self.days)), of_day(self.opens), of_day(self.closes))


class Scope(Form):
    """How an item finds what it applies to.

    `wait`: the waits of a map, at touchpoints of one of the `channels` whose id, title or role has one of the `words`.
    A time of that kind may be named as well. `named`: only what a promise or a time limit names as its source.
    `measured`: no map can tell, only a table.
    """

    found: Found = key(
        "How it finds its place: wait, named or measured.", "如何对应：wait、named 或 measured。"
    )
    channels: tuple[Channel, ...] = key("Channels of such waits; none: any.", "限定渠道；空为不限。", ())
    words: tuple[Line, ...] = key(
        "One of these stands in id, title or role; none: any.", "编号、名称或岗位须含其一；空为不限。", ()
    )


class Item(Form):
    """One number of a pack.

    `id` may have parts: `fault-repair.mean` and `fault-repair.max` are both meant by `fault-repair`.
    """

    id: ItemId = key("Its name; parts after a dot belong together.", "编号；点号前相同者为一组。")
    clause: Line | None = key("Article, section or table.", "条款。", None)
    title: Words = key("What it asks for.", "内容。")
    quantity: Quantity = key("What is measured.", "量。")
    quantifier: Quantifier = key(
        "`max` never more, `mean` on the mean, `min` never less, `share-within` for a share of cases.",
        "max 不得超过，mean 平均不超过，min 不少于，share-within 达标比例。",
    )
    value: float = Field(ge=0, description="The number. 数值。")
    unit: Unit = key("Its unit; shares run from 0 to 1.", "单位；比例为 0 到 1。")
    share: float | None = Field(None, gt=0, le=1, description="For `share-within`: of the cases. 达标比例。")
    calendar: Calendar = key("Which time counts.", "计时方式。", "natural")
    hours: Hours | None = key("When it is open; default: the pack's.", "营业时间；默认取包内设定。", None)
    cut_off: Clock | None = key("What comes before it is due the same day.", "当日截止时刻。", None)
    period: Literal["day", "month", "quarter", "year"] | None = key(
        "Over which it is kept.", "考核周期。", None
    )
    clock: ClockForm | None = key("When the clock starts and stops.", "计时起止。", None)
    scope: Scope = key("How it finds what it applies to.", "适用范围。")
    source: tuple[Line, ...] = Field(min_length=1, description="Where it stands, keys of `sources`. 出处。")
    certainty: Certainty | None = key(
        "How sure it is; default: the pack's.", "可靠程度；默认取包内设定。", None
    )
    note: Words | None = key("What else to know.", "说明。", None)

    @property
    def group(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    @property
    def is_time(self) -> bool:
        """Its value is a length of time."""
        return self.unit in TIMES

    @property
    def by_name(self) -> bool:
        """Whether a promise or a limit can name it: a time that a map can tell."""
        return self.is_time and self.scope.found != "measured"

    def named_by(self, name: str) -> bool:
        """Whether a name means this item: its id, its group, or its clause."""
        return name in (self.id, self.group, self.clause)

    @cached_property
    def elapsed(self) -> Elapsed:
        """The natural time its value leaves, from the worst start to the best; only of a time."""
        cut = of_day(self.cut_off) if self.cut_off else None
        return elapsed(self.value, self.unit, self.calendar, self.hours.week if self.hours else None, cut)


def of_day(clock: str) -> float:
    """Seconds after midnight of `16:00`."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 3600.0 + int(minutes) * 60.0
