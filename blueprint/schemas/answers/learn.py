"""What `blueprint learn --json` answers."""

from __future__ import annotations

from typing_extensions import TypedDict

from blueprint.schemas.parts.proposals import Proposal
from blueprint.schemas.parts.quantities import Version


class Answer(TypedDict):
    """What a log of incidents says of a map. 事件记录得出的修改建议。"""

    version: Version
    map: str
    incidents: int
    proposals: list[Proposal]
