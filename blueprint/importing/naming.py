"""Ids for touchpoints and exits of files that have none of ours, and lanes guessed by their names."""

from __future__ import annotations

import re
from collections.abc import Collection

from blueprint.model.names import LANE_NAMES, Lane
from blueprint.model.values import ID_PATTERN, RETYPED

_LONGEST = 40
_APART = re.compile(r"[^\w]+|_+")
_ID = re.compile(ID_PATTERN)
_WORDS: tuple[tuple[Lane, str], ...] = (
    (
        Lane.FRONTSTAGE,
        r"customer (service|support|care)|客服|前台|front|柜台|坐席|接待|窗口|reception|counter|店员|导服",
    ),
    (Lane.EVIDENCE, r"evidence|有形|展示|物证|touch ?points?"),
    (Lane.SUPPORT, r"支持|支撑|support|系统|system|平台|platform|\bit\b"),
    (Lane.BACKSTAGE, r"后台|back|仓库|warehouse|technician|维修|工程|审核|财务"),
    (
        Lane.CUSTOMER,
        r"客户|顾客|用户|患者|旅客|市民|访客|customer|client|\buser|patient|guest|visitor|citizen|passenger",
    ),
)


def guessed_lane(name: str) -> Lane | None:
    """The lane that a name means, in Chinese or English."""
    for lane, wording in LANE_NAMES.items():
        if name.strip() in (wording.zh, wording.en, lane.value):
            return lane
    low = name.lower()
    return next((lane for lane, words in _WORDS if re.search(words, low)), None)


def new_id(name: str, taken: Collection[str], fallback: str) -> str:
    """An id made of a name, unlike all that are taken."""
    base = _APART.sub("-", name.lower())[:_LONGEST].strip("-") or fallback
    if not _ID.match(base) or base in RETYPED or base.isdigit():
        base = f"{fallback}-{base}" if _ID.match(f"{fallback}-{base}") else fallback
    id_, number = base, 2
    while id_ in taken:
        id_, number = f"{base}-{number}", number + 1
    return id_
