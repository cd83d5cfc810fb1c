"""Columns of a map's sheets in words, `time.standard` as `Time: standard`, and back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from blueprint.model.connection import Connection
from blueprint.model.needs import Need
from blueprint.model.service_map import Promise, Segment, Zone
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.tables.flat import joined, split
from blueprint.tables.sheets import (
    CHANGES,
    CONNECTIONS,
    MAP,
    NEEDS,
    PROMISES,
    SEGMENTS,
    TOUCHPOINTS,
    ZONES,
)
from blueprint.wording import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = {
    "id": ("Id", "编号"), "key": ("Key", "项"), "value": ("Value", "值"), "segment": ("Segment", "客群"),
    "touchpoint": ("Touchpoint", "触点"), "lane": ("Lane", "泳道"), "title": ("Title", "名称"), "phase": ("Phase", "阶段"),
    "role": ("Role", "岗位"), "channel": ("Channel", "渠道"), "contact_with": ("Contact with", "接触对象"), "zone": ("Zone", "区域"),
    "start": ("Enters here", "入口比例"), "time": ("Time", "时间"), "standard": ("standard", "标准"),
    "tolerance": ("tolerance", "容忍"), "estimate": ("estimate", "估计"), "limit": ("legal limit", "法定时限"),
    "min": ("shortest", "最短"), "likely": ("most likely", "最可能"), "max": ("longest", "最长"), "mean": ("mean", "平均"),
    "cv": ("variation", "变异系数"), "n": ("counted", "样本量"), "within": ("within", "时限"), "from": ("From", "从"),
    "to": ("To", "到"), "source": ("source", "出处"), "staffed": ("Staff", "人手"), "servers": ("servers", "人数"),
    "patience": ("patience", "耐心"), "gives_up": ("Gives up to", "等不及去往"), "waits_for": ("Waits for", "排队等候"),
    "emotion": ("Emotion", "情感"), "score": ("score", "得分"), "good": ("at best", "很好时"), "bad": ("at worst", "很差时"),
    "spread": ("spread", "差异"), "at": ("at", "按时长"), "moment_of_truth": ("Moment of truth", "关键时刻"),
    "staff_emotion": ("Staff's emotion", "员工情感"),
    "fails": ("Failure", "失败"), "chance": ("chance", "可能"), "caught": ("caught", "补救比例"), "then": ("recovery", "补救触点"),
    "evidence": ("Evidence", "有形展示"), "uses": ("Uses", "依赖"), "quality": ("Quality", "服务质量要素"), "meets": ("Needs met", "满足需求"),
    "contact": ("Contact", "接触管理"), "appearance": ("appearance", "职业形象"), "etiquette": ("etiquette", "服务礼仪"),
    "explanation": ("explanation", "解释口径"), "steps": ("steps", "服务步骤"), "script": ("Script", "服务用语"), "map": ("Other map", "另一张地图"),
    "join": ("Waits for all", "等待各分支"), "next": ("Next", "下一步"), "end": ("Exit", "出口"), "notes": ("Notes", "备注"),
    "tags": ("Tags", "标签"), "pain": ("pain", "痛点"), "gain": ("gain", "亮点"), "idea": ("idea", "想法"), "quote": ("quote", "原话"),
    "question": ("question", "疑问"), "policy": ("policy", "规定"), "metric": ("metric", "指标"), "link": ("link", "链接"),
    "picture": ("picture", "图片"), "text": ("text", "文字"), "share": ("Share", "比例"), "when": ("When", "条件"),
    "load": ("Under pressure", "忙碌时"), "of": ("of", "以此为准"), "handoff": ("Handoff", "内部传递"), "step": ("step", "衔接步骤"),
    "rule": ("rule", "沟通制度"), "importance": ("Importance", "重要度"), "ours": ("Ours", "现状评分"), "target": ("Target", "目标评分"),
    "sales_point": ("Sales point", "卖点"), "competitors": ("Competitors", "竞争对手"), "icon": ("Icon", "图标"),
    "told": ("Told", "告知方式"), "size": ("Size", "尺寸"), "zh": ("Chinese", "中文"), "en": ("English", "英文"),
    "together": ("Together", "同时开始"), "per": ("Each", "统计周期"),
}  # fmt: skip
_SIGN = {"en": ": ", "zh": "："}
_OTHERWISE = (["notes"], ["tags"])
"""As a whole column, people mean other things by these words."""
_LONGEST = 60
"""Characters of a heading that are read."""
_FIRST: dict[str, frozenset[str]] = {
    MAP: frozenset({"key", "value"}),
    TOUCHPOINTS: frozenset({"id", *TouchpointChanges.keys()}),
    CONNECTIONS: frozenset({"from", "together", *Connection.keys()}),
    NEEDS: frozenset({"id", *Need.keys()}),
    SEGMENTS: frozenset({"id", *Segment.keys()}),
    ZONES: frozenset({"id", *Zone.keys()}),
    CHANGES: frozenset({"segment", "touchpoint", *TouchpointChanges.keys()}),
    PROMISES: frozenset(Promise.keys()),
}
"""What the columns of a sheet begin with."""


def heading(column: str, sheet: str, languages: Iterable[Language]) -> str:
    """A column of a sheet in words, a line a language; one that could be read as another stays as it is.

    >>> heading("time.standard", "touchpoints", ["en", "zh"])
    'Time: standard\\n时间：标准'
    """
    lines = []
    for language in languages:
        at = LANGUAGES.index(language)
        steps = [_WORDS[s][at] if s in _WORDS else s for s in split(column)]
        lines.append(_SIGN[language].join(steps))
    text = "\n".join(dict.fromkeys(lines))
    ours = len(text) <= _LONGEST and column_in_words(text, sheet) == column
    return text if ours else column


def column_in_words(text: str, sheet: str) -> str | None:
    """The column that a heading of ours means in a sheet; None: it is no such heading.

    >>> column_in_words("Time: standard", "touchpoints"), column_in_words("Standard", "touchpoints")
    ('time.standard', None)
    """
    for line in text.split("\n"):
        for language in LANGUAGES:
            known = _known(language)
            steps = [known.get(s, s) for s in line.strip().split(_SIGN[language])]
            if steps[0] in _FIRST.get(sheet, ()) and steps not in _OTHERWISE:
                return joined(steps)
    return None


@cache
def _known(language: Language) -> dict[str, str]:
    return {words[LANGUAGES.index(language)]: key for key, words in _WORDS.items()}
