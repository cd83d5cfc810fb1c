"""What the picture itself says, in both languages."""

from __future__ import annotations

from blueprint.draw.marks import MARKS
from blueprint.wording import Wording

EXIT_SIGN = "⇥"
"""Stands before an exit where boxes hold text only."""
EMOTION = Wording("Emotion curve", "情感曲线")
STAFF = Wording("Staff's curve", "员工情感")
NOTES = Wording("Notes", "备注")
PEAK = Wording("peak", "峰")
HIGH = Wording("high", "高点")
LOW = Wording("low", "低谷")
END = Wording("end", "终")
PEAK_AND_END = Wording("peak & end", "峰 = 终")
HOLLOW = Wording("hollow: assumed", "空心：假定")
BAND = Wording("band: 80 % range", "色带：80 % 范围")
MOST_LIKELY = Wording("most likely route", "最可能的动线")
NO_COURSE = Wording("scores; reach unknown", "各触点得分；到达率未知")
REACHED = Wording("{share} of visits", "{share} 的客户")

LEGEND: dict[str, Wording] = {kind: mark.name for kind, mark in MARKS.items()} | {
    "truth": Wording("moment of truth, by rank; the first five full", "关键时刻（按名次，前五实心）"),
    "all": Wording("start together / all awaited", "同时开始 / 等齐"),
    "map": Wording("another map", "另一张地图"),
    "chip": Wording("standard time", "标准时间"),
    "late": Wording(
        "nine of ten visits are done by then; red: later than customers accept",
        "九成客户在此时间内办完；红色：超过客户容忍",
    ),
    "exit": Wording("exit", "出口"),
    "entry": Wording("entry", "入口"),
    "share": Wording("share of customers", "客户比例"),
    "limit": Wording("limit of the hand-off", "传递时限"),
    "back": Wording("way back", "返回"),
    "connector": Wording("goes on at the same letter", "接同一字母处"),
    "staff": Wording("how staff feel", "员工的感受"),
    "dashed": Wording("supports / evidence", "支持 / 有形展示"),
}

SEGMENTS = Wording("Segments", "客群")
VERSION = Wording("Version", "版本")
BLUEPRINT = Wording("Service blueprint: {title}", "服务蓝图：{title}")
COUNTS = Wording(
    "{touchpoints} touchpoints in {lanes} lanes, {connections} connections.",
    "{touchpoints} 个触点，{lanes} 条泳道，{connections} 条连接。",
)

NO_ENGINE = Wording(
    "Graphviz was asked for but is not here (pip install graphviz-pure); arrows are plain elbows",
    "指定了 Graphviz，但本机没有（pip install graphviz-pure）；箭头改用直角折线",
)
ENGINE_FAILED = Wording(
    "Graphviz could not route the arrows ({reason}); they are plain elbows",
    "Graphviz 未能布线（{reason}）；箭头改用直角折线",
)
REROUTED = Wording(
    "{n} arrows that Graphviz drew over boxes or each other are plain elbows",
    "Graphviz 有 {n} 条箭头压住了方框或彼此重叠，已改用直角折线",
)
