"""The words that people and programs write first, with the map format's own word for each.

A word is compared without case, spaces, `-` and `_`, in full-width letters too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from blueprint.model.names import DIMENSION_NAMES, LANE_NAMES, Lane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.wording import Wording

_APART = re.compile(r"[\s_\-]+")
_KEYS: tuple[tuple[str, str], ...] = (
    ("touchpoints", "steps nodes activities tasks actions 触点 步骤"),
    ("title", "name label heading caption 名称 标题 名字"),
    ("id", "name"),
    ("when", "label condition if guard 条件"),
    ("phases", "stages 阶段"),
    ("phase", "stage 阶段"),
    ("lane", "swimlane layer row 泳道"),
    ("role", "actor owner who performer responsible assignee 岗位 角色 负责人"),
    ("owner", "responsible 负责人"),
    ("time", "duration 时间 时长 耗时"),
    ("emotion", "sentiment feeling mood 情感 情绪"),
    ("standard", "target targettime expected"),
    ("score", "value sentiment 得分 分数"),
    (
        "next",
        "then nextstep nextsteps nexttouchpoint goesto goto leadsto successor successors transition transitions to 下一步 下一环节 后续 去向",
    ),
    ("to", "target goto destination next 去向"),
    ("end", "exit outcome 出口 结束"),
    ("uses", "systems system tools dependson dependencies 依赖 依赖系统 使用系统 所用系统"),
    ("share", "probability prob percent percentage proportion 比例 占比"),
    ("channel", "渠道"),
    ("channels", "渠道"),
    ("zone", "area location 区域"),
    ("evidence", "physicalevidence 有形展示 物证"),
    ("script", "dialogue 话术 服务用语"),
    ("segments", "personas 客群"),
    ("promises", "sla slas 承诺"),
    ("exits", "outcomes 出口"),
    ("arrivals", "arrivalrate 到达频率"),
    ("servers", "staff capacity people headcount 人数"),
    ("roles", "people staff actors 岗位 人员"),
    ("tags", "keywords 标签"),
    ("notes", "remarks comments annotations 备注"),
)
_ASKED: tuple[tuple[str, str], ...] = (
    ("touchpoints", "flow journey process"),
    ("title", "step"),
    ("phase", "step"),
    ("title", "service servicename"),
    ("to", "id touchpoint step node"),
    ("lane", "type 类型"),
    ("emotion", "satisfaction rating 满意度"),
    ("purpose", "description summary goal 目的"),
    ("time", "wait waittime standard"),
    ("fails", "failpoint failure risk"),
    ("staffed", "staff servers"),
)
"""Words that only their writer can be sure of."""
_INNER: tuple[tuple[str, str, str], ...] = (
    (
        "time",
        "tolerance",
        "tolerance maxwait maximumwait longestwait acceptablewait 容忍 容忍时间 容忍时长 最长等待",
    ),
    ("time", "standard", "standard target targettime standardtime 标准时间"),
    ("time", "limit", "limit deadline legallimit 时限 法定时限"),
    ("time", "estimate", "estimate"),
    ("estimate", "min", "min minimum shortest fastest 最短"),
    ("estimate", "max", "max maximum longest slowest 最长"),
    ("estimate", "likely", "likely typical mode usually 通常"),
    ("estimate", "mean", "mean avg average 平均"),
    ("emotion", "score", "score emotionscore 情感分 情绪分"),
    ("emotion", "good", "good best"),
    ("emotion", "bad", "bad worst"),
    (
        "fails",
        "chance",
        "chance failurerate failrate errorrate failurechance failureprobability 失败率 差错率",
    ),
    ("fails", "then", "recovery recoveredby"),
    ("staffed", "patience", "patience 耐心"),
)
"""Words for what stands one level further in: below which key, and as what."""
_NOTES: tuple[tuple[str, str], ...] = (
    ("pain", "pains painpoint painpoints frustration 痛点"),
    ("gain", "gains delight 爽点 亮点"),
    ("idea", "ideas opportunity opportunities improvement improvements 机会 机会点 改进 想法 创意"),
    ("quote", "quotes verbatim voc 原话"),
    ("question", "questions openquestion 疑问 问题"),
    ("policy", "policies 规定 政策"),
    ("metric", "metrics kpi kpis 指标"),
    ("link", "links url href 链接"),
    ("picture", "pictures image images photo photos screenshot 图片 照片"),
)
_UNITS: tuple[tuple[str, str], ...] = (
    ("s", "seconds secs 秒 秒数"),
    ("m", "minutes mins 分钟 分钟数"),
    ("h", "hours hrs 小时 小时数"),
)
_LANES: dict[Lane, str] = {
    Lane.EVIDENCE: "physicalevidence evidences 有形展示 物证 有形证据",
    Lane.CUSTOMER: "customers customeraction customeractions customerjourney user useractions guest guests client clients consumer consumers visitor visitors patient patients 客户 顾客 用户 客人 来宾 患者 客户行为 顾客行为 客户行动",
    Lane.FRONTSTAGE: "front onstage frontoffice frontofhouse frontend frontstageactions onstageactions 前台 前台行为 前台员工",
    Lane.BACKSTAGE: "back offstage backoffice backofhouse backend backstageactions 后台 后台行为 后台员工",
    Lane.SUPPORT: "system it itsystem itsystems supportprocess supportprocesses supports systems 支持 支持过程 支持流程 支持系统",
}


def folded(word: str) -> str:
    """A word as it is compared.

    >>> folded("Front-Stage"), folded("ＮＡＭＥ")
    ('frontstage', 'name')
    """
    return _APART.sub("", unicodedata.normalize("NFKC", word).casefold())


def key_meant(word: str, known: Iterable[str]) -> tuple[str | None, bool]:
    """The key of `known` that a word stands for, and whether nothing else can be meant."""
    keys, said = list(known), folded(word)
    for key in keys:
        if folded(key) == said:
            return key, True
    for certain, table in ((True, _KEYS), (False, _ASKED)):
        for key, words in table:
            if key in keys and said in words.split():
                return key, certain
    return None, False


def inner_meant(word: str, known: Iterable[str]) -> tuple[str, str] | None:
    """The key of `known` below which a word belongs, and the key it is there.

    >>> inner_meant("max_wait", ["title", "time"]), inner_meant("avg", ["standard", "estimate"])
    (('time', 'tolerance'), ('estimate', 'mean'))
    """
    keys, said = list(known), folded(word)
    found = ((outer, inner) for outer, inner, words in _INNER if outer in keys and said in words.split())
    return next(found, None)


def unit_meant(word: str) -> str | None:
    """The unit of a key that names one: `m` of `minutes`."""
    said = folded(word).removeprefix("duration").removeprefix("time").removeprefix("in")
    return next((unit for unit, words in _UNITS if said in words.split()), None)


def note_meant(word: str) -> str | None:
    """The kind of note that a key is written for."""
    said = folded(word)
    return next((kind for kind, words in _NOTES if said == kind or said in words.split()), None)


@cache
def _values() -> dict[str, str]:
    found: dict[str, str] = {}
    for lane, words in _LANES.items():
        found |= dict.fromkeys((*words.split(), *map(folded, _both(LANE_NAMES[lane]))), lane.value)
    for dimension, wording in DIMENSION_NAMES.items():
        found |= dict.fromkeys((*map(folded, _both(wording)), wording.zh.removesuffix("度")), dimension.value)
    return found


def value_meant(word: str, known: Iterable[str]) -> str | None:
    """The word of a closed list that another one stands for, where nothing else can be meant."""
    values, said = list(known), folded(word)
    by_word = {folded(value): value for value in values}
    found = by_word.get(said) or _values().get(said)
    return found if found in values else None


def _both(wording: Wording) -> tuple[str, str]:
    return wording.en, wording.zh
