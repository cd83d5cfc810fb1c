"""Roles as pools of people: how many of them there are, and what an hour of one costs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from blueprint.model.fields import Id, Servers
from blueprint.model.opens import OpeningHours
from blueprint.model.part import ID_ALIAS, Part, key
from blueprint.model.text import LocaleText, Text
from blueprint.model.values import Grammar, narrow, text_of, wrong
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.model.touchpoint import TouchpointChanges

_AMOUNT = r"\d{1,9}(?:\.\d{1,6})?"
_COST = re.compile(rf"({_AMOUNT})\s*/\s*(h|m|min)")
_SAID = re.compile(
    rf"(?:(?P<before>每小时|每小時|每分钟|每分鐘)\s*)?(?P<amount>{_AMOUNT})\s*(?:元|yuan|cny|rmb)?\s*"
    r"(?:(?:/|per|an?|每)\s*(?P<unit>h|hr|hour|小时|小時|m|min|minute|分钟|分鐘))?",
    re.IGNORECASE,
)
_PER_HOUR = {"h": 1.0, "m": 60.0, "min": 60.0}


@dataclass(frozen=True)
class HourlyCost:
    """What one hour of one person costs, in the map's currency.

    >>> HourlyCost(40.0).text
    '40/h'
    """

    amount: float

    @property
    def text(self) -> str:
        """As a map writes it."""
        return f"{self.amount:.15g}/h"


def _cost(value: Any) -> HourlyCost:
    text = text_of(value, Wording("a cost such as `40/h`", "如 `40/h` 的成本"))
    if match := _COST.fullmatch(text):
        return HourlyCost(float(match[1]) * _PER_HOUR[match[2]])
    raise wrong(
        "wrong-rate",
        Wording("{text!r} is not a cost of working time", "{text!r} 不是工时成本").filled(text=text),
        Wording("write what an hour costs: `40/h`", "请写每小时的成本：`40/h`"),
        _cost_meant(text),
    )


def _cost_meant(text: str) -> str | None:
    said = _SAID.fullmatch(narrow(text))
    if said is None or bool(said["before"]) == bool(said["unit"]):
        return None
    word = (said["unit"] or said["before"]).casefold()
    return f"{said['amount']}/{'h' if word.startswith('h') or '时' in word or '時' in word else 'm'}"


def _cost_schema() -> dict[str, Any]:
    return {
        "type": "string",
        "pattern": rf"^\s*({_AMOUNT})\s*/\s*(h|m|min)\s*$",
        "description": "40/h. 每小时成本。",
    }


Cost = Annotated[HourlyCost, Grammar(_cost, _cost_schema)]
"""Money per hour of working time."""


class Role(Part):
    """The people of one role: they serve wherever a touchpoint names it."""

    id: Id = Field(alias=ID_ALIAS)
    title: LocaleText | None = key(
        "What touchpoints call it in `role`; default: its key.", "触点的 `role` 中的叫法；默认即其键。"
    )
    servers: Servers = Field(description="How many of them are at work at once. 同时在岗人数。")
    cost: Cost | None = key("What an hour of one of them costs, such as 40/h.", "每人每小时的成本，如 40/h。")

    opens: OpeningHours | None = key(
        "When they are at work; default: whenever the service is open.",
        "在岗时间；默认与服务的开放时间相同。",
    )

    @property
    def names(self) -> frozenset[str]:
        """What a touchpoint may call it."""
        return frozenset({self.id, *_names(self.title)})

    @property
    def called(self) -> Text:
        """What it is called."""
        return self.title or Text((("", self.id),))


def _names(text: Text | None) -> tuple[str, ...]:
    return tuple(said.strip() for _, said in text.by_language) if text else ()


def role_at(roles: Mapping[str, Role], touchpoint: TouchpointChanges) -> Role | None:
    """The declared role of those who work at a touchpoint; None where it names none of them.

    A touchpoint names a role by its key, or by its title in any language.
    """
    if touchpoint.role is None or not roles:
        return None
    said = frozenset(_names(touchpoint.role))
    return next((role for role in roles.values() if not role.names.isdisjoint(said)), None)
