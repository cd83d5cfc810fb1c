"""Numbers of answers, in the unit they come in, and what is made of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

Version = Literal[1]
"""Keys are only added while the version is 1."""
Id = Annotated[str, Field(description="Id of a touchpoint. 触点编号。")]
Ids = Annotated[list[str], Field(description="Ids of touchpoints. 触点编号。")]
Seconds = Annotated[float, Field(description="Seconds; null where unknown. 秒；未知为空。")]
Share = Annotated[float, Field(description="Share, 0 to 1. 比例，0 到 1。")]
Score = Annotated[float, Field(description="Points on the map's scale of emotion. 情感分。")]
Number = Annotated[float, Field(description="A number, not rounded. 未取整的数。")]
Range = Annotated[
    list[float],
    Field(
        min_length=2,
        max_length=2,
        description="Where the figure lies in 80 % of all draws of its uncertain inputs: low, high. 八成把握的区间。",
    ),
]
Distribution = Annotated[
    list[Annotated[list[float], Field(min_length=2, max_length=2)]],
    Field(description="[score, probability] by score. [分数, 概率]，按分数排列。"),
]
Kind = Annotated[
    Literal["share", "mean", "max"],
    Field(
        description="What is promised: a share within a time, a mean, or a largest time. 承诺的是比例、平均还是上限。"
    ),
]


class Both(TypedDict):
    """A text in both languages. 双语文字。"""

    en: str
    zh: str


class UnknownShares(TypedDict, total=False):
    """Where nobody knows the shares. 比例未知之处。"""

    touchpoints: Ids
    segments: list[str]


class Assumed(UnknownShares):
    """Shares that nobody knows, taken as equal parts (`--assume equal`). 未知比例按均分计。"""

    shares: Literal["equal"]


class Asked(TypedDict, total=False):
    """What was changed before computing, and what was assumed. 计算前的改动与假设。"""

    set: Annotated[list[str], Field(description="The changes, as they were said. 改动原文。")]
    notes: Annotated[list[str], Field(description="What people should know of the changes. 关于改动的说明。")]
    assumed: Assumed
