"""What `blueprint plan --json` answers."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from blueprint.schemas.parts.quantities import Asked, Ids, Range, Version


class Gain(TypedDict):
    """One figure without and with a plan: points, seconds or a share; more gain is better. 计划前后的一个数字。"""

    before: float | None
    after: float | None
    gain: float | None
    range: Range | None
    confidence: float | None


class Effort(TypedDict):
    """What a plan takes: person-days, and money. 投入。"""

    days: float | None
    money: float | None


class Plan(TypedDict):
    """One plan that may still come. 一个待实施的计划。"""

    id: str
    change: list[str]
    owner: str | None
    status: Literal["idea", "planned", "under-way"]
    due: str | None
    overdue: bool
    effort: Effort
    reach: float | None
    gains: dict[str, Gain]
    value: float | None
    target_met: bool | None
    problem: str | None
    notes: list[str]


class Contradiction(TypedDict):
    """Two plans of which only one can come true. 相互矛盾的两个计划。"""

    plans: Ids
    path: str


class Choice(TypedDict):
    """Plans to take together. 应一同采取的计划。"""

    figure: str
    plans: Ids
    before: float | None
    after: float | None
    effort: dict[Literal["days", "money"], float]
    reached: bool | None
    every_set_tried: bool
    left_out: Ids


class Answer(Asked):
    """What plans are worth, and which to take. 计划的作用与取舍。"""

    version: Version
    map: str
    by: str
    per: Literal["days", "money"]
    plans: list[Plan]
    contradictions: list[Contradiction]
    budget: Choice | None
    goal: Choice | None
