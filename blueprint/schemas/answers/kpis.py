"""What `blueprint kpis --json` answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.quantities import Asked, Seconds, Version


class KeyFigure(TypedDict):
    """A key figure: a share, a mean, seconds, or a net share. 关键指标。"""

    kind: str
    direction: str | None
    value: float | None
    basis: Annotated[
        Literal["map", "data"] | None,
        Field(description="Computed from the map, or counted. 由地图算出或计数得到。"),
    ]
    low: Annotated[float | None, Field(description="95 % confidence, of counts. 计数的 95% 置信下限。")]
    high: float | None
    good: bool | None
    needs: NotRequired[Annotated[str, Field(description="Why it is unknown. 未知的原因。")]]
    by_touchpoint: NotRequired[dict[str, float]]


class Answer(Asked):
    """Key figures. 关键指标。"""

    version: Version
    map: str
    within: Seconds
    kpis: dict[str, KeyFigure]
