"""What the outline and the tables say, in both languages."""

from __future__ import annotations

from blueprint.export.html.words import MEAN_TIME, SCORE, STANDARD
from blueprint.wording import Wording

TOUCHPOINT, LANE, ROLE = Wording("touchpoint", "触点"), Wording("lane", "泳道"), Wording("role", "岗位")
BLUEPRINT = Wording("Service blueprint", "服务蓝图")
HEAD = (TOUCHPOINT, LANE, ROLE, STANDARD, MEAN_TIME, SCORE, Wording("goes on to", "去向"))
LEAVES = Wording("leaves: {exit}", "离开：{exit}")

NEEDS = Wording("House of Quality: needs", "质量屋：需求")
NEEDS_HEAD = (
    Wording("need", "需求"),
    Wording("importance", "重要度"),
    Wording("served by (strong 9, medium 3, weak 1)", "由谁满足（强 9，中 3，弱 1）"),
)
WEIGHTS = Wording("House of Quality: weights", "质量屋：权重")
ROOF = Wording("House of Quality: the roof", "质量屋：屋顶")
ROOF_HEAD = (TOUCHPOINT, Wording("effect on each other", "相互影响"), TOUCHPOINT)
DIMENSIONS = Wording("Five dimensions", "五大要素")
DIMENSION = Wording("dimension", "要素")
CARRIED = Wording("carried by", "由谁承担")
ZONES = Wording("Touchpoint map: zones", "触点地图：区域")
ZONES_HEAD = (
    Wording("zone", "区域"),
    Wording("touchpoints", "触点"),
    Wording("time per customer", "每位客户用时"),
    Wording("customers there on average", "平均在场人数"),
)
WAYS = Wording("Touchpoint map: ways", "触点地图：动线")
WAYS_HEAD = (
    Wording("from", "从"),
    Wording("to", "到"),
    Wording("times per customer", "每位客户次数"),
)
OUTSIDE = Wording("outside", "店外")
DAY = Wording("The day: {days}", "一天：{days}")
EVERY_DAY = Wording("every day", "每天")
HOURS, COME = Wording("hours", "时段"), Wording("customers an hour", "每小时客户数")
PEOPLE, WAIT = Wording("{line}: people", "{line}：人数"), Wording("{line}: mean wait", "{line}：平均等待")
