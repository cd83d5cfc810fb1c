"""The hours of a day as answers have them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.quantities import Kind, Number, Seconds, Share

Clock = Annotated[str, Field(description="Time of day, such as 09:30. 时刻。")]


class Joined(TypedDict):
    """What is met at one of several touchpoints of a line. 共用队伍中的某个触点。"""

    wait_probability: Share
    wait_mean: Seconds
    given_up: Share


class Line(TypedDict):
    """A line in a part of the day. 某一时段的队伍。"""

    servers: int
    busy: Share
    wait_probability: Share
    wait_mean: Seconds
    waiting: Number
    given_up: Share
    error: Annotated[
        float,
        Field(
            description="How far off the mean wait may be, relative; 0 where it is exact. 平均等待的相对误差；精确时为 0。"
        ),
    ]
    give_up_error: Annotated[
        Share, Field(description="How far off the share that gives up may be. 放弃比例的误差。")
    ]
    touchpoints: NotRequired[
        Annotated[
            dict[str, Joined], Field(description="Where several share the people. 多个触点共用人手时。")
        ]
    ]


class Kept(TypedDict):
    """A promise to those who come in a part of the day. 对该时段来客的承诺。"""

    id: str
    kind: Kind
    required: Number
    achieved: Number
    kept: bool
    sure: Annotated[bool, Field(description="Whether that stands beyond the error. 结论是否超出误差。")]


class Part(TypedDict):
    """A part of the day. 一个时段。"""

    start: Annotated[Clock, Field(alias="from")]
    to: Clock
    arrivals_per_hour: Number
    queues: dict[str, Line]
    promises: list[Kept]


class OfDay(TypedDict):
    """A line over the whole day. 全天的队伍。"""

    wait_mean: Seconds
    given_up: Share


class Day(TypedDict):
    """A kind of day. 一类日子。"""

    days: Annotated[str | None, Field(description="Weekdays; null: every day. 星期；null 为每天。")]
    intervals: list[Part]
    queues: dict[str, OfDay]


class Planned(Line):
    """The people of a role in a part of the day. 某岗位某时段的人手。"""

    days: str | None
    start: Annotated[Clock, Field(alias="from")]
    to: Clock
    role: str
    scheduled: Annotated[
        int,
        Field(
            description="With those who are away; of shifts, all who are there. 含缺勤与脱岗；排了班次的，为在班人数。"
        ),
    ]
    arrivals_per_hour: Number
    breaks: list[str]


class Pause(TypedDict):
    """A break. 休息。"""

    start: Annotated[Clock, Field(alias="from")]
    to: Clock


class Shift(TypedDict):
    """People who come and go together. 同一班次的人。"""

    days: str | None
    role: str
    start: Annotated[Clock, Field(alias="from")]
    to: Clock
    rest: Annotated[Pause | None, Field(alias="break")]
    people: int


class Paid(TypedDict):
    """What a kind of day takes. 一类日子的用工。"""

    days: str | None
    hours: dict[str, Number]
    cost: float | None
    breaks: list[str]
