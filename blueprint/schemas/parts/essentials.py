"""What assistants are answered: few figures, each with its range, and what has to be said with them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from blueprint.schemas.parts.promises import Compared
from blueprint.schemas.parts.quantities import Distribution, Id, Ids, Kind, Range, Score, Seconds, Share
from blueprint.schemas.parts.ranges import MeasureNext


class Value(TypedDict):
    """A figure and its range; null where unknown. 数字及区间；未知为空。"""

    value: float | None
    range: Range | None


class Moment(TypedDict):
    """A moment of truth. 关键时刻。"""

    touchpoint: Id
    effect: Score | None
    range: Range | None
    can_gain: Score | None
    can_lose: Score | None
    stays_moment: Share | None


class Promised(TypedDict):
    """A promised quantity. 承诺。"""

    id: str
    kind: Kind | None
    within: Seconds | None
    required: float | None
    achieved: float | None
    range: Range | None
    kept: bool | None
    sure: bool | None
    reason: str | None


class Waiting(TypedDict):
    """A queue. 排队。"""

    servers: int
    utilisation: float
    wait_mean: Seconds | None
    wait_p90: Seconds | None
    gives_up: Share | None


class Essentials(TypedDict):
    """Figures of one group of customers; all of them: `blueprint analyse --json`. 主要数字。"""

    map: str
    segment: str
    remembered: Value
    mean_feeling: Score | None
    trend: float | None
    peak: Distribution | None
    end: Distribution | None
    time_mean: Value
    time_p90: Value
    exits: dict[str, Share] | None
    moments_of_truth: list[Moment] | None
    promises: list[Promised]
    queues: dict[str, Waiting] | None
    measure_next: list[MeasureNext] | None
    unknown: Ids
    caveats: Annotated[list[str], Field(description="Say these with the figures. 引用数字时须一并说明。")]


class WhatIf(TypedDict):
    """Figures as they are and as they would be. 现状与假设对比。"""

    map: str
    segment: str
    changes: list[str]
    notes: list[str]
    compared: Compared
    after: Essentials


class Shelf(TypedDict):
    """Maps of a folder, each with how many errors it has. 文件夹中的地图及其错误数。"""

    maps: dict[str, int]
