"""The gaps in words."""

from __future__ import annotations

from blueprint.wording import Wording

HEADERS = (
    Wording("touchpoint", "触点"),
    Wording("tolerance", "容忍"),
    Wording("standard", "标准"),
    Wording("actual (mean)", "实际（平均）"),
    Wording("within standard", "标准内"),
    Wording("within tolerance", "容忍内"),
    Wording("gap\u00a02: design", "差距\u00a02 设计"),
    Wording("gap\u00a03: performance", "差距\u00a03 执行"),
)
NONE = Wording("no touchpoint says a standard or a tolerance", "没有触点写明标准或容忍时间")
OTHERS = Wording(
    "gap 4 is the promises; gaps 1 and 5 need what customers say: `dimensions` of the map",
    "差距 4 见承诺；差距 1 与 5 需要客户调查：地图的 `dimensions`",
)
