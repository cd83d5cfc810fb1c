"""What the charts say, in both languages."""

from __future__ import annotations

from blueprint.wording import Wording

CURVE_TITLE = Wording("Emotion curve: {title}", "情感曲线：{title}")
CURVE_ABOUT = Wording(
    "expected score at each touchpoint along the way; the peak and the end are what is remembered",
    "沿途每个触点的预期情感得分；峰与终决定记忆体验",
)
STAFF_LINE = Wording("how staff feel there", "员工在此的感受")
RANGE = Wording("80 % range of the score", "得分的 80 % 范围")
EXPECTED = Wording("all customers", "全部客户")
NO_EMOTION = Wording("The map gives no emotions.", "地图没有给出情感得分。")
LADDER_TITLE = Wording("Time ladder: {title}", "时间阶梯：{title}")
LADDER_ABOUT = Wording(
    "{segment}most common way through ({share} of customers), to {exit}: {mean} on the mean, {seen} of it seen",
    "{segment}最常见的动线（{share} 的客户），至{exit}：平均 {mean}，其中客户可见 {seen}",
)
NO_TIME = Wording("The map gives no times along a route.", "地图没有给出动线上的时间。")
UNSUMMED = Wording(
    "{segment}most common way through ({share} of customers), to {exit}; some times are unknown",
    "{segment}最常见的动线（{share} 的客户），至{exit}；部分时间未知",
)
SEEN, HIDDEN = Wording("S", "见"), Wording("H", "隐")
SEEN_LONG = Wording("customers see it", "客户看得见")
HIDDEN_LONG = Wording("hidden from customers", "客户看不见")
STANDARD = Wording("standard", "标准")
MEAN = Wording("mean", "平均")
P90 = Wording("P90", "P90")
TOLERANCE = Wording("tolerance", "容忍")
PROMISE = Wording("promise", "承诺")
LIMIT = Wording("limit by law", "法定时限")
OF = Wording("{segment}: ", "{segment}：")
UNTIL_P90 = Wording("mean to P90", "平均至 P90")
TOUCHPOINT = Wording("touchpoint", "触点")
