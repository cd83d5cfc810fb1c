"""What `blueprint measure --json` answers."""

from __future__ import annotations

from typing import Literal

from blueprint.schemas.parts.quantities import Asked, Version
from blueprint.schemas.parts.ranges import MeasureNext


class Answer(Asked):
    """What to measure next. 接下来该测量什么。"""

    version: Version
    map: str
    segment: str
    of: Literal["remembered", "time"]
    measure_next: list[MeasureNext]
