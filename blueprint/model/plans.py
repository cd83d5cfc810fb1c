"""What is planned for a service: a change of the map, with owner, effort, target and date."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from blueprint.model.fields import Id, Money, choice
from blueprint.model.goal import GoalText
from blueprint.model.part import ID_ALIAS, Part, key
from blueprint.model.text import LocaleText
from blueprint.model.values import Grammar, number, text_of, wrong
from blueprint.wording import Wording


class Status(StrEnum):
    """How far a plan is."""

    IDEA = "idea"
    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether it may still come."""
        return self not in (Status.DONE, Status.DROPPED)


STATUS_NAMES: dict[Status, Wording] = {
    Status.IDEA: Wording("idea", "设想"),
    Status.PLANNED: Wording("planned", "已计划"),
    Status.UNDER_WAY: Wording("under way", "进行中"),
    Status.DONE: Wording("done", "已完成"),
    Status.DROPPED: Wording("dropped", "已取消"),
}
_CHANGE = re.compile(r"[^\s=][^=]*=\s*\S.*")
_WANTED = Wording("a change such as `counter.staffed.servers=4`", "一项改动，如 `counter.staffed.servers=4`")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _changes(value: Any) -> tuple[str, ...]:
    found = []
    for each in value if isinstance(value, list) else [value]:
        text = text_of(each, _WANTED)
        if not _CHANGE.fullmatch(text):
            raise wrong(
                "unknown-value",
                Wording("{text!r} is not a change", "{text!r} 不是改动").filled(text=text),
                Wording(
                    "write PATH=VALUE, such as `wait.emotion=-1`", "请写成 路径=值，如 `wait.emotion=-1`"
                ),
            )
        found.append(text)
    if not found:
        raise wrong("wrong-shape", Wording("a plan changes something", "计划要有改动"), _WANTED)
    return tuple(found)


def _changes_schema() -> dict[str, Any]:
    text = {"type": "string", "pattern": r"^\s*[^\s=][^=]*=\s*\S"}
    return {"anyOf": [text, {"type": "array", "items": text, "minItems": 1}]}


def parse_date(value: Any) -> datetime.date:
    """Read a date, `2027-03-01`.

    Raises:
        PydanticCustomError: kind `unknown-value`.
    """
    text = text_of(value, Wording("a date", "一个日期"))
    try:
        if _DATE.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise wrong(
        "unknown-value",
        Wording("{text!r} is not a date", "{text!r} 不是日期").filled(text=text),
        Wording("write it as `2027-03-01`", "请写成 `2027-03-01`"),
    )


_Date = Annotated[
    datetime.date, Grammar(parse_date, lambda: {"type": "string", "pattern": r"^\s*\d{4}-\d{2}-\d{2}\s*$"})
]
_Days = Annotated[float, number(Wording("a number of person-days", "人天数"), 0, 1_000_000)]


class Effort(Part):
    """What a plan takes."""

    days: _Days | None = key("Person-days of work.", "工作量（人天）。")
    money: Money | None = key("Money beside that.", "另需的费用。")


class Plan(Part):
    """One plan."""

    id: Id = Field(alias=ID_ALIAS)
    title: LocaleText | None = key("What it is called.", "名称。")
    change: Annotated[tuple[str, ...], Grammar(_changes, _changes_schema)] = Field(
        description="What becomes of the map, as `--set` says it: `counter.staffed.servers=4`, or a list. "
        "对地图的改动，写法同 `--set`；可为列表。"
    )
    owner: LocaleText | None = key("Who sees to it.", "负责人。")
    effort: Effort | None = key("What it takes.", "投入。")
    target: GoalText | None = key(
        "What shall be reached: `remembered >= 1`, `time <= 12m`, `PROMISE >= 90%`.",
        "要达到的目标：`remembered >= 1`、`time <= 12m`、`承诺编号 >= 90%`。",
    )
    due: _Date | None = key("When it shall be done, `2027-03-01`.", "完成日期，如 `2027-03-01`。")
    status: Annotated[Status, choice(Status, "unknown-value", Wording("status", "状态"))] = key(
        "`idea`, `planned`, `under-way`, `done` or `dropped`.",
        "`idea` 设想、`planned` 已计划、`under-way` 进行中、`done` 已完成、`dropped` 已取消。",
        Status.IDEA,
    )
