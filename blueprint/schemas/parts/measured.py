"""What event logs say of a map, of all cases or of one segment's."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.promises import How
from blueprint.schemas.parts.quantities import Id, Ids, Seconds, Share

Interval = Annotated[
    list[float | None],
    Field(min_length=2, max_length=2, description="95 % confidence: low, high. 95% 置信区间。"),
]


class Times(TypedDict):
    """Measured times. 实测时间。"""

    n: int
    mean: Seconds | None
    sd: Seconds | None
    min: Seconds | None
    max: Seconds | None
    p50: Seconds | None
    p90: Seconds | None
    p95: Seconds | None
    intervals: dict[str, Interval]


class Verdict(TypedDict):
    """What was asked for, what was measured; `kept` is false only where the sample shows it. 结论。"""

    kind: str
    within: Seconds | None
    required: float | None
    achieved: float | None
    interval: Interval
    n: int
    kept: bool | None
    sure: bool | None
    late: NotRequired[
        Annotated[
            int,
            Field(
                description="Of `n`: under way when the log ended, and older than promised. `n` 中日志结束时仍在办且已超时的案例。"
            ),
        ]
    ]
    written: NotRequired[
        Annotated[str, Field(description="The time as it was declared, in working time. 原文的工作时间。")]
    ]


class OtherReading(Verdict):
    """The same by another way to read the words. 按另一种理解。"""

    reading: Annotated[How, Field(description="How the time is counted. 计时方式。")]


class VerdictRead(Verdict):
    """A verdict, with what other readings of the words come to. 结论与其他理解。"""

    readings: NotRequired[
        Annotated[
            list[OtherReading], Field(description="Those that give another share. 结果不同的其他理解。")
        ]
    ]


class Period(TypedDict):
    """A promise in one of the periods for which it is counted. 一个周期。"""

    period: Annotated[str, Field(description="`2026-11`, `2026-W45`, `2026-Q4`. 周期。")]
    first_day: str
    last_day: str
    started: int
    covered: Annotated[bool, Field(description="Whether the log has all of it. 日志是否覆盖整个周期。")]
    kept: bool | None
    verdict: Verdict | None


class TouchpointMeasured(Times):
    """A touchpoint. 触点。"""

    count: int
    skipped: int | None
    standard: Seconds | None
    share_within_standard: Share | None
    tolerance: Seconds | None
    share_within_tolerance: Share | None
    limit: Seconds | None
    kept: bool | None
    verdicts: list[Verdict]


class ConnectionMeasured(Times):
    """A connection, declared or not. 连接，无论是否声明。"""

    start: Annotated[Id, Field(alias="from")]
    to: Id
    count: int
    declared: bool
    share: Share | None
    share_interval: Interval | None
    declared_share: Share | None
    differs: bool | None
    within: Seconds | None
    share_within: float | None
    kept: bool | None
    verdicts: list[VerdictRead]
    skips: Ids
    examples: list[str]


class EndMeasured(TypedDict):
    """Where cases end. 结束处。"""

    touchpoint: Id
    count: int
    declared: bool
    share: Share | None
    share_interval: Interval | None
    declared_share: Share | None


class Frequent(TypedDict):
    """A way that many cases took. 常见动线。"""

    touchpoints: Ids
    count: int


class Cases(Times):
    """Whole cases. 整个案例。"""

    count: int
    off_map: int
    variants: int
    ways: int
    frequent: list[Frequent]
    started: dict[str, int]
    strange_starts: Ids


class PromiseMeasured(Times):
    """A promise or a limit. 承诺或时限。"""

    id: str
    start: Annotated[str, Field(alias="from")]
    to: str
    started: int | None
    never: Share | None
    under_way: Annotated[
        int,
        Field(description="Cases on their way to its end when the log ended. 日志结束时仍在办的案例。"),
    ]
    achieved: float | None
    required: float | None
    kept: bool | None
    working: NotRequired[
        Annotated[Times, Field(description="The times in opening hours. 按开放时间计的时间。")]
    ]
    verdicts: list[VerdictRead]
    per: NotRequired[Annotated[str, Field(description="The period for which it is counted. 统计周期。")]]
    periods: NotRequired[list[Period]]


class PatienceMeasured(TypedDict):
    """How long customers are ready to wait: served waits are cut off. 耐心，获得服务者按截断计。"""

    touchpoint: Id
    queue: Id
    waited: int
    given_up: int
    mean: Seconds | None
    interval: Interval | None
    quarter: Seconds | None
    half: Seconds | None
    declared: Seconds | None


class Measured(TypedDict):
    """One group of cases. 一组案例。"""

    touchpoints: dict[str, TouchpointMeasured]
    connections: list[ConnectionMeasured]
    ends: list[EndMeasured]
    cases: Cases
    promises: list[PromiseMeasured]
    limits: list[PromiseMeasured]
    patience: list[PatienceMeasured]
