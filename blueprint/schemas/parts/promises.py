"""Promises, limits and queues as several answers have them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.quantities import Id, Ids, Kind, Number, Range, Seconds, Share

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

How = Literal["clock", "working-days", "hour-to-hour", "open-days", "working-hours"]


class Start(TypedDict):
    """The hour of the week in which a promise is kept least. 最难兑现的时段。"""

    weekday: Day
    hour: int
    achieved: Share


class Reading(TypedDict):
    """A promised time, read in one way. 承诺时限的一种理解。"""

    reading: How
    achieved: Share
    error: Number
    by_weekday: dict[Day, Share]
    worst_start: Start


class OverNights(TypedDict):
    """A promised time over nights, weekends and holidays. 跨夜、周末与假日的承诺。"""

    readings: Annotated[
        list[Reading],
        Field(description="The first is judged; the others the words leave open. 第一种为判定。"),
    ]
    opening_assumed: bool
    holidays_known: Annotated[list[int], Field(description="Years. 已知公众假日的年份。")]
    left_out: Annotated[
        Share, Field(description="Customers due later than holidays are known. 到期日超出已知假日的比例。")
    ]
    method: Literal["law", "drawn"]


class Judged(TypedDict):
    """A time that is asked for, and what is achieved. 要求的时间与达到的水平。"""

    start: Annotated[str, Field(alias="from")]
    to: str
    kind: Kind | None
    within: Seconds | None
    required: Annotated[float | None, Field(description="A share, or seconds of a mean. 比例，或平均秒数。")]
    achieved: Annotated[
        float | None, Field(description="In the unit of `required`; null: unknown or boundless. 单位同要求。")
    ]
    kept: bool | None
    beyond: NotRequired[
        Annotated[Share, Field(description="Share who take longer than `within`. 超时比例。")]
    ]
    sure: NotRequired[
        Annotated[
            bool, Field(description="Whether the error of the method leaves the verdict. 结论是否确定。")
        ]
    ]
    written: NotRequired[Annotated[str, Field(description="The promised time as written. 原文的时限。")]]
    calendar: NotRequired[OverNights]
    never: Annotated[
        float | None, Field(description="Share who start and never get to `to`. 开始却到不了终点的比例。")
    ]
    reason: NotRequired[Annotated[str | None, Field(description="Why there is no verdict. 无结论的原因。")]]
    unknown: NotRequired[Ids]


class Promise(Judged):
    """One promised quantity. 一项承诺。"""

    id: str


class Limit(Judged):
    """A limit by law. 一项法定时限。"""

    touchpoint: Id
    start_assumed: Annotated[
        bool, Field(description="Nobody says where the clock starts. 未说明从何处起算。")
    ]


class Role(TypedDict):
    """The people of a role, and their work over all touchpoints. 岗位的人手与全部工作量。"""

    servers: int | None
    servers_from: Literal["roles", "staffed"] | None
    work: Annotated[Number, Field(description="People at work on the mean. 平均在岗工作的人数。")]
    work_at_most: Annotated[
        Number, Field(description="The same while most customers come. 客户最多时在岗工作的人数。")
    ]
    utilisation: float | None
    touchpoints: dict[str, Number]
    unknown: Ids
    cost_per_hour: float | None


class Queue(TypedDict):
    """The queue in front of a staffed touchpoint. 排队。"""

    arrivals_per_hour: Number
    servers: int
    utilisation: Annotated[
        float,
        Field(description="Work over capacity; 1 and more never settles. 负荷率；达到 1 则队伍无限增长。"),
    ]
    wait_probability: Share | None
    wait_mean: Seconds | None
    wait_p90: Seconds | None
    abandoned: NotRequired[Share]
    given_up: NotRequired[Share]
    method: NotRequired[Annotated[str, Field(description="How it was computed. 计算方法。")]]
    error: NotRequired[Annotated[float | None, Field(description="How far off it can be. 可能的误差。")]]
    wait_mean_range: NotRequired[Range]
    overloaded: NotRequired[Literal[True]]
    servers_needed: NotRequired[int]


class Sides(TypedDict):
    """A figure before and after. 前后对比。"""

    before: Any
    after: Any


class ComparedPromise(TypedDict):
    """A promised quantity before and after. 承诺的前后对比。"""

    id: str
    kind: Kind
    achieved: Sides
    beyond: Sides
    kept: Sides


class Compared(TypedDict):
    """The main figures before and after: seconds, shares, points. 主要数字的前后对比。"""

    remembered: Sides
    remembered_with_failures: Sides
    time_mean: Sides
    time_p90: Sides
    promises: list[ComparedPromise]
    moments_of_truth: Sides
    exits: dict[str, Sides]
