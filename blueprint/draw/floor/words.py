"""What the touchpoint map says, in both languages."""

from __future__ import annotations

from blueprint.model.names import ContactWith
from blueprint.wording import Wording

TITLE = Wording("Touchpoint map: {title}", "触点地图：{title}")
ABOUT = Wording(
    "{group}: {distance} walked on the mean, from middle to middle of zones; arrows as wide as customers are many",
    "{group}：平均步行 {distance}（区域中心间的直线距离）；箭头越宽，客户越多",
)
ABOUT_UNMEASURED = Wording(
    "{group}; the plan does not say where every zone is, so no distance can be given",
    "{group}；平面图未给出全部区域的位置，无法计算步行距离",
)
EVERYONE = Wording("all customers", "全部客户")
METRES = Wording("{n} m", "{n} 米")
ZONES = Wording("Load per zone", "区域负荷")
PRESENT = Wording("{n} present", "在场 {n} 人")
EACH = Wording("{time} per customer", "每位客户 {time}")
WAYS = Wording("Busiest ways", "最忙的动线")
CROSSINGS = Wording("Busy ways that cross", "交叉的繁忙动线")
NO_CROSSING = Wording("None: no two busy ways cross.", "没有：繁忙动线互不交叉。")
ARROW = Wording("{source} to {target}", "{source} → {target}")
ACROSS = Wording("{first} crosses {second}", "{first} 与 {second} 交叉")
BETWEEN = Wording("{source} – {target}", "{source}—{target}")
MORE = Wording("and {n} less busy ones", "另有 {n} 处较少人走")
PER_HOUR = Wording("{n}/h", "{n} 人/时")
IN, OUT = Wording("in", "进"), Wording("out", "出")
UNPLACED = Wording("without a zone: {touchpoints}", "未标区域：{touchpoints}")
NOT_ON_PLAN = Wording("not on the plan: {zones}", "平面图上没有位置：{zones}")
NO_PLAN = Wording(
    "{map} has no floor plan: give `zones` with `at` and `size`, and touchpoints a `zone`",
    "{map} 没有平面图：请给出带 `at` 与 `size` 的 `zones`，并为触点标明 `zone`",
)
OTHERS = Wording("and {n} more", "另有 {n} 个触点")
CLASSES = {
    ContactWith.STAFF: Wording("with staff", "人人（员工）"),
    ContactWith.CUSTOMER: Wording("with other customers", "人人（其他客户）"),
    ContactWith.DEVICE: Wording("with a device", "人机"),
    ContactWith.PREMISES: Wording("with signs, leaflets and the premises", "人宣、人物（宣传与环境）"),
}
STAR = Wording("moment of truth, by rank", "关键时刻（按名次）")
WAIT = Wording("customers wait", "等候")
SEEN = Wording("evidence", "有形展示")
