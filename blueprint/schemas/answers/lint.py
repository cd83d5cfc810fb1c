"""What `blueprint lint --output-format json` answers."""

from __future__ import annotations

from typing_extensions import TypedDict

from blueprint.schemas.parts.findings import Finding
from blueprint.schemas.parts.quantities import Version


class Tool(TypedDict):
    """What found them. 检查工具。"""

    name: str
    version: str


class Crash(TypedDict):
    """A rule that failed on a map: nothing is known of what it would have found. 出错的规则：其结果未知。"""

    path: str
    code: str
    error: str


class Summary(TypedDict):
    """How many. 计数。"""

    files: int
    error: int
    warning: int
    info: int
    suppressed: int
    baselined: int
    fixed: int


class Answer(TypedDict):
    """What is wrong with maps. 检查结果。"""

    version: Version
    tool: Tool
    findings: list[Finding]
    crashes: list[Crash]
    summary: Summary
