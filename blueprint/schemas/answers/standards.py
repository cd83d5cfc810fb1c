"""What `blueprint standards --json` answers: the packs, one pack, or measurements held against one."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from blueprint.schemas.parts.quantities import Both, Number, Version


class Head(TypedDict):
    """What a pack is, as `blueprint schema --pack standards` says. 标准包。"""

    id: str
    title: Both


class Listed(Head):
    """A pack in the list, with how many items it has. 列表中的标准包。"""

    items: int
    obligations: int


class Packs(TypedDict):
    """The packs there are. 全部标准包。"""

    version: Version
    packs: list[Listed]


class Pack(Head):
    """One pack, each item with its certainty. 一个标准包。"""

    version: Version
    items: Annotated[
        list[dict[str, Any]],
        Field(description="As in the pack's file, with `certainty`, and `seconds` of a time. 条目。"),
    ]


class Scored(TypedDict):
    """A score sheet. 评分。"""

    version: Version
    pack: str
    obtained: Number
    applicable: Number
    findings: int
    advantages: int
    base: Number
    score: Number
    grade: Both | None


class MeasuredItem(TypedDict):
    """An item measured in a period. 某周期的实测。"""

    item: str
    period: str | None
    cases: int | None
    required: Number | None
    achieved: Number | None
    kept: bool
    certainty: str


class Measured(TypedDict):
    """Item by item. 逐条实测。"""

    version: Version
    pack: str
    items: list[MeasuredItem]


Answer = Packs | Pack | Scored | Measured
