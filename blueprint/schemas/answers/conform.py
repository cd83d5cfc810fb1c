"""What `blueprint conform --json` answers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.measured import Measured
from blueprint.schemas.parts.proposals import Proposal
from blueprint.schemas.parts.quantities import Ids, Share, Version


class LeftOut(TypedDict):
    """Rows that were not counted, and why. 未计入的行。"""

    reason: Any
    count: int
    rows: list[str]
    example: Any


class Log(TypedDict):
    """What was read. 日志。"""

    cases: int
    events: int
    files: list[str]
    start: Annotated[str, Field(alias="from", description="ISO 8601, UTC.")]
    to: str
    starts: Any
    columns: Any
    left_out: list[LeftOut]


class Answer(Measured):
    """Measured against declared. 实测对照声明。"""

    version: Version
    map: str
    log: Log
    segments: dict[str, Measured]
    unknown_segments: list[str]
    holidays_unknown: list[int]
    opening_assumed: Annotated[
        bool, Field(description="Working time is counted by assumed hours. 工作时间按推定的开放时间计。")
    ]
    never_seen: Ids
    unmatched_activities: list[str]
    suggested: dict[str, str]
    ignored_activities: list[str]
    activities: dict[str, int]
    mapping: dict[str, Any]
    required: Share
    broken: list[str]
    kept: bool
    proposals: NotRequired[list[Proposal]]
