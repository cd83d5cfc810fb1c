"""What `blueprint compare --json` answers."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.quantities import Assumed, Ids, Range, Score, Seconds, Version


class Line(TypedDict):
    """One figure of every map, in the order of `maps`. 各地图的同一数字。"""

    kind: Literal["score", "seconds", "share"]
    values: list[float | None]
    ranges: list[Range | None]
    best: str | None


class Part(TypedDict):
    """What touchpoints add to a difference. 触点对差异的贡献。"""

    touchpoints: Ids
    remembered: Score | None
    time_mean: Seconds | None


class Difference(TypedDict):
    """Where the difference of a map from the first comes from. 与第一张之差的来源。"""

    map: str
    against: str
    parts: list[Part]


class Answer(TypedDict):
    """Maps side by side. 多张地图并列。"""

    version: Version
    maps: list[str]
    figures: dict[str, Line]
    differences: list[Difference]
    assumed: NotRequired[dict[str, Assumed]]
