"""Standards packs: what laws, regulators, standards bodies and firms say about times and shares, as data.

A pack is a file in `standards/`, named like its id. It holds `items`, each with a number, and `obligations` without
one. How sure we are of a number is its `certainty`; only what is `verified` may be called a rule of somebody's.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from blueprint.packs.error import Wrong
from blueprint.packs.form import Form, Line, Words, key
from blueprint.packs.reading import each_once, read_pack_file, sourced
from blueprint.packs.standard_item import Certainty, Hours, Item, ItemId, Source
from blueprint.packs.workdays import DAY, SECONDS
from blueprint.wording import Wording

__all__ = [
    "Certainty",
    "Grade",
    "Item",
    "Nature",
    "Obligation",
    "Scoring",
    "StandardsPack",
    "read_standards",
]

Nature = Literal["law", "regulation", "standard", "draft", "promise", "custom", "own"]
PackId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([._:\-][A-Za-z0-9]+)*$")]


class Obligation(Form):
    """Something asked for without a number."""

    id: ItemId = key("Its name.", "编号。")
    clause: Line | None = key("Article, section or table.", "条款。", None)
    title: Words = key("What it asks for.", "内容。")
    source: tuple[Line, ...] = Field(min_length=1, description="Where it stands, keys of `sources`. 出处。")
    certainty: Certainty | None = key(
        "How sure it is; default: the pack's.", "可靠程度；默认取包内设定。", None
    )


class Grade(Form):
    """A grade and the score it takes."""

    from_: float = key("The lowest score.", "最低分。")
    title: Words = key("What it is called.", "等级名称。")


class Scoring(Form):
    """How a score sheet makes a grade."""

    finding: float = key("Points for each special finding.", "每个特别问题的分值。", -1.0)
    advantage: float = key("Points for each special advantage.", "每个特别优势的分值。", 1.0)
    most_advantages: int = key("How many advantages count.", "最多计几个优势。", 1)
    grades: tuple[Grade, ...] = Field(
        min_length=1, description="Grades, from the lowest up. 等级，由低到高。"
    )


class StandardsPack(Form):
    """A standards pack, as its file says it."""

    id: PackId = key("What maps call it.", "地图中的名称。")
    title: Words = key("What it is called.", "名称。")
    nature: Nature = key("What kind of document it is.", "文件性质。")
    document: Line | None = key("Number of the document.", "文号。", None)
    in_force: datetime.date | None = key("In force since.", "施行日期。", None)
    certainty: Certainty = key(
        "`verified` a source that was read says it, `probable` partly or second-hand, `memory` general knowledge.",
        "verified 已读到出处，probable 部分或转引，memory 常识未核实。",
    )
    checked: datetime.date = key("When it was checked.", "核对日期。")
    note: Words | None = key("What else to know.", "说明。", None)
    hours: Hours | None = key("When it is open, for working days and business hours.", "营业时间。", None)
    sources: dict[str, Source] = Field(
        min_length=1, description="What the keys in `source` stand for. 出处一览。"
    )
    items: tuple[Item, ...] = key("What it asks for in numbers.", "有数值的要求。", ())
    obligations: tuple[Obligation, ...] = key("What it asks for without numbers.", "没有数值的要求。", ())
    scoring: Scoring | None = key("How its score sheet makes a grade.", "评分规则。", None)

    def of(self, item: Item | Obligation) -> Certainty:
        """How sure an item is."""
        return item.certainty or self.certainty

    def named(self, name: str) -> tuple[Item, ...]:
        """The items that a name means."""
        return tuple(i for i in self.items if i.named_by(name))

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of what belongs together, each once."""
        return tuple(dict.fromkeys(i.group for i in self.items))


def read_standards(path: Path) -> StandardsPack:
    """Read a pack.

    Raises:
        OSError: the file cannot be read.
        PackError: it is not a standards pack.
    """
    return read_pack_file(path, StandardsPack, _checked)


_WITH_SHARE = Wording("share is missing: it is a share of the cases", "缺少 share：达标比例")
_WITHOUT_SHARE = Wording("only `share-within` has a share", "只有 share-within 才有 share")
_WHOLE_DAYS = Wording("working days are whole days", "工作日须为整数天")
_NOT_OVER_ONE = Wording("a share is at most 1", "比例最大为 1")
_NOT_A_TIME = Wording("{unit} is no unit of time", "{unit} 不是时间单位")
_TOO_LONG = Wording("a time is at most {years} years", "时间最长为 {years} 年")
_CLOSED = Wording(
    "the service never opens: days, and `opens` before `closes`", "从不营业：须有工作日，且 opens 早于 closes"
)
_YEARS = 100
_SECONDS = SECONDS | {"month": 30 * DAY, "year": 365 * DAY}
_MOST = _YEARS * 366 * DAY
_TIMES_ONLY = ("answer-time", "transfer-time", "wait", "term")


def _checked(pack: StandardsPack) -> StandardsPack:
    each_once("items", [i.id for i in pack.items])
    each_once("obligations", [o.id for o in pack.obligations])
    known = list(pack.sources)
    _check_hours(("hours",), pack.hours)
    for index, item in enumerate(pack.items):
        _check_hours(("items", index, "hours"), item.hours)
        sourced(("items", index), item.source, known)
        _check_item(item, index)
    for index, obligation in enumerate(pack.obligations):
        sourced(("obligations", index), obligation.source, known)
    if pack.hours is None:
        return pack
    items = tuple(i if i.hours else i.model_copy(update={"hours": pack.hours}) for i in pack.items)
    return pack.model_copy(update={"items": items})


def _check_hours(path: tuple[str | int, ...], hours: Hours | None) -> None:
    if hours is not None and (not hours.days or hours.week.opens >= hours.week.closes):
        raise Wrong(path, _CLOSED)


def _check_item(item: Item, index: int) -> None:
    here = ("items", index)
    if item.quantifier == "share-within" and item.share is None:
        raise Wrong((*here, "quantifier"), _WITH_SHARE, Wording("write `share = 0.9`", "请写 `share = 0.9`"))
    if item.quantifier != "share-within" and item.share is not None:
        raise Wrong((*here, "share"), _WITHOUT_SHARE)
    if item.unit == "share" and item.value > 1:
        raise Wrong((*here, "value"), _NOT_OVER_ONE, Wording("write 95 % as 0.95", "95% 请写 0.95"))
    if item.is_time and item.value * _SECONDS.get(item.unit, 0.0) > _MOST:
        raise Wrong((*here, "value"), _TOO_LONG.filled(years=_YEARS))
    timed = item.quantity.endswith("-time") or item.quantity in _TIMES_ONLY
    if timed and not item.is_time:
        raise Wrong((*here, "unit"), _NOT_A_TIME.filled(unit=item.unit))
    if item.calendar == "working-days" and (
        item.unit != "d" or not re.fullmatch(r"[1-9]\d*(\.0)?", str(item.value))
    ):
        raise Wrong((*here, "value"), _WHOLE_DAYS)
