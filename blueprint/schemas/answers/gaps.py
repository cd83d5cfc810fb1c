"""What `blueprint gaps --json` answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from blueprint.schemas.parts.quantities import Asked, Seconds, Share, Version


class TouchpointGaps(TypedDict):
    """Tolerated, designed, actual. 容忍、设计、实际。"""

    tolerance: Seconds | None
    standard: Seconds | None
    actual_mean: Seconds | None
    share_within_standard: Share | None
    share_within_tolerance: Share | None
    gap_2: Annotated[float | None, Field(description="Standard less tolerance, seconds. 标准减容忍。")]
    gap_3: Annotated[float | None, Field(description="Actual mean less standard, seconds. 实际减标准。")]


class PromiseGap(TypedDict):
    """Whether more is promised than is kept. 承诺是否超过兑现。"""

    gap_4: bool | None


class Answer(Asked):
    """Gaps 2, 3 and 4. 差距二、三、四。"""

    version: Version
    map: str
    segment: str
    touchpoints: dict[str, TouchpointGaps]
    promises: dict[str, PromiseGap]
