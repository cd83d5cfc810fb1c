"""What the page itself says, in both languages."""

from __future__ import annotations

from blueprint.model.names import ContactWith
from blueprint.wording import Wording

WORDS: dict[str, Wording] = {
    "segment": Wording("Segment", "客群"),
    "language": Wording("Language", "语言"),
    "overlay": Wording("Show", "显示"),
    "all": Wording("All", "全部"),
    "time": Wording("Time", "时间"),
    "emotion": Wording("Emotion", "情感"),
    "truth": Wording("Moments of truth", "关键时刻"),
    "evidence": Wording("Evidence", "有形展示"),
    "search": Wording("Search touchpoints", "搜索触点"),
    "zoom-in": Wording("Zoom in", "放大"),
    "zoom-out": Wording("Zoom out", "缩小"),
    "fit": Wording("Fit", "适合窗口"),
    "close": Wording("Close", "关闭"),
    "details": Wording("Details", "详情"),
    "picture": Wording("Service blueprint", "服务蓝图"),
    "views": Wording("Views", "视图"),
    "blueprint": Wording("Service blueprint", "服务蓝图"),
    "house": Wording("House of Quality", "质量屋"),
    "dimensions": Wording("Five dimensions", "五大要素"),
    "floor": Wording("Touchpoint map", "触点地图"),
    "day": Wording("The day", "一天"),
    "beside": Wording("Outline and tables", "大纲与表格"),
    "outline": Wording("Outline", "大纲"),
    "tables": Wording("The pictures as tables", "以表格表示的图"),
    "held": Wording("Standards", "标准核对"),
    "all-segments": Wording("Over all customers.", "按全部客户计算。"),
    "as_picture": Wording("Picture", "看图"),
    "hint": Wording(
        "Drag to move, wheel to zoom, click a touchpoint; + − 0 /",
        "拖动平移，滚轮缩放，点击触点看详情；+ − 0 /",
    ),
}
ALL_CUSTOMERS = Wording("All customers", "全部客户")
EXITS = Wording("exits", "出口")

TIMES = Wording("Times", "时间")
STANDARD = Wording("standard", "标准")
TOLERANCE = Wording("tolerance", "容忍")
ESTIMATE = Wording("estimate", "估计")
LIMIT = Wording("limit by law", "法定时限")
LIMIT_KEPT = Wording("on its clock: kept", "按其计时：符合")
LIMIT_BROKEN = Wording("on its clock: NOT kept", "按其计时：不符合")
SOURCE = Wording("source", "出处")
MEAN_TIME = Wording("modelled mean", "模型平均")
WAIT = Wording("of which waiting", "其中等待")
ROLE_WORK = Wording("role's work", "岗位工作量")
SERVERS = Wording("served by", "服务人数")

EMOTION = Wording("Emotion", "情感")
STAFF = Wording("How staff feel", "员工的感受")
SCORE = Wording("score", "得分")
GOOD = Wording("when very good", "做得很好")
BAD = Wording("when bad", "做得很差")
ANSWERS = Wording("answers", "样本量")
REACH = Wording("reached by", "到达比例")
PEAK = Wording("is the peak for", "以此为峰")
END = Wording("is the end for", "以此为终")

TRUTH = Wording("Moment of truth", "关键时刻")
RANK = Wording("rank", "名次")
RANGE = Wording("80 % range", "80 % 范围")
STAYS = Wording("a moment of truth in draws", "抽样中仍为关键时刻")
REWARD = Wording("can gain", "可加分")
PENALTY = Wording("can lose", "会丢分")
SWING = Wording("effect", "影响")
WHY = Wording(
    "Very good, it adds {reward} to what a customer remembers; bad, it takes {penalty}.",
    "做得很好，客户的记忆体验增加 {reward}；做得很差，减少 {penalty}。",
)
RANKED = Wording("{rank} of {count}", "{rank} / {count}")

FAILS = Wording("Failures", "失败点")
CHANCE = Wording("chance at a visit", "每次可能")
CAUGHT = Wording("caught before noticed", "察觉前补救")
THEN = Wording("made good by", "补救触点")
SEES = Wording("Physical evidence", "有形展示")
USES = Wording("Depends on", "依赖")
NOTES = Wording("Notes", "备注")
NEXT = Wording("Next", "下一步")
STEP = Wording("linking step", "衔接步骤")
WITHIN = Wording("within", "传递时限")
HANDOFF_STANDARD = Wording("standard", "传递标准")
RULE = Wording("rule", "沟通制度")
WHEN = Wording("when", "条件")
PRESSURE = Wording("follows how busy staff are at", "随此处利用率放开")
BY_THE_CLOCK = Wording("Mean visit by the clock, nights included", "按钟表计的平均耗时，含夜间")
CLOSED = Wording("{time} of it wait for somebody to be there", "其中 {time}在等人上班")
READ = Wording("{id}, read {reading}", "{id}，若{reading}")
SERVING_COSTS = Wording("Serving a customer costs", "服务每位客户的成本")
WAITING_PAID = Wording("{cost} with the time in which people wait", "含员工等候的时间为 {cost}")
FAILURES_COST = Wording("Failures cost a customer", "失误使每位客户多花")
FROM_TO = Wording("{low} to {high}", "{low} 至 {high}")
OPENS = Wording("opens from utilisation – to", "放开区间（利用率）")
LEAVES = Wording("leaves by exit", "由出口离开")
CONTACT = Wording("Contact", "接触管理")
APPEARANCE = Wording("appearance", "职业形象")
ETIQUETTE = Wording("etiquette", "服务礼仪")
EXPLANATION = Wording("explanation", "解释口径")
STEPS = Wording("steps", "服务步骤")
SCRIPT = Wording("Script", "服务用语")

CONTACTS: dict[ContactWith, Wording] = {
    ContactWith.STAFF: Wording("with staff", "接触员工"),
    ContactWith.CUSTOMER: Wording("with other customers", "接触其他客户"),
    ContactWith.DEVICE: Wording("with a device", "接触设备"),
    ContactWith.PREMISES: Wording("with the premises", "接触环境"),
}
