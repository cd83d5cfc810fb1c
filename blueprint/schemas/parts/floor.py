"""The touchpoint map: zones, ways between them, crossings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.quantities import Ids, Number, Seconds

Metres = Annotated[float, Field(description="Metres. 米。")]


class Zone(TypedDict):
    """A zone. 区域。"""

    touchpoints: Ids
    visits: Number | None
    time_mean: Seconds | None
    present: Annotated[float | None, Field(description="Customers there on average. 平均在场人数。")]
    unknown: NotRequired[Ids]


class Walk(TypedDict):
    """A way between two zones; null is outside. 区域间的路；空为店外。"""

    start: Annotated[str | None, Field(alias="from")]
    to: str | None
    trips: Number
    distance: Metres | None


class Crossing(TypedDict):
    """Where two ways cross. 交叉处。"""

    ways: list[list[str]]
    at: list[float]
    trips: list[float]


class Floor(TypedDict):
    """What customers walk. 顾客行走。"""

    distance: Metres | None
    zones: dict[str, Zone]
    ways: list[Walk]
    crossings: list[Crossing]
    touchpoints_without_zone: Ids
