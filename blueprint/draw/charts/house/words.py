"""What the house says, in both languages."""

from __future__ import annotations

from blueprint.wording import Wording

TITLE = Wording("House of Quality: {title}", "质量屋：{title}")
ABOUT = Wording(
    "what customers want (rows), what touchpoints do for it (columns), where to begin (below)",
    "左边是客户要什么，中间是触点为此做什么，下边是先做什么",
)
NO_NEEDS = Wording("the map names no needs: no House of Quality", "地图没有写需求，不画质量屋")
NEEDS = Wording("needs", "需求")
IMPORTANCE = Wording("importance", "重要度")
RATINGS = Wording("rating 1 to 5", "评分 1–5")
RATIO = Wording("ratio", "改进比")
SALES = Wording("sales point", "卖点")
WEIGHT = Wording("weight", "客户权重")
SHARE = Wording("share", "占比")
ABSOLUTE = Wording("absolute weight", "绝对权重")
RELATIVE = Wording("relative weight", "相对权重")
BY_NEEDS = Wording("rank by needs", "按需求排名")
BY_SWING = Wording("rank by effect", "按影响排名")
STRONG, MEDIUM, WEAK = Wording("strong 9", "强 9"), Wording("medium 3", "中 3"), Wording("weak 1", "弱 1")
OURS, TARGET = Wording("ours", "本企业"), Wording("target", "目标")
HELPS = Wording("help each other", "相互促进")
HINDERS = Wording("hinder each other", "相互妨碍")
TRUTH = Wording("moment of truth", "关键时刻")
NO_ROOF = Wording("no roof given", "未给出屋顶")
UNSERVED = Wording("no touchpoint", "无触点")
CONFLICT = Wording("conflict: {one} {sign} {other}", "冲突：{one} {sign} {other}")
ASSUMED = Wording("Ratings are assumed, not asked.", "评分为假设，并非调查所得。")
