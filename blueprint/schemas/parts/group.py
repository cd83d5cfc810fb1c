"""The figures of one group of customers, as `analyse` answers them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.floor import Floor
from blueprint.schemas.parts.promises import Limit, Promise, Queue, Role
from blueprint.schemas.parts.quantities import Distribution, Id, Ids, Number, Range, Score, Seconds, Share
from blueprint.schemas.parts.ranges import MeasureNext, Ranges


class Experience(TypedDict):
    """What is remembered; research disputes the peak-end rule, so mean and trend stand beside it. 记忆体验。"""

    remembered: Score | None
    remembered_with_failures: Score | None
    distribution: Distribution | None
    peak: Distribution | None
    end: Distribution | None
    first: Distribution | None
    maximum: Distribution | None
    minimum: Distribution | None
    mean: Score | None
    mean_over_time: Score | None
    trend: Number | None
    peak_is_end: Share | None
    nothing: Annotated[
        float | None, Field(description="Share who feel nothing that counts. 没有可计感受的比例。")
    ]
    spread: Annotated[float, Field(description="How much scores differ between customers. 离散程度。")]
    unknown: NotRequired[Ids]
    unknown_segments: NotRequired[list[str]]


class ByTheClock(TypedDict):
    """A visit with nights, weekends and holidays, of customers who are drawn. 含夜间、周末与假日的耗时（抽样）。"""

    mean: Seconds
    p50: Seconds
    p90: Seconds
    p95: Seconds
    closed: Annotated[
        Seconds, Field(description="Of the mean, waiting for somebody to be there. 其中等人上班。")
    ]
    error: Annotated[Seconds, Field(description="How far off the mean may be. 平均值的误差。")]


class Time(TypedDict):
    """How long a visit takes. 耗时。"""

    mean: Seconds | None
    sd: Seconds | None
    p50: Seconds | None
    p90: Seconds | None
    p95: Seconds | None
    visible_mean: Seconds | None
    hidden_mean: Seconds | None
    method: Annotated[str | None, Field(description="How the distribution was found. 分布的算法。")]
    error: Annotated[
        float | None, Field(description="How far a share of it can be off. 分布函数的最大误差。")
    ]
    by_the_clock: NotRequired[ByTheClock]
    unknown: NotRequired[Ids]
    unknown_segments: NotRequired[list[str]]
    overloaded: NotRequired[Ids]


class Hidden(TypedDict):
    """A stretch that customers do not see. 顾客看不见的一段。"""

    touchpoints: Ids
    after: Ids
    before: Ids
    meanwhile: Ids
    mean: Seconds | None


class Way(TypedDict):
    """The most common way through. 最常见的动线。"""

    touchpoints: Ids
    exit: str | None
    share: Share


class Touchpoint(TypedDict):
    """Figures of one touchpoint. 触点的数字。"""

    visits: Number | None
    reach: Share | None
    unavoidability: Share | None
    peak_share: Share | None
    end_share: Share | None
    reward: Annotated[float | None, Field(description="What it can gain, points. 可加分。")]
    penalty: Annotated[float | None, Field(description="What it can lose, points. 会丢分。")]
    swing: Annotated[float | None, Field(description="Effect: gain and loss together, points. 影响。")]
    asymmetry: Number | None
    criticality: Number | None
    screening: Number | None
    screening_terms: list[float] | None
    time_mean: Seconds | None
    wait_mean: Seconds | None
    slack: Seconds | None


class FailureCost(TypedDict):
    """What failures cost a customer on the mean. 失误给每位客户带来的平均成本。"""

    cost_mean: Number
    work: Annotated[Number, Field(description="Of work done again. 返工的成本。")]
    leaving: Annotated[
        float | None, Field(description="Price not paid by those who leave for it. 因此离开者未付的价款。")
    ]
    time_mean: Annotated[float | None, Field(description="Seconds of customers' time. 客户多花的秒数。")]


class FailureCosts(FailureCost):
    """Of all failures, and of each touchpoint's alone. 全部失误，以及各触点单独的。"""

    range: Range
    touchpoints: dict[Id, FailureCost]
    unknown: Annotated[
        Ids, Field(description="Failures that lead nowhere in the map. 地图中没有去向的失误。")
    ]


class Economics(TypedDict):
    """Money in the map's currency. 经济账。"""

    worked_mean: Seconds | None
    cost_mean: Number | None
    profit_mean: Number | None
    break_even: Seconds | None
    loss_share: Share | None
    failures: NotRequired[FailureCosts]
    unknown: NotRequired[Ids]


class Serving(TypedDict):
    """What the work for one customer costs, in the map's currency. 为每位客户服务的成本。"""

    cost_mean: Number
    roles: Annotated[dict[str, float], Field(description="By role, largest first. 按岗位，从大到小。")]
    other: Annotated[
        float,
        Field(
            description="Work of no role with a cost, at `per_minute`. 无岗位成本的工作，按 `per_minute` 计。"
        ),
    ]
    paid_mean: Annotated[
        float | None,
        Field(
            description="With the time in which people wait for customers; of all customers. "
            "含员工等候客户的时间；仅全部客户。"
        ),
    ]
    unknown: Ids
    uncosted: Annotated[
        Ids,
        Field(description="Staff work there, and nobody says what their hour costs. 未写明工时成本的触点。"),
    ]


class StaffFeeling(TypedDict):
    """How those feel who work at a touchpoint, beside what customers feel there. 员工在触点的感受。"""

    score: Score
    range: Annotated[list[float], Field(description="Holds in 80 of 100 cases. 100 种情形中 80 种成立。")]
    customers: Score | None
    visits: Annotated[float, Field(description="Expected visits per customer. 每位客户的平均到访次数。")]
    measured: bool


class Staff(TypedDict):
    """The staff's side. 员工一侧（两客）。"""

    mean: Annotated[float | None, Field(description="By the customers' visits. 按到访次数平均。")]
    lowest: str
    touchpoints: dict[str, StaffFeeling]


class Group(TypedDict):
    """Figures of all customers, or of one segment. 全部客户或一个客群的数字。"""

    share: Share
    exits: dict[str, Share] | None
    exits_good: list[str] | None
    experience: Experience
    time: Time
    hidden: list[Hidden] | None
    way_through: Way | None
    critical_chain: Ids | None
    touchpoints: dict[str, Touchpoint]
    moments_of_truth: Annotated[
        list[str] | None,
        Field(description="The fewest touchpoints with 80 % of all effect, largest first. 关键时刻。"),
    ]
    moments_as_large: Annotated[
        list[str] | None, Field(description="As large as the last of them. 与末位同等大小者。")
    ]
    swing_assumed: Annotated[
        float | None,
        Field(description="Share of the effect whose `good` or `bad` is assumed. 影响中属假设的比例。"),
    ]
    promises: list[Promise]
    limits: list[Limit]
    ranges: Ranges
    measure_next: list[MeasureNext] | None
    queues: dict[str, Queue] | None
    roles: dict[str, Role] | None
    staff: NotRequired[Staff]
    economics: NotRequired[Economics]
    serving: NotRequired[Serving]
    floor: NotRequired[Floor]
    unknown: NotRequired[Ids]
    unknown_segments: NotRequired[list[str]]
