"""What `blueprint analyse --json` answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.day import Day
from blueprint.schemas.parts.group import Group
from blueprint.schemas.parts.promises import Compared
from blueprint.schemas.parts.quality import Dimensions, House
from blueprint.schemas.parts.quantities import Asked, Both, Id, Number, Seconds, Share, Version


class Load(TypedDict):
    """A way that follows the pressure of service. 随忙闲变化的去向。"""

    touchpoint: Id
    to: str
    segment: str | None
    of: Annotated[str, Field(description="Whose utilisation it follows. 随哪个触点的忙闲。")]
    calm: Number
    busy: Number
    most: Share
    share: Share
    utilisation: Number
    residual: Annotated[float, Field(description="What the steady state leaves unsolved. 稳态残差。")]


class Place(TypedDict, total=False):
    """Where a standard applies. 标准适用之处。"""

    promise: str
    touchpoint: Id | None


class Standard(TypedDict):
    """An item of a standards pack, held against the map; times in seconds. 标准条目的对照。"""

    pack: str
    item: str
    clause: str | None
    title: Both
    quantity: str
    quantifier: str
    required: Number | None
    required_at_most: Annotated[
        float | None, Field(description="More where a calendar leaves it open. 因日历可能更长。")
    ]
    unit: str | None
    share: Share | None
    calendar: str | None
    certainty: str
    at: Place | None
    found_by: str | None
    achieved: Annotated[float | None, Field(description="In the unit of `required`. 单位同要求。")]
    beyond: Share | Seconds | None
    kept: bool | None
    sure: bool | None
    overworked: Annotated[
        bool,
        Field(
            description="Kept only as times do not know that people have too much to do. 仅因时间未计入人手超负荷而符合。"
        ),
    ]
    reason: str | None


class Answer(Asked):
    """Figures of a map. 地图的数字。"""

    version: Version
    map: str
    segments: Annotated[
        dict[str, Group], Field(description="`all` is the mix, then each segment. all 为全部客户。")
    ]
    loads: NotRequired[list[Load]]
    day: NotRequired[list[Day]]
    house_of_quality: House
    dimensions: Dimensions
    standards: list[Standard]
    compared: NotRequired[Compared]
