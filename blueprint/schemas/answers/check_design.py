"""What `blueprint check-design --json` answers."""

from __future__ import annotations

from typing_extensions import TypedDict

from blueprint.schemas.parts.findings import Finding
from blueprint.schemas.parts.quantities import Version


class Step(TypedDict):
    """A step of the design method. 设计方法的一步。"""

    id: str
    title: str
    done: bool
    findings: list[Finding]


class Answer(TypedDict):
    """How far a design has come, and what is lacking. 设计进度与缺项。"""

    version: Version
    map: str | None
    next: str | None
    steps: list[Step]
    errors: list[Finding]
