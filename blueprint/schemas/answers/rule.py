"""What `blueprint rule --output-format json` answers: about one rule, or all in a list."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypedDict


class Option(TypedDict):
    """What people may set. 可设选项。"""

    name: str
    default: Any
    description: str


class Rule(TypedDict):
    """A rule explained. 一条规则的说明。"""

    code: str
    name: str
    severity: Literal["error", "warning", "info"]
    since: str
    presets: list[str]
    title: str
    sections: Annotated[dict[str, str], Field(description="Heading to text. 小节标题与内容。")]
    fails: Annotated[list[str], Field(description="Maps with this finding. 反例。")]
    passes: Annotated[list[str], Field(description="Maps without it. 正例。")]
    options: list[Option]


Answer = Rule | list[Rule]
