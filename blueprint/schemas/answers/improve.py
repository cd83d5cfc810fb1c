"""What `blueprint improve --json` answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from blueprint.schemas.parts.promises import Compared
from blueprint.schemas.parts.quantities import Asked, Id, Kind, Number, Range, Score, Seconds, Share, Version
from blueprint.schemas.parts.ranges import Ranges

MeasureKind = Literal["emotion", "time", "server", "failure"]


class Measure(TypedDict):
    """Something to do at a touchpoint. 一项措施。"""

    touchpoint: Id
    kind: MeasureKind
    amount: Number
    unit: Literal["points", "chance", "seconds", "servers"]


class Gain(TypedDict):
    """Where the gain lies when inputs are uncertain. 作用的区间。"""

    of: Literal["remembered_with_failures_gain", "time_saved"]
    between: Range


class Achieved(TypedDict):
    """What a promise achieves. 承诺的兑现程度。"""

    achieved: float | None
    beyond: Share | None
    kept: bool


class PromiseGain(TypedDict):
    """A promised quantity that changes. 变化的承诺。"""

    id: str
    kind: Kind
    before: Achieved | None
    after: Achieved


class Worth(Measure):
    """What a measure is worth. 措施的作用。"""

    remembered_gain: Score | None
    remembered_with_failures_gain: Score | None
    time_saved: Seconds | None
    range: Gain | None
    shortfall_gain: Number | None
    staying_gain: Annotated[
        Number,
        Field(
            description="By how much fewer leave because they gave up waiting. 因放弃等待而离开的客户减少多少。"
        ),
    ]
    within_gain: Number | None
    settles: Annotated[
        bool | None,
        Field(description="Whether a queue that grew for ever no longer does. 是否使队伍不再无限增长。"),
    ]
    promises: list[PromiseGain]
    reason: str


class Impossible(TypedDict):
    """A measure that cannot be taken, and why. 不可行的措施。"""

    touchpoint: Id
    kind: MeasureKind
    reason: str


class Answer(Asked):
    """Where to invest. 该投入哪里。"""

    version: Version
    map: str
    segment: str
    remembered: Score | None
    remembered_with_failures: Score | None
    time_mean: Seconds | None
    ranges: Ranges
    measures: list[Worth]
    impossible: list[Impossible]
    together: list[Measure]
    after: Compared | None
