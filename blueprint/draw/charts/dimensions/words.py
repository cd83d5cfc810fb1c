"""What the matrix of dimensions says, in both languages."""

from __future__ import annotations

from blueprint.wording import Wording

TITLE = Wording("Five dimensions: {title}", "五大要素：{title}")
ABOUT = Wording(
    "which touchpoint carries which dimension, and how many customers come to it",
    "哪个触点承担哪项要素，有多少客户会到",
)
NOTHING = Wording("no touchpoint names a dimension under `quality`", "没有触点在 `quality` 写明要素")
TOUCHPOINT = Wording("touchpoint", "触点")
REACH = Wording("customers who come", "到达的客户")
SURE = Wording("carried where every customer comes who is served", "由每位办成客户必经的触点承担")
SOME = Wording("carried where only some come", "由部分客户到达的触点承担")
COUNT = Wording("touchpoints", "触点数")
MET = Wording("customers who meet it", "能遇到的客户")
WEIGHT = Wording("weight", "权重")
EXPECTED = Wording("expected", "期望")
PERCEIVED = Wording("perceived", "感知")
GAP = Wording("gap", "差距")
TRUTH = Wording("moment of truth", "关键时刻")
OVERALL = Wording(
    "SERVQUAL {plain} unweighted, {weighted} weighted", "SERVQUAL 未加权 {plain}，加权 {weighted}"
)
ASSUMED = Wording("Scores are assumed, not asked.", "分数为假设，并非调查所得。")
