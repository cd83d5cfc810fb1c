"""What `blueprint simulate --json` and `analyse --check --json` answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.quantities import Asked, Kind, Number, Seconds, Version


class Checked(TypedDict):
    """A simulated figure beside its formula. 模拟值与公式值。"""

    quantity: str
    of: str | None
    mean: Number | None
    low: Annotated[float | None, Field(description="95 % confidence. 95% 置信下限。")]
    high: Number | None
    formula: Number | None
    agrees: bool | None
    why: Annotated[str | None, Field(description="What explains a difference. 差异的解释。")]
    error: Number | None
    kind: NotRequired[Kind]
    within: NotRequired[Seconds]


class Answer(Asked):
    """A simulation beside the formulas. 模拟与公式对照。"""

    version: Version
    map: str
    seed: int
    customers: Number
    replications: int
    hours: Number | None
    warm_up_hours: Number | None
    figures: list[Checked]
