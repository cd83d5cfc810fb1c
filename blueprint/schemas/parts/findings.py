"""Findings as `lint`, `check-design` and the other checks answer them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict


class Position(TypedDict):
    """A place in the text; lines and columns begin with 1, offsets with 0. 文中位置。"""

    line: int
    column: int
    offset: int


class Span(TypedDict):
    """From, and up to but without. 起止。"""

    start: Position
    end: Position


class Related(TypedDict):
    """Another place that belongs to it. 相关位置。"""

    message: str
    span: Span


class Edit(TypedDict):
    """What to put in place of the text between two offsets. 用新文字替换两偏移之间的内容。"""

    start: int
    end: int
    text: str


class Fix(TypedDict):
    """How it can be mended; one that is not safe needs a look. 修复方法；不安全者需人工确认。"""

    title: str
    safe: bool
    edits: list[Edit]


class Finding(TypedDict):
    """What a rule reports. 检查结果。"""

    code: str
    name: str
    severity: Literal["error", "warning", "info"]
    message: str
    help: Annotated[str | None, Field(description="What to do about it. 如何处理。")]
    path: str
    span: Span
    element: Annotated[
        str | None, Field(description="Id of the touchpoint or other part it is about. 相关元素编号。")
    ]
    related: list[Related]
    fix: Fix | None
    fingerprint: str
    url: Annotated[str | None, Field(description="The rule's page. 规则页面。")]
