"""The closed lists of words a map may use, with their Chinese and English names."""

from __future__ import annotations

from enum import StrEnum

from blueprint.wording import Wording


class MapKind(StrEnum):
    """What a map tells: the service as it should be, or one case as it happened."""

    PROCESS = "process"
    CASE = "case"


class Lane(StrEnum):
    """The lanes, in canonical order from top to bottom (Bitner, Ostrom & Morgan 2008)."""

    EVIDENCE = "evidence"
    CUSTOMER = "customer"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"

    @property
    def experienced(self) -> bool:
        """Customers experience what happens here: above the line of visibility, and not a thing."""
        return self in (Lane.CUSTOMER, Lane.FRONTSTAGE)

    @property
    def staged(self) -> bool:
        """Staff act here: in front of customers, or behind the line of visibility."""
        return self in (Lane.FRONTSTAGE, Lane.BACKSTAGE)


class Phase(StrEnum):
    """The four stages of the service cycle: 接触 理解 帮助 留住."""

    RECEIVE = "receive"
    UNDERSTAND = "understand"
    HELP = "help"
    KEEP = "keep"


class Period(StrEnum):
    """A stretch of the calendar for which a promise is counted; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Channel(StrEnum):
    """How the customer is reached; `seen` is noticed without interaction."""

    IN_PERSON = "in-person"
    VOICE = "voice"
    TEXT = "text"
    WEB = "web"
    KIOSK = "kiosk"
    APP = "app"
    MAIL = "mail"
    SEEN = "seen"


class ContactWith(StrEnum):
    """Whom or what the customer meets: 人人, 人机, ..."""

    STAFF = "staff"
    CUSTOMER = "customer"
    DEVICE = "device"
    PREMISES = "premises"


class Dimension(StrEnum):
    """The five dimensions of service quality (Parasuraman, Zeithaml & Berry 1988): 有形 信赖 反应 专业 同理."""

    TANGIBLES = "tangibles"
    RELIABILITY = "reliability"
    RESPONSIVENESS = "responsiveness"
    ASSURANCE = "assurance"
    EMPATHY = "empathy"


class Effect(StrEnum):
    """What improving one touchpoint does to another: the roof of the House of Quality."""

    STRONGLY_HELPS = "++"
    HELPS = "+"
    HINDERS = "-"
    STRONGLY_HINDERS = "--"


class Aspect(StrEnum):
    """What a dimension of quality rests on: 能力 流程 人员."""

    CAPACITY = "capacity"
    FLOW = "flow"
    PEOPLE = "people"


MAP_KIND_NAMES: dict[MapKind, Wording] = {
    MapKind.PROCESS: Wording("Process as it should be", "应有的服务"),
    MapKind.CASE: Wording("Case as it happened", "案例"),
}
LANE_NAMES: dict[Lane, Wording] = {
    Lane.EVIDENCE: Wording("Physical evidence", "有形展示"),
    Lane.CUSTOMER: Wording("Customer actions", "客户行为"),
    Lane.FRONTSTAGE: Wording("Frontstage", "前台（可见）"),
    Lane.BACKSTAGE: Wording("Backstage", "后台（不可见）"),
    Lane.SUPPORT: Wording("Support processes", "支持过程"),
}
LINE_NAMES: dict[Lane, Wording] = {
    Lane.CUSTOMER: Wording("line of interaction", "互动线"),
    Lane.FRONTSTAGE: Wording("line of visibility", "可视线"),
    Lane.BACKSTAGE: Wording("line of internal interaction", "内部互动线"),
}
"""The line below each lane."""
PERIOD_NAMES = {
    Period.DAY: Wording("day", "日"),
    Period.WEEK: Wording("week", "周"),
    Period.MONTH: Wording("month", "月"),
    Period.QUARTER: Wording("quarter", "季度"),
    Period.YEAR: Wording("year", "年"),
}
PHASE_NAMES: dict[Phase, Wording] = {
    Phase.RECEIVE: Wording("Receive", "接触"),
    Phase.UNDERSTAND: Wording("Understand", "理解"),
    Phase.HELP: Wording("Help", "帮助"),
    Phase.KEEP: Wording("Keep", "留住"),
}
CHANNEL_NAMES: dict[Channel, Wording] = {
    Channel.IN_PERSON: Wording("in person", "面对面"),
    Channel.VOICE: Wording("voice", "语音"),
    Channel.TEXT: Wording("text", "文字"),
    Channel.WEB: Wording("web", "网页"),
    Channel.KIOSK: Wording("kiosk", "自助终端"),
    Channel.APP: Wording("app", "应用"),
    Channel.MAIL: Wording("mail", "邮件"),
    Channel.SEEN: Wording("seen", "目之所见"),
}
DIMENSION_NAMES: dict[Dimension, Wording] = {
    Dimension.TANGIBLES: Wording("Tangibles", "有形度"),
    Dimension.RELIABILITY: Wording("Reliability", "信赖度"),
    Dimension.RESPONSIVENESS: Wording("Responsiveness", "反应度"),
    Dimension.ASSURANCE: Wording("Assurance", "专业度"),
    Dimension.EMPATHY: Wording("Empathy", "同理度"),
}
ASPECT_NAMES: dict[Aspect, Wording] = {
    Aspect.CAPACITY: Wording("Capacity", "能力"),
    Aspect.FLOW: Wording("Flow", "流程"),
    Aspect.PEOPLE: Wording("People", "人员"),
}
