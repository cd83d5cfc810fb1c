"""The fields of a touchpoint, in the order people think of them."""

from __future__ import annotations

from blueprint.model.names import DIMENSION_NAMES, LANE_NAMES, MAP_KIND_NAMES, PERIOD_NAMES, PHASE_NAMES
from blueprint.model.plans import STATUS_NAMES
from blueprint.studio.inspector.fields import Field, Group
from blueprint.wording import Wording

KINDS = {kind.value: name for kind, name in MAP_KIND_NAMES.items()}
STATUSES = {status.value: name for status, name in STATUS_NAMES.items()}
LANES = {lane.value: name for lane, name in LANE_NAMES.items()}
PHASES = {phase.value: name for phase, name in PHASE_NAMES.items()}
PERIODS = {period.value: name for period, name in PERIOD_NAMES.items()}
QUALITIES = {dimension.value: name for dimension, name in DIMENSION_NAMES.items()}
CHANNELS = {
    "in-person": Wording("in person", "面对面"),
    "voice": Wording("voice", "电话"),
    "text": Wording("text message", "文字消息"),
    "web": Wording("web", "网页"),
    "kiosk": Wording("kiosk", "自助机"),
    "app": Wording("app", "应用"),
    "mail": Wording("mail", "邮件信函"),
    "seen": Wording("only seen", "只看见"),
}
CONTACTS = {
    "staff": Wording("staff", "员工（人人）"),
    "customer": Wording("other customers", "其他客户（人人）"),
    "device": Wording("a device", "设备（人机）"),
    "premises": Wording("premises", "环境（人境）"),
}
_ALL = {"all": Wording("wait for every branch", "等齐所有分支")}


def _f(
    path: str, en: str, zh: str, kind: str, choices: dict[str, Wording] | None = None, wide: bool = True
) -> Field:
    return Field(tuple(path.split(".")), Wording(en, zh), kind, choices, wide)  # type: ignore[arg-type]


TITLE = _f("title", "Title", "名称", "text")
TOUCHPOINT: tuple[Group, ...] = (
    Group(
        "place",
        Wording("Place", "位置"),
        (
            _f("lane", "Lane", "泳道", "choice", LANES, wide=False),
            _f("phase", "Phase", "阶段", "choice", PHASES, wide=False),
            _f("channel", "Channel", "渠道", "choice", CHANNELS, wide=False),
            _f("contact_with", "Meets", "接触对象", "choice", CONTACTS, wide=False),
            _f("role", "Role", "岗位", "text", wide=False),
            _f("zone", "Zone", "区域", "zone", wide=False),
        ),
        open=True,
    ),
    Group(
        "time",
        Wording("Times", "时间"),
        (
            _f("time.standard", "Standard", "标准", "duration", wide=False),
            _f("time.tolerance", "Tolerance", "容忍", "duration", wide=False),
            _f("time.estimate.min", "Shortest", "最短", "duration", wide=False),
            _f("time.estimate.likely", "Most likely", "最可能", "duration", wide=False),
            _f("time.estimate.max", "Longest", "最长", "duration", wide=False),
            _f("time.estimate.mean", "Mean", "平均", "duration", wide=False),
            _f("time.estimate.cv", "Variation (cv)", "变异系数", "number", wide=False),
            _f("time.limit.within", "Legal limit", "法定时限", "duration", wide=False),
            _f("time.limit.from", "Limit runs from", "时限起点", "touchpoint", wide=False),
            _f("time.limit.to", "Limit runs to", "时限终点", "touchpoint", wide=False),
            _f("time.limit.source", "Source of the limit", "时限出处", "text"),
            _f("staffed.servers", "Servers", "服务人数", "number", wide=False),
            _f("staffed.patience", "Patience", "愿意等待", "duration", wide=False),
            _f("gives_up", "Who loses patience goes to", "等不及的去往", "touchpoint", wide=False),
            _f("waits_for", "Is the queue in front of", "是哪里的队伍", "touchpoint", wide=False),
        ),
        open=True,
    ),
    Group(
        "emotion",
        Wording("Emotion", "情感"),
        (
            _f("emotion.score", "As it is", "现状", "score"),
            _f("emotion.good", "When it goes very well", "做得很好时", "number", wide=False),
            _f("emotion.bad", "When it goes badly", "做得很差时", "number", wide=False),
            _f("emotion.spread", "Customers differ by (sd)", "客户差异（标准差）", "number", wide=False),
            _f("emotion.source", "Source", "依据", "text", wide=False),
            _f("emotion.n", "Answers (n)", "样本量", "number", wide=False),
            _f("staff_emotion.score", "Staff: as it is", "员工：现状", "number", wide=False),
            _f("staff_emotion.spread", "Staff differ by (sd)", "员工差异（标准差）", "number", wide=False),
            _f("staff_emotion.source", "Staff: source", "员工：依据", "text", wide=False),
            _f("staff_emotion.n", "Staff: answers (n)", "员工：样本量", "number", wide=False),
            _f("moment_of_truth", "Marked as moment of truth", "人工标注关键时刻", "truth"),
        ),
        open=True,
    ),
    Group(
        "fails",
        Wording("Failure", "失败点"),
        (
            _f("fails.chance", "Chance", "失败概率", "share", wide=False),
            _f("fails.caught", "Caught in time", "发现率", "share", wide=False),
            _f("fails.then", "Recovered at", "补救触点", "touchpoint"),
        ),
    ),
    Group(
        "things",
        Wording("Evidence and words", "有形展示与服务用语"),
        (
            _f("evidence", "Physical evidence, one a line", "有形展示，每行一项", "lines"),
            _f("script", "What staff say, one a line", "服务用语，每行一句", "lines"),
            _f("uses", "Depends on", "依赖的支持触点", "supports"),
        ),
    ),
    Group(
        "notes",
        Wording("Notes and tags", "备注与标签"),
        (
            _f("notes", "Notes, one a line: pain: …", "备注，每行一条，如“痛点: ……”", "notes"),
            _f("tags", "Tags, one a line", "标签，每行一个", "lines"),
        ),
    ),
    Group(
        "contact",
        Wording("Contact management", "接触管理"),
        (
            _f("contact.appearance", "Appearance", "职业形象", "text"),
            _f("contact.etiquette", "Etiquette", "服务礼仪", "ids"),
            _f("contact.explanation", "Explanation", "解释口径", "text"),
            _f("contact.steps", "Steps, one a line", "服务步骤，每行一步", "lines"),
        ),
    ),
    Group(
        "more",
        Wording("Quality and flow", "质量与流程"),
        (
            _f("quality", "Dimensions of quality", "服务质量要素", "choices", QUALITIES),
            _f("start", "Share who enter here", "从这里进入的比例", "share", wide=False),
            _f(
                "n", "Visits on which the shares were counted", "去向比例依据的到访次数", "number", wide=False
            ),
            _f("join", "Parallel branches", "并行分支", "choice", _ALL, wide=False),
            _f("map", "Stands for another map", "代表另一张地图", "id"),
        ),
    ),
)

HANDOFF: tuple[Field, ...] = (
    _f("handoff.step", "Linking step", "衔接步骤", "text"),
    _f("handoff.within", "Time limit", "传递时限", "duration"),
    _f("handoff.standard", "Standard", "传递标准", "text"),
    _f("handoff.rule", "Communication rule", "沟通制度", "text"),
)
PROMISE: tuple[Field, ...] = (
    _f("from", "From entering", "起点", "touchpoint"),
    _f("to", "To leaving", "终点", "touchpoint"),
    _f("within", "Within", "时限", "duration", wide=False),
    _f("share", "For a share of", "达到比例", "share", wide=False),
    _f("mean", "Mean", "平均", "duration", wide=False),
    _f("max", "Longest", "最长", "duration", wide=False),
    _f("per", "Counted for each", "统计周期", "choice", PERIODS, wide=False),
    _f("told", "Where customers are told", "告知方式", "text"),
    _f("source", "Source", "出处", "text"),
)
_ICON = _f("icon", "Icon: a file beside the map", "图标：地图旁边的文件", "id")
SEGMENT: tuple[Field, ...] = (TITLE, _f("share", "Share of all customers", "占全部客户", "share"), _ICON)
PHASE: tuple[Field, ...] = (TITLE,)
CHANNEL: tuple[Field, ...] = (
    TITLE,
    _f("weight", "Closeness of contact, 0 to 1", "接触紧密程度 0～1", "number"),
    _ICON,
)
NEED: tuple[Field, ...] = (TITLE, _f("importance", "Importance", "重要度", "number"))
ZONE: tuple[Field, ...] = (TITLE,)
ROLE: tuple[Field, ...] = (
    TITLE,
    _f("servers", "People at work", "在岗人数", "number", wide=False),
    _f("cost", "Cost of an hour", "每小时成本", "hourly-cost", wide=False),
    _f("opens", "When they are at work", "在岗时间", "hours"),
)
PLAN: tuple[Field, ...] = (
    TITLE,
    _f(
        "change",
        "What changes, one a line: counter.staffed.servers=4",
        "改什么，每行一项：counter.staffed.servers=4",
        "changes",
    ),
    _f("owner", "Who sees to it", "负责人", "text", wide=False),
    _f("status", "Status", "状态", "choice", STATUSES, wide=False),
    _f("effort.days", "Person-days", "人天", "number", wide=False),
    _f("effort.money", "Money beside them", "费用", "number", wide=False),
    _f("target", "Target, such as time <= 12m", "目标，如 time <= 12m", "id", wide=False),
    _f("due", "Due, such as 2027-03-01", "完成日期，如 2027-03-01", "id", wide=False),
)
MAP: tuple[Field, ...] = (
    TITLE,
    _f("purpose", "Purpose", "服务目的", "text"),
    _f("kind", "Kind", "种类", "choice", KINDS, wide=False),
    _f("better", "Better map of a case", "案例的改进示范", "id", wide=False),
    _f("owner", "Owner", "负责人", "text", wide=False),
    _f("version", "Version", "版本", "text", wide=False),
    _f("arrivals", "Arrivals, one rate or by time of day", "客户到达：一个频率，或按时刻", "rate"),
    _f("opens", "Opening hours", "开放时间", "hours"),
    _f("holidays", "Public holidays that count", "计入的公众假日", "names", wide=False),
    _f("emotion_scale", "Emotion scale ±", "情感量表 ±", "number", wide=False),
    _f("emotion_spread", "Customers differ by (sd)", "客户差异（标准差）", "number", wide=False),
    _f("standards", "Packs of standards", "适用标准包", "ids"),
)
