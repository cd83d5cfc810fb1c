"""Headings as people write them, in either language and any case, to the columns of a map."""

from __future__ import annotations

import re
import unicodedata

from blueprint.importing.traditional import simplified
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.tables.sheets import (
    CHANGES,
    CONNECTIONS,
    GRID,
    MAP,
    NEEDS,
    PROMISES,
    SEGMENTS,
    TOUCHPOINTS,
    VISIO,
    ZONES,
)
from blueprint.tables.words import column_in_words

_SAID = {
    "id": "id, 编号, 触点编号, 步骤编号, 序号, step id, process step id, touchpoint id, no, no., nr, #",
    "title": "title, name, label, step, process step, step title, activity, activity name, task name, action, task, what happens, description, process step description, touchpoint, 名称, "
    "标题, 触点, 触点名称, 步骤, 步骤名称, 活动, 环节, 流程环节, 流程步骤, 服务步骤, 工序, 动作, 行为, 事项, 内容, 做什么",
    "lane": "lane, layer, service layer, swimlane, swim lane, function, level, 泳道, 层, 层次, 层级, 服务层, 所属泳道, 所在泳道",
    "phase": "phase, stage, journey stage, journey phase, service stage, service phase, 阶段, 服务阶段, 旅程阶段",
    "role": "role, responsible, responsible person, who, actor, owner, performer, performed by, staff, department, team, 部门, 责任部门, 经办人, 处理人, 岗位, 角色, 责任人, 负责人, 责任岗位, 负责岗位, 执行人, 人员, 谁",
    "channel": "channel, 渠道, 接触渠道",
    "time": "time, duration, standard time, standard, processing time, how long, 时间, 时长, 耗时, 用时, 标准时间, 标准时长, 处理时间",
    "time.tolerance": "tolerance, 容忍时间, 容忍时长, 容忍",
    "emotion": "emotion, feeling, sentiment, mood, emotion score, emotions, emotion curve, customer emotion, customer feeling, score, "
    "情感, 情绪, 感受, 心情, 情感分, 情绪分, 情感分数, 情绪分数, 情感值, 情绪值, 情感曲线, 情绪曲线, 体验分",
    "evidence": "evidence, physical evidence, 有形展示, 物证, 有形证据",
    "script": "script, what staff say, words, 话术, 服务用语, 用语",
    "next": "next, next step, next steps, next activity, next task, goes to, leads to, followed by, successor, successors, next step id, "
    "下一步, 下一步骤, 下一环节, 下一个环节, 下一个步骤, 后续, 后续步骤, 后续环节, 后置步骤, 去向, 下一触点, 流向",
    "before": "before, previous, previous step, predecessor, predecessors, preceded by, follows, 上一步, 上一环节, 前置, 前置步骤, 前置任务, "
    "紧前工序",
    "end": "end, exit, leaves by, 出口, 结束, 离开",
    "start": "start, enters, 入口, 起点, 进入",
    "uses": "uses, systems used, 使用系统, 依赖系统, 所用系统",
    "fails.chance": "failure rate, chance of failure, 失败率, 差错率, 失败可能",
    "notes.pain": "pain, pains, pain point, pain points, 痛点",
    "notes.gain": "gain, gains, 亮点, 爽点",
    "notes.idea": "idea, ideas, opportunity, opportunities, 想法, 机会, 机会点, 改进机会, 改进建议",
    "notes.quote": "quote, quotes, customer says, 原话, 客户原话",
    "notes.question": "question, questions, 疑问, 问题",
    "notes.policy": "policy, policies, rule, rules, 规定, 制度",
    "notes.metric": "metric, metrics, kpi, kpis, 指标",
    "notes.link": "link, links, url, 链接, 网址",
    "notes.picture": "picture, pictures, image, photo, screenshot, 图片, 照片, 截图",
    "when": "when, condition, connector label, 条件, 判断",
    "share": "share, percent, percentage, probability, 比例, 占比, 概率, 分流比例, 流转比例, 分支比例",
    "from": "from, 从, 起, 来自",
    "to": "to, 到, 至, 去",
    "key": "key, 键, 项, 项目",
    "value": "value, 值",
}
_UNITS = {
    "s": "seconds, secs, sec, s, 秒, 秒数",
    "m": "minutes, mins, min, m, 分钟, 分, 分钟数",
    "h": "hours, hrs, hour, h, 小时, 时",
    "d": "days, day, d, 天, 天数, 日",
}
_SHEETS = {
    MAP: "map, 地图",
    TOUCHPOINTS: "touchpoints, touchpoint, steps, 触点, 触点表, 步骤, 步骤表",
    CONNECTIONS: "connections, arrows, 连接, 连线, 箭头",
    NEEDS: "needs, 需求, 客户需求",
    SEGMENTS: "segments, 客群, 客户群",
    CHANGES: "changes, 变化, 客群差异",
    PROMISES: "promises, 承诺",
    ZONES: "zones, 区域",
    GRID: "grid",
    VISIO: "visio",
}


def plain(heading: str) -> str:
    """A heading without what does not matter: width, case, spaces around, `_` for a space."""
    text = " ".join(unicodedata.normalize("NFKC", heading).replace("_", " ").split())
    return simplified(text).strip(" :*").casefold()


_COLUMNS = {word.strip(): column for column, words in _SAID.items() for word in words.split(",")}
_TIMES = {word.strip(): unit for unit, words in _UNITS.items() for word in words.split(",")}
STEP = {field.alias or name for name, field in TouchpointChanges.model_fields.items()} | {
    *("id", "when", "share", "before")
}
"""What a row may say of a touchpoint."""
_OWN = STEP | {
    "id",
    "from",
    "to",
    "key",
    "value",
    "segment",
    "touchpoint",
}
_OTHERWISE = {"touchpoint", "segment", "notes", "tags", "map"}
"""What people mean by these is another thing."""
_NAMES = {word.strip(): sheet for sheet, words in _SHEETS.items() for word in words.split(",")}


def column_of(heading: str) -> str | None:
    """The column of a map that a heading means; None: no column. Dotted ones of ours stay (`Time.Standard`).

    >>> column_of("Title"), column_of("泳道"), column_of("What happens"), column_of("Evidence status")
    ('title', 'lane', 'title', None)
    """
    if "\n" in heading and (ours := column_in_words(heading, TOUCHPOINTS)):
        return ours
    text = plain(heading)
    first, dot, rest = heading.strip().partition(".")
    if dot and plain(first) in _OWN:
        return (
            f"{plain(first)}.{rest if rest.startswith(_AS_WRITTEN) or plain(first) in _IDS else rest.lower()}"
        )
    if text in _OWN - _OTHERWISE:
        return text
    if found := _COLUMNS.get(text) or ("time" if text in _TIMES or unit_of(heading) else None):
        return found
    head, bracket, _ = text.replace("（", "(").partition("(")
    return _COLUMNS.get(head.strip()) if bracket else None


_IN_UNIT = re.compile(r"\s+in\s+|\s*[/\[]\s*")
"""What stands before a unit of time: `Duration in hours`, 时长/分钟."""
_IDS = ("end", "meets")
"""What follows the dot is an id of the map, and stays as it is."""
_AS_WRITTEN = ("zh", "en")


def unit_of(heading: str) -> str:
    """The unit of time in a heading: `Minutes`, `time (min)`, `Time in minutes`, 时间（分钟）; `""`: it names none."""
    text = _IN_UNIT.sub("(", plain(heading).replace("（", "(").replace("）", ")"))
    head, bracket, unit = text.partition("(")
    if bracket:
        return _TIMES.get(unit.strip(" )]."), "") if _COLUMNS.get(head.strip()) == "time" else ""
    return _TIMES.get(text, "")


def sheet_of(name: str) -> str | None:
    """The sheet of a map that a name means; None: another one.

    >>> sheet_of("触点"), sheet_of("Sheet1")
    ('touchpoints', None)
    """
    return _NAMES.get(plain(name))
