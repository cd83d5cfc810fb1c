"""How uncertain figures are, and which input makes them so."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from blueprint.schemas.parts.quantities import Range, Share


class TouchpointRange(TypedDict):
    """How sure a moment of truth is. 关键时刻有多确定。"""

    stays_moment: Annotated[
        float | None,
        Field(description="Share of draws in which it is a moment of truth. 抽样中仍为关键时刻的比例。"),
    ]
    swing: Range | None


class Ranges(TypedDict):
    """Where the figures lie when their inputs are uncertain. 输入不确定时各数字所在区间。"""

    coverage: Share
    draws: int
    draws_of_times: int
    remembered: Range | None
    remembered_with_failures: Range | None
    first: Range | None
    peak: Range | None
    end: Range | None
    time_mean: Range | None
    time_p90: Range | None
    promises: dict[str, Range | None]
    waits: dict[str, Range | None]
    touchpoints: dict[str, TouchpointRange]
    never_settles: Annotated[
        float | None,
        Field(description="Share of draws in which a queue grows without end. 队伍无限增长的抽样比例。"),
    ]
    inputs: Annotated[int, Field(description="How many inputs are uncertain. 不确定的输入个数。")]
    measured: Annotated[int, Field(description="How many of them were measured. 其中实测的个数。")]


class MeasureNext(TypedDict):
    """An input that makes a range. 影响区间的输入。"""

    input: str
    measured: bool
    share_of_variance: Share
    range: Range | None
    answers: Annotated[
        int | None, Field(description="How many answers halve its share. 需多少次测量可减半。")
    ]
