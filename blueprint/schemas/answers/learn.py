"""What `blueprint learn --json` answers."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from blueprint.schemas.parts.proposals import Proposal
from blueprint.schemas.parts.quantities import Version


class Answer(TypedDict):
    """What a log of incidents, or a survey, says of a map. 事件记录或问卷得出的修改建议。"""

    version: Version
    map: str
    incidents: NotRequired[int]
    answers: NotRequired[int]
    proposals: list[Proposal]
